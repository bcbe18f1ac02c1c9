import type { Engine } from '../engine/engine.js'
import { cutBuckets } from '../engine/order/cut-buckets.js'
import { readRuns } from '../engine/order/run-file.js'
import { runPass } from '../engine/run-pass.js'
import { schemaToBytes } from '../engine/tasks/schema-bytes.js'
import type { PartitionResult, Task } from '../engine/tasks/task.js'
import type { ShardFacts } from '../engine/write/shard-writer.js'
import { finishedBuckets } from '../output/finished-work.js'
import type { ArrangedOutput } from '../output/open-output.js'
import type { RunOptions } from '../pipeline/run-options.js'
import type { OpenPlan } from '../plan/plan.js'

/**
 * The second half of a run that puts rows in order. The partitions have left their rows in runs, each in order; these are
 * cut into buckets that follow each other, and every bucket is sorted in memory and written into a shard.
 */

/** What ordering needs of a run. */
export interface OrderContext {
  options: Pick<RunOptions, 'signal' | 'onProgress' | 'onNotice'>
  engine: Engine
  output: ArrangedOutput
}

/** The shards of all buckets, where an earlier run has finished every one of them. */
export async function orderedShards(output: ArrangedOutput): Promise<ShardFacts[][][] | undefined> {
  const count = output.state.buckets()
  if (count === undefined) return undefined
  const shards = await finishedBuckets(output, count)
  return Object.keys(shards).length === count ? shards : undefined
}

/** What happens to the shards of a run in its second half. */
export interface OrderedShards {
  /** Called once, when it is known how many shards of each split there will be. */
  onCount?(count: number): void
  /** Called for each bucket whose shards are in place. */
  onShards(shards: ShardFacts[][], place: { index: number; count: number }): void
}

/** Puts the rows in order that these partitions have left in runs. Answers the shards of every bucket. */
export async function orderRows(
  { plan, results }: { plan: OpenPlan; results: readonly PartitionResult[] },
  { options, engine, output }: OrderContext,
  { onCount, onShards }: OrderedShards,
): Promise<ShardFacts[][][]> {
  const { layout, state, lease } = output
  const buckets = cutBuckets(
    results.map(({ partition, runs }) => {
      const path = layout.runs(partition, results.length)
      return { path, runs: readRuns(path, runs!.bytes) }
    }),
  )
  const count = buckets.length
  // The same runs are always cut into the same buckets.
  const isBegun = state.buckets() === count
  if (!isBegun) state.saveBuckets(count)
  onCount?.(count)
  const shards = isBegun ? await finishedBuckets(output, count) : []
  shards.forEach((finished, index) => {
    onShards(finished, { index, count })
  })
  const schema = schemaToBytes(plan.schema)
  const units = buckets.map((bucket, index) => ({ index, ranges: [], bytes: bucket.bytes, bucket }))
  const left = units.filter(({ index }) => shards[index] === undefined)
  const tasks = left.map(({ bucket, ...partition }): Task<'order'> => {
    const place = { ...layout.bucket(partition.index, count), lock: lease.ticket }
    return { kind: 'order', partition, bucket, schema, output: place }
  })
  await runPass(
    { options, engine, partitions: units, copies: undefined },
    {
      phase: 'order',
      tasks,
      onAnswer: (result) => {
        lease.assertHeld()
        state.saveBucketResult(result)
        shards[result.bucket] = result.shards
        onShards(result.shards, { index: result.bucket, count })
      },
    },
  )
  return shards
}
