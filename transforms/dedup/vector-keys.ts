import type { Batch } from '../../src/arrow/batch.js'
import type { SetRows } from '../../src/transform/spill/set-file.js'
import type { NearKeys } from './near-keys.js'
import { mix } from './vectors/mix.js'
import { Rotation } from './vectors/rotation.js'
import { UnitVectors } from './vectors/unit-vectors.js'

interface VectorOptions {
  /** The column of embeddings. */
  embedding: string
  bands: number
  bandRows: number
  verify: 'exact' | 'estimate' | 'none'
}

/**
 * Keys of embeddings of which near ones share at least one with a chance that grows steeply with their cosine: signs of
 * random projections (Charikar, STOC 2002), by rotations as in cross-polytope hashing (Andoni et al., NIPS 2015).
 */
export class VectorHasher {
  readonly sections: number
  readonly #options: VectorOptions
  readonly #words: Uint32Array
  readonly #units: UnitVectors
  #rotation: Rotation | undefined

  constructor(options: VectorOptions) {
    this.#options = options
    this.sections = options.bands
    this.#units = new UnitVectors(options.embedding)
    this.#words = new Uint32Array(Math.ceil((options.bands * options.bandRows) / 32))
  }

  /** The keys of the rows of a batch; what they are compared by goes to `sets`. A row whose embedding has no direction has none. */
  hash(batch: Batch, sets: SetRows | undefined): NearKeys {
    const { bands, verify } = this.#options
    const isKeyed = new Uint8Array(batch.numRows)
    const keys = new Uint32Array(2 * bands * batch.numRows)
    const units = this.#units.of(batch)
    for (let row = 0; row < batch.numRows; row++) {
      const unit = units(row)
      if (unit !== undefined) {
        isKeyed[row] = 1
        this.#project(unit)
        keys.set(this.#keys(), 2 * bands * row)
      }
      sets?.add(
        unit === undefined
          ? new Uint32Array(0)
          : verify === 'exact'
            ? new Uint32Array(unit.buffer)
            : this.#words,
      )
    }
    return { keys, isKeyed }
  }

  /** Writes the signs of the projections into the words. */
  #project(unit: Float32Array): void {
    this.#rotation ??= new Rotation(unit.length)
    const { size } = this.#rotation
    const count = this.#options.bands * this.#options.bandRows
    this.#words.fill(0)
    for (let first = 0; first < count; first += size) {
      const rotated = this.#rotation.of(unit, first)
      for (let i = 0; i < size && first + i < count; i++)
        if (rotated[i] > 0) this.#words[(first + i) >>> 5] |= 1 << ((first + i) & 31)
    }
  }

  #keys(): Uint32Array {
    const { bands, bandRows } = this.#options
    const keys = new Uint32Array(2 * bands)
    for (let band = 0; band < bands; band++) {
      let [low, high] = [0, 0]
      for (let bit = band * bandRows; bit < (band + 1) * bandRows; bit++) {
        high = (high << 1) | (low >>> 31)
        low = (low << 1) | ((this.#words[bit >>> 5] >>> (bit & 31)) & 1)
      }
      keys[2 * band] = mix(low ^ mix(high ^ 0x85ebca6b))
      keys[2 * band + 1] = mix(high ^ mix(low ^ 0xc2b2ae35))
    }
    return keys
  }
}
