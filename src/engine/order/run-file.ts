import { closeSync, openSync } from 'node:fs'
import { RecordBatchReader, type Schema } from '../../arrow/arrow.js'
import { Batch, originOf } from '../../arrow/batch.js'
import { joinColumns } from '../../arrow/concat.js'
import { takeRows } from '../../arrow/take.js'
import { PrepError } from '../../base/errors.js'
import { readFully, readPart } from '../../files/read-fully.js'
import { arrowEncoder } from '../../formats/arrow/encode.js'
import type { OpenEncoder } from '../../formats/format/encoder.js'
import { type KeysOf, keyAt, keyedSchema, rowKeys } from './row-keys.js'
import { sortRows } from './sort-rows.js'

/**
 * A file of runs: rows with their keys, in runs each of which is in order, in blocks from which a part of a run can be
 * read without the rest. It is a stream of Arrow record batches, a block each, with the index of the blocks behind it.
 */

/** Some rows of a run: one record batch. */
export interface Block {
  /** Where it lies in the file. */
  offset: number
  /** Its size. */
  length: number
  /** How many rows it has. */
  rows: number
  /** The key of its first row. */
  key: Uint8Array
}

/** The blocks of a run, in order. */
export type Run = readonly Block[]

/** So many bytes of rows are gathered and put in order in memory. */
export const runBytes = 16 << 20
/** Behind the index stands how long it is. */
const lengthBytes = 4

/** Makes the encoder of a file of runs. Rows of equal keys stay in the order in which they come. */
export function runEncoder({ keysOf, blockBytes }: { keysOf: KeysOf; blockBytes: number }): OpenEncoder {
  return (schema) => {
    const stored = keyedSchema(schema)
    const encoder = arrowEncoder(stored)
    const head = encoder.head()
    const runs: Block[][] = []
    let end = head.byteLength
    let waiting: Batch[] = []
    let bytes = 0
    function flush(): Uint8Array[] {
      if (waiting.length === 0) return []
      const run = inOrder(stored, waiting)
      const rowsOfBlock = Math.max(1, Math.floor((run.rows.length * blockBytes) / bytes))
      waiting = []
      bytes = 0
      const blocks: Block[] = []
      const written: Uint8Array[] = []
      for (let from = 0; from < run.rows.length; from += rowsOfBlock) {
        const rows = run.rows.subarray(from, from + rowsOfBlock)
        const pieces = encoder.encode(takeRows(run.batch, rows))
        const length = pieces.reduce((sum, piece) => sum + piece.byteLength, 0)
        blocks.push({ offset: end, length, rows: rows.length, key: keyAt(run.keys, rows[0]) })
        written.push(...pieces)
        end += length
      }
      runs.push(blocks)
      return written
    }
    return {
      head: () => head,
      encode(batch) {
        const keyed = new Batch(stored, [...batch.columns, keysOf(batch)], batch.origin)
        waiting.push(keyed)
        bytes += bytesOfColumns(keyed)
        return bytes < runBytes ? [] : flush()
      },
      rest: flush,
      tail: () => encodeIndex(runs),
      prefersLargeBatches: false,
    }
  }
}

function bytesOfColumns({ columns }: Batch): number {
  return columns.reduce((sum, column) => sum + column.byteLength, 0)
}

/** Batches as one, with the numbers of its rows in the order of their keys. */
function inOrder(schema: Schema, batches: readonly Batch[]) {
  const batch = joinBatches(schema, batches)
  const keys = rowKeys(batch.columns.at(-1)!)
  const rows = Uint32Array.from({ length: batch.numRows }, (_, row) => row)
  sortRows(keys, rows)
  return { batch, keys, rows }
}

/** The rows of several batches as one, which no longer tells where they came from. */
export function joinBatches(schema: Schema, batches: readonly Batch[]): Batch {
  const columns = schema.fields.map((_, i) => joinColumns(batches.map((batch) => batch.columns[i])))
  const rows = batches.reduce((sum, { numRows }) => sum + numRows, 0)
  return new Batch(schema, columns, originOf(0, new Float64Array(rows)))
}

function encodeIndex(runs: readonly Run[]): Uint8Array {
  const shown = runs.map((run) =>
    run.map(({ key, ...block }) => ({ ...block, key: Buffer.from(key).toString('base64') })),
  )
  const index = Buffer.from(JSON.stringify(shown))
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32LE(index.length)
  return Buffer.concat([index, length])
}

/** The runs of a file of that size. */
export function readRuns(path: string, bytes: number): Run[] {
  const length = readPart(path, { from: bytes - lengthBytes, length: lengthBytes }).readUInt32LE(0)
  const index = readPart(path, { from: bytes - lengthBytes - length, length })
  const runs = JSON.parse(index.toString('utf8')) as (Omit<Block, 'key'> & { key: string })[][]
  return runs.map((run) =>
    // Memory of its own for each: a key is sent to a worker with all the memory that it lies in.
    run.map((block) => ({ ...block, key: Uint8Array.from(Buffer.from(block.key, 'base64')) })),
  )
}

/** A part of a file of runs: blocks of one run, one behind the other. */
export interface RunPart {
  path: string
  from: number
  to: number
}

/** Reads blocks, as batches of the keyed schema. Throws `write_failed` where somebody cut the file. */
export function readBlocks({ path, from, to }: RunPart, stored: Schema): Batch[] {
  const head = arrowEncoder(stored).head()
  const bytes = new Uint8Array(head.length + to - from)
  bytes.set(head)
  const fd = openSync(path, 'r')
  try {
    if (readFully(fd, { into: bytes.subarray(head.length), from }) < to - from)
      throw new PrepError(
        'write_failed',
        `"${path}" became shorter while its rows were put in order. Start the run again`,
      )
  } finally {
    closeSync(fd)
  }
  return [...RecordBatchReader.from(bytes)].map(
    ({ data }) => new Batch(stored, data.children, originOf(0, new Float64Array(data.length))),
  )
}
