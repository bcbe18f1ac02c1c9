/** What runs and plans pipelines, loaded on the first call: a program that imports the package may only read and write. */
import { PrepError } from '../base/errors.js'
import { withListeners } from '../pipeline/listeners.js'
import { checkRunOptions, type RunOptions } from '../pipeline/run-options.js'
import type { Plan } from '../plan/plan.js'
import type { Pipeline } from '../schemas/options/pipeline.js'
import type { RunReport } from '../schemas/run-report.js'
import type { ExpectedStep } from './expected-rows.js'

/**
 * Runs a pipeline: plans it, surveys what must be known beforehand, and works through the partitions in
 * threads. A run that was interrupted goes on where it stopped when it is started again with the same
 * pipeline and inputs; the output is the same, byte for byte, for any number of workers and interruptions.
 *
 * Throws a PrepError: `over_budget` when too many records are rejected, `plan_changed`, `locked` or
 * `output_exists` when the output is not free, and those of the inputs, options and steps; or the reason of
 * `signal` when that was raised, and what `onProgress` or `onNotice` threw, which stops the run.
 *
 * @example
 * const report = await run({
 *   input: 'data/*.jsonl',
 *   steps: [{ anonymize: { fields: ['prompt', 'completion'] } }],
 *   output: 'out/',
 * })
 * console.log(report.rows.written)
 */
export async function run(pipeline: Pipeline, options: RunOptions = {}): Promise<RunReport> {
  checkGiven('run', pipeline)
  checkRunOptions('run()', options)
  const program = await import('./run.js')
  return withListeners(options, (guarded) => program.run(pipeline, guarded))
}

/**
 * The plan of a pipeline, without running it. Inputs that must be spooled go to a temporary folder.
 *
 * @example
 * const plan = await makePlan({ input: 'data/*.jsonl', output: 'out/' })
 * console.log(describePlan(plan).schema)
 */
export async function makePlan(pipeline: Pipeline, options: RunOptions = {}): Promise<Plan> {
  checkGiven('makePlan', pipeline)
  checkRunOptions('makePlan()', options)
  const program = await import('../plan/build-plan.js')
  return withListeners(options, (guarded) => program.makePlan(pipeline, guarded))
}

/**
 * How many rows each group will have, step by step, found out by the surveys of a run and nothing more: no
 * output is made. Steps that cannot tell are left out. Throws what a run would throw up to there.
 *
 * @example
 * const [balanced] = await expectRows({
 *   input: 'adult.csv',
 *   steps: [{ balance: { facet: 'sex', method: 'under' } }],
 *   output: 'out/',
 * })
 * console.log(balanced?.groups.map(({ group, rows, expected }) => `${group}: ${rows} → ${expected}`))
 */
export async function expectRows(pipeline: Pipeline, options: RunOptions = {}): Promise<ExpectedStep[]> {
  checkGiven('expectRows', pipeline)
  checkRunOptions('expectRows()', options)
  const program = await import('./expected-rows.js')
  return withListeners(options, (guarded) => program.expectRows(pipeline, guarded))
}

/** Refuses what stands for a pipeline elsewhere: the name of its file, and the promise of loadPipeline(). */
export function checkGiven(owner: string, pipeline: unknown): void {
  if (typeof pipeline === 'string' || pipeline instanceof URL)
    throw new PrepError(
      'bad_pipeline',
      `What ${owner}() is given must be a pipeline as an object, not the name of one. Load its file first: ${owner}(await loadPipeline('pipeline.yaml'))`,
    )
  if (pipeline instanceof Promise)
    throw new PrepError(
      'bad_pipeline',
      `What ${owner}() is given must be a pipeline as an object, not a promise. Await it first: ${owner}(await loadPipeline('pipeline.yaml'))`,
    )
}
