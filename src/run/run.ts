import { availableParallelism } from 'node:os'
import { performance } from 'node:perf_hooks'
import { PrepError } from '../base/errors.js'
import { checkWorkers, openPool, type Pool } from '../engine/pool.js'
import { doSplits } from '../engine/run-pass.js'
import type { SplitResult } from '../engine/task.js'
import { ShardStream } from '../output/concat-shards.js'
import { Output } from '../output/output-folder.js'
import { normalize } from '../pipeline/normalize.js'
import type { Pipeline, RunOptions } from '../pipeline/spec.js'
import { buildPlan, describePlan, jobOf, type Plan } from '../plan/plan.js'
import type { RunReport } from '../schemas/run-report.js'
import { addTally, sumTally, type Tally } from '../schemas/step-counts.js'
import { finishRun } from './finalize.js'
import { checkGates, gateSettingOf } from './gates.js'
import { runSurveys } from './run-surveys.js'

/**
 * Runs a pipeline: plans it, surveys what must be known beforehand, and works through the splits in a pool
 * of threads. A run that was interrupted goes on where it stopped when it is started again with the same
 * pipeline and inputs; the output is the same, byte for byte, for any number of workers and interruptions.
 *
 * Throws a PrepError: `over_budget` when too many records are rejected, `plan_changed`, `locked` or
 * `output_exists` when the output is not free, `aborted` when `signal` was raised, and those of the inputs,
 * options and steps.
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
  const started = performance.now()
  const normal = normalize(pipeline)
  checkGates(pipeline.fail_if, gateSettingOf(pipeline.profile))
  const workers = checkWorkers(options.workers ?? availableParallelism())
  const output = new Output(normal.output)
  output.open(options.overwrite ?? false)
  let pool: Pool | undefined
  try {
    pool = await openPool(workers)
    const plan = await buildPlan(normal, { options, pool, spoolFolder: output.spoolFolder })
    output.adopt(describePlan(plan), options.overwrite ?? false)
    output.arrange(plan.schema)
    const { results, resumedSplits } = await runPlan(plan, { options, pool, output })
    const seconds = () => (performance.now() - started) / 1000
    return await finishRun({
      plan,
      results,
      output,
      failIf: pipeline.fail_if,
      lang: options.lang ?? 'en',
      seconds,
      workers,
      resumedSplits,
    })
  } finally {
    await pool?.close()
    output.close()
  }
}

interface RunContext {
  options: RunOptions
  pool: Pool
  output: Output
}

async function runPlan(
  plan: Plan,
  context: RunContext,
): Promise<{ results: SplitResult[]; resumedSplits: number }> {
  const { options, pool, output } = context
  const { splits } = plan
  const results: SplitResult[] = []
  for (const { index } of splits) {
    const finished = output.finishedSplit(index, splits.length)
    if (finished !== undefined) results[index] = finished
  }
  const left = splits.filter(({ index }) => results[index] === undefined)
  const budget = new ErrorBudget(plan, output.rejectsFolder)
  for (const result of Object.values(results)) budget.add(result)

  const job = jobOf(plan)
  const passContext = { options, pool, splits, store: output }
  if (left.length > 0) await runSurveys(plan, job, passContext)

  const reader = new AbortController()
  const signal =
    options.signal === undefined ? reader.signal : AbortSignal.any([options.signal, reader.signal])
  const stdout =
    output.kind === 'stdout'
      ? new ShardStream(options.stdout ?? process.stdout, splits.length, () => reader.abort())
      : undefined
  const tasks = left.map((split) => ({
    kind: 'run' as const,
    split,
    job,
    output: output.split(split.index, splits.length),
  }))
  try {
    await doSplits('run', tasks, { ...passContext, options: { ...options, signal } }, (result) => {
      budget.add(result)
      output.finishSplit(result)
      results[result.split] = result
      const { shardPaths } = output.split(result.split, splits.length)
      stdout?.offer(result.split, { path: shardPaths[0], facts: result.shards[0] })
    })
  } catch (error) {
    await stdout?.end()
    throw error
  }
  budget.check(results)
  await stdout?.end()
  return { results, resumedSplits: splits.length - left.length }
}

/** The share of records that may be rejected. */
class ErrorBudget {
  readonly #plan: Plan
  readonly #folder: string
  readonly #reasons: Tally = {}
  #rejected = 0

  /** `folder` is where the rejected records are listed. */
  constructor(plan: Plan, folder: string) {
    this.#plan = plan
    this.#folder = folder
  }

  /**
   * Throws `over_budget` as soon as the budget is certain to be passed. That needs the number of all records,
   * which inference has counted; so the answer is the same in whatever order the splits come.
   */
  add(result: SplitResult): void {
    for (const tally of [result.rejected, ...result.steps.map(({ rejected }) => rejected)])
      addTally(this.#reasons, tally)
    this.#rejected = sumTally(this.#reasons)
    const { records } = this.#plan
    if (records !== undefined) this.#compare(records + this.#rejected)
  }

  check(results: readonly SplitResult[]): void {
    this.#compare(results.reduce((sum, result) => sum + result.read + sumTally(result.rejected), 0))
  }

  #compare(records: number): void {
    const { budget } = this.#plan.errors
    if (this.#rejected === 0 || this.#rejected <= budget * records) return
    const share = ((this.#rejected / records) * 100).toFixed(2)
    const byCount = Object.entries(this.#reasons).sort((x, y) => y[1] - x[1])
    const reasons = byCount.map(([reason, count]) => `${count} ${reason}`).join(', ')
    throw new PrepError(
      'over_budget',
      `${this.#rejected} of ${records} records were rejected (${share} %), more than the error budget of ` +
        `${budget * 100} %: ${reasons}. They are listed in "${this.#folder}". Mend the input or raise the budget`,
    )
  }
}
