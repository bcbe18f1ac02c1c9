import { type Data, DataType } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { bitAt } from '../../src/arrow/bits.js'
import type { TokenColumns } from './columns.js'
import { ignoredLabel } from './ignored-label.js'

/** A document: its tokens, and what is to be learned of each. Views that are valid until the next one is asked for. */
export interface TokenRow {
  ids: Int32Array
  labels: Int32Array
}

/** The documents of a batch. */
export class TokenRows {
  readonly #ids: IntegerLists
  readonly #labels: IntegerLists | undefined
  readonly #masks: readonly IntegerLists[]
  readonly #attention: IntegerLists | undefined

  constructor(batch: Batch, { ids, labels, masks, attention }: TokenColumns) {
    const listsOf = (name: string) => new IntegerLists(batch.column(name))
    this.#ids = listsOf(ids)
    this.#labels = labels === undefined ? undefined : listsOf(labels)
    this.#masks = masks.map(listsOf)
    this.#attention = attention === undefined ? undefined : listsOf(attention)
  }

  /**
   * The document of a row; `undefined` where it is null, where a value is null or no 32-bit number, and where labels or
   * masks are not as many as tokens.
   */
  of(row: number): TokenRow | undefined {
    const ids = this.#ids.of(row)
    const labels = this.#labels === undefined ? ids : this.#labels.of(row)
    const masks = this.#masks.map((lists) => lists.of(row))
    const attention = this.#attention?.of(row)
    if (ids === undefined || labels?.length !== ids.length) return undefined
    if (masks.some((mask) => mask?.length !== ids.length)) return undefined
    if (this.#attention !== undefined && attention?.length !== ids.length) return undefined
    const document = { ids, labels: withMasks(labels, masks as Int32Array[]) }
    return attention?.includes(0) ? withoutPadding(document, attention) : document
  }
}

function withMasks(labels: Int32Array, masks: readonly Int32Array[]): Int32Array {
  if (masks.length === 0) return labels
  return labels.map((label, i) => (masks.every((mask) => mask[i] !== 0) ? label : ignoredLabel))
}

function withoutPadding({ ids, labels }: TokenRow, attention: Int32Array): TokenRow {
  const isThere = (_: number, i: number) => attention[i] !== 0
  return { ids: ids.filter(isThere), labels: labels.filter(isThere) }
}

/** A column of lists of whole numbers, as 32-bit ones. */
class IntegerLists {
  readonly #data: Data
  readonly #values: Int32Array
  /** The places of values that are null or too large, ascending. */
  readonly #bad: number[] = []

  constructor(data: Data) {
    this.#data = data
    const [items] = data.children
    this.#values = int32sOf(items, this.#bad)
  }

  of(row: number): Int32Array | undefined {
    const { nullCount, nullBitmap, offset, valueOffsets } = this.#data
    if (nullCount > 0 && bitAt(nullBitmap as Uint8Array, offset + row) === 0) return undefined
    const from = (valueOffsets as Int32Array)[row]
    const to = (valueOffsets as Int32Array)[row + 1]
    if (this.#bad.some((place) => place >= from && place < to)) return undefined
    return this.#values.subarray(from, to)
  }
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
