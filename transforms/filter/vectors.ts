import { type Data, DataType } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { boolReader } from '../../src/arrow/bits.js'

/** Values of an expression for every row, or for every item of a list, column by column: no value is an object. */

/** Which of them are null: 1 for those that are; `undefined` where none is. */
export type Nulls = Uint8Array | undefined

/** Numbers, or the sizes of lists. Those of columns of 64-bit whole numbers are bigints: they compare exactly. */
export interface Numbers {
  values: ArrayLike<number> | ArrayLike<bigint>
  nulls: Nulls
}

/** Texts as UTF-8: text `i` is `bytes[starts[i]] … bytes[ends[i]]`. */
export interface Texts {
  bytes: Buffer
  starts: Int32Array
  ends: Int32Array
  nulls: Nulls
}

/** Truth values: {@link no}, {@link yes} or {@link unknown}. */
export type Truths = Uint8Array

export const no = 0
export const yes = 1
/** Neither: what comes of comparing with a null, as in SQL. */
export const unknown = 2

/** What an expression is evaluated over: the rows of a batch, or the items of one of its lists. */
export interface Frame {
  batch: Batch
  length: number
  items: Items | undefined
}

/** The items of a list, row by row. */
export interface Items {
  data: Data
  /** Of each item, where it stands in `data`. */
  index: Int32Array
  /** Of each item, the row that it belongs to. */
  rows: Int32Array
}

/** Values in a column, of which each row has one: at `index`, or at its own number. */
export interface Place {
  data: Data
  index: Int32Array | undefined
  nulls: Nulls
}

/** Marks as null also what is null in the column of a place. */
export function nullsAt({ data, index, nulls }: Place, length: number): Nulls {
  if (DataType.isNull(data.type)) return new Uint8Array(length).fill(1)
  if (data.nullCount === 0) return nulls
  const merged = nulls === undefined ? new Uint8Array(length) : nulls.slice()
  for (let i = 0; i < length; i++)
    if (merged[i] === 0 && !data.getValid(index === undefined ? i : index[i])) merged[i] = 1
  return merged
}

export function mergeNulls(a: Nulls, b: Nulls): Nulls {
  if (a === undefined || b === undefined) return a ?? b
  const merged = a.slice()
  for (let i = 0; i < merged.length; i++) merged[i] |= b[i]
  return merged
}

export function numbersAt(place: Place, length: number): Numbers {
  const { data, index } = place
  const values = data.values as Float64Array | BigInt64Array
  const nulls = nullsAt(place, length)
  if (index === undefined) return { values, nulls }
  if (values instanceof BigInt64Array || values instanceof BigUint64Array)
    return { values: Array.from(index, (at) => values[at]), nulls }
  return { values: Float64Array.from(index, (at) => values[at]), nulls }
}

export function textsAt(place: Place, length: number): Texts {
  const { data, index } = place
  const offsets = data.valueOffsets as Int32Array
  const { buffer, byteOffset, byteLength } = data.values as Uint8Array
  const bytes = Buffer.from(buffer, byteOffset, byteLength)
  const nulls = nullsAt(place, length)
  if (index === undefined)
    return { bytes, starts: offsets.subarray(0, length), ends: offsets.subarray(1, length + 1), nulls }
  return { bytes, starts: index.map((at) => offsets[at]), ends: index.map((at) => offsets[at + 1]), nulls }
}

export function truthsAt(place: Place, length: number): Truths {
  const { data, index } = place
  const nulls = nullsAt(place, length)
  const isTrue = boolReader(data)
  const truths = new Uint8Array(length)
  for (let i = 0; i < length; i++)
    truths[i] = nulls?.[i] === 1 ? unknown : isTrue(index === undefined ? i : index[i]) ? yes : no
  return truths
}

/** How many items the list of each row has. */
export function sizesAt(place: Place, length: number): Numbers {
  const { data, index } = place
  const offsets = data.valueOffsets as Int32Array
  const nulls = nullsAt(place, length)
  const values = new Int32Array(length)
  for (let i = 0; i < length; i++) {
    const at = index === undefined ? i : index[i]
    values[i] = nulls?.[i] === 1 ? 0 : offsets[at + 1] - offsets[at]
  }
  return { values, nulls }
}

/** The field of an object in each row. */
export function fieldAt(place: Place, { field, length }: { field: number; length: number }): Place {
  return { data: place.data.children[field], index: place.index, nulls: nullsAt(place, length) }
}

/** One item of the list of each row, counted from its end where `item` is negative; null where there is none. */
export function itemAt(place: Place, { item, length }: { item: number; length: number }): Place {
  const { data, index } = place
  const offsets = data.valueOffsets as Int32Array
  const nulls = nullsAt(place, length)?.slice() ?? new Uint8Array(length)
  const items = new Int32Array(length)
  for (let i = 0; i < length; i++) {
    if (nulls[i] === 1) continue
    const at = index === undefined ? i : index[i]
    const found = item < 0 ? offsets[at + 1] + item : offsets[at] + item
    if (found < offsets[at] || found >= offsets[at + 1]) nulls[i] = 1
    else items[i] = found
  }
  return { data: data.children[0], index: items, nulls }
}

/** All items of the lists of a place, and where those of each row end. */
export function itemsAt(place: Place, length: number): { items: Items; ends: Int32Array; nulls: Nulls } {
  const { data, index } = place
  const offsets = data.valueOffsets as Int32Array
  const { values: sizes, nulls } = sizesAt(place, length)
  const ends = new Int32Array(length)
  for (let row = 0, end = 0; row < length; row++) ends[row] = end += Number(sizes[row])
  const count = length === 0 ? 0 : ends[length - 1]
  const items = { data: data.children[0], index: new Int32Array(count), rows: new Int32Array(count) }
  for (let row = 0, i = 0; row < length; row++) {
    const first = offsets[index === undefined ? row : index[row]] - i
    for (; i < ends[row]; i++) {
      items.index[i] = first + i
      items.rows[i] = row
    }
  }
  return { items, ends, nulls }
}
