import { performance } from 'node:perf_hooks'
import { PrepError } from '../base/errors.js'
import type { Engine } from '../engine/engine.js'
import { countWorkers, openEngine } from '../engine/open-engine.js'
import { runPass } from '../engine/run-pass.js'
import type { PartitionResult } from '../engine/tasks/task.js'
import { ShardStream } from '../output/concat-shards.js'
import { type ArrangedOutput, finishedPartition, openOutput } from '../output/open-output.js'
import { type NormalPipeline, normalize } from '../pipeline/normalize.js'
import type { NamedStep, Pipeline, RunOptions } from '../pipeline/spec.js'
import { buildPlan, describePlan, jobOf, type Plan } from '../plan/plan.js'
import type { RunReport } from '../schemas/run-report.js'
import { addTally, sumTally, type Tally } from '../schemas/step-counts.js'
import { finishRun } from './finalize.js'
import { checkGates } from './gates.js'
import { runSurveys } from './run-surveys.js'

/**
 * Runs a pipeline: plans it, surveys what must be known beforehand, and works through the partitions in a pool
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
  await checkGates(normal.failIf, measuringSteps(normal))
  const workers = countWorkers(options.workers)
  const opened = openOutput(normal.output, options.overwrite ?? false)
  let engine: Engine | undefined
  try {
    engine = await openEngine(workers)
    const plan = await buildPlan(normal, { options, engine, spoolFolder: opened.spoolFolder })
    const output = opened.adopt(describePlan(plan)).arrange(plan.schema)
    const { results, resumedPartitions } = await runPlan(plan, { options, engine, output })
    const seconds = () => (performance.now() - started) / 1000
    return await finishRun({
      plan,
      results,
      output,
      failIf: normal.failIf,
      lang: options.lang ?? 'en',
      seconds,
      workers,
      resumedPartitions,
    })
  } finally {
    await engine?.close()
    opened.close()
  }
}

/** All steps that may report figures, in the order in which rows pass them. */
function measuringSteps({ steps, profile }: NormalPipeline): NamedStep[] {
  return profile === undefined ? steps : [...steps, { name: 'profile', options: profile }]
}

interface RunContext {
  options: RunOptions
  engine: Engine
  output: ArrangedOutput
}

async function runPlan(
  plan: Plan,
  context: RunContext,
): Promise<{ results: PartitionResult[]; resumedPartitions: number }> {
  const { options, engine, output } = context
  const { layout, state } = output
  const { partitions } = plan
  const count = partitions.length
  const results: PartitionResult[] = []
  for (const { index } of partitions) {
    const finished = finishedPartition(output, { index, count })
    if (finished !== undefined) results[index] = finished
  }
  const left = partitions.filter(({ index }) => results[index] === undefined)
  const budget = new ErrorBudget(plan, layout.rejects)
  for (const result of Object.values(results)) budget.add(result)

  const job = jobOf(plan)
  const passContext = { options, engine, partitions, store: state }
  if (left.length > 0) await runSurveys(plan, job, passContext)

  const reader = new AbortController()
  const signal =
    options.signal === undefined ? reader.signal : AbortSignal.any([options.signal, reader.signal])
  const stdout =
    layout.kind === 'stdout'
      ? new ShardStream(options.stdout ?? process.stdout, count, () => reader.abort())
      : undefined
  try {
    await runPass(
      { ...passContext, options: { ...options, signal } },
      {
        phase: 'run',
        tasks: left.map((partition) => ({
          kind: 'write',
          partition,
          job,
          output: layout.partition(partition.index, count),
        })),
        onAnswer(result) {
          budget.add(result)
          state.saveResult(result)
          results[result.partition] = result
          const { shardPaths } = layout.partition(result.partition, count)
          stdout?.offer(result.partition, { path: shardPaths[0], facts: result.shards[0] })
        },
      },
    )
  } catch (error) {
    await stdout?.end()
    throw error
  }
  budget.check(results)
  await stdout?.end()
  return { results, resumedPartitions: count - left.length }
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
   * which inference has counted; so the answer is the same in whatever order the partitions come.
   */
  add(result: PartitionResult): void {
    for (const tally of [result.rejected, ...result.steps.map(({ rejected }) => rejected)])
      addTally(this.#reasons, tally)
    this.#rejected = sumTally(this.#reasons)
    const { records } = this.#plan
    if (records !== undefined) this.#compare(records + this.#rejected)
  }

  check(results: readonly PartitionResult[]): void {
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
