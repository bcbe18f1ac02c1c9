/** Hashes in rising order, as gaps under a Rice code: with few bits for each, and answered by a search. */

/** A set of hashes of `bits` bits, the highest ones of 32. */
export interface SortedHashes {
  values: Uint32Array
  bits: number
}

const headBytes = 8
/** The highest bits of a hash, by which the hashes are entered: every set has more. */
const headBits = 12
/** As many bits of the file are at hand at least, for the low bits of a gap. */
const mostLow = 25

/** Says where a hash of 32 bits stands among hashes, or -1. */
export function openSearch({ values, bits }: SortedHashes): (hash: number) => number {
  const starts = startsOf(values, bits)
  return (hash) => {
    const wanted = hash >>> (32 - bits)
    const head = hash >>> (32 - headBits)
    let low = starts[head]
    for (let high = starts[head + 1]; low < high; ) {
      const middle = (low + high) >>> 1
      if (values[middle] < wanted) low = middle + 1
      else high = middle
    }
    return values[low] === wanted ? low : -1
  }
}

/** Where the hashes with each head begin, and where the last ones end: what is left to search is a few dozen hashes. */
function startsOf(values: Uint32Array, bits: number): Uint32Array {
  const starts = new Uint32Array((1 << headBits) + 1)
  for (let i = 0; i < values.length; i++) starts[(values[i] >>> (bits - headBits)) + 1]++
  for (let head = 0; head < starts.length - 1; head++) starts[head + 1] += starts[head]
  return starts
}

/**
 * The bytes of hashes in rising order, each once. Head: the count (32 bits, little-endian), the bits of a hash, the
 * low bits of a gap that stand as they are, two empty bytes. Then for each gap its high bits as so many ones and a
 * zero, and its low bits, the highest first.
 */
export function encodeHashes({ values, bits }: SortedHashes): Uint8Array {
  const low = Math.min(mostLow, Math.max(0, Math.round(bits - Math.log2(Math.max(1, values.length))) - 1))
  const out: number[] = [...new Uint8Array(Uint32Array.of(values.length).buffer), bits, low, 0, 0]
  let byte = 0
  let filled = 0
  const put = (bit: number) => {
    byte = (byte << 1) | bit
    if (++filled < 8) return
    out.push(byte)
    byte = 0
    filled = 0
  }
  let before = 0
  for (const value of values) {
    const gap = value - before
    before = value
    for (let ones = gap >>> low; ones > 0; ones--) put(1)
    put(0)
    for (let bit = low - 1; bit >= 0; bit--) put((gap >>> bit) & 1)
  }
  while (filled > 0) put(0)
  return Uint8Array.from(out)
}

/** What {@link encodeHashes} has written. */
export function decodeHashes(file: Uint8Array): SortedHashes {
  const count = new DataView(file.buffer, file.byteOffset, headBytes).getUint32(0, true)
  const [bits, low] = file.subarray(4, 6)
  const values = new Uint32Array(count)
  let place = headBytes
  // The next bits of the file, the first one highest; at least 25 of them count.
  let window = 0
  let held = 0
  let value = 0
  let high = 0
  for (let i = 0; i < count; ) {
    for (; held <= 24; held += 8) window |= file[place++] << (24 - held)
    const ones = Math.min(Math.clz32(~window), 24)
    high += ones
    const taken = ones < 24 ? ones + 1 : ones
    window <<= taken
    held -= taken
    if (ones === 24) continue
    for (; held <= 24; held += 8) window |= file[place++] << (24 - held)
    value += high * 2 ** low + (low === 0 ? 0 : window >>> (32 - low))
    window <<= low
    held -= low
    values[i++] = value
    high = 0
  }
  return { values, bits }
}
