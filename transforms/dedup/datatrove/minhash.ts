import { Mixer } from '../../../src/arrow/hashes/mixer.js'
import type { MinHash, MinHashShape, OnShingles } from '../../../src/kernels/shingles/minhash.js'
import { normalizeAt } from '../../../src/text/text-levels.js'
import { EnglishWords } from '../../../src/text/words/english-words.js'
import { datatrovePermutations, type Permutations } from './permutations.js'
import { Xxh64 } from './xxh64.js'

/**
 * The MinHash of datatrove with its defaults (src/datatrove/pipeline/dedup/minhash.py, version 0.10, Apache-2.0): runs of
 * words of spaCy in the simplified text, hashed by XXH64, and of each permutation x · a + b (mod 2⁶⁴, mod 2⁶¹ − 1) the least.
 * A text of fewer words than a run has no keys. Numbers of 64 bits are worked on as two of 32.
 */
export class DatatroveMinHash implements MinHash {
  readonly keys: Uint32Array
  /** The lower half of the least of each permutation. */
  readonly signature: Uint32Array
  /** Its upper half. */
  readonly upper: Uint32Array
  readonly #shape: Pick<MinHashShape, 'bands' | 'rows' | 'words'>
  readonly #permutations: Permutations
  readonly #onShingles: OnShingles | undefined
  readonly #english = new EnglishWords()
  readonly #xxh64 = new Xxh64()
  readonly #mixer = new Mixer()
  readonly #decoder = new TextDecoder()
  #count = 0
  #isOver = true

  constructor(shape: Pick<MinHashShape, 'bands' | 'rows' | 'words'>, onShingles?: OnShingles) {
    const hashes = shape.bands * shape.rows
    this.#shape = shape
    this.#permutations = datatrovePermutations(hashes)
    this.#onShingles = onShingles
    this.keys = new Uint32Array(2 * shape.bands)
    this.signature = new Uint32Array(hashes)
    this.upper = new Uint32Array(hashes)
  }

  add(bytes: Uint8Array, from: number, to: number): void {
    this.#begin()
    const text = this.#decoder.decode(bytes.subarray(from, to))
    const words = this.#english.words(normalizeAt.digits(text))
    const { words: length } = this.#shape
    if (words.length < length) return
    const joined = Buffer.from(words.join(' '))
    const ends = endsOf(words)
    const shingles = new Uint32Array(words.length - length + 1)
    for (let i = 0; i < shingles.length; i++) {
      const { high, low } = this.#xxh64.of(joined, i === 0 ? 0 : ends[i - 1] + 1, ends[i + length - 1])
      this.#permute(high, low)
      shingles[i] = low
    }
    this.#count += shingles.length
    this.#onShingles?.(shingles)
  }

  /** What has no run of words has no keys either, and nothing stands for it. */
  hasText(): boolean {
    return true
  }

  addWhole(): void {}

  end(): void {
    this.#begin()
    const { bands, rows } = this.#shape
    const hashes = { low: this.signature, high: this.upper }
    const key = { low: new Uint32Array(1), high: new Uint32Array(1) }
    for (let band = 0; band < bands; band++) {
      this.#mixer.word(band)
      for (let i = band * rows; i < (band + 1) * rows; i++) {
        this.#mixer.word(hashes.low[i])
        this.#mixer.word(hashes.high[i])
      }
      this.#mixer.end(key, 0)
      this.keys[2 * band] = key.low[0]
      this.keys[2 * band + 1] = key.high[0]
    }
    this.#isOver = true
  }

  hasKeys(): boolean {
    return this.#count > 0
  }

  #begin(): void {
    if (!this.#isOver) return
    this.#isOver = false
    this.#count = 0
    this.signature.fill(0xffffffff)
    this.upper.fill(0xffffffff)
  }

  /** Takes a run into the signature; the arithmetic of `Word64`, written out, since it is most of the work. */
  #permute(high: number, low: number): void {
    const { factors, summands } = this.#permutations
    const { signature, upper } = this
    for (let i = 0; i < signature.length; i++) {
      const factor = factors.low[i]
      const byUpper = low * (factor >>> 16)
      const product = low * (factor & 0xffff) + (byUpper % 0x10000) * 0x10000
      let sum = (product >>> 0) + summands.low[i]
      const carried = Math.floor(product / 0x100000000) + Math.floor(byUpper / 0x10000)
      const highest =
        (carried +
          Math.imul(low, factors.high[i]) +
          Math.imul(high, factor) +
          summands.high[i] +
          (sum > 0xffffffff ? 1 : 0)) >>>
        0
      // Modulo 2⁶¹ − 1: what stands above 61 bits is added below.
      sum = (sum >>> 0) + (highest >>> 29)
      let rest = (highest & 0x1fffffff) + (sum > 0xffffffff ? 1 : 0)
      sum >>>= 0
      if (rest > 0x1fffffff || (rest === 0x1fffffff && sum === 0xffffffff)) {
        // Less 2⁶¹ − 1.
        sum = (sum + 1) >>> 0
        rest = sum === 0 ? rest - 0x1fffffff : rest - 0x20000000
      }
      if (rest < upper[i] || (rest === upper[i] && sum < signature[i])) {
        upper[i] = rest
        signature[i] = sum
      }
    }
  }
}

/** Where each word ends in bytes, when one space stands between any two. */
function endsOf(words: readonly string[]): Uint32Array {
  const ends = new Uint32Array(words.length)
  let at = 0
  for (const [i, word] of words.entries()) {
    at += Buffer.byteLength(word)
    ends[i] = at++
  }
  return ends
}
