import { Duplex } from 'node:stream'
import zlib from 'node:zlib'
import type { FileCompression } from '../files/compression/pack.js'

/** A stream that unpacks what is written to it, and counts it. */
export type Decompressor = Duplex & { readonly bytesWritten?: number }

/** Opens a {@link Decompressor}. Node has zstd since 22.15; before, a package stands in. */
export async function openDecompressor(compression: FileCompression): Promise<Decompressor> {
  if (compression === 'gzip') return zlib.createGunzip()
  const create = (zlib as { createZstdDecompress?: () => Decompressor }).createZstdDecompress
  if (create !== undefined) return create()
  const { unpackZstd } = await import('../files/compression/zstd.js')
  let bytesWritten = 0
  async function* counted(packed: AsyncIterable<Buffer>) {
    for await (const chunk of packed) {
      bytesWritten += chunk.length
      yield chunk
    }
  }
  const stream = Duplex.from((packed: AsyncIterable<Buffer>) => unpackZstd(counted(packed)))
  return Object.defineProperty(stream, 'bytesWritten', { get: () => bytesWritten })
}
