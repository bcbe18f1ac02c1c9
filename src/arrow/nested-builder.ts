import { type Data, type DataType, makeData } from './arrow.js'
import { type ColumnBuilder, ownValue, Validity, WrongType } from './builder.js'

/** Lists. A reader appends items to `items` itself and closes the list with `endValue`. */
export class ListBuilder implements ColumnBuilder {
  length = 0
  readonly items: ColumnBuilder
  #offsets = new Int32Array(1025)
  readonly #validity = new Validity()
  readonly #type: DataType

  constructor(type: DataType, items: ColumnBuilder) {
    this.#type = type
    this.items = items
  }

  endValue(): void {
    if (++this.length >= this.#offsets.length) {
      const grown = new Int32Array(this.#offsets.length * 2)
      grown.set(this.#offsets)
      this.#offsets = grown
    }
    this.#offsets[this.length] = this.items.length
  }

  append(value: unknown): void {
    if (value === null || value === undefined) return this.appendNull()
    if (!Array.isArray(value)) throw new WrongType('lists', value)
    for (const item of value) this.items.append(item)
    this.endValue()
  }

  appendNull(): void {
    this.#validity.markNull(this.length)
    this.endValue()
  }

  truncate(length: number): void {
    this.#validity.truncate(length, this.length)
    this.length = length
    this.items.truncate(this.#offsets[length])
  }

  finish(): Data {
    const { length } = this
    const validity = this.#validity.finish(length)
    const valueOffsets = this.#offsets.slice(0, length + 1)
    const child = this.items.finish()
    this.length = 0
    return makeData({ type: this.#type, length, ...validity, valueOffsets, child } as never)
  }
}

/** Objects with known fields. A reader appends to every one of `fields` itself and closes with `endValue`. */
export class StructBuilder implements ColumnBuilder {
  length = 0
  readonly fields: readonly ColumnBuilder[]
  readonly names: readonly string[]
  readonly #validity = new Validity()
  readonly #type: DataType

  constructor(type: DataType, fields: readonly ColumnBuilder[]) {
    this.#type = type
    this.fields = fields
    this.names = type.children.map((field) => field.name)
  }

  endValue(): void {
    this.length++
  }

  append(value: unknown): void {
    if (value === null || value === undefined) return this.appendNull()
    if (typeof value !== 'object' || Array.isArray(value)) throw new WrongType('objects', value)
    for (let i = 0; i < this.fields.length; i++) this.fields[i].append(ownValue(value, this.names[i]))
    this.length++
  }

  appendNull(): void {
    this.#validity.markNull(this.length)
    for (const field of this.fields) field.appendNull()
    this.length++
  }

  truncate(length: number): void {
    this.#validity.truncate(length, this.length)
    this.length = length
    for (const field of this.fields) field.truncate(length)
  }

  finish(): Data {
    const { length } = this
    const validity = this.#validity.finish(length)
    const children = this.fields.map((field) => field.finish())
    this.length = 0
    return makeData({ type: this.#type, length, ...validity, children } as never)
  }
}
