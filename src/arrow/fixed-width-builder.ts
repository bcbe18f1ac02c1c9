import { type Data, DataType, makeColumn } from './arrow.js'
import { clearBehind, clearBit, setBit } from './bits.js'
import { type ColumnBuilder, NullableBuilder, WrongType } from './builder.js'
import { enlarge, firstCells, type Numbers } from './typed-arrays.js'

/** Values that take the same room each, side by side in `cells`. */
abstract class FixedWidthBuilder<Cells extends Numbers> extends NullableBuilder {
  protected cells: Cells

  constructor(type: DataType, cells: Cells) {
    super(type)
    this.cells = cells
  }

  /** Makes room for the cell at `at`, which is at most one behind the last there is. */
  protected reserve(at: number): void {
    if (at >= this.cells.length) this.cells = enlarge(this.cells)
  }
}

/** Booleans, one bit each. */
export class BoolBuilder extends FixedWidthBuilder<Uint8Array> {
  constructor(type: DataType) {
    super(type, new Uint8Array(firstCells))
  }

  appendBool(value: boolean): void {
    const row = this.length++
    this.reserve(row >> 3)
    if (value) setBit(this.cells, row)
    else clearBit(this.cells, row)
  }

  protected override appendValue(value: unknown): void {
    if (typeof value !== 'boolean') throw new WrongType('bool', value)
    this.appendBool(value)
  }

  protected override appendEmpty(): void {
    this.appendBool(false)
  }

  protected override takeParts(length: number): { data: Uint8Array } {
    // Bits beyond the last value are left over from earlier values; they would make equal columns differ.
    return { data: clearBehind(this.cells.slice(0, (length + 7) >> 3), length) }
  }
}

/** 64-bit integers, kept as two 32-bit halves so that the usual small ones never become a bigint. */
export class LongBuilder extends FixedWidthBuilder<Int32Array> {
  constructor(type: DataType) {
    super(type, new Int32Array(firstCells))
  }

  /** `value` is a safe integer. */
  appendInteger(value: number): void {
    this.#appendHalves(value | 0, Math.floor(value / 0x100000000) | 0)
  }

  /** Throws {@link WrongType} beyond 64 signed bits. */
  appendBigInt(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) throw new WrongType('64-bit integers', value)
    this.#appendHalves(Number(BigInt.asIntN(32, value)), Number(value >> 32n))
  }

  protected override appendValue(value: unknown): void {
    if (typeof value === 'bigint') return this.appendBigInt(value)
    if (!Number.isSafeInteger(value)) throw new WrongType('64-bit integers', value)
    this.appendInteger(value as number)
  }

  protected override appendEmpty(): void {
    this.#appendHalves(0, 0)
  }

  protected override takeParts(length: number): { data: BigInt64Array } {
    return { data: new BigInt64Array(this.cells.slice(0, length * 2).buffer) }
  }

  #appendHalves(low: number, high: number): void {
    const at = this.length++ * 2
    this.reserve(at)
    this.cells[at] = low
    this.cells[at + 1] = high
  }
}

/** Floats, and integers of up to 32 bits. */
export class NumberBuilder extends FixedWidthBuilder<Float64Array | Float32Array | Int32Array> {
  constructor(type: DataType) {
    super(type, new type.ArrayType(firstCells))
  }

  /** Throws {@link WrongType} where the type of the column would change the value of a whole number. */
  appendNumber(value: number): void {
    const at = this.length
    this.reserve(at)
    this.cells[at] = value
    if (DataType.isInt(this.type) && this.cells[at] !== value) throw new WrongType(`${this.type}`, value)
    this.length++
  }

  protected override appendValue(value: unknown): void {
    if (typeof value !== 'number' && typeof value !== 'bigint') throw new WrongType('numbers', value)
    this.appendNumber(Number(value))
  }

  protected override appendEmpty(): void {
    this.appendNumber(0)
  }

  protected override takeParts(length: number): { data: Numbers } {
    return { data: this.cells.slice(0, length) }
  }
}

/** A column in which no value was ever seen. */
export class NullBuilder implements ColumnBuilder {
  length = 0
  readonly #type: DataType

  constructor(type: DataType) {
    this.#type = type
  }

  append(value: unknown): void {
    if (value !== null && value !== undefined) throw new WrongType('nulls', value)
    this.length++
  }

  appendNull(): void {
    this.length++
  }

  truncate(length: number): void {
    this.length = length
  }

  finish(): Data {
    const { length } = this
    this.length = 0
    return makeColumn(this.#type, { length })
  }
}
