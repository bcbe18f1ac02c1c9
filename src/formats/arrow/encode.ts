import { type Data, type Schema, Table, tableToIPC } from '../../arrow/arrow.js'
import { assertSchema } from '../../transform/step.js'
import type { Encoder } from '../format/encoder.js'
import { mostRows } from '../format/most-rows.js'
import {
  alignment,
  type BufferPlace,
  endOfStream,
  messagePrefix,
  recordBatchMessage,
} from './ipc-metadata.js'
import { flattenColumns, rowsOf } from './record-batch-body.js'

/**
 * Arrow IPC stream format, uncompressed, for HF `datasets` and every other Arrow reader (Arrow columnar
 * format, "Serialization and Interprocess Communication").
 *
 * Only the schema message is made by apache-arrow. Its writer silently ends the stream at a batch of another
 * schema, and queues without bound (21.2, arrow-js issue 388); here the schema is checked, and the buffers of
 * a batch are handed on as they are, without a copy.
 */
export function arrowEncoder(schema: Schema): Encoder {
  const empty = tableToIPC(new Table(schema), 'stream')
  const head = empty.subarray(0, empty.length - endOfStream.length)
  let size = empty.length
  return {
    head: () => head,
    encode(batch) {
      assertSchema('write', schema, batch.schema)
      return batch.numRows === 0 ? [] : encodeColumns(batch.columns, batch.numRows)
    },
    encodeWithin(batch, { from, bytes }) {
      assertSchema('write', schema, batch.schema)
      const piecesOf = (rows: number) => encodeColumns(rowsOf(batch, { from, rows }), rows)
      const fitting = mostRows(
        batch.numRows - from,
        (rows) => rows === 0 || size + sizeOf(piecesOf(rows)) <= bytes,
      )
      const rows = fitting === 0 && size === empty.length ? 1 : fitting
      if (rows === 0) return { rows, pieces: [] }
      const pieces = piecesOf(rows)
      size += sizeOf(pieces)
      return { rows, pieces }
    },
    tail: () => endOfStream,
    prefersLargeBatches: true,
  }
}

const padding = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0)

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
}

/** One encapsulated message: continuation mark, length of the metadata, metadata, body. */
function encodeColumns(columns: readonly Data[], rows: number): Uint8Array[] {
  const { nodes, buffers } = flattenColumns(columns)
  const places: BufferPlace[] = []
  const body: Uint8Array[] = []
  let end = 0
  for (const buffer of buffers) {
    places.push({ offset: end, length: buffer.byteLength })
    const gap = -buffer.byteLength & (alignment - 1)
    if (buffer.byteLength > 0) body.push(buffer)
    if (gap > 0) body.push(padding.subarray(0, gap))
    end += buffer.byteLength + gap
  }
  const metadata = recordBatchMessage({ rows, nodes, places, bodyLength: end })
  const gap = -metadata.length & (alignment - 1)
  return [messagePrefix(metadata.length + gap), metadata, padding.subarray(0, gap), ...body]
}
