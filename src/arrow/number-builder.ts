import { type Data, DataType, makeData } from './arrow.js'
import { type ColumnBuilder, grow, Validity, WrongType } from './builder.js'

/** Booleans, one bit each. */
export class BoolBuilder implements ColumnBuilder {
  length = 0
  #bits = new Uint8Array(128)
  readonly #validity = new Validity()
  readonly #type: DataType

  constructor(type: DataType) {
    this.#type = type
  }

  append(value: unknown): void {
    if (value === null || value === undefined) return this.appendNull()
    if (typeof value !== 'boolean') throw new WrongType('bool', value)
    this.#push(value)
  }

  appendNull(): void {
    this.#validity.markNull(this.length)
    this.#push(false)
  }

  truncate(length: number): void {
    this.#validity.truncate(length, this.length)
    this.length = length
  }

  finish(): Data {
    const { length } = this
    const validity = this.#validity.finish(length)
    const data = this.#bits.slice(0, (length + 7) >> 3)
    // Bits beyond the last value are left over from earlier values; they would make equal columns differ.
    if (length & 7) data[data.length - 1] &= (1 << (length & 7)) - 1
    this.length = 0
    return makeData({ type: this.#type, length, ...validity, data } as never)
  }

  #push(value: boolean): void {
    const row = this.length++
    if (row >> 3 >= this.#bits.length) this.#bits = grow(this.#bits)
    if (value) this.#bits[row >> 3] |= 1 << (row & 7)
    else this.#bits[row >> 3] &= ~(1 << (row & 7))
  }
}

/** 64-bit integers, kept as two 32-bit halves so that the usual small ones never become a bigint. */
export class LongBuilder implements ColumnBuilder {
  length = 0
  #halves = new Int32Array(2048)
  readonly #validity = new Validity()
  readonly #type: DataType

  constructor(type: DataType) {
    this.#type = type
  }

  append(value: unknown): void {
    if (value === null || value === undefined) return this.appendNull()
    if (typeof value === 'bigint') return this.appendBigInt(value)
    if (typeof value !== 'number' || !Number.isSafeInteger(value))
      throw new WrongType('64-bit integers', value)
    this.appendInteger(value)
  }

  /** `value` is a safe integer. */
  appendInteger(value: number): void {
    this.#push(value | 0, Math.floor(value / 0x100000000) | 0)
  }

  /** Throws {@link WrongType} beyond 64 signed bits. */
  appendBigInt(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) throw new WrongType('64-bit integers', value)
    this.#push(Number(BigInt.asIntN(32, value)), Number(value >> 32n))
  }

  appendNull(): void {
    this.#validity.markNull(this.length)
    this.#push(0, 0)
  }

  truncate(length: number): void {
    this.#validity.truncate(length, this.length)
    this.length = length
  }

  finish(): Data {
    const { length } = this
    const validity = this.#validity.finish(length)
    const data = new BigInt64Array(this.#halves.slice(0, length * 2).buffer)
    this.length = 0
    return makeData({ type: this.#type, length, ...validity, data } as never)
  }

  #push(low: number, high: number): void {
    const at = this.length++ * 2
    if (at >= this.#halves.length) this.#halves = grow(this.#halves)
    this.#halves[at] = low
    this.#halves[at + 1] = high
  }
}

/** Floats, and integers of up to 32 bits. */
export class NumberBuilder implements ColumnBuilder {
  length = 0
  #values: Float64Array | Float32Array | Int32Array
  readonly #validity = new Validity()
  readonly #type: DataType

  constructor(type: DataType) {
    this.#type = type
    this.#values = new type.ArrayType(1024)
  }

  append(value: unknown): void {
    if (value === null || value === undefined) return this.appendNull()
    if (typeof value === 'bigint') return this.appendNumber(Number(value))
    if (typeof value !== 'number') throw new WrongType('numbers', value)
    this.appendNumber(value)
  }

  /** Throws {@link WrongType} where the type of the column would change the value of a whole number. */
  appendNumber(value: number): void {
    if (this.length >= this.#values.length) this.#values = grow(this.#values)
    this.#values[this.length] = value
    if (DataType.isInt(this.#type) && this.#values[this.length] !== value)
      throw new WrongType(`${this.#type}`, value)
    this.length++
  }

  appendNull(): void {
    this.#validity.markNull(this.length)
    this.appendNumber(0)
  }

  truncate(length: number): void {
    this.#validity.truncate(length, this.length)
    this.length = length
  }

  finish(): Data {
    const { length } = this
    const validity = this.#validity.finish(length)
    const data = this.#values.slice(0, length)
    this.length = 0
    return makeData({ type: this.#type, length, ...validity, data } as never)
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
    return makeData({ type: this.#type, length } as never)
  }
}
