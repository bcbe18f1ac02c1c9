import { snappyCompressor, snappyUncompressor } from 'hysnappy'

/** The one door to hysnappy, Snappy as WebAssembly. */

/** Opens what unpacks Snappy blocks. It throws a `RangeError` for one of another size than it is said to have. */
export function unpackSnappy(): (bytes: Uint8Array, size: number) => Uint8Array {
  const unpack = snappyUncompressor()
  return (bytes, size) => {
    // The package trusts the size that it is told, and would answer with what its memory held before.
    if (sizeOf(bytes) !== size) throw new RangeError('The block has another size')
    return unpack(bytes, size)
  }
}

/** Opens what packs bytes as a Snappy block. */
export function packSnappy(): (bytes: Uint8Array) => Uint8Array {
  return snappyCompressor()
}

/** The size of the unpacked block, as it stands before it (Snappy format description, "Preamble"). */
function sizeOf(bytes: Uint8Array): number {
  let size = 0
  for (let i = 0; i < 5 && i < bytes.length; i++) {
    size += (bytes[i] & 0x7f) * 2 ** (7 * i)
    if (bytes[i] < 0x80) return size
  }
  return -1
}
