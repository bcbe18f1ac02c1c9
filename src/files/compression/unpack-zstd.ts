import zlib from 'node:zlib'

/**
 * Loads what unpacks Zstandard frames whose size is known, at one go. Node has Zstandard since 22.15; before, the package
 * zstddec stands in.
 */
export async function loadUnpackZstd(): Promise<(bytes: Uint8Array, size: number) => Uint8Array> {
  const { zstdDecompressSync } = zlib as {
    zstdDecompressSync?: (bytes: Uint8Array, options: { maxOutputLength: number }) => Buffer
  }
  if (zstdDecompressSync !== undefined)
    return (bytes, size) => {
      const { buffer, byteOffset, byteLength } = zstdDecompressSync(bytes, { maxOutputLength: size })
      return new Uint8Array(buffer, byteOffset, byteLength)
    }
  const { unpackZstdFrames } = await import('./zstd.js')
  return unpackZstdFrames
}
