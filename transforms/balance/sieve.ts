/**
 * Finds the m smallest rows of a cell, by (score, hash, source, position, copy), without ever holding the cell:
 * few rows are kept as they are; many become a histogram, whose boundary bucket is the range of the next pass
 * over the data. Rows without a score have the score 0. A pass looks at one part of the key:
 * the exponent of the score, then the score between two values, then the hash among rows of one score, which
 * is narrowed 4096-fold each time.
 */
import type { Batch } from '../../src/arrow/batch.js'
import { takeRows } from '../../src/arrow/take.js'
import { PrepError } from '../../src/base/errors.js'
import type { KeyedRandom } from '../../src/transform/random.js'
import type { SampledRows } from './sampling.js'

/** A row as [score, hash, source, position, copy]. Rows are compared part by part. */
export type RowKey = [score: number, hash: number, source: number, position: number, copy: number]

/** The rows that a sieve looks at: all, those of scores from `low` to `high`, or hashes `low` … `low + width − 1` of one score. */
export type SieveRange =
  | { part: 'exponent' }
  | { part: 'score'; low: number; high: number }
  | { part: 'hash'; score: number; low: number; width: number }

/** Which rows are looked at, and how many of them may be kept before they become a histogram. */
export interface SieveScope {
  range: SieveRange
  keep: number
}

/** The rows of one cell within a range. Plain data; equal rows give an equal sieve in any order, but for the order of `kept`. */
export interface Sieve extends SieveScope {
  rows: number
  /** The rows, five numbers each, while there are at most `keep`. */
  kept: number[]
  /** From then on only how many rows each of the parts of the range holds. */
  buckets: number[]
  /** Where scores are looked at, the least and the greatest of each bucket. */
  lows: number[]
  highs: number[]
}

/** The cells that were seen, by key. */
export interface SampleSummary {
  cells: Record<string, SampledCell>
  /** How many there are. */
  size: number
  /** Rows that take no part. */
  outside: number
  /** Reads the rows of a batch that matter; there until the summary is sealed. */
  rowsOf?: (batch: Batch) => ReadRows
}

/** Rows of a batch, and what is known of them. */
export interface ReadRows extends SampledRows {
  batch: Batch
}

interface SampledCell {
  lists: readonly string[]
  rows: number
  /** What of its rows is looked at in this pass. */
  sieve: Sieve
}

/** All hashes there are, 53 bits, of rows without scores. */
export const allHashes = { part: 'hash', score: 0, low: 0, width: 2 ** 53 } as const
/** All rows, with scores. */
export const allScores: SieveRange = { part: 'exponent' }
/** How many rows of a cell are kept in the first pass, when its size is not known. */
export const keptAtFirst = 512
const bucketCount = 4096
const keySize = 5

export function emptySieve({ range, keep }: SieveScope): Sieve {
  return { range, keep, rows: 0, kept: [], buckets: [], lows: [], highs: [] }
}

/** Rows to be sifted: for each row of a batch the index of its sieve, and its score where rows have any. */
export interface SiftedRows {
  batch: Batch
  ofRow: Uint32Array
  random: KeyedRandom
  scores?: Float64Array
}

/** Takes each row of a batch into its sieve; one that has none, or lies outside its range, is left aside. */
export function siftRows(sieves: readonly (Sieve | undefined)[], rows: SiftedRows): void {
  const { batch, ofRow, random, scores } = rows
  const { source, positions, copies } = batch.origin
  const windows = scores === undefined ? sieves.map(hashWindow) : []
  for (let row = 0; row < ofRow.length; row++) {
    const sieve = sieves[ofRow[row]]
    if (sieve === undefined) continue
    const hash = random.hash(source, positions[row], copies[row])
    const window = windows[ofRow[row]]
    if (window !== undefined) {
      if (hash < window.low || hash >= window.high) continue
      if (window.buckets.length > 0) {
        sieve.rows++
        window.buckets[Math.floor((hash - window.low) / window.width)]++
        continue
      }
    }
    const score = scores === undefined ? 0 : scores[row]
    if (!isInRange(sieve.range, score, hash)) continue
    if (++sieve.rows <= sieve.keep) {
      sieve.kept.push(score, hash, source, positions[row], copies[row])
      continue
    }
    if (sieve.buckets.length === 0) pourIntoBuckets(sieve)
    countRow(sieve, score, hash)
  }
}

