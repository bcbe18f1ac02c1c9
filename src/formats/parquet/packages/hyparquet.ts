import { type FileMetaData, parquetMetadata } from 'hyparquet'
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js'

/**
 * The one door to hyparquet, which reads the metadata of Parquet files. Its readers of values are not used: they answer
 * with an object for each value, where the columns of a batch are made of bytes.
 */
export type { ColumnChunk, FileMetaData, RowGroup, SchemaElement } from 'hyparquet'

/** Nobody asks for the statistics of columns, so their values stay bytes. */
const asBytes = (bytes: Uint8Array) => bytes

/** The metadata at the end of a file; `bytes` end with those of the file. Throws an `Error` for what is none. */
export function decodeMetadata(bytes: Uint8Array): FileMetaData {
  return parquetMetadata(bytes, { geoparquet: false, parsers: { stringFromBytes: asBytes } })
}

/** A struct of Thrift's compact protocol: its fields as `field_N`. */
export type ThriftStruct = Record<`field_${number}`, unknown>

/** Reads a struct at `offset` of `view`; answers it with the offset behind it. */
export function decodeThrift(bytes: Uint8Array): { struct: ThriftStruct; length: number } {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }
  const struct = deserializeTCompactProtocol(reader)
  return { struct, length: reader.offset }
}
