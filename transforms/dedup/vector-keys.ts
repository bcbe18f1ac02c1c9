import { type Data, DataType, type Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { SetRows } from '../../src/transform/spill/set-file.js'
import { mix } from './mix.js'
import type { NearKeys } from './near-keys.js'

interface VectorOptions {
  /** The column of embeddings. */
  embedding: string
  bands: number
  bandRows: number
  verify: 'exact' | 'estimate' | 'none'
}

/** Throws `bad_schema` where a column holds no lists of numbers. */
export function checkEmbedding(schema: Schema, name: string): void {
  const type = schema.fields.find((field) => field.name === name)?.type
  if (type === undefined)
    throw new PrepError(
      'bad_schema',
      `There is no column "${name}". Name that of the embeddings in ${optionName('embedding')}`,
    )
  const isList = DataType.isList(type) || DataType.isFixedSizeList(type)
  const [item] = type.children ?? []
  if (isList && DataType.isFloat(item.type) && item.type.precision > 0) return
  throw new PrepError(
    'bad_schema',
    `Column "${name}" holds ${type}, and embeddings are lists of numbers with a fraction. Name that of the embeddings in ${optionName('embedding')}`,
  )
}

/**
 * Keys of embeddings of which near ones share at least one with a chance that grows steeply with their cosine: signs of
 * random projections (Charikar, STOC 2002), made by three rounds of random signs and a Hadamard transform, which cost d·log d
 * (Ailon and Chazelle, SIAM J. Comput. 2009), as in cross-polytope hashing (Andoni et al., NIPS 2015).
 */
export class VectorHasher {
  readonly sections: number
  readonly #options: VectorOptions
  readonly #words: Uint32Array
  #length: number | undefined
  #work = new Float64Array(0)

  constructor(options: VectorOptions) {
    this.#options = options
    this.sections = options.bands
    this.#words = new Uint32Array(Math.ceil((options.bands * options.bandRows) / 32))
  }

  /** The keys of the rows of a batch; what they are compared by goes to `sets`. A row whose embedding has no direction has none. */
  hash(batch: Batch, sets: SetRows | undefined): NearKeys {
    const { embedding, bands, verify } = this.#options
    const isKeyed = new Uint8Array(batch.numRows)
    const keys = new Uint32Array(2 * bands * batch.numRows)
    const vectors = vectorsIn(batch.column(embedding))
    for (let row = 0; row < batch.numRows; row++) {
      const unit = this.#unit(vectors(row))
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

  /** A vector of length 1; `undefined` for one without a direction: null, of zeros, or with what is no number. */
  #unit(vector: ArrayLike<number> | undefined): Float32Array | undefined {
    if (vector === undefined) return undefined
    this.#length ??= vector.length
    if (vector.length !== this.#length) throw otherLength(this.#length, vector.length)
    let square = 0
    for (let i = 0; i < vector.length; i++) square += vector[i] * vector[i]
    if (!(square > 0 && square < Infinity)) return undefined
    const norm = Math.sqrt(square)
    return Float32Array.from({ length: vector.length }, (_, i) => vector[i] / norm)
  }

  /** Writes the signs of the projections into the words. */
  #project(unit: Float32Array): void {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, unit.length)))
    if (this.#work.length !== size) this.#work = new Float64Array(size)
    const work = this.#work
    const count = this.#options.bands * this.#options.bandRows
    this.#words.fill(0)
    for (let first = 0; first < count; first += size) {
      work.fill(0).set(unit)
      for (let round = 0; round < 3; round++) {
        for (let i = 0; i < size; i++) if (mix(mix(first + i) ^ (round + 1)) & 1) work[i] = -work[i]
        hadamard(work)
      }
      for (let i = 0; i < size && first + i < count; i++)
        if (work[i] > 0) this.#words[(first + i) >>> 5] |= 1 << ((first + i) & 31)
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

/** The Walsh-Hadamard transform, in place, of as many numbers as a power of two. */
function hadamard(numbers: Float64Array): void {
  for (let step = 1; step < numbers.length; step *= 2)
    for (let from = 0; from < numbers.length; from += 2 * step)
      for (let i = from; i < from + step; i++) {
        const [a, b] = [numbers[i], numbers[i + step]]
        numbers[i] = a + b
        numbers[i + step] = a - b
      }
}

/** Reads the embedding of a row; `undefined` for one that is null or has a null in it. */
function vectorsIn(column: Data): (row: number) => ArrayLike<number> | undefined {
  const [items] = column.children
  const { type, valueOffsets } = column
  const isFixed = DataType.isFixedSizeList(type)
  const startOf = (row: number) => (isFixed ? row * type.listSize : valueOffsets[row])
  const numbers = items.values as Float32Array | Float64Array
  return (row) => {
    if (!column.getValid(row)) return undefined
    const [start, end] = [startOf(row), startOf(row + 1)]
    if (items.nullCount > 0) for (let i = start; i < end; i++) if (!items.getValid(i)) return undefined
    return numbers.subarray(start, end)
  }
}

function otherLength(a: number, b: number): PrepError {
  return new PrepError(
    'bad_input',
    `Embeddings of ${a} and of ${b} numbers cannot be compared. Make all of them with one model`,
  )
}

/** The cosine of two vectors of length 1, as the words of their numbers. Throws `bad_input` where they have not as many. */
export function cosine(a: Uint32Array, b: Uint32Array): number {
  if (a.length !== b.length) throw otherLength(a.length, b.length)
  const [left, right] = [floatsOf(a), floatsOf(b)]
  let sum = 0
  for (let i = 0; i < left.length; i++) sum += left[i] * right[i]
  return sum
}

function floatsOf({ buffer, byteOffset, length }: Uint32Array): Float32Array {
  return new Float32Array(buffer, byteOffset, length)
}
