import { existsSync } from 'node:fs'
import type { BucketResult, PartitionResult } from '../engine/tasks/task.js'
import type { ShardFacts } from '../engine/write/shard-writer.js'
import type { OutputLayout } from './layout.js'
import type { ArrangedOutput } from './open-output.js'
import { confirmShard, isAsWritten } from './shard-state.js'

/** What an earlier run has finished of an output, so that it need not be done again. */

type Output = Pick<ArrangedOutput, 'layout' | 'state'>

/**
 * The accounts of the partitions that an earlier run has finished, by their numbers; those are left out of which a shard,
 * or the list of rejects, is no longer what was written. Rows that wait to be put in order must still be there, unless
 * `isOrdered`: then all of them are in their shards.
 */
export async function finishedPartitions(
  { layout, state }: Output,
  { count, isOrdered }: { count: number; isOrdered: boolean },
): Promise<PartitionResult[]> {
  const noted = Array.from({ length: count }, (_, index) => state.result(index))
  const confirmShards = openConfirm(layout, noted)
  const finished: PartitionResult[] = []
  for (const [index, result] of noted.entries()) {
    if (result === undefined) continue
    if (result.rejectsFile && !existsSync(layout.partition(index, count).rejectsPath)) continue
    const trailPath = layout.partition(index, count).trailPath
    if (result.trail !== undefined && !(await isAsWritten(trailPath, result.trail))) continue
    if (result.runs === undefined) {
      const shards = await confirmShards(index)
      if (shards !== undefined) finished[index] = { ...result, shards }
    } else if (isOrdered) finished[index] = result
    else {
      const runs = await confirmShard(layout.runs(index, count), result.runs)
      if (runs !== undefined) finished[index] = { ...result, runs }
    }
  }
  return finished
}

/** The shards of the buckets that an earlier run has finished, by their numbers. */
export async function finishedBuckets({ layout, state }: Output, count: number): Promise<ShardFacts[][][]> {
  const noted = Array.from({ length: count }, (_, index) => state.bucketResult(index))
  const confirmShards = openConfirm(layout, noted)
  const finished: ShardFacts[][][] = []
  for (const index of noted.keys()) {
    const shards = await confirmShards(index)
    if (shards !== undefined) finished[index] = shards
  }
  return finished
}

/**
 * Answers what confirms the shards of a unit of work: where they were made, or where they were named since. They are named
 * when all units are finished, so that their names follow from the accounts of all.
 */
function openConfirm(
  layout: OutputLayout,
  noted: readonly (Pick<PartitionResult | BucketResult, 'shards'> | undefined)[],
): (index: number) => Promise<ShardFacts[][] | undefined> {
  const isWhole = noted.every((result) => result !== undefined && result.shards.length > 0)
  const places = isWhole ? layout.placeShards(noted.map((result) => result!.shards)) : []
  const named = new Map(places.map(({ madeAt, path }) => [madeAt, path]))
  return async (index) => {
    const result = noted[index]
    if (result === undefined) return undefined
    const shards: ShardFacts[][] = []
    for (const [split, ofSplit] of result.shards.entries()) {
      shards[split] = []
      for (const [part, facts] of ofSplit.entries()) {
        const madeAt = layout.madeAt({ split, index, count: noted.length, part })
        const path = existsSync(madeAt) ? madeAt : (named.get(madeAt) ?? madeAt)
        const confirmed = await confirmShard(path, facts)
        if (confirmed === undefined) return undefined
        shards[split].push(confirmed)
      }
    }
    return shards
  }
}
