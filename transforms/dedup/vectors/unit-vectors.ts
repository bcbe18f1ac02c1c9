import { type Data, DataType, type Schema } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { PrepError } from '../../../src/base/errors.js'
import { optionName } from '../../../src/base/option-name.js'

/** Throws `bad_schema` where a column holds no lists of numbers; `option` names it. */
export function checkEmbedding(schema: Schema, name: string, option = 'embedding'): void {
  const type = schema.fields.find((field) => field.name === name)?.type
  if (type === undefined)
    throw new PrepError(
      'bad_schema',
      `There is no column "${name}". Name that of the embeddings in ${optionName(option)}`,
    )
  const isList = DataType.isList(type) || DataType.isFixedSizeList(type)
  const [item] = type.children ?? []
  if (isList && DataType.isFloat(item.type) && item.type.precision > 0) return
  throw new PrepError(
    'bad_schema',
    `Column "${name}" holds ${type}, and embeddings are lists of numbers with a fraction. Name that of the embeddings in ${optionName(option)}`,
  )
}

/** Reads embeddings as vectors of length 1. */
export class UnitVectors {
  readonly #column: string
  #length: number | undefined

  constructor(column: string) {
    this.#column = column
  }

  /**
   * The vector of each row of a batch; `undefined` for one without a direction: null, of zeros, or with what is no number.
   * Throws `bad_input` where one has more numbers than another.
   */
  of(batch: Batch): (row: number) => Float32Array | undefined {
    const vectors = vectorsIn(batch.column(this.#column))
    return (row) => this.#unit(vectors(row))
  }

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

/** The error for embeddings of two models. */
export function otherLength(a: number, b: number): PrepError {
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
