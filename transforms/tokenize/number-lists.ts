import { type Data, Int32, type List, makeColumn } from '../../src/arrow/arrow.js'
import { listOf } from '../../src/arrow/path.js'
import { enlarge } from '../../src/arrow/typed-arrays.js'

/** The type of a column of lists of 32-bit numbers. */
export function numberListType(): List {
  return listOf(new Int32())
}

/** A column of lists of numbers that grows list by list. */
export class NumberLists {
  #values = new Int32Array(1 << 14)
  #length = 0
  readonly #ends: number[] = []

  add(list: Int32Array): void {
    const end = this.#length + list.length
    while (end > this.#values.length) this.#values = enlarge(this.#values)
    this.#values.set(list, this.#length)
    this.#length = end
    this.#ends.push(end)
  }

  column(): Data {
    const length = this.#ends.length
    const valueOffsets = new Int32Array(length + 1)
    valueOffsets.set(this.#ends, 1)
    const data = this.#values.slice(0, this.#length)
    const child = makeColumn(new Int32(), { length: data.length, nullCount: 0, data })
    return makeColumn(numberListType(), { length, nullCount: 0, valueOffsets, child })
  }
}
