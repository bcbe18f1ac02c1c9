import type { Schema } from '../../arrow/arrow.js'
import { Batch } from '../../arrow/batch.js'
import { takeRows } from '../../arrow/take.js'
import type { Bound, Bucket, BucketPart } from './cut-buckets.js'
import { lowerBound } from './lower-bound.js'
import { keyedSchema, type RowKeys, rowKeys } from './row-keys.js'
import { joinBatches, readBlocks } from './run-file.js'
import { sortRows } from './sort-rows.js'

/** What batches have at most, and about. */
const batchRows = 1024
const batchBytes = 2 << 20

/**
 * The rows of a bucket in their order, batch by batch. Rows of equal keys come in the order of their runs, and within a run
 * in that in which they stand. It is read and sorted in memory.
 */
export function* orderedRows(bucket: Bucket, schema: Schema): Generator<Batch> {
  if (bucket.parts.length === 0) return
  const { batch, rows } = readSorted(bucket, keyedSchema(schema))
  const rowsOfBatch = Math.floor((batchBytes * batch.numRows) / bucket.bytes)
  const step = Math.max(1, Math.min(batchRows, rowsOfBatch))
  const whole = new Batch(schema, batch.columns.slice(0, -1), batch.origin)
  for (let from = 0; from < rows.length; from += step) yield takeRows(whole, rows.subarray(from, from + step))
}

/** All rows of the parts of a bucket, and which of them are in it, in their order. What was read is let go on return. */
function readSorted(bucket: Bucket, stored: Schema): { batch: Batch; rows: Uint32Array } {
  const read = bucket.parts.map((part) => ({ part, blocks: readBlocks(part, stored) }))
  const batch = joinBatches(
    stored,
    read.flatMap(({ blocks }) => blocks),
  )
  const keys = rowKeys(batch.columns.at(-1)!)
  const rows = new Uint32Array(batch.numRows)
  let count = 0
  let start = 0
  for (const { part, blocks } of read) {
    const end = start + blocks.reduce((sum, { numRows }) => sum + numRows, 0)
    const rowsOfPart = { part, keys, start, end }
    const to = rowsBefore(rowsOfPart, bucket.high, end)
    for (let row = rowsBefore(rowsOfPart, bucket.low, start); row < to; row++) rows[count++] = row
    start = end
  }
  const sorted = rows.subarray(0, count)
  sortRows(keys, sorted)
  return { batch, rows: sorted }
}

interface RowsOfPart {
  part: BucketPart
  keys: RowKeys
  /** The rows of the part among all of the bucket. */
  start: number
  end: number
}

/** The first row of a part that is not before a place; `none` where there is no such place. */
function rowsBefore({ part, keys, start, end }: RowsOfPart, bound: Bound | undefined, none: number): number {
  if (bound === undefined) return none
  const { run, row } = part
  if (run === bound.run) return Math.min(end, Math.max(start, start + bound.row - row))
  return lowerBound({ from: start, to: end }, (at) => {
    const order = compareTo(keys, at, bound.key)
    return order < 0 || (order === 0 && run < bound.run)
  })
}

function compareTo({ bytes, offsets }: RowKeys, row: number, key: Uint8Array): number {
  return Buffer.compare(bytes.subarray(offsets[row], offsets[row + 1]), key)
}
