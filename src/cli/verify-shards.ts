import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { PrepError } from '../core/errors.js'
import type { Manifest } from '../run/manifest.js'
import type { OutputFormat } from '../run/pipeline.js'

/** What became of one shard since it was written. */
export interface ShardCheck {
  file: string
  state: 'ok' | 'missing' | 'wrong size' | 'wrong content'
}

/** Where the bytes of a shard lie. */
interface Range {
  file: string
  path: string
  start: number
  bytes: number
  sha256: string
  /** The shard is all of its file. */
  whole: boolean
}

/**
 * Reads every shard again and compares size and SHA-256 with the manifest. Throws `unsupported` for a single
 * CSV or Arrow file joined of several shards: their common heads stand in it only once.
 */
export async function verifyShards(path: string, manifest: Manifest): Promise<ShardCheck[]> {
  const checks: ShardCheck[] = []
  for (const range of rangesOf(path, manifest)) checks.push({ file: range.file, state: await stateOf(range) })
  return checks
}

/** The format of an output, from its plan or the names of its shards. */
export function formatOf(path: string, { plan, shards }: Manifest): OutputFormat {
  return plan?.format ?? (extname(shards[0]?.file ?? path).slice(1) as OutputFormat)
}

function rangesOf(path: string, manifest: Manifest): Range[] {
  const { shards } = manifest
  const format = formatOf(path, manifest)
  if (statSync(path).isDirectory())
    return shards.map((shard) => ({ ...shard, path: join(path, shard.file), start: 0, whole: true }))
  if (shards.length > 1 && format !== 'jsonl')
    throw new PrepError(
      'unsupported',
      `One ${format} file made of ${shards.length} shards cannot be verified. Write a folder instead`,
    )
  let start = 0
  return shards.map((shard) => {
    const range = { ...shard, path, start, whole: shards.length === 1 }
    start += shard.bytes
    return range
  })
}

async function stateOf(range: Range): Promise<ShardCheck['state']> {
  const size = statSync(range.path, { throwIfNoEntry: false })?.size
  if (size === undefined) return 'missing'
  const end = range.start + range.bytes
  if (range.whole ? size !== end : size < end) return 'wrong size'
  const hash = createHash('sha256')
  if (range.bytes > 0)
    for await (const chunk of createReadStream(range.path, { start: range.start, end: end - 1 }))
      hash.update(chunk)
  return hash.digest('hex') === range.sha256 ? 'ok' : 'wrong content'
}
