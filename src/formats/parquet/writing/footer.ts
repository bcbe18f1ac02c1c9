import { encodeThrift, type ThriftFields } from './thrift.js'

const magic = Buffer.from('PAR1', 'latin1')
/** The length of the metadata, and the magic bytes. */
const endBytes = 8

/** The end of a file: `FileMetaData` of parquet.thrift, its length, and the magic bytes. */
export function footerBytes(metadata: ThriftFields): Uint8Array {
  const bytes = encodeThrift(metadata)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  return Buffer.concat([bytes, length, magic])
}

/** The metadata in the end of a file, without what follows it. */
export function metadataIn(tail: Uint8Array): Uint8Array {
  return tail.subarray(0, tail.length - endBytes)
}
