import type { Data, DataType } from './arrow.js'
import { type ColumnBuilder, checkJsonValue, NullableBuilder, ownValue, WrongType } from './builder.js'
import { Offsets } from './offsets.js'

/** Lists. A reader appends items to `items` itself and closes the list with `endValue`. */
export class ListBuilder extends NullableBuilder {
  readonly items: ColumnBuilder
  readonly #offsets = new Offsets()

  constructor(type: DataType, items: ColumnBuilder) {
    super(type)
    this.items = items
  }

  endValue(): void {
    this.#offsets.endValue(this.length++, this.items.length)
  }

  override truncate(length: number): void {
    super.truncate(length)
    this.items.truncate(this.#offsets.startOf(length))
  }

  protected override appendValue(value: unknown): void {
    if (!Array.isArray(value)) throw new WrongType('lists', value)
    for (const item of value) this.items.append(item)
    this.endValue()
  }

  protected override appendEmpty(): void {
    this.endValue()
  }

  protected override takeParts(length: number): { valueOffsets: Int32Array; child: Data } {
    return { valueOffsets: this.#offsets.finish(length), child: this.items.finish() }
  }
}

/** Objects with known fields. A reader appends to every one of `fields` itself and closes with `endValue`. */
export class StructBuilder extends NullableBuilder {
  readonly fields: readonly ColumnBuilder[]
  readonly names: readonly string[]

  constructor(type: DataType, fields: readonly ColumnBuilder[]) {
    super(type)
    this.fields = fields
    this.names = type.children.map((field) => field.name)
  }

  endValue(): void {
    this.length++
  }

  override truncate(length: number): void {
    super.truncate(length)
    for (const field of this.fields) field.truncate(length)
  }

  protected override appendValue(value: unknown): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new WrongType('objects', value)
    checkJsonValue(value)
    for (let i = 0; i < this.fields.length; i++) this.fields[i].append(ownValue(value, this.names[i]))
    this.length++
  }

  protected override appendEmpty(): void {
    for (const field of this.fields) field.appendNull()
    this.length++
  }

  protected override takeParts(): { children: Data[] } {
    return { children: this.fields.map((field) => field.finish()) }
  }
}