/**
 * Picks the rows of batches that ranges of hashes may hold, by a part of 4096 of all hashes: in a further pass that is
 * hardly any row, so that most need not be told their cell.
 */
export function openPicking(ranges: readonly SieveRange[], random: KeyedRandom): (batch: Batch) => Batch {
  const isPicked = new Uint8Array(bucketCount)
  for (const range of ranges)
    if (range.part !== 'hash') isPicked.fill(1)
    else isPicked.fill(1, partOf(range.low), partOf(range.low + range.width - 1) + 1)
  return (batch) => {
    const { source, positions, copies } = batch.origin
    const picked: number[] = []
    for (let row = 0; row < positions.length; row++)
      if (isPicked[partOf(random.hash(source, positions[row], copies[row]))] === 1) picked.push(row)
    return takeRows(batch, Uint32Array.from(picked))
  }
}

function partOf(hash: number): number {
  return Math.floor(hash / (allHashes.width / bucketCount))
}

/** Where a sieve counts the hashes of rows that have no scores; its buckets are empty while it keeps the rows. */
interface HashWindow {
  low: number
  high: number
  /** Of one bucket. */
  width: number
  buckets: number[]
}

function hashWindow(sieve: Sieve | undefined): HashWindow | undefined {
  if (sieve === undefined || sieve.range.part !== 'hash' || sieve.range.score !== 0) return undefined
  const { low, width } = sieve.range
  return { low, high: low + width, width: bucketWidth(width), buckets: sieve.buckets }
}

/** Merges `from` into `into`. */
export function mergeSieves(into: Sieve, from: Sieve): void {
  into.rows += from.rows
  if (into.rows <= into.keep) {
    for (const part of from.kept) into.kept.push(part)
    return
  }
  if (into.buckets.length === 0) pourIntoBuckets(into)
  if (from.buckets.length > 0)
    for (let bucket = 0; bucket < bucketCount; bucket++) {
      into.buckets[bucket] += from.buckets[bucket]
      if (from.lows.length === 0) continue
      into.lows[bucket] = Math.min(into.lows[bucket], from.lows[bucket])
      into.highs[bucket] = Math.max(into.highs[bucket], from.highs[bucket])
    }
  for (let i = 0; i < from.kept.length; i += keySize) countRow(into, from.kept[i], from.kept[i + 1])
}

function pourIntoBuckets(sieve: Sieve): void {
  sieve.buckets = new Array<number>(bucketCount).fill(0)
  if (sieve.range.part !== 'hash') {
    sieve.lows = new Array<number>(bucketCount).fill(Number.MAX_VALUE)
    sieve.highs = new Array<number>(bucketCount).fill(-Number.MAX_VALUE)
  }
  for (let i = 0; i < sieve.kept.length; i += keySize) countRow(sieve, sieve.kept[i], sieve.kept[i + 1])
  sieve.kept = []
}

function countRow(sieve: Sieve, score: number, hash: number): void {
  const bucket = bucketOf(sieve.range, score, hash)
  sieve.buckets[bucket]++
  if (sieve.range.part === 'hash') return
  if (score < sieve.lows[bucket]) sieve.lows[bucket] = score
  if (score > sieve.highs[bucket]) sieve.highs[bucket] = score
}

function isInRange(range: SieveRange, score: number, hash: number): boolean {
  if (range.part === 'hash')
    return hash >= range.low && hash < range.low + range.width && score === range.score
  return range.part === 'exponent' || (score >= range.low && score <= range.high)
}

