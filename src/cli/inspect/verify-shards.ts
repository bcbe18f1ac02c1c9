import { basename, dirname, join } from 'node:path'
import { formatOfInput } from '../../formats/extensions.js'
import { defaultFormats, type FileFormat } from '../../formats/registry.js'
import type { Manifest } from '../../output/manifest.js'
import { readShardState, type ShardState } from '../../output/shard-state.js'

/** What became of one shard since it was written. */
export interface ShardCheck {
  file: string
  state: ShardState
}

/**
 * Reads every shard, or the one file that they were joined into, and what stands beside them, and compares sizes and hashes
 * with the manifest.
 */
export async function verifyShards(path: string, manifest: Manifest): Promise<ShardCheck[]> {
  const { file, shards } = manifest
  const [folder, files] =
    file === undefined ? [path, shards] : [dirname(path), [{ ...file, file: basename(path) }]]
  const checks: ShardCheck[] = []
  for (const known of files)
    for (const one of [known, ...(known.companions ?? [])])
      checks.push({ file: one.file, state: await readShardState(join(folder, one.file), one) })
  for (const one of manifest.trail ?? [])
    checks.push({ file: one.file, state: await readShardState(join(rootOf(path, manifest), one.file), one) })
  return checks
}

/** The folder that holds the manifest: the output itself, or what stands beside a file. */
function rootOf(path: string, { file }: Manifest): string {
  return file === undefined ? path : `${path}.prep`
}

/** The format of an output, from its plan or the names of its shards. */
export function formatOf(path: string, { plan, shards }: Manifest): FileFormat {
  return plan?.format ?? formatOfInput(shards[0]?.file ?? path).format ?? defaultFormats.folder
}
