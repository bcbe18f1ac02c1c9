import { type Data, DataType } from '../arrow.js'
import { bitAt } from '../bits.js'

/** A column of lists of whole numbers, as 32-bit ones. */
export class IntegerLists {
  readonly #data: Data
  readonly #values: Int32Array
  /** How many values before each place are null or too large; `undefined` where none is. */
  readonly #badBefore: Int32Array | undefined

  constructor(data: Data) {
    this.#data = data
    const [items] = data.children
    const bad: number[] = []
    this.#values = int32sOf(items, bad)
    this.#badBefore = bad.length === 0 ? undefined : countsBefore(bad, items.length)
  }

  /** The list of a row, a view; `undefined` where it, or one of its values, is null or no 32-bit number. */
  of(row: number): Int32Array | undefined {
    const { nullCount, nullBitmap, offset, valueOffsets } = this.#data
    if (nullCount > 0 && bitAt(nullBitmap as Uint8Array, offset + row) === 0) return undefined
    const from = (valueOffsets as Int32Array)[row]
    const to = (valueOffsets as Int32Array)[row + 1]
    const before = this.#badBefore
    if (before !== undefined && before[to] > before[from]) return undefined
    return this.#values.subarray(from, to)
  }
}

/** How many of the places stand before each place up to `length`. */
function countsBefore(places: readonly number[], length: number): Int32Array {
  const counts = new Int32Array(length + 1)
  for (const place of places) counts[place + 1]++
  for (let i = 0; i < length; i++) counts[i + 1] += counts[i]
  return counts
}

function int32sOf(items: Data, bad: number[]): Int32Array {
  const { nullCount, nullBitmap, offset, length } = items
  const values = items.values as ArrayLike<number>
  const isWide = DataType.isInt(items.type) && items.type.bitWidth === 64
  const numbers = isWide
    ? halvesOf(items, bad)
    : values instanceof Int32Array
      ? values
      : Int32Array.from(values)
  // What stands above 2^31 among unsigned numbers is negative by now, and an id or a label that none is.
  if (!isWide && values instanceof Uint32Array)
    for (let i = 0; i < length; i++) if (numbers[i] < 0) bad.push(i)
  if (nullCount > 0)
    for (let i = 0; i < length; i++) if (bitAt(nullBitmap as Uint8Array, offset + i) === 0) bad.push(i)
  return numbers
}

/** The lower halves of 64-bit numbers. The upper half of one that fits into 32 bits is its sign. */
function halvesOf({ values, length }: Data, bad: number[]): Int32Array {
  const { buffer, byteOffset } = values as BigInt64Array
  const halves = new Int32Array(buffer, byteOffset, 2 * length)
  const numbers = new Int32Array(length)
  for (let i = 0; i < length; i++) {
    numbers[i] = halves[2 * i]
    if (halves[2 * i + 1] !== numbers[i] >> 31) bad.push(i)
  }
  return numbers
}
