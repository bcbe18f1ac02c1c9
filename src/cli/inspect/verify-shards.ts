import { basename, join } from 'node:path'
import { formatOfInput } from '../../formats/extensions.js'
import { defaultFormats, type FormatName } from '../../formats/registry.js'
import type { Manifest } from '../../output/manifest.js'
import { readShardState, type ShardState } from '../../output/shard-state.js'

/** What became of one shard since it was written. */
export interface ShardCheck {
  file: string
  state: ShardState
}

/** A file as the manifest knows it. */
interface Expected {
  file: string
  path: string
  bytes: number
  hash: string
}

/** Reads every shard, or the one file that they were joined into, and compares size and hash with the manifest. */
export async function verifyShards(path: string, manifest: Manifest): Promise<ShardCheck[]> {
  const { file, shards } = manifest
  const expected: Expected[] =
    file === undefined
      ? shards.map((shard) => ({ ...shard, path: join(path, shard.file) }))
      : [{ ...file, file: basename(path), path }]
  const checks: ShardCheck[] = []
  for (const one of expected) checks.push({ file: one.file, state: await readShardState(one.path, one) })
  return checks
}

/** The format of an output, from its plan or the names of its shards. */
export function formatOf(path: string, { plan, shards }: Manifest): FormatName {
  return plan?.format ?? formatOfInput(shards[0]?.file ?? path).format ?? defaultFormats.folder
}
