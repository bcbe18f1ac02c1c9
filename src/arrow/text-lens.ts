import { checkValue, wrongValue } from '../base/check-options.js'
import { PrepError } from '../base/errors.js'
import { type Data, DataType, makeColumn } from './arrow.js'
import type { Batch } from './batch.js'
import { type FieldPath, parsePath } from './path.js'
import { rowsAndNulls } from './validity.js'

const encoder = new TextEncoder()

/**
 * A lens over the texts that a path leads to in one batch, nested or not. The texts stay UTF-8 bytes until
 * one is asked for; item `i` is the i-th text in row order (a row may hold none or many).
 *
 * @example
 * const batch = batchOfRows([{ tags: ['a', 'b'] }, { tags: [] }, { tags: ['c'] }])
 * const tags = new TextLens(batch, 'tags[]')
 * tags.at(2) // 'c'
 * tags.rowOf(2) // 2
 * rowsOf(tags.rewrite((text) => text.toUpperCase()))[0] // { tags: ['A', 'B'] }
 */
export class TextLens {
  /** How many texts there are, nulls included. */
  readonly length: number
  /** The bytes of all texts. Text `i` is `bytes[offsets[i]] … bytes[offsets[i + 1]]`. */
  readonly bytes: Uint8Array
  /** Where each text begins in `bytes`, and where the last one ends. */
  readonly offsets: Int32Array
  readonly #batch: Batch
  readonly #path: FieldPath
  readonly #leaf: Data
  readonly #buffer: Buffer
  #rows: Uint32Array | undefined

