/** What compares data sets, loaded on the first call. */
import { checkOptions, checkValue, type OptionKinds } from '../../base/check-options.js'
import { PrepError } from '../../base/errors.js'
import { withListeners } from '../../pipeline/listeners.js'
import { checkRunOptions, type RunOptions } from '../../pipeline/run-options.js'
import type { DriftInput, DriftResult } from './drift-data.js'

/**
 * Whether data is still what it was: how far each column is from that of a reference, and whether chance explains it. Either
 * side is an input as in a pipeline, or a state (`ref.prof`). Equal for any number of workers. Throws the errors of inputs
 * and options, and `aborted`.
 *
 * @example
 * const { drift: report } = await drift({ reference: 'data.jsonl', current: 'chats.jsonl' })
 * console.log(report.columns.filter(({ verdict }) => verdict === 'drift'), report.schema)
 */
export async function drift(given: DriftInput, run: RunOptions = {}): Promise<DriftResult> {
  checkValue('What drift() is given', given, 'object')
  checkRunOptions('drift()', run)
  const { reference, current, errors, fields, failIf, ...rest } = given
  checkOptions('drift()', rest, settings)
  if (reference === undefined) throw new PrepError('bad_option', missing('reference'))
  if (current === undefined) throw new PrepError('bad_option', missing('current'))
  const program = await import('./drift-data.js')
  return withListeners(run, (guarded) => program.driftData(given, guarded))
}

const settings: OptionKinds<Pick<DriftInput, 'threshold' | 'alpha' | 'minShared' | 'like'>> = {
  threshold: 'share',
  alpha: 'share',
  minShared: 'size',
  like: ['prepkit', 'evidently', 'tfdv'],
}

function missing(name: string): string {
  return `Option "${name}" of drift() is missing. Name files, a folder, a glob or a state of a profile`
}
