/**
 * Finds the m smallest rows of a cell, by (hash, source, position, copy), without ever holding the cell:
 * few rows are kept as they are; many become a histogram over the range of the hash, whose boundary bucket
 * is the range of the next pass over the data. Each pass narrows the range 4096-fold.
 */
import type { Batch } from '../../src/core/batch.js'
import { PrepError } from '../../src/core/errors.js'
import type { KeyedRandom } from '../../src/core/random.js'

/** A row as [hash, source, position, copy]. Rows are compared part by part. */
export type RowKey = [number, number, number, number]

/** The part of the hashes that a sieve looks at: `low` … `low + width − 1`. */
export interface HashRange {
  low: number
  width: number
}

/** The rows of one cell within a range of hashes. Plain data; equal rows give an equal sieve in any order, but for the order of `kept`. */
export interface Sieve extends HashRange {
  rows: number
  /** The rows, four numbers each, while there are at most {@link keptRows}. */
  kept: number[]
  /** From then on only how many rows each of {@link bucketCount} equal parts of the range holds. */
  buckets: number[]
}

/** All hashes there are: 53 bits. */
export const allHashes: HashRange = { low: 0, width: 2 ** 53 }
const bucketCount = 4096
const keptRows = 512

export function emptySieve({ low, width }: HashRange): Sieve {
  return { low, width, rows: 0, kept: [], buckets: [] }
}

/** Rows to be sifted: for each row of a batch the index of its sieve. */
export interface SiftedRows {
  batch: Batch
  ofRow: Uint32Array
  random: KeyedRandom
}

/** Takes each row of a batch into its sieve; one that has none, or lies outside its range, is left aside. */
export function siftRows(sieves: readonly (Sieve | undefined)[], rows: SiftedRows): void {
  const { batch, ofRow, random } = rows
  const { source, positions, copies } = batch.origin
  for (let row = 0; row < batch.numRows; row++) {
    const sieve = sieves[ofRow[row]]
    if (sieve === undefined) continue
    const hash = random.rowHash(batch, row)
    if (hash < sieve.low || hash >= sieve.low + sieve.width) continue
    if (++sieve.rows <= keptRows) {
      sieve.kept.push(hash, source, positions[row], copies[row])
      continue
    }
    if (sieve.buckets.length === 0) pourIntoBuckets(sieve)
    sieve.buckets[bucketOf(sieve, hash)]++
  }
}

/** Merges `from` into `into`. */
export function mergeSieves(into: Sieve, from: Sieve): void {
  into.rows += from.rows
  if (into.rows <= keptRows) {
    into.kept.push(...from.kept)
    return
  }
  if (into.buckets.length === 0) pourIntoBuckets(into)
  if (from.buckets.length > 0)
    for (let bucket = 0; bucket < bucketCount; bucket++) into.buckets[bucket] += from.buckets[bucket]
  for (let i = 0; i < from.kept.length; i += 4) into.buckets[bucketOf(into, from.kept[i])]++
}

function pourIntoBuckets(sieve: Sieve): void {
  sieve.buckets = new Array<number>(bucketCount).fill(0)
  for (let i = 0; i < sieve.kept.length; i += 4) sieve.buckets[bucketOf(sieve, sieve.kept[i])]++
  sieve.kept = []
}

function bucketOf(sieve: Sieve, hash: number): number {
  return Math.floor((hash - sieve.low) / bucketWidth(sieve))
}

function bucketWidth({ width }: HashRange): number {
  return Math.max(1, width / bucketCount)
}

/** Where a cell is cut: a limit, or a narrower range in which `rank` more rows are wanted. */
export type Cut = { limit: RowKey } | { range: HashRange; rank: number }

/**
 * Cuts off the `rank` smallest rows of a sieve: they are those before the limit.
 * Throws `bad_input` where there are fewer rows than that, or too many of one hash.
 */
export function cutSieve(sieve: Sieve, rank: number): Cut {
  if (rank > sieve.rows) throw changedInput()
  if (rank === sieve.rows) return { limit: edge(sieve.low + sieve.width) }
  if (sieve.buckets.length === 0) return { limit: keptKeys(sieve)[rank] }
  const width = bucketWidth(sieve)
  let before = 0
  let bucket = 0
  while (before + sieve.buckets[bucket] <= rank) before += sieve.buckets[bucket++]
  const low = sieve.low + bucket * width
  if (before === rank) return { limit: edge(low) }
  if (width === sieve.width)
    throw new PrepError('bad_input', 'Hundreds of rows have one and the same origin. Number the rows anew')
  return { range: { low, width }, rank: rank - before }
}

/** The limit that lies before every row of that hash and after every row of a smaller one. */
export function edge(hash: number): RowKey {
  return [hash, -1, -1, -1]
}

/** Whether a row lies before a limit. */
export function isBefore(row: RowKey, limit: RowKey): boolean {
  for (let i = 0; i < row.length; i++) if (row[i] !== limit[i]) return row[i] < limit[i]
  return false
}

function keptKeys({ kept }: Sieve): RowKey[] {
  const keys: RowKey[] = []
  for (let i = 0; i < kept.length; i += 4) keys.push([kept[i], kept[i + 1], kept[i + 2], kept[i + 3]])
  return keys.sort((a, b) => (isBefore(a, b) ? -1 : 1))
}

/** The error for rows that a later pass does not find where an earlier one saw them. */
export function changedInput(): PrepError {
  return new PrepError('bad_input', 'The input changed while it was read. Run again when it is at rest')
}