function bucketOf(range: SieveRange, score: number, hash: number): number {
  if (range.part === 'hash') return Math.floor((hash - range.low) / bucketWidth(range.width))
  if (range.part === 'exponent') return exponentOf(score)
  // Halves, because the difference of two large scores may be infinite.
  const share = (score / 2 - range.low / 2) / (range.high / 2 - range.low / 2)
  return Math.min(bucketCount - 1, Math.floor(share * bucketCount))
}

/** Where a score lies by its sign and binary exponent: the first 12 bits of a double, in the order of numbers. */
function exponentOf(score: number): number {
  if (score === 0) return bucketCount / 2
  const exponent = Math.max(0, binaryExponent(Math.abs(score)) + 1023)
  return score > 0 ? bucketCount / 2 + exponent : bucketCount / 2 - 1 - exponent
}

/** The whole number e for which 2^e ≤ size < 2^(e + 1); −1023 for subnormal numbers. */
function binaryExponent(size: number): number {
  if (size < 2 ** -1022) return -1023
  let exponent = Math.min(1023, Math.max(-1022, Math.floor(Math.log2(size))))
  while (2 ** exponent > size) exponent--
  while (exponent < 1023 && 2 ** (exponent + 1) <= size) exponent++
  return exponent
}

function bucketWidth(width: number): number {
  return Math.max(1, width / bucketCount)
}

/** Where a cell is cut: a limit, or a narrower range that holds so many `rows`, of which `rank` more are wanted. */
export type Cut = { limit: RowKey } | { range: SieveRange; rank: number; rows: number }

/**
 * Cuts off the `rank` smallest rows of a sieve: they are those before the limit.
 * Throws `bad_input` where there are fewer rows than that, or too many of one hash.
 */
export function cutSieve(sieve: Sieve, rank: number): Cut {
  if (rank > sieve.rows) throw changedInput()
  if (rank === sieve.rows) return { limit: [Number.MAX_VALUE, 2 ** 53, -1, -1, -1] }
  if (sieve.buckets.length === 0) return { limit: keptKeys(sieve)[rank] }
  let before = 0
  let bucket = 0
  while (before + sieve.buckets[bucket] <= rank) before += sieve.buckets[bucket++]
  const { range } = sieve
  const rows = sieve.buckets[bucket]
  if (range.part !== 'hash') {
    const low = sieve.lows[bucket]
    const high = sieve.highs[bucket]
    if (before === rank) return { limit: [low, -1, -1, -1, -1] }
    const next: SieveRange = low === high ? { ...allHashes, score: low } : { part: 'score', low, high }
    return { range: next, rank: rank - before, rows }
  }
  const width = bucketWidth(range.width)
  const low = range.low + bucket * width
  if (before === rank) return { limit: [range.score, low, -1, -1, -1] }
  if (width === range.width)
    throw new PrepError(
      'bad_input',
      'Hundreds of rows have the same origin (source, position, copy). Give each row an origin of its own',
    )
  return { range: { ...range, low, width }, rank: rank - before, rows }
}

/** Whether a row lies before a limit. */
export function isBefore(row: RowKey, limit: RowKey): boolean {
  for (let i = 0; i < row.length; i++) if (row[i] !== limit[i]) return row[i] < limit[i]
  return false
}

function keptKeys({ kept }: Sieve): RowKey[] {
  const keys: RowKey[] = []
  for (let i = 0; i < kept.length; i += keySize) keys.push(kept.slice(i, i + keySize) as RowKey)
  return keys.sort((a, b) => (isBefore(a, b) ? -1 : 1))
}

/** The error for rows that a later pass does not find where an earlier one saw them. */
export function changedInput(): PrepError {
  return new PrepError(
    'bad_input',
    'The input changed during the run. Run again when no process writes to it',
  )
}
