import zlib from 'node:zlib'

/** How a whole file is compressed. */
export type FileCompression = 'gzip' | 'zstd'

/** Packs bytes as one member of a gzip file, or one frame of Zstandard: several behind one another are a file as well. */
export type Pack = (bytes: Uint8Array) => Uint8Array

/** The place in the head of a member that names the system it was made on (RFC 1952, section 2.3.1), … */
const systemOffset = 9
/** … which is to be the same everywhere: unknown. */
const unknownSystem = 255

/** Loads what packs. Node has Zstandard since 22.15; before, the package zstd-wasm stands in. */
export async function loadPack(compression: FileCompression): Promise<Pack> {
  if (compression === 'gzip') return packGzip
  const { zstdCompressSync } = zlib as { zstdCompressSync?: (bytes: Uint8Array) => Buffer }
  if (zstdCompressSync !== undefined) return (bytes) => zstdCompressSync(bytes)
  return (await import('./zstd-encoder.js')).packZstd
}

/** Node writes no time into a member, so that the same bytes are packed to the same. */
function packGzip(bytes: Uint8Array): Uint8Array {
  const member = zlib.gzipSync(bytes)
  member[systemOffset] = unknownSystem
  return member
}
