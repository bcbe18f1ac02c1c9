/** Two lanes of 32 bits for each of many values. */
export interface Hashes {
  low: Uint32Array
  high: Uint32Array
}

export function noHashes(length: number): Hashes {
  return { low: new Uint32Array(length), high: new Uint32Array(length) }
}

/**
 * Turns bytes and words into a hash of 64 bits: the 32-bit body and finalizer of MurmurHash3 (Austin Appleby,
 * public domain) in two lanes with constants of their own. It is fast and even, and not for secrets. Used
 * again for value after value: `end` begins the next.
 */
export class Mixer {
  readonly #seed: number
  #low: number
  #high: number

  /** Mixers of other seeds answer other hashes, so that two of them make one of 128 bits. */
  constructor(seed = 0) {
    this.#seed = seed
    this.#low = lowStart ^ seed
    this.#high = highStart ^ seed
  }

  /** Takes in bytes `start` to `end`. */
  bytes(bytes: Uint8Array, start: number, end: number): void {
    const whole = start + ((end - start) & ~3)
    for (let i = start; i < whole; i += 4)
      this.word(bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24))
    let rest = 0
    for (let i = end - 1; i >= whole; i--) rest = (rest << 8) | bytes[i]
    this.word(rest)
    this.word(end - start)
  }

  text(text: string): void {
    const bytes = Buffer.from(text)
    this.bytes(bytes, 0, bytes.length)
  }

  word(word: number): void {
    let low = Math.imul(word, 0xcc9e2d51)
    low = this.#low ^ Math.imul((low << 15) | (low >>> 17), 0x1b873593)
    this.#low = (Math.imul((low << 13) | (low >>> 19), 5) + 0xe6546b64) | 0
    let high = Math.imul(word, 0x239b961b)
    high = this.#high ^ Math.imul((high << 16) | (high >>> 16), 0xab0e9789)
    this.#high = (Math.imul((high << 19) | (high >>> 13), 5) + 0x561ccd1b) | 0
  }

  /** Writes the hash of what came in as hash `i`. */
  end(hashes: Hashes, i: number): void {
    const low = finish(this.#low + Math.imul(this.#high, 5))
    hashes.low[i] = low
    hashes.high[i] = finish(this.#high + low)
    this.#low = lowStart ^ this.#seed
    this.#high = highStart ^ this.#seed
  }
}

const lowStart = 0x2f0b4a27
const highStart = 0x6c078965

function finish(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
