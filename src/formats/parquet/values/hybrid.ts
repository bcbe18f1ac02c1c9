/**
 * Whole numbers in runs: either one number and how often it stands there, or numbers side by side in as few bits as the
 * largest needs (Parquet format, "Run Length Encoding / Bit-Packing Hybrid"). Levels and indices of dictionaries are
 * written so.
 */

/** The numbers that are read go into one of these. */
export type HybridTarget = Uint8Array | Int32Array

/** Where the runs are, and how wide their numbers are. */
export interface HybridSource {
  bytes: Uint8Array
  at: number
  /** 0 to 32 bits. */
  width: number
}

/** Fills `into`. Throws `RangeError` where the bytes end before that. */
export function readHybrid({ bytes, at: start, width }: HybridSource, into: HybridTarget): void {
  if (width > 32) throw new RangeError(`Numbers of ${width} bits`)
  if (width === 0) return
  const runBytes = (width + 7) >> 3
  let at = start
  for (let filled = 0; filled < into.length; ) {
    let header = 0
    for (let shift = 0; ; shift += 7) {
      if (at >= bytes.length || shift > 28) throw new RangeError('The runs end too early')
      const byte = bytes[at++]
      header |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    const count = header >>> 1
    if ((header & 1) === 0) {
      if (count === 0 || at + runBytes > bytes.length) throw new RangeError('A run is damaged')
      let value = 0
      for (let i = 0; i < runBytes; i++) value |= bytes[at++] << (8 * i)
      const end = Math.min(into.length, filled + count)
      into.fill(value, filled, end)
      filled = end
    } else {
      // The last group may be cut off behind the last number.
      const end = Math.min(into.length, filled + count * 8)
      if (count === 0 || at + (((end - filled) * width + 7) >> 3) > bytes.length)
        throw new RangeError('A run is damaged')
      unpack({ bytes, at, width }, into.subarray(filled, end))
      at += count * width
      filled = end
    }
  }
}

/** The number that all are, where one run says so of `count` of them; `undefined` where they may differ. */
export function onlyRun({ bytes, at: start, width }: HybridSource, count: number): number | undefined {
  let header = 0
  let at = start
  for (let shift = 0; shift <= 28; shift += 7) {
    const byte = bytes[at++] ?? 0
    header |= (byte & 0x7f) << shift
    if (byte < 0x80) break
  }
  return (header & 1) === 0 && header >>> 1 >= count && width <= 8 ? bytes[at] : undefined
}

function unpack({ bytes, at: start, width }: HybridSource, into: HybridTarget): void {
  if (width === 1) {
    for (let i = 0; i < into.length; i++) into[i] = (bytes[start + (i >> 3)] >> (i & 7)) & 1
    return
  }
  if (width > 24) {
    unpackWide({ bytes, at: start, width }, into)
    return
  }
  const mask = (1 << width) - 1
  let at = start
  let held = 0
  let bits = 0
  for (let i = 0; i < into.length; i++) {
    while (bits < width) {
      held |= bytes[at++] << bits
      bits += 8
    }
    into[i] = held & mask
    held >>>= width
    bits -= width
  }
}

/** Numbers that, with the bits of a byte before them, do not fit into 32 bits. */
function unpackWide({ bytes, at: start, width }: HybridSource, into: HybridTarget): void {
  for (let i = 0; i < into.length; i++) {
    let value = 0
    for (let bit = 0; bit < width; bit++) {
      const place = i * width + bit
      value |= ((bytes[start + (place >> 3)] >> (place & 7)) & 1) << bit
    }
    into[i] = value
  }
}

/** How many bits the numbers up to `max` need. */
export function widthOf(max: number): number {
  return 32 - Math.clz32(max)
}
