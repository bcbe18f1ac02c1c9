/** Text columns as bytes, for building new text columns by copying byte ranges, never by way of strings. */
import { type Data, DataType, Utf8 } from '../../src/arrow/arrow.js'
import { TextBuilder } from '../../src/arrow/text-builder.js'

/** The texts of one column. Text `i` is `bytes[offsets[i]] … bytes[offsets[i + 1]]`. */
export interface Texts {
  length: number
  bytes: Uint8Array
  offsets: Int32Array
  isNull(i: number): boolean
}

const encoder = new TextEncoder()

/** A text column, or one in which no value was ever seen, as texts. */
export function textsOf(data: Data): Texts {
  const { length } = data
  if (DataType.isNull(data.type))
    return { length, bytes: new Uint8Array(0), offsets: new Int32Array(length + 1), isNull: () => true }
  return {
    length,
    bytes: data.values as Uint8Array,
    offsets: data.valueOffsets as Int32Array,
    isNull: data.nullCount === 0 ? () => false : (i) => !data.getValid(i),
  }
}

/** Whether text `i` is null or has no bytes. */
export function isBlank(texts: Texts, i: number): boolean {
  return texts.isNull(i) || texts.offsets[i] === texts.offsets[i + 1]
}

/** Whether every text is null or has no bytes. */
export function isAllBlank(texts: Texts): boolean {
  for (let i = 0; i < texts.length; i++) if (!isBlank(texts, i)) return false
  return true
}

/** How many bytes all texts together have. */
export function byteCount(texts: Texts): number {
  return texts.length === 0 ? 0 : texts.offsets[texts.length] - texts.offsets[0]
}

/** A builder with room for so many bytes. */
export function textBuilder(capacity: number): TextBuilder {
  const builder = new TextBuilder(new Utf8())
  builder.reserve(capacity)
  return builder
}

/** Copies the bytes of text `i` to the end of the text being built. */
export function copyText(into: TextBuilder, texts: Texts, i: number): void {
  copyBytes(into, texts.bytes.subarray(texts.offsets[i], texts.offsets[i + 1]))
}

/** Copies bytes to the end of the text being built. */
export function copyBytes(into: TextBuilder, bytes: Uint8Array): void {
  into.reserve(bytes.length)
  into.bytes.set(bytes, into.end)
  into.end += bytes.length
}

/** The column whose text `i` is text `picks[i]`, or a null where that is -1. */
export function pickTexts(texts: Texts, picks: Int32Array): Data {
  const builder = textBuilder(byteCount(texts))
  for (const pick of picks) {
    if (pick < 0 || texts.isNull(pick)) {
      builder.appendNull()
      continue
    }
    copyText(builder, texts, pick)
    builder.endValue()
  }
  return builder.finish()
}

/** The column whose text `i` is the first one's or, where that is null, the second one's. */
export function coalesceTexts(first: Texts, second: Texts): Data {
  const builder = textBuilder(byteCount(first) + byteCount(second))
  for (let i = 0; i < first.length; i++) {
    const texts = first.isNull(i) ? second : first
    if (texts.isNull(i)) {
      builder.appendNull()
      continue
    }
    copyText(builder, texts, i)
    builder.endValue()
  }
  return builder.finish()
}

/** A column of so many empty texts. */
export function emptyTexts(length: number): Data {
  const builder = textBuilder(0)
  for (let i = 0; i < length; i++) builder.endValue()
  return builder.finish()
}

export function encodeText(text: string): Uint8Array {
  return encoder.encode(text)
}
