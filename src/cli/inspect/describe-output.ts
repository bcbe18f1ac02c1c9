import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { count } from '../../base/count.js'
import { readJson } from '../../files/atomic-write.js'
import type { Manifest } from '../../output/manifest.js'
import type { Words } from '../language/words.js'
import { bytes } from '../terminal/quantity.js'
import type { Screen } from '../terminal/screen.js'
import { wrap } from '../terminal/width.js'
import { evidenceLines, shardLines } from './check-lines.js'
import type { Description, InspectFlags } from './description.js'
import { firstRows } from './first-rows.js'
import { previewLines, valueLines } from './preview.js'
import { verifyEvidence } from './verify-evidence.js'
import { formatOf, verifyShards } from './verify-shards.js'

/** What is said of an output of prepkit. */
export async function describeOutput(
  { path, manifestPath, flags }: { path: string; manifestPath: string; flags: InspectFlags },
  screen: Screen,
): Promise<Description> {
  const { paint, words, columns } = screen
  const manifest = readJson<Manifest>(manifestPath)!
  const { rows, shards } = manifest
  const format = formatOf(path, manifest)
  const checks = flags.verify ? await verifyShards(path, manifest) : undefined
  const evidence = flags.verify ? await verifyEvidence(manifestPath, manifest) : undefined
  const isFolder = statSync(path).isDirectory()
  const data = isFolder ? shards.map(({ file }) => join(path, file)) : [path]
  const present = data.filter((file) => existsSync(file))
  const hasRows = rows.written > 0 && present.length > 0
  const first = await firstRows({ path: present, format, header: true }, flags, hasRows)
  const facts = {
    path: paint('bold', path),
    rows: words.counted(rows.written, 'row'),
    size: bytes(
      shards.reduce((sum, shard) => sum + shard.bytes, 0),
      words.counted,
    ),
    format,
    shards: words.counted(shards.length, 'shard'),
  }
  const head = isFolder
    ? '{path}: {rows}, {size} of {format} in {shards}'
    : '{path}: {rows}, {size} of {format}'
  const lines = [
    ...[words.text(head, facts), ...originLines(manifest, words), ...splitLines(manifest, words)].flatMap(
      (line) => wrap(line, columns),
    ),
    '',
    ...previewLines({ schema: manifest.schema, rows: first }, screen),
    ...(flags.show ? ['', ...valueLines(first, screen)] : []),
    ...(checks === undefined ? [] : ['', ...evidenceLines(evidence, screen), ...shardLines(checks, screen)]),
  ]
  const { accounts = [], inputs = [] } = evidence ?? {}
  const isWhole = [...(checks ?? []), ...accounts, ...inputs].every(
    ({ state }) => state === 'ok' || state === 'not found',
  )
  return { lines, json: { kind: 'output', path, manifest, checks, ...evidence }, isWhole }
}

function originLines({ plan, rows, digest }: Manifest, { text, counted }: Words): string[] {
  if (plan === undefined)
    return [text('Written by a stream. Digest {digest}', { digest: digest.slice(0, 16) })]
  const steps = plan.steps.map(({ name }) => name).join(', ') || text('none')
  return [
    text('Made by prepkit {version} from {files}, {records}: {rejected} rejected, {repaired} repaired', {
      version: plan.version,
      files: counted(plan.inputs.length, 'file'),
      records: counted(rows.read, 'record'),
      rejected: count(rows.rejected),
      repaired: count(rows.repaired),
    }),
    text('Steps: {steps}. Seed {seed}', { steps, seed: plan.seed }),
    text('Digest {digest}, plan {hash}', { digest: digest.slice(0, 16), hash: plan.hash.slice(0, 16) }),
  ]
}

function splitLines({ splits = [] }: Manifest, { text }: Words): string[] {
  const rows = splits.map(({ name, rows }) => `${name} ${count(rows)}`)
  return rows.length === 0 ? [] : [text('Splits: {splits}', { splits: rows.join(', ') })]
}
