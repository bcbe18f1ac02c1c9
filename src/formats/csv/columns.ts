import { DataType, type Field } from '../../arrow/arrow.js'
import { type ColumnBuilder, WrongType } from '../../arrow/builder.js'
import { builderFor } from '../../arrow/builders.js'
import { BoolBuilder, LongBuilder, NumberBuilder } from '../../arrow/fixed-width-builder.js'
import { JsonBuilder, TextBuilder } from '../../arrow/text-builder.js'
import { PrepError } from '../../base/errors.js'
import { boolOf } from './infer-kinds.js'

/** Takes the field `bytes[from] … bytes[to]`. Answers false, and takes nothing, where it does not fit. */
type TakeText = (bytes: Buffer, from: number, to: number) => boolean

/** A column of a CSV file being read. */
export interface CsvColumn {
  builder: ColumnBuilder
  /** Takes a text that is not missing. */
  take: TakeText
  /** Whether an empty text in quotes is a value: only a text column tells it from a missing one. */
  keepsEmpty: boolean
}

/** The column for a field. Throws `unsupported` for a type that no CSV text fills. */
export function csvColumn(field: Field): CsvColumn {
  if (!isReadable(field.type))
    throw new PrepError(
      'unsupported',
      `Column "${field.name}" is planned as ${field.type}, which CSV does not hold. Plan it as text or json`,
    )
  const builder = builderFor(field)
  return {
    builder,
    take: takerFor(builder, field.type),
    keepsEmpty: builder instanceof TextBuilder && !(builder instanceof JsonBuilder),
  }
}

function isReadable(type: DataType): boolean {
  return (
    DataType.isUtf8(type) ||
    DataType.isInt(type) ||
    (DataType.isFloat(type) && type.precision !== 0) ||
    DataType.isBool(type) ||
    DataType.isNull(type)
  )
}

function takerFor(builder: ColumnBuilder, type: DataType): TakeText {
  if (builder instanceof JsonBuilder) return jsonTaker(builder)
  if (builder instanceof TextBuilder) return textTaker(builder)
  if (builder instanceof LongBuilder) return longTaker(builder)
  if (builder instanceof BoolBuilder) return boolTaker(builder)
  if (builder instanceof NumberBuilder) return numberTaker(builder, DataType.isInt(type))
  return () => false
}

function textTaker(builder: TextBuilder): TakeText {
  return (bytes, from, to) => {
    const length = to - from
    builder.reserve(length)
    if (length > 64) bytes.copy(builder.bytes, builder.end, from, to)
    else for (let i = 0; i < length; i++) builder.bytes[builder.end + i] = bytes[from + i]
    builder.end += length
    builder.endValue()
    return true
  }
}

/** A JSON column takes what parses as JSON, byte for byte. */
function jsonTaker(builder: JsonBuilder): TakeText {
  const take = textTaker(builder)
  return (bytes, from, to) => {
    try {
      JSON.parse(bytes.toString('utf8', from, to))
    } catch {
      return false
    }
    return take(bytes, from, to)
  }
}

const integerText = /^[-+]?\d+$/

function longTaker(builder: LongBuilder): TakeText {
  return (bytes, from, to) => {
    const start = bytes[from] === 0x2d ? from + 1 : from
    let value = 0
    let i = start
    for (; i < to; i++) {
      const digit = bytes[i] - 0x30
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
    }
    if (i === to && i > start && i - start < 16) {
      builder.appendInteger(start > from ? 0 - value : value)
      return true
    }
    return takeBigInt(builder, bytes.toString('latin1', from, to))
  }
}

/** The rare whole numbers: of 16 digits and more, and with a plus sign. */
function takeBigInt(builder: LongBuilder, text: string): boolean {
  if (!integerText.test(text)) return false
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text)
  if (BigInt.asIntN(64, value) !== value) return false
  builder.appendBigInt(value)
  return true
}

const decimalText = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/

function numberTaker(builder: NumberBuilder, isInteger: boolean): TakeText {
  const pattern = isInteger ? integerText : decimalText
  return (bytes, from, to) => {
    const text = bytes.toString('latin1', from, to)
    const value = Number(text)
    if (!pattern.test(text) || !Number.isFinite(value)) return false
    try {
      builder.appendNumber(value)
    } catch (error) {
      if (error instanceof WrongType) return false
      throw error
    }
    return true
  }
}

function boolTaker(builder: BoolBuilder): TakeText {
  return (bytes, from, to) => {
    const value = boolOf(bytes, from, to)
    if (value === undefined) return false
    builder.append(value)
    return true
  }
}
