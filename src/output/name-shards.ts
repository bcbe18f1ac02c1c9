import { existsSync } from 'node:fs'
import type { PartitionResult } from '../engine/tasks/task.js'
import type { ShardFacts } from '../engine/write/shard-writer.js'
import type { PlacedShard, ShardsOfUnits } from './layout.js'
import type { ArrangedOutput } from './open-output.js'
import { moveShard } from './shard-files.js'
import { isUntouched } from './shard-state.js'

/**
 * Gives all shards their names, once it is known how many there are, and answers where they stand. Those that a run
 * before this one has named already stay. A new name is a new revision, which goes into the accounts, so that a shard
 * that was as it was noted need not be read the next time.
 */
export function nameShards(
  { layout, state }: Pick<ArrangedOutput, 'layout' | 'state'>,
  { results, shards }: { results: readonly PartitionResult[]; shards: ShardsOfUnits },
): PlacedShard[] {
  const renamed = new Map<ShardFacts, ShardFacts>()
  const placed = layout.placeShards(shards).map((shard) => {
    const { path, madeAt, facts } = shard
    if (madeAt === path || !existsSync(madeAt)) return shard
    const isSame = isUntouched(madeAt, facts)
    const known = moveShard({ from: madeAt, to: path, facts })
    if (!isSame) return shard
    renamed.set(facts, known)
    return { ...shard, facts: known }
  })
  if (renamed.size === 0) return placed
  const isOrdered = results.some(({ runs }) => runs !== undefined)
  for (const [unit, given] of shards.entries()) {
    const now = given.map((ofSplit) => ofSplit.map((facts) => renamed.get(facts) ?? facts))
    if (isOrdered) state.saveBucketResult({ bucket: unit, shards: now })
    else state.saveResult({ ...results[unit], shards: now })
  }
  return placed
}
