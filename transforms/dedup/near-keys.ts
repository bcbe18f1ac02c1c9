import type { Batch } from '../../src/arrow/batch.js'
import { Mixer, noHashes } from '../../src/arrow/hashes/mixer.js'
import { type MinHash, openMinHash } from '../../src/kernels/shingles/minhash.js'
import type { SetRows } from '../../src/transform/spill/set-file.js'
import { type Compared, comparedTexts } from './compared.js'
import { DatatroveMinHash } from './datatrove/minhash.js'
import { DistinctHashes } from './distinct.js'
import type { DedupOptions } from './options.js'
import { type RowTexts, textsOf } from './row-texts.js'
import { SimHash, simHashKeys } from './simhash.js'

/** How many words of 32 bits a key of a band has. */
export const bandWords = 2

/** How rows are hashed by their texts. */
export interface NearOptions extends Pick<DedupOptions, 'ngrams' | 'charNgrams' | 'verify' | 'compat'> {
  bands: number
  bandRows: number
  /** Bits of a SimHash that may differ; `undefined` for MinHash. */
  distance: number | undefined
}

/** Keys of rows of which near ones share at least one with a chance that grows steeply with their likeness. */
export interface NearKeys {
  keys: Uint32Array
  isKeyed: Uint8Array
}

/** Makes the keys of rows by MinHash or SimHash, and what they are compared by afterwards, if they are. */
export class NearHasher {
  /** How many keys a row has. */
  readonly sections: number
  readonly #options: NearOptions
  readonly #minhash: MinHash
  readonly #simhash: SimHash | undefined
  readonly #distinct = new DistinctHashes()
  #shingles = new Uint32Array(1 << 12)
  #count = 0

  constructor(options: NearOptions) {
    const { bandRows, ngrams: words, charNgrams: characters, distance } = options
    this.#options = options
    this.#simhash = distance === undefined ? undefined : new SimHash(distance)
    this.sections = distance === undefined ? options.bands : simHashKeys(distance)
    // The shingles of a SimHash come from the same kernel, which has the least to do with one key of one hash.
    const [bands, rows] = distance === undefined ? [options.bands, bandRows] : [1, 1]
    const onShingles =
      options.verify === 'exact' || distance !== undefined
        ? (some: Uint32Array) => this.#gather(some)
        : undefined
    this.#minhash =
      options.compat === 'datatrove'
        ? new DatatroveMinHash({ bands, rows, words }, onShingles)
        : openMinHash({ bands, rows, words, characters }, onShingles)
  }

  /** The keys of the rows of a batch; what they are compared by goes to `sets`. */
  hash(batch: Batch, compared: Compared, sets: SetRows | undefined): NearKeys {
    const texts = comparedTexts(batch.schema, compared).map((path) => textsOf(batch, path, compared.roles))
    const next = texts.map(() => 0)
    const isKeyed = new Uint8Array(batch.numRows)
    const width = bandWords * this.sections
    const keys = new Uint32Array(width * batch.numRows)
    for (let row = 0; row < batch.numRows; row++) {
      this.#count = 0
      const from = [...next]
      for (const [path, { lens, items, rows }] of texts.entries())
        for (; rows[next[path]] === row; next[path]++) {
          const item = items[next[path]]
          this.#minhash.add(lens.bytes, lens.offsets[item], lens.offsets[item + 1])
        }
      if (next.some((at, path) => at > from[path])) isKeyed[row] = 1
      if (isKeyed[row] === 1 && !this.#minhash.hasText()) this.#addWhole(texts, from, next)
      this.#minhash.end()
      if (!this.#minhash.hasKeys()) isKeyed[row] = 0
      const shingles = this.#distinct.of(this.#shingles, this.#count)
      this.#simhash?.take(shingles)
      const hashed = this.#simhash ?? this.#minhash
      keys.set(hashed.keys, row * width)
      const compared = this.#options.verify === 'estimate' ? hashed.signature : shingles
      sets?.add(isKeyed[row] === 0 ? new Uint32Array(0) : compared)
    }
    return { keys, isKeyed }
  }

  /** What has no word, such as signs alone, is like its equal and nothing else. */
  #addWhole(texts: readonly RowTexts[], from: readonly number[], to: readonly number[]): void {
    const mixer = new Mixer()
    for (const [path, { lens, items }] of texts.entries())
      for (let i = from[path]; i < to[path]; i++)
        mixer.bytes(lens.bytes, lens.offsets[items[i]], lens.offsets[items[i] + 1])
    const hashes = noHashes(1)
    mixer.end(hashes, 0)
    this.#minhash.addWhole(hashes.low[0])
    this.#minhash.addWhole(hashes.high[0])
  }

  #gather(some: Uint32Array): void {
    if (this.#count + some.length > this.#shingles.length) {
      const larger = new Uint32Array(2 * (this.#count + some.length))
      larger.set(this.#shingles.subarray(0, this.#count))
      this.#shingles = larger
    }
    this.#shingles.set(some, this.#count)
    this.#count += some.length
  }
}
