import type { Engine } from '../engine/engine.js'
import { blockBytesOf } from '../engine/order/cut-buckets.js'
import { runPass } from '../engine/run-pass.js'
import type { PartitionResult, Task } from '../engine/tasks/task.js'
import type { ShardFacts } from '../engine/write/shard-writer.js'
import { loadFrame } from '../formats/registry.js'
import { ShardStream } from '../output/concat-shards.js'
import { finishedPartitions } from '../output/finished-work.js'
import type { ArrangedOutput } from '../output/open-output.js'
import type { RunOptions } from '../pipeline/run-options.js'
import { jobOf, type OpenPlan } from '../plan/plan.js'
import { orderingStep } from '../transform/step.js'
import { decisionStore } from './decision-store.js'
import { ErrorBudget } from './error-budget.js'
import type { FinishedRun } from './make-report.js'
import { runSurveys } from './measure/run-surveys.js'
import type { RunMeter } from './metrics/run-meter.js'
import { orderedShards, orderRows } from './order-rows.js'
import { listing } from './sidecar.js'
import { takeDrafts } from './take-drafts.js'

/** So few bytes keep no thread busy for as long as others wait for a sign of life. */
const quickBytes = 1 << 20

interface RunContext {
  options: RunOptions
  engine: Engine
  output: ArrangedOutput
  meter: RunMeter
}

/** Which shard of how many. */
interface ShardPlace {
  index: number
  count: number
}

/** Writes all shards that an earlier run has not finished: those of the partitions, or of the rows of all in their order. */
export async function writeShards(
  plan: OpenPlan,
  context: RunContext,
): Promise<Pick<FinishedRun, 'results' | 'shards' | 'resumedPartitions'>> {
  const { layout } = context.output
  const count = plan.partitions.length
  const isOrdering = orderingStep(plan.steps) !== undefined
  const reader = new AbortController()
  const signals = [context.options.signal, reader.signal].filter((one) => one !== undefined)
  const options = { ...context.options, signal: AbortSignal.any(signals) }
  const stdout =
    layout.kind === 'stdout'
      ? new ShardStream(options.stdout ?? process.stdout, {
          count: isOrdering ? undefined : count,
          frame: await loadFrame(layout.format, { compression: layout.compression }),
          onFailure: () => reader.abort(),
          onWait: (ms) => context.meter.waited(ms),
        })
      : undefined
  const offer = ([[facts]]: readonly (readonly ShardFacts[])[], { index, count }: ShardPlace) =>
    stdout?.offer(index, { path: layout.bucket(index, count).shardPaths[0], facts })
  const ordered = isOrdering ? await orderedShards(context.output) : undefined
  try {
    const { results, resumedPartitions } = await writePartitions(plan, {
      ...context,
      options,
      isOrdered: ordered !== undefined,
      onResult: (result) => {
        if (!isOrdering) offer(result.shards, { index: result.partition, count })
      },
    })
    const onCount = (count: number) => stdout?.expect(count)
    const ordering = { ...context, options }
    const shards = isOrdering
      ? (ordered ?? (await orderRows({ plan, results }, ordering, { onCount, onShards: offer })))
      : results.map(({ shards }) => shards)
    return { results, shards, resumedPartitions }
  } finally {
    await stdout?.end()
  }
}

interface PartitionsContext extends RunContext {
  /** Whether the rows of all partitions are in their shards already, in order. */
  isOrdered: boolean
  /** Called for each partition that this run finishes. */
  onResult(result: PartitionResult): void
}

/** Does the work on all partitions that an earlier run has not finished. Throws `over_budget`. */
async function writePartitions(
  plan: OpenPlan,
  { options, engine, output, meter, isOrdered, onResult }: PartitionsContext,
): Promise<Pick<FinishedRun, 'results' | 'resumedPartitions'>> {
  const { layout, state, lease } = output
  const { partitions } = plan
  const count = partitions.length
  const results = await finishedPartitions(output, { count, isOrdered })
  const unfinished = partitions.filter(({ index }) => results[index] === undefined)
  const budget = new ErrorBudget(plan, listing(layout, plan.errors))
  meter.planned(plan.steps)
  for (const result of Object.values(results)) {
    budget.add(result)
    meter.add(result)
  }
  const bytes = unfinished.reduce((sum, partition) => sum + partition.bytes, 0)
  if (engine.workers === 0 && bytes > quickBytes) lease.keepFresh()
  const onAnswer = (result: PartitionResult) => {
    plan.seen.see(result.partition, result.input)
    budget.add(result)
    meter.add(result)
    lease.assertHeld()
    state.saveResult(result)
    results[result.partition] = result
    onResult(result)
  }
  for (const result of takeDrafts(plan, unfinished, output)) onAnswer(result)
  const left = unfinished.filter(({ index }) => results[index] === undefined)
  const job = { ...jobOf(plan), surveyFolder: layout.surveys }
  const store = decisionStore(plan, output)
  const onPass = meter.see.bind(meter)
  const passContext = { options, engine, partitions, copies: plan.copies, store, onPass }
  if (left.length > 0) await runSurveys(plan, job, passContext)
  const placeOf = openPlaces(plan, output)
  const tasks = left.map((partition): Task<'write'> => {
    return { kind: 'write', partition, job, output: placeOf(partition.index) }
  })
  await runPass(passContext, { phase: 'run', tasks, onAnswer })
  budget.check(results)
  return { results, resumedPartitions: count - unfinished.length }
}

/** Where the work of each partition goes: into shards, or into runs of rows that the last step orders. */
function openPlaces(
  { partitions, steps }: OpenPlan,
  { layout, lease }: ArrangedOutput,
): (index: number) => Task<'write'>['output'] {
  const count = partitions.length
  const isOrdering = orderingStep(steps) !== undefined
  const blockBytes = blockBytesOf(partitions.reduce((sum, { bytes }) => sum + bytes, 0))
  return (index) => ({
    ...layout.partition(index, count),
    lock: lease.ticket,
    ...(isOrdering && { runs: { path: layout.runs(index, count), blockBytes } }),
  })
}
