import { Builder } from 'flatbuffers'
import { type Schema, Table, tableToIPC } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { assertSchema } from '../../transform/step.js'
import type { Encoder } from '../format/encoder.js'
import { flattenColumns } from './record-batch-body.js'

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
  return {
    head: () => head,
    encode(batch) {
      assertSchema('write', schema, batch.schema)
      return batch.numRows === 0 ? [] : encodeBatch(batch)
    },
    tail: () => endOfStream,
    prefersLargeBatches: true,
  }
}

/** A continuation mark and length 0. */
const endOfStream = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0)

/** Metadata and every buffer are padded to this. */
const alignment = 8
const padding = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0)

/** One encapsulated message: continuation mark, length of the metadata, metadata, body. */
function encodeBatch(batch: Batch): Uint8Array[] {
  const { nodes, buffers } = flattenColumns(batch.columns)
  const places: Place[] = []
  const body: Uint8Array[] = []
  let end = 0
  for (const buffer of buffers) {
    places.push({ offset: end, length: buffer.byteLength })
    const gap = -buffer.byteLength & (alignment - 1)
    if (buffer.byteLength > 0) body.push(buffer)
    if (gap > 0) body.push(padding.subarray(0, gap))
    end += buffer.byteLength + gap
  }
  const metadata = recordBatchMessage({ rows: batch.numRows, nodes, places, bodyLength: end })
  const gap = -metadata.length & (alignment - 1)
  const prefix = new DataView(new ArrayBuffer(8))
  prefix.setInt32(0, -1, true)
  prefix.setInt32(4, metadata.length + gap, true)
  return [new Uint8Array(prefix.buffer), metadata, padding.subarray(0, gap), ...body]
}

/** Where a buffer stands in the body. */
interface Place {
  offset: number
  length: number
}

interface BatchHeader {
  rows: number
  nodes: readonly { length: number; nullCount: number }[]
  places: readonly Place[]
  bodyLength: number
}

/** From Message.fbs of the Arrow format: MetadataVersion V5, MessageHeader RecordBatch. */
const metadataVersion = 4
const recordBatchHeader = 3

/** The flatbuffer `Message` that describes a record batch; field numbers as in Message.fbs. */
function recordBatchMessage({ rows, nodes, places, bodyLength }: BatchHeader): Uint8Array {
  const builder = new Builder(256 + 16 * (nodes.length + places.length))
  const nodesAt = writePairs(
    builder,
    nodes.map(({ length, nullCount }) => [length, nullCount]),
  )
  const buffersAt = writePairs(
    builder,
    places.map(({ offset, length }) => [offset, length]),
  )
  builder.startObject(4)
  builder.addFieldInt64(0, BigInt(rows), 0n)
  builder.addFieldOffset(1, nodesAt, 0)
  builder.addFieldOffset(2, buffersAt, 0)
  const header = builder.endObject()
  builder.startObject(5)
  builder.addFieldInt16(0, metadataVersion, 0)
  builder.addFieldInt8(1, recordBatchHeader, 0)
  builder.addFieldOffset(2, header, 0)
  builder.addFieldInt64(3, BigInt(bodyLength), 0n)
  builder.finish(builder.endObject())
  return builder.asUint8Array()
}

/** A vector of structs of two 64-bit numbers. Flatbuffers are written back to front. */
function writePairs(builder: Builder, pairs: readonly (readonly [number, number])[]): number {
  builder.startVector(16, pairs.length, 8)
  for (let i = pairs.length - 1; i >= 0; i--) {
    builder.prep(8, 16)
    builder.writeInt64(BigInt(pairs[i][1]))
    builder.writeInt64(BigInt(pairs[i][0]))
  }
  return builder.endVector()
}
