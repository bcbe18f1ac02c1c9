import { PrepError } from '../base/errors.js'
import { type Data, type DataType, makeData } from './arrow.js'
import { type ColumnBuilder, Validity, WrongType } from './builder.js'

const encoder = new TextEncoder()

/** UTF-8 text. A reader may write bytes at `end` itself, after `reserve`, and close the value with `endValue`. */
export class TextBuilder implements ColumnBuilder {
  length = 0
  bytes: Uint8Array = Buffer.allocUnsafeSlow(1 << 16)
  /** Where the next byte goes. */
  end = 0
  #offsets = new Int32Array(1025)
  readonly #validity = new Validity()
  readonly #type: DataType

  constructor(type: DataType) {
    this.#type = type
  }

  /** Makes room for `size` more bytes; `bytes` may be another array afterwards. */
  reserve(size: number): void {
    const wanted = this.end + size
    if (wanted <= this.bytes.length) return
    if (wanted > 0x7fffffff) throw new PrepError('unsupported', 'A text column would pass 2 GiB in one batch')
    // Not zeroed: every byte up to `end` is written before it is handed out.
    const grown = Buffer.allocUnsafeSlow(Math.min(0x7fffffff, Math.max(wanted, this.bytes.length * 2)))
    grown.set(this.bytes.subarray(0, this.end))
    this.bytes = grown
  }

  endValue(): void {
    if (++this.length >= this.#offsets.length) {
      const grown = new Int32Array(this.#offsets.length * 2)
      grown.set(this.#offsets)
      this.#offsets = grown
    }
    this.#offsets[this.length] = this.end
  }

  append(value: unknown): void {
    if (value === null || value === undefined) return this.appendNull()
    if (typeof value !== 'string') throw new WrongType('text', value)
    this.appendText(value)
  }

  appendText(text: string): void {
    this.reserve(text.length * 3)
    this.end += encoder.encodeInto(text, this.bytes.subarray(this.end)).written
    this.endValue()
  }

  appendNull(): void {
    this.#validity.markNull(this.length)
    this.endValue()
  }

  truncate(length: number): void {
    this.#validity.truncate(length, this.length)
    this.length = length
    this.end = this.#offsets[length]
  }

  finish(): Data {
    const { length } = this
    const validity = this.#validity.finish(length)
    const valueOffsets = this.#offsets.slice(0, length + 1)
    const data = new Uint8Array(this.end)
    data.set(this.bytes.subarray(0, this.end))
    this.length = 0
    this.end = 0
    return makeData({ type: this.#type, length, ...validity, valueOffsets, data } as never)
  }
}

/** A text column whose values are JSON documents: any value fits. */
export class JsonBuilder extends TextBuilder {
  override append(value: unknown): void {
    if (value === null || value === undefined) return this.appendNull()
    this.appendText(stringifyJson(value))
  }
}

/** `JSON.stringify` that writes a bigint as its digits. */
export function stringifyJson(value: unknown): string {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${value.map(stringifyJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, inner]) => inner !== undefined)
    return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${stringifyJson(inner)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
