import { bytesOf } from '../../../arrow/typed-arrays.js'
import { PrepError } from '../../../base/errors.js'

/** Unpacks a page whose size is known, into a `Uint8Array` and no `Buffer`, whose `slice` does not copy. */
export type Unpack = (bytes: Uint8Array, size: number) => Uint8Array

/**
 * What unpacks the pages of a codec, as parquet.thrift names it; `undefined` for pages that are not packed. Each is
 * loaded when a file uses it. Throws `unsupported` for others.
 */
export async function loadUnpack(codec: string): Promise<Unpack | undefined> {
  switch (codec) {
    case 'UNCOMPRESSED':
      return undefined
    case 'SNAPPY':
      return (await import('../packages/snappy.js')).unpackSnappy()
    case 'GZIP': {
      const { gunzipSync } = await import('node:zlib')
      return (bytes, size) => bytesOf(gunzipSync(bytes, { maxOutputLength: size }))
    }
    case 'BROTLI': {
      const { brotliDecompressSync } = await import('node:zlib')
      return (bytes, size) => bytesOf(brotliDecompressSync(bytes, { maxOutputLength: size }))
    }
    case 'ZSTD':
      return (await import('../../../files/compression/unpack-zstd.js')).loadUnpackZstd()
    case 'LZ4':
      return (await import('../packages/lz4.js')).decompressLz4
    case 'LZ4_RAW':
      return (await import('../packages/lz4.js')).decompressLz4Raw
  }
  throw new PrepError(
    'unsupported',
    `Pages are packed with ${codec}, which cannot be read. Write the file with zstd, snappy, gzip, brotli or lz4`,
  )
}
