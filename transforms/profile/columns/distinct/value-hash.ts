/**
 * 64-bit hashes of values as two lanes of 32 bits, by which values are counted without being kept. Two of
 * ten thousand values share a hash with a probability of 3 in 10^12; they would be counted as one.
 *
 * The lanes are multiply-and-rotate chains with the finalizer of MurmurHash3 (Austin Appleby, public domain)
 * across both. Not for secrets: who knows the text of a value can tell its hash.
 */
export class ValueHash {
  low = 0
  high = 0

  /** Hashes `bytes[start] … bytes[end]`. */
  ofBytes(bytes: Uint8Array, start: number, end: number): void {
    let a = 0x9e3779b9
    let b = 0x85ebca6b
    let i = start
    for (; i + 4 <= end; i += 4) {
      const word = bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24)
      a ^= word
      a = Math.imul((a << 13) | (a >>> 19), 0xcc9e2d51)
      b ^= word
      b = Math.imul((b << 17) | (b >>> 15), 0x1b873593) ^ a
    }
    let rest = 0
    for (let shift = 0; i < end; i++, shift += 8) rest |= bytes[i] << shift
    a ^= rest
    a = Math.imul((a << 13) | (a >>> 19), 0xcc9e2d51)
    b ^= rest
    b = Math.imul((b << 17) | (b >>> 15), 0x1b873593) ^ a
    this.#finish(a, b ^ (end - start))
  }

  /** Hashes two words, such as the halves of a double. */
  ofWords(first: number, second: number): void {
    this.#finish(
      Math.imul(first ^ 0x9e3779b9, 0xcc9e2d51) ^ second,
      Math.imul(second ^ 0x85ebca6b, 0x1b873593) ^ ((first << 16) | (first >>> 16)),
    )
  }

  #finish(a: number, b: number): void {
    const low = scramble((a + b) | 0)
    const high = scramble((b + Math.imul(low, 5)) | 0)
    this.low = (low + high) | 0
    this.high = high
  }
}

/** The 32-bit finalizer of MurmurHash3: a bijection in which every bit depends on every other. */
function scramble(word: number): number {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
