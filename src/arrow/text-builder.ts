import { PrepError } from '../base/errors.js'
import { checkJsonValue, NullableBuilder, WrongType } from './builder.js'
import { Offsets } from './offsets.js'

const encoder = new TextEncoder()

/** Room for the first text of a column, and those behind it. */
const leastBytes = 256

/** UTF-8 text. A reader may write bytes at `end` itself, after `reserve`, and close the value with `endValue`. */
export class TextBuilder extends NullableBuilder {
  bytes: Uint8Array = Buffer.allocUnsafe(0)
  /** Where the next byte goes. */
  end = 0
  readonly #offsets = new Offsets()

  /** Makes room for `size` more bytes; `bytes` may be another array afterwards. */
  reserve(size: number): void {
    const wanted = this.end + size
    if (wanted <= this.bytes.length) return
    if (wanted > 0x7fffffff) throw new PrepError('unsupported', 'A text column would pass 2 GiB in one batch')
    // Not zeroed: every byte up to `end` is written before it is handed out.
    const grown = Buffer.allocUnsafe(
      Math.min(0x7fffffff, Math.max(leastBytes, wanted, this.bytes.length * 2)),
    )
    grown.set(this.bytes.subarray(0, this.end))
    this.bytes = grown
  }

  endValue(): void {
    this.#offsets.endValue(this.length++, this.end)
  }

  appendText(text: string): void {
    this.reserve(text.length * 3)
    this.end += encoder.encodeInto(text, this.bytes.subarray(this.end)).written
    this.endValue()
  }

  override truncate(length: number): void {
    super.truncate(length)
    this.end = this.#offsets.startOf(length)
  }

  protected override appendValue(value: unknown): void {
    if (typeof value !== 'string') throw new WrongType('text', value)
    this.appendText(value)
  }

  protected override appendEmpty(): void {
    this.endValue()
  }

  protected override takeParts(length: number): { valueOffsets: Int32Array; data: Uint8Array } {
    const data = new Uint8Array(this.end)
    data.set(this.bytes.subarray(0, this.end))
    this.end = 0
    return { valueOffsets: this.#offsets.finish(length), data }
  }
}

/** A JSON document as its text, for columns of JSON: numbers, spaces and repeated keys stay as they were written. */
export class JsonText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A text column whose values are JSON documents: any value that JSON holds fits. */
export class JsonBuilder extends TextBuilder {
  protected override appendValue(value: unknown): void {
    this.appendText(stringifyJson(value))
  }
}

/** `JSON.stringify` that writes a bigint as its digits. Throws {@link WrongType} for what JSON does not hold. */
export function stringifyJson(value: unknown): string {
  if (value instanceof JsonText) return value.text
  checkJsonValue(value)
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${value.map(stringifyJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, inner]) => inner !== undefined)
    return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${stringifyJson(inner)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
