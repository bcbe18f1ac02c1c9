import type { Texts } from './values.js'

/**
 * Numbers as differences from each to the next, in blocks (Parquet format, "Delta Encoding", "Delta-length byte array",
 * "Delta Strings").
 */

/** A place in the bytes of a page, which moves on as they are read. */
interface Place {
  bytes: Uint8Array
  at: number
}

/** Reads `DELTA_BINARY_PACKED` numbers of 32 bits. Throws `RangeError` where there are fewer than `count`. */
export function readDelta32(bytes: Uint8Array, count: number): Int32Array {
  return readInts({ bytes, at: 0 }, count)
}

/** Reads `DELTA_BINARY_PACKED` numbers of 64 bits. */
export function readDelta64(bytes: Uint8Array, count: number): BigInt64Array {
  const into = new BigInt64Array(count)
  readBlocks({ bytes, at: 0 }, count, (i, value) => {
    // Kept to 64 bits by the array.
    into[i] = value
  })
  return into
}

/** Reads `DELTA_LENGTH_BYTE_ARRAY` values: all lengths, then all bytes. */
export function readDeltaLength(bytes: Uint8Array, count: number): Texts {
  return readTexts({ bytes, at: 0 }, count)
}

/** Reads `DELTA_BYTE_ARRAY` values: how much of the one before begins each, then the rest. */
export function readDeltaText(bytes: Uint8Array, count: number): Texts {
  const place = { bytes, at: 0 }
  const prefixes = readInts(place, count)
  const rests = readTexts(place, count)
  const offsets = new Int32Array(count + 1)
  for (let i = 0; i < count; i++) {
    const before = i === 0 ? 0 : offsets[i] - offsets[i - 1]
    if (prefixes[i] < 0 || prefixes[i] > before) throw new RangeError('A prefix is longer than its text')
    offsets[i + 1] = offsets[i] + prefixes[i] + rests.offsets[i + 1] - rests.offsets[i]
    if (offsets[i + 1] < offsets[i]) throw new RangeError('A page would pass 2 GiB')
  }
  const into = new Uint8Array(offsets[count])
  for (let i = 0; i < count; i++) {
    if (i > 0) into.copyWithin(offsets[i], offsets[i - 1], offsets[i - 1] + prefixes[i])
    into.set(rests.bytes.subarray(rests.offsets[i], rests.offsets[i + 1]), offsets[i] + prefixes[i])
  }
  return { offsets, bytes: into }
}

function readTexts(place: Place, count: number): Texts {
  const lengths = readInts(place, count)
  const offsets = new Int32Array(count + 1)
  for (let i = 0; i < count; i++) {
    offsets[i + 1] = offsets[i] + lengths[i]
    if (lengths[i] < 0 || offsets[i + 1] < offsets[i]) throw new RangeError('A length is damaged')
  }
  const { bytes, at } = place
  if (at + offsets[count] > bytes.length) throw new RangeError('The texts end too early')
  place.at += offsets[count]
  return { offsets, bytes: bytes.subarray(at, place.at) }
}

/** Numbers of 32 bits, whose differences wrap around. */
function readInts(place: Place, count: number): Int32Array {
  const into = new Int32Array(count)
  readBlocks(place, count, (i, value) => {
    into[i] = Number(BigInt.asIntN(32, value))
  })
  return into
}

function readBlocks(place: Place, count: number, set: (i: number, value: bigint) => void): void {
  const blockSize = Number(readVarint(place))
  const miniblocks = Number(readVarint(place))
  const total = Number(readVarint(place))
  const perMiniblock = blockSize / miniblocks
  if (total < count || !(perMiniblock > 0) || perMiniblock % 8 !== 0)
    throw new RangeError('The head is damaged')
  let value = readZigzag(place)
  if (count > 0) set(0, value)
  for (let i = 1; i < total; ) {
    const least = readZigzag(place)
    const widths = place.bytes.subarray(place.at, place.at + miniblocks)
    place.at += miniblocks
    for (let block = 0; block < miniblocks && i < total; block++) {
      const width = widths[block]
      if (!(width <= 64)) throw new RangeError('A width is damaged')
      const end = Math.min(total, i + perMiniblock)
      const start = place.at
      place.at += (perMiniblock * width) >> 3
      if (start + (((end - i) * width + 7) >> 3) > place.bytes.length)
        throw new RangeError('A block ends too early')
      for (let bit = 0; i < end; i++, bit += width) {
        value += least + readBits(place.bytes, start * 8 + bit, width)
        if (i < count) set(i, value)
      }
      value = BigInt.asIntN(64, value)
    }
  }
}

/** `width` bits from bit `from` on. */
function readBits(bytes: Uint8Array, from: number, width: number): bigint {
  if (width === 0) return 0n
  if (width > 25) {
    const low = readBits(bytes, from, 24)
    return low | (readBits(bytes, from + 24, width - 24) << 24n)
  }
  const at = Math.floor(from / 8)
  const held = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)
  return BigInt((held >>> (from % 8)) & (2 ** width - 1))
}

function readVarint(place: Place): bigint {
  let value = 0n
  for (let shift = 0n; ; shift += 7n) {
    const byte = place.bytes[place.at++]
    if (byte === undefined || shift > 63n) throw new RangeError('A number is damaged')
    value |= BigInt(byte & 0x7f) << shift
    if (byte < 0x80) return value
  }
}

function readZigzag(place: Place): bigint {
  const value = readVarint(place)
  return (value >> 1n) ^ -(value & 1n)
}
