/**
 * Numbers the values of a column, batch after batch: equal values get the same number. A text is looked at as
 * bytes, and decoded once however many rows share it. A null is a value of its own. Of numbers that are cut
 * into ranges NaN is a group of its own too, and the infinities belong to the outermost ranges.
 */

import { type Data, DataType } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { bitAt } from '../../../src/arrow/bits.js'
import { isJsonField } from '../../../src/arrow/infer-schema.js'
import { type FieldPath, parsePath } from '../../../src/arrow/path.js'
import type { CellColumn, CodedColumn } from './columns.js'
import { openTexts } from './texts.js'

/** A column found in a batch. */
interface Leaf {
  data: Data
  isJson: boolean
  /** 1 for a row without a value; `undefined` where all have one. */
  nulls: Uint8Array | undefined
}

type Coder = (leaf: Leaf) => CodedColumn

/** Numbers the values of one column; numbers are kept from batch to batch. */
export function openColumn(column: CellColumn): (batch: Batch) => CodedColumn {
  const path = parsePath(column.column)
  let coder: Coder | undefined
  let kind = ''
  return (batch) => {
    const leaf = leafAt(batch, path)
    const found = `${leaf.data.type} ${leaf.isJson}`
    if (coder === undefined || found !== kind) {
      coder = coderFor(leaf, column)
      kind = found
    }
    return coder(leaf)
  }
}

function coderFor({ data: { type }, isJson }: Leaf, { thresholds }: CellColumn): Coder {
  if (DataType.isNull(type))
    return ({ data: { length } }) => ({ codes: new Uint32Array(length), values: ['null'] })
  if (thresholds !== undefined) return rangeCoder(thresholds)
  if (DataType.isBool(type)) return codeBooleans
  if (DataType.isUtf8(type)) {
    const code = openTexts(isJson)
    return ({ data, nulls }) => code(data, nulls)
  }
  return integerCoder()
}

/** The column that a path leads to, and the rows that have no value there. */
export function leafAt(batch: Batch, path: FieldPath): Leaf {
  let data = batch.column(path.column)
  let field = batch.schema.fields.find(({ name }) => name === path.column)
  const nullable = data.nullCount > 0 ? [data] : []
  for (const step of path.steps) {
    const index: number = data.type.children.findIndex(({ name }: { name: string }) => name === step)
    field = data.type.children[index]
    data = data.children[index]
    if (data.nullCount > 0) nullable.push(data)
  }
  return { data, isJson: field !== undefined && isJsonField(field), nulls: nullsOf(nullable, data.length) }
}

function nullsOf(nullable: readonly Data[], rows: number): Uint8Array | undefined {
  if (nullable.length === 0) return undefined
  const nulls = new Uint8Array(rows)
  for (const { type, nullBitmap, offset } of nullable) {
    if (DataType.isNull(type)) return nulls.fill(1)
    const bits = nullBitmap as Uint8Array
    for (let row = 0, at = offset; row < rows; row++, at++) nulls[row] |= 1 ^ bitAt(bits, at)
  }
  return nulls
}

const booleans = ['false', 'true', 'null']

function codeBooleans({ data, nulls }: Leaf): CodedColumn {
  const bits = data.values as Uint8Array
  const codes = new Uint32Array(data.length)
  for (let row = 0, at = data.offset; row < codes.length; row++, at++)
    codes[row] = nulls?.[row] ? 2 : bitAt(bits, at)
  return { codes, values: booleans }
}

/** The ranges that thresholds cut, in their order, as groups are called. */
export function rangeTexts(thresholds: readonly number[]): string[] {
  const ranges = thresholds.map((to, i) => (i === 0 ? `<=${to}` : `(${thresholds[i - 1]},${to}]`))
  return [...ranges, `>${thresholds[thresholds.length - 1]}`]
}

/** Numbers cut into ranges that hold their upper bound, as Amazon SageMaker Clarify cuts a continuous facet. */
function rangeCoder(thresholds: readonly number[]): Coder {
  const last = thresholds.length - 1
  const values = [...[...rangeTexts(thresholds), 'NaN'].map((text) => JSON.stringify(text)), 'null']
  return ({ data, nulls }) => {
    const codes = new Uint32Array(data.length)
    const numbers = numbersOf(data)
    for (let row = 0; row < codes.length; row++) {
      const value = numbers[row]
      let range = 0
      while (range <= last && value > thresholds[range]) range++
      codes[row] = nulls?.[row] ? last + 3 : Number.isNaN(value) ? last + 2 : range
    }
    return { codes, values }
  }
}

/** The numbers of a column in one batch. */
export interface NumbersOfBatch {
  numbers: ArrayLike<number>
  /** 1 for a row without a value; `undefined` where all have one. */
  nulls: Uint8Array | undefined
}

/** Reads the numbers of a column of whole or floating-point numbers, or of nulls. */
export function openNumbers(column: string): (batch: Batch) => NumbersOfBatch {
  const path = parsePath(column)
  return (batch) => {
    const { data, nulls } = leafAt(batch, path)
    if (!DataType.isNull(data.type)) return { numbers: numbersOf(data), nulls }
    return { numbers: new Float64Array(data.length), nulls: new Uint8Array(data.length).fill(1) }
  }
}

/** The numbers of a column as doubles; whole numbers past 2^53 are rounded. */
export function numbersOf(data: Data): ArrayLike<number> {
  if (DataType.isInt(data.type) && data.type.bitWidth === 64) {
    const isSigned = data.type.isSigned
    const words = wordsOf(data)
    const numbers = new Float64Array(data.length)
    for (let row = 0; row < numbers.length; row++) {
      const high = words[row * 2 + 1]
      numbers[row] = (isSigned ? high | 0 : high) * 2 ** 32 + words[row * 2]
    }
    return numbers
  }
  if (!DataType.isFloat(data.type) || data.type.precision !== 0) return data.values as Float64Array
  return Float64Array.from(data.values as Uint16Array, halfToNumber)
}

function wordsOf({ values, length }: Data): Uint32Array {
  const { buffer, byteOffset } = values as BigInt64Array
  return new Uint32Array(buffer, byteOffset, length * 2)
}

/** A half-precision number, IEEE 754 binary16. */
function halfToNumber(bits: number): number {
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  const size =
    exponent === 0
      ? fraction * 2 ** -24
      : exponent === 31
        ? fraction === 0
          ? Number.POSITIVE_INFINITY
          : Number.NaN
        : (1 + fraction / 1024) * 2 ** (exponent - 15)
  return bits >> 15 === 1 ? -size : size
}

const maxValues = 65_536

function integerCoder(): Coder {
  let values: string[] = []
  let known = new Map<number | bigint, number>()
  let nullCode = -1
  return ({ data, nulls }) => {
    if (values.length > maxValues) {
      values = []
      known = new Map()
      nullCode = -1
    }
    const codes = new Uint32Array(data.length)
    const isWide = DataType.isInt(data.type) && data.type.bitWidth === 64
    const numbers = numbersOf(data)
    for (let row = 0; row < codes.length; row++) {
      if (nulls?.[row]) {
        if (nullCode < 0) nullCode = values.push('null') - 1
        codes[row] = nullCode
        continue
      }
      const number = numbers[row]
      const value = isWide && !Number.isSafeInteger(number) ? (data.values as BigInt64Array)[row] : number
      let code = known.get(value)
      if (code === undefined) {
        // As text where a JSON number would be rounded when it is read.
        code = values.push(typeof value === 'bigint' ? `"${value}"` : String(value)) - 1
        known.set(value, code)
      }
      codes[row] = code
    }
    return { codes, values }
  }
}
