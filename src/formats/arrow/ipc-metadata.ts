import { Builder, ByteBuffer } from 'flatbuffers'

/**
 * The metadata of the Arrow IPC formats as flatbuffers (Message.fbs, File.fbs; Arrow columnar format, "Encapsulated
 * message format"). The one door to flatbuffers.
 */

/** Metadata and every buffer are padded to this. */
export const alignment = 8

/** The bytes before the metadata of a message: −1, and the length of the metadata with its padding. */
export const prefixBytes = 8

/** The prefix of a message. */
export function messagePrefix(metadataBytes: number): Uint8Array {
  const prefix = new DataView(new ArrayBuffer(prefixBytes))
  prefix.setInt32(0, -1, true)
  prefix.setInt32(4, metadataBytes, true)
  return new Uint8Array(prefix.buffer)
}

/** The end of a stream: the prefix of a message without metadata. */
export const endOfStream = messagePrefix(0)

/** Where a buffer stands in the body. */
export interface BufferPlace {
  offset: number
  length: number
}

/** What the metadata of a record batch says of it. */
export interface BatchHeader {
  rows: number
  nodes: readonly { length: number; nullCount: number }[]
  places: readonly BufferPlace[]
  bodyLength: number
}

/** From Message.fbs of the Arrow format: MetadataVersion V5, MessageHeader RecordBatch. */
const metadataVersion = 4
const recordBatchHeader = 3
const schemaHeader = 1
/** The fields that hold the schema: of its message, and of a footer. */
const messageHeader = 2
const footerSchema = 1

/** The flatbuffer `Message` that describes a record batch; field numbers as in Message.fbs. */
export function recordBatchMessage({ rows, nodes, places, bodyLength }: BatchHeader): Uint8Array {
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

/** Where a record batch lies in a file. */
export interface BatchPlace {
  offset: number
  /** Of the prefix, the metadata and their padding. */
  metadataBytes: number
  bodyBytes: number
}

/** The size of a `Block` of File.fbs: two 64-bit numbers, and one of 32 bits with padding. */
const blockBytes = 24

/**
 * The flatbuffer `Footer`; field numbers as in File.fbs. The metadata of the message of the schema is taken over as a
 * whole, and the footer points to the schema in it.
 */
export function fileFooter(message: Uint8Array, batches: readonly BatchPlace[]): Uint8Array {
  const builder = new Builder(256 + message.length + blockBytes * batches.length)
  const schemaAt = addTables(builder, message, messageHeader)
  builder.startVector(blockBytes, batches.length, alignment)
  for (let i = batches.length - 1; i >= 0; i--) {
    const { offset, metadataBytes, bodyBytes } = batches[i]
    builder.prep(alignment, blockBytes)
    builder.writeInt64(BigInt(bodyBytes))
    builder.pad(4)
    builder.writeInt32(metadataBytes)
    builder.writeInt64(BigInt(offset))
  }
  const blocksAt = builder.endVector()
  builder.startObject(5)
  builder.addFieldInt16(0, metadataVersion, 0)
  builder.addFieldOffset(1, schemaAt, 0)
  builder.addFieldOffset(3, blocksAt, 0)
  builder.finish(builder.endObject())
  return builder.asUint8Array()
}

/** The message of the schema that stands in a footer: the same tables the other way round. */
export function schemaMessage(footer: Uint8Array): Uint8Array {
  const builder = new Builder(256 + footer.length)
  const schemaAt = addTables(builder, footer, footerSchema)
  builder.startObject(5)
  builder.addFieldInt16(0, metadataVersion, 0)
  builder.addFieldInt8(1, schemaHeader, 0)
  builder.addFieldOffset(2, schemaAt, 0)
  builder.finish(builder.endObject())
  return builder.asUint8Array()
}

/**
 * Adds the bytes of a flatbuffer as they are, since offsets within it are relative, and answers where the table lies that
 * a field of its root points to.
 */
function addTables(builder: Builder, tables: Uint8Array, field: number): number {
  builder.startVector(1, tables.length, alignment)
  for (let i = tables.length - 1; i >= 0; i--) builder.writeInt8(tables[i])
  const start = builder.offset()
  builder.endVector()
  const bytes = new ByteBuffer(tables)
  const root = bytes.readInt32(0)
  return start - bytes.__indirect(root + bytes.__offset(root, 4 + 2 * field))
}
