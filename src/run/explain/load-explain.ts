/** What explains pipelines, loaded on the first call. */
import { PrepError } from '../../base/errors.js'
import { withListeners } from '../../pipeline/listeners.js'
import { checkRunOptions, type RunOptions } from '../../pipeline/run-options.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import { checkGiven } from '../load-later.js'
import type { ExplainOptions, Explanation } from './explain.js'
import type { RowExplanation } from './explain-row.js'
import type { RowPlace } from './find-row.js'

/**
 * What the steps of a pipeline would do to all rows, without writing any: how many each leaves out and why, and of steps
 * that judge by rules how many rows each rule would leave out alone and how numbers are spread around their limits. Throws
 * what a run would throw up to there, and `bad_option`.
 *
 * @example
 * const { rows, steps } = await explain({
 *   input: 'stories.jsonl',
 *   steps: [{ filter_quality: {} }],
 *   output: 'out/',
 * })
 * console.log(rows.written, steps[0]?.findings)
 */
export async function explain(pipeline: Pipeline, options: ExplainOptions = {}): Promise<Explanation> {
  checkGiven('explain', pipeline)
  checkRunOptions('explain()', options, { suggest: 'share' })
  const { suggest, ...rest } = options
  const program = await import('./explain.js')
  return withListeners(rest, (guarded) => program.explain(pipeline, { ...guarded, suggest }))
}

/**
 * What each step of a pipeline makes of one row, with every rule that it is held to, its number and its limit; nothing of
 * its text is told. The row is named by its number among all records, from 1, or by a file and a line. Throws `not_found`,
 * and what a run would throw up to there.
 *
 * @example
 * const { steps } = await explainRow(
 *   { input: 'stories.jsonl', steps: [{ filter_quality: {} }], output: 'out/' },
 *   { row: 7 },
 * )
 * console.log(steps[0]?.what, steps[0]?.rules.filter(({ passed }) => !passed))
 */
export async function explainRow(
  pipeline: Pipeline,
  options: RunOptions & {
    /** The row. */
    row: RowPlace
  },
): Promise<RowExplanation> {
  checkGiven('explainRow', pipeline)
  checkRunOptions('explainRow()', options, { row: 'row' })
  const { row, ...rest } = options
  if (row === undefined)
    throw new PrepError(
      'bad_option',
      'Option "row" of explainRow() is missing. Give the number of a row, from 1',
    )
  const program = await import('./explain-row.js')
  return withListeners(rest, (guarded) => program.explainRow(pipeline, { ...guarded, row }))
}
