import { createReadStream, statSync } from 'node:fs'
import { PrepError } from '../base/errors.js'
import type { CompanionFacts, ShardFacts } from '../engine/write/shard-writer.js'
import { ByteHash } from '../files/byte-hash.js'
import { type FileFacts, type FileRevision, revisionOf } from '../files/file-revision.js'
import { companionPath } from '../formats/format/companions.js'
import type { PlacedShard } from './layout.js'

/** What became of a file of an output since it was written. */
export type ShardState = 'ok' | 'missing' | 'wrong size' | 'wrong content'

/** Reads a file of an output and compares it with what was noted when it was written. */
export async function readShardState(path: string, { bytes, hash }: FileFacts): Promise<ShardState> {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) return 'missing'
  if (size !== bytes) return 'wrong size'
  const found = new ByteHash()
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) found.update(chunk)
  return found.digest() === hash ? 'ok' : 'wrong content'
}

/** Whether a shard and what stands beside it are as they were when they were written, as far as the system tells. */
export function isUntouched(path: string, { revision, companions = [] }: ShardFacts): boolean {
  return (
    revisionOf(path) === revision &&
    companions.every((known) => revisionOf(companionPath(path, known.extension)) === known.revision)
  )
}

/**
 * A shard as it is known now: with another revision where the same bytes were written again, and `undefined` where
 * other bytes were, or those of a file beside it. It is read only where its revision is not the one that was noted.
 */
export async function confirmShard(path: string, facts: ShardFacts): Promise<ShardFacts | undefined> {
  const shard = await confirmFile(path, facts)
  if (shard === undefined || shard.companions === undefined) return shard
  const companions: CompanionFacts[] = []
  for (const known of shard.companions) {
    const companion = await confirmFile(companionPath(path, known.extension), known)
    if (companion === undefined) return undefined
    companions.push(companion)
  }
  return { ...shard, companions }
}

/** Whether a file beside the shards is as it was written. */
export async function isAsWritten(
  path: string,
  facts: FileFacts & { revision?: FileRevision },
): Promise<boolean> {
  return (await confirmFile(path, facts)) !== undefined
}

async function confirmFile<Facts extends FileFacts & { revision?: FileRevision }>(
  path: string,
  facts: Facts,
): Promise<Facts | undefined> {
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