  /** Throws `bad_schema` where the path does not lead to text. */
  constructor(batch: Batch, path: FieldPath | string) {
    checkValue('The first argument of TextLens', batch, 'batch')
    this.#batch = batch
    this.#path = Array.isArray(Object(path).steps) ? (path as FieldPath) : parsePath(path as string)
    this.#leaf = descend(batch.column(this.#path.column), this.#path)
    if (!DataType.isUtf8(this.#leaf.type))
      throw new PrepError('bad_schema', `Field "${this.#path.text}" holds ${this.#leaf.type}, not text`)
    this.length = this.#leaf.length
    this.bytes = this.#leaf.values as Uint8Array
    // Columns that were read from a file may have an offset more, for padding.
    this.offsets = this.#leaf.valueOffsets.subarray(0, this.length + 1) as Int32Array
    this.#buffer = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength)
  }

  /** Whether text `i` is a null. */
  isNull(i: number): boolean {
    return !this.#leaf.getValid(i)
  }

  /** Text `i`, decoded now; `undefined` for a null. */
  at(i: number): string | undefined {
    if (this.isNull(i)) return undefined
    return this.#buffer.toString('utf8', this.offsets[i], this.offsets[i + 1])
  }

  /** The row of the batch that text `i` belongs to. */
  rowOf(i: number): number {
    return this.rows()[i]
  }

  /** The row of every text: always the same list, which is not to be changed. */
  rows(): Uint32Array {
    this.#rows ??= this.#rowsOfTexts()
    return this.#rows
  }

  #rowsOfTexts(): Uint32Array {
    let rows = Uint32Array.from({ length: this.#batch.numRows }, (_, row) => row)
    let data = this.#batch.column(this.#path.column)
    for (const step of this.#path.steps) {
      if (step !== '[]') {
        data = childNamed(data, step)
        continue
      }
      const offsets = data.valueOffsets as Int32Array
      const inner = new Uint32Array(data.children[0].length)
      for (let row = 0; row < data.length; row++) inner.fill(rows[row], offsets[row], offsets[row + 1])
      rows = inner
      data = data.children[0]
    }
    return rows
  }

  /**
   * A batch in which each text `i` of `candidates` (all texts, when left out) is `rewrite(text, i)`. Where
   * that is `undefined` or the text itself, the bytes stay as they are; when no text changes, the batch is
   * returned as it is. Nulls are not offered. Throws `bad_option` for an answer that is neither text nor `undefined`.
   */
  rewrite(rewrite: (text: string, i: number) => string | undefined, candidates?: Uint32Array): Batch {
    checkValue('The function of TextLens.rewrite()', rewrite, 'function')
    const changed = new Map<number, Uint8Array>()
    const count = candidates?.length ?? this.length
    for (let k = 0; k < count; k++) {
      const i = candidates === undefined ? k : candidates[k]
      const before = this.at(i)
      if (before === undefined) continue
      const after = rewrite(before, i)
      if (after === undefined || after === before) continue
      if (typeof after !== 'string')
        throw wrongValue(
          'What the function of TextLens.rewrite() answers',
          'a string, or undefined to keep the text',
          after,
        )
      changed.set(i, encoder.encode(after))
    }
    return changed.size === 0 ? this.#batch : this.#replace(changed)
  }

  #replace(changed: ReadonlyMap<number, Uint8Array>): Batch {
    const leaf = spliceTexts(this.#leaf, changed)
    const column = this.#batch.column(this.#path.column)
    return this.#batch.withColumns({ [this.#path.column]: replaceLeaf(column, this.#path.steps, leaf) })
  }
}

/** A text column in which some texts are replaced and the bytes between them are copied in one piece. */
function spliceTexts(leaf: Data, changed: ReadonlyMap<number, Uint8Array>): Data {
  const offsets = leaf.valueOffsets as Int32Array
  const values = leaf.values as Uint8Array
  let size = offsets[leaf.length] - offsets[0]
  for (const [i, bytes] of changed) size += bytes.length - (offsets[i + 1] - offsets[i])
  if (size > 0x7fffffff)
    throw new PrepError('unsupported', 'A rewritten text column would pass 2 GiB in one batch')
  const data = new Uint8Array(size)
  const valueOffsets = new Int32Array(leaf.length + 1)
  let from = offsets[0]
  let end = 0
  for (let i = 0; i < leaf.length; i++) {
    const bytes = changed.get(i)
    if (bytes !== undefined) {
      data.set(values.subarray(from, offsets[i]), end - (offsets[i] - from))
      data.set(bytes, end)
      end += bytes.length
      from = offsets[i + 1]
    } else end += offsets[i + 1] - offsets[i]
    valueOffsets[i + 1] = end
  }
  data.set(values.subarray(from, offsets[leaf.length]), end - (offsets[leaf.length] - from))
  return makeColumn(leaf.type, { ...rowsAndNulls(leaf), valueOffsets, data })
}

function replaceLeaf(data: Data, steps: readonly string[], leaf: Data): Data {
  if (steps.length === 0) return leaf
  const [step, ...rest] = steps
  if (step === '[]') {
    const child = replaceLeaf(data.children[0], rest, leaf)
    return makeColumn(data.type, { ...rowsAndNulls(data), valueOffsets: data.valueOffsets, child })
  }
  const children = [...data.children]
  const index = childIndex(data, step)
  children[index] = replaceLeaf(children[index], rest, leaf)
  return makeColumn(data.type, { ...rowsAndNulls(data), children })
}

function descend(column: Data, path: FieldPath): Data {
  let data = column
  for (const step of path.steps) {
    const fits = step === '[]' ? DataType.isList(data.type) : DataType.isStruct(data.type)
    if (!fits) throw new PrepError('bad_schema', `Path "${path.text}" does not fit the type ${column.type}`)
    data = step === '[]' ? data.children[0] : childNamed(data, step)
  }
  return data
}

function childNamed(data: Data, name: string): Data {
  return data.children[childIndex(data, name)]
}

function childIndex(data: Data, name: string): number {
  const index = data.type.children.findIndex((field: { name: string }) => field.name === name)
  if (index < 0) throw new PrepError('bad_schema', `No field "${name}" in ${data.type}`)
  return index
}
