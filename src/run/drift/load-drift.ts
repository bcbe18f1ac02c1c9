/** What compares data sets, loaded on the first call. */
import { checkOptions, checkValue, type OptionKinds } from '../../base/check-options.js'
import { PrepError } from '../../base/errors.js'
import { withListeners } from '../../pipeline/listeners.js'
import { checkRunOptions, type RunOptions } from '../../pipeline/run-options.js'
import type { ProfileReport } from '../../schemas/profile.js'
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

const settings: OptionKinds<Pick<DriftInput, 'threshold' | 'alpha' | 'minShared' | 'like' | 'html'>> = {
  threshold: 'share',
  alpha: 'share',
  minShared: 'size',
  like: ['prepkit', 'evidently', 'tfdv'],
  html: 'text',
}

function missing(name: string): string {
  return `Option "${name}" of drift() is missing. Name files, a folder, a glob or a state of a profile`
}

/** What becomes of merged states. */
export interface MergeOptions {
  /** Where to write the state of them all, such as `all.prof`. Default: nowhere. */
  state?: string | undefined
}

/**
 * The profile of data whose parts were profiled by themselves, from the states that these profiles wrote; in whatever order
 * they are given, the same state is written, byte for byte. Throws `not_found`, `bad_input` for files that are no states,
 * and `bad_schema` or `bad_option` where they do not belong together.
 *
 * @example
 * await profile({ input: 'data.jsonl', state: 'monday.prof' })
 * await profile({ input: 'data.jsonl', state: 'tuesday.prof' })
 * const report = await mergeProfiles(['monday.prof', 'tuesday.prof'], { state: 'week.prof' })
 * console.log(report.rows)
 */
export async function mergeProfiles(paths: string[], options: MergeOptions = {}): Promise<ProfileReport> {
  checkValue('What mergeProfiles() is given', paths, 'texts')
  checkOptions<MergeOptions>('mergeProfiles()', options, { state: 'text' })
  const program = await import('./merge-profiles.js')
  return program.mergeStates(paths, options)
}
