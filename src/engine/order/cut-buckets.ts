import { lowerBound } from './lower-bound.js'
import { type Block, type Run, type RunPart, runBytes } from './run-file.js'

/**
 * Cuts what was written in runs into buckets: all rows of a bucket stand before those of the next, and each is small
 * enough to be put in order in memory.
 */

/** A place between rows: before row `row` of run `run`, which has this key. No two rows have the same place. */
export interface Bound {
  key: Uint8Array
  run: number
  row: number
}

/** The blocks of one run that may hold rows of a bucket. */
export interface BucketPart extends RunPart {
  /** The number of the run among all. */
  run: number
  /** The number of its first row in the run. */
  row: number
}

/** Rows that stand one behind the other in the order of all. Plain data. */
export interface Bucket {
  parts: BucketPart[]
  /** The first row is at or behind this place; without it there is none before. */
  low: Bound | undefined
  /** All rows are before this place; without it there is none behind. */
  high: Bound | undefined
  /** The size of its parts. */
  bytes: number
}

const mebibyte = 1 << 20
/** 32 MiB in large runs; small ones are cut finer so that every worker has work. */
const maxBucketBytes = 32 * mebibyte
const minBucketBytes = 2 * mebibyte
const wantedBuckets = 16
/** Beyond 16 GiB buckets grow: each has a part of every run, and so many parts are enough. */
const maxBuckets = 512

function bucketBytesOf(total: number): number {
  const wanted = Math.min(maxBucketBytes, Math.max(minBucketBytes, Math.ceil(total / wantedBuckets)))
  return Math.max(wanted, Math.ceil(total / maxBuckets))
}

/**
 * How large the blocks of a run are: two of each for a bucket, so that the blocks at its borders, which its neighbours
 * read too, are few. Less than 32 KiB costs more to read than it saves.
 */
export function blockBytesOf(total: number): number {
  const buckets = Math.ceil(total / bucketBytesOf(total))
  return Math.max(mebibyte / 32, Math.min(mebibyte / 2, runBytes / (2 * buckets)))
}

interface PlacedBlock extends Bound {
  length: number
}

/** Cuts the runs of these files, whose order is that in which rows of equal keys stay. There is one bucket at least. */
export function cutBuckets(files: readonly { path: string; runs: readonly Run[] }[]): Bucket[] {
  const runs = files.flatMap(({ path, runs }) => runs.map((run) => ({ path, run })))
  const blocks = runs.map(({ run }, number) => placeBlocks(run, number))
  const bounds = chooseBounds(blocks.flat())
  return [undefined, ...bounds].map((low, i): Bucket => {
    const high = bounds[i]
    const parts = runs.flatMap(({ path, run }, number) => {
      const { first, end } = blocksBetween(blocks[number], low, high)
      if (first >= end) return []
      const last = run[end - 1]
      const { row } = blocks[number][first]
      return [{ path, run: number, row, from: run[first].offset, to: last.offset + last.length }]
    })
    return { parts, low, high, bytes: parts.reduce((sum, { from, to }) => sum + to - from, 0) }
  })
}

function placeBlocks(run: Run, number: number): PlacedBlock[] {
  let row = 0
  return run.map(({ key, length, rows }: Block) => {
    const placed = { key, run: number, row, length }
    row += rows
    return placed
  })
}

/** Places at which blocks begin, such that about as many bytes are between any two. */
function chooseBounds(blocks: PlacedBlock[]): Bound[] {
  const total = blocks.reduce((sum, { length }) => sum + length, 0)
  const bucketBytes = bucketBytesOf(total)
  const bounds: Bound[] = []
  let before = 0
  for (const { length, ...place } of blocks.sort(comparePlaces)) {
    if (before >= (bounds.length + 1) * bucketBytes) bounds.push(place)
    before += length
  }
  return bounds
}

function comparePlaces(a: Bound, b: Bound): number {
  return Buffer.compare(a.key, b.key) || a.run - b.run || a.row - b.row
}

/** The blocks of a run that may hold rows between two places. */
function blocksBetween(blocks: readonly Bound[], low: Bound | undefined, high: Bound | undefined) {
  // Rows behind a place may stand in the last block that begins before it.
  const all = { from: 0, to: blocks.length }
  const first = low === undefined ? 1 : lowerBound(all, (block) => comparePlaces(blocks[block], low) <= 0)
  const end =
    high === undefined ? blocks.length : lowerBound(all, (block) => comparePlaces(blocks[block], high) < 0)
  return { first: Math.max(0, first - 1), end }
}
