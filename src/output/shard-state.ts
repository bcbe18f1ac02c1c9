import { createReadStream, statSync } from 'node:fs'
import { PrepError } from '../base/errors.js'
import type { ShardFacts } from '../engine/write/shard-writer.js'
import { ByteHash } from '../files/byte-hash.js'
import { revisionOf } from '../files/file-revision.js'
import type { PlacedShard } from './layout.js'

/** What became of a file of an output since it was written. */
export type ShardState = 'ok' | 'missing' | 'wrong size' | 'wrong content'

/** Reads a file of an output and compares it with what was noted when it was written. */
export async function readShardState(
  path: string,
  { bytes, hash }: Pick<ShardFacts, 'bytes' | 'hash'>,
): Promise<ShardState> {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) return 'missing'
  if (size !== bytes) return 'wrong size'
  const found = new ByteHash()
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) found.update(chunk)
  return found.digest() === hash ? 'ok' : 'wrong content'
}

/**
 * A shard as it is known now: with another revision where the same bytes were written again, and `undefined` where
 * other bytes were. It is read only where its revision is not the one that was noted.
 */
export async function confirmShard(path: string, facts: ShardFacts): Promise<ShardFacts | undefined> {
  const revision = revisionOf(path)
  if (revision !== undefined && revision === facts.revision) return facts
  return (await readShardState(path, facts)) === 'ok' ? { ...facts, revision } : undefined
}

/** Throws `write_failed` unless every shard is there as it was written. */
export async function assertShards(shards: readonly PlacedShard[]): Promise<void> {
  for (const { path, facts } of shards)
    if ((await confirmShard(path, facts)) === undefined)
      throw new PrepError(
        'write_failed',
        `Shard "${path}" was removed or changed after it was written, and the output is not published. ` +
          'Start the run again: it goes on, and writes anew what is not as it was',
      )
}
