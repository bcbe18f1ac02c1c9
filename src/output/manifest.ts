import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { PrepError } from '../base/errors.js'
import type { PartitionResult } from '../engine/tasks/task.js'
import type { CompanionFacts } from '../engine/write/shard-writer.js'
import type { FileFacts } from '../files/file-revision.js'
import { companionPath } from '../formats/format/companions.js'
import type { Plan, PlanSummary } from '../plan/plan.js'
import type { RowAccount, RunReport } from '../schemas/run-report.js'
import {
  addCounts,
  addTally,
  emptyCounts,
  reconcile,
  type StepCounts,
  sumTally,
  type Tally,
} from '../schemas/step-counts.js'
import type { JoinedFile } from './concat-shards.js'
import type { PlacedShard, ShardsOfUnits } from './layout.js'

/** `manifest.json`: what was made of what. It holds no times, so that equal output has an equal manifest. */
export interface Manifest extends ShardList {
  /** Absent for output that was written by a stream of the user's own. */
  plan?: PlanSummary
  schema: string[]
  rows: RowAccount
  /** Rows of each split of the data, where the output has a folder for each. */
  splits?: RowsOfSplit[]
  /** The one file that the shards were joined into, where one was asked for. */
  file?: ProvenFile
  /** The files of the trail of its rows, where one was kept, as seen from the folder of the manifest. */
  trail?: (NamedFile & { rows: number })[] | undefined
}

/** What proves that a file is whole, and those that stand beside it. */
export interface ProvenFile extends FileFacts {
  /** Left out where the format has none. */
  companions?: NamedFile[]
}

/** A file by its name, with `/` between the parts. */
export interface NamedFile extends FileFacts {
  file: string
}

/** The shards of an output and what proves that they are whole. */
export interface ShardList {
  shards: (NamedFile & ProvenFile & { rows: number })[]
  /** SHA-256 over the names and hashes of the shards, each behind those that stand beside it. */
  digest: string
}

/** How many rows a split of the data has. */
export interface RowsOfSplit {
  name: string
  rows: number
}

/** The counts of all splits together. */
export interface Totals {
  rows: RowAccount
  reader: RunReport['reader']
  steps: { name: string; counts: StepCounts }[]
}

/**
 * Adds up the partitions and proves that no row was lost: the records that inference counted were read or rejected,
 * each step takes what the one before it gave, and the shards hold what the last one gave. Throws `count_mismatch`.
 */
export function addUp(
  plan: Plan,
  { results, shards }: { results: readonly PartitionResult[]; shards: ShardsOfUnits },
): Totals {
  const rejected: Tally = {}
  const repaired: Tally = {}
  let read = 0
  const written = sumRows(shards)
  let waiting = 0
  const steps = plan.steps.map(({ label }) => ({
    name: label,
    counts: emptyCounts(),
  }))
  for (const result of results) {
    read += result.read
    waiting += result.runs?.rows ?? sumRows([result.shards])
    addTally(rejected, result.rejected)
    addTally(repaired, result.repaired)
    for (const [i, counts] of result.steps.entries()) addCounts(steps[i].counts, counts)
  }
  assertAllRead(plan.records, read + sumTally(rejected))
  let arriving = read
  for (const { name, counts } of steps) {
    reconcile(name, { ...counts, rowsIn: arriving })
    arriving = counts.rowsOut
  }
  reconcile('write', { ...emptyCounts(), rowsIn: arriving, rowsOut: waiting })
  reconcile('order', { ...emptyCounts(), rowsIn: waiting, rowsOut: written })
  const reader = { rejected, repaired }
  return { rows: rowAccount({ read: read + sumTally(rejected), written, reader, steps }), reader, steps }
}

function rowAccount({
  read,
  written,
  reader,
  steps,
}: Omit<Totals, 'rows'> & Pick<RowAccount, 'read' | 'written'>): RowAccount {
  const account = {
    read,
    rejected: sumTally(reader.rejected),
    repaired: sumTally(reader.repaired),
    dropped: 0,
    joined: 0,
    added: 0,
    written,
  }
  for (const { counts } of steps) {
    account.rejected += sumTally(counts.rejected)
    account.dropped += sumTally(counts.dropped)
    account.joined += counts.joined
    account.added += counts.added
  }
  return account
}

function sumRows(shards: ShardsOfUnits): number {
  return shards.flat(2).reduce((sum, { rows }) => sum + rows, 0)
}

function assertAllRead(counted: number | undefined, found: number): void {
  if (counted === undefined || counted === found) return
  throw new PrepError(
    'count_mismatch',
    `Inference counted ${counted} records, but ${found} were read or rejected. ` +
      'Start the run again; if that ends the same way, it is a fault of prepkit: please report it',
  )
}

/** Names and digests the shards, in their order. */
export function listShards(placed: readonly PlacedShard[]): ShardList {
  const shards = placed.map(({ path, split, facts: { rows, bytes, hash, companions } }) => {
    const file = split === undefined ? basename(path) : `${split}/${basename(path)}`
    return { file, rows, bytes, hash, ...listCompanions(file, companions) }
  })
  const digest = createHash('sha256')
  for (const shard of shards)
    for (const { file, hash } of [...(shard.companions ?? []), shard]) digest.update(`${file} ${hash}\n`)
  return { shards, digest: digest.digest('hex') }
}

/** Names the files beside a joined one. */
export function listJoined(path: string, { bytes, hash, companions }: JoinedFile): ProvenFile {
  return { bytes, hash, ...listCompanions(basename(path), companions) }
}

function listCompanions(
  file: string,
  companions: readonly CompanionFacts[] | undefined,
): Pick<ProvenFile, 'companions'> {
  if (companions === undefined) return {}
  const named = companions.map(({ extension, bytes, hash }) => ({
    file: companionPath(file, extension),
    bytes,
    hash,
  }))
  return { companions: named }
}

/** The rows of each split of the data, in the order of the shards; `undefined` where there are none. */
export function countSplits(placed: readonly PlacedShard[]): RowsOfSplit[] | undefined {
  const rows = new Map<string, number>()
  for (const { split, facts } of placed)
    if (split !== undefined) rows.set(split, (rows.get(split) ?? 0) + facts.rows)
  return rows.size === 0 ? undefined : [...rows].map(([name, rows]) => ({ name, rows }))
}
