import { existsSync } from 'node:fs'
import type { PartitionResult } from '../engine/tasks/task.js'
import type { ShardFacts } from '../engine/write/shard-writer.js'
import type { ArrangedOutput } from './open-output.js'
import { confirmShard } from './shard-state.js'

/** What an earlier run has finished of an output, so that it need not be done again. */

/** Which unit of work of how many. */
interface UnitPlace {
  index: number
  count: number
}

/**
 * The account of a partition that an earlier run has finished; `undefined` where a shard of it, or its list of rejects,
 * is no longer what was written. Rows that wait to be put in order must still be there, unless `isOrdered`: then
 * all of them are in their shards.
 */
export async function finishedPartition(
  { layout, state }: Pick<ArrangedOutput, 'layout' | 'state'>,
  { index, count, isOrdered = false }: UnitPlace & { isOrdered?: boolean },
): Promise<PartitionResult | undefined> {
  const result = state.result(index)
  if (result === undefined) return undefined
  const { shardPaths, rejectsPath } = layout.partition(index, count)
  if (result.rejectsFile && !existsSync(rejectsPath)) return undefined
  if (result.runs === undefined) {
    const shards = await confirmShards(shardPaths, result.shards)
    return shards && { ...result, shards }
  }
  if (isOrdered) return result
  const runs = await confirmShard(layout.runs(index, count), result.runs)
  return runs && { ...result, runs }
}

/** The shards of a bucket that an earlier run has finished; `undefined` where one is no longer what was written. */
export async function finishedBucket(
  { layout, state }: Pick<ArrangedOutput, 'layout' | 'state'>,
  { index, count }: UnitPlace,
): Promise<ShardFacts[] | undefined> {
  const result = state.bucketResult(index)
  return result && (await confirmShards(layout.bucket(index, count).shardPaths, result.shards))
}

async function confirmShards(
  paths: readonly string[],
  noted: readonly ShardFacts[],
): Promise<ShardFacts[] | undefined> {
  const shards: ShardFacts[] = []
  for (const [split, path] of paths.entries()) {
    const facts = await confirmShard(path, noted[split])
    if (facts === undefined) return undefined
    shards.push(facts)
  }
  return shards
}
