import { existsSync, renameSync } from 'node:fs'
import type { PartitionResult } from '../engine/tasks/task.js'
import type { ShardFacts } from '../engine/write/shard-writer.js'
import { revisionOf } from '../files/file-revision.js'
import { writing } from '../files/write-error.js'
import type { PlacedShard, ShardsOfUnits } from './layout.js'
import type { ArrangedOutput } from './open-output.js'

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
    const isSame = revisionOf(madeAt) === facts.revision
    writing(path, () => renameSync(madeAt, path))
    if (!isSame) return shard
    const known = { ...facts, revision: revisionOf(path) }
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
