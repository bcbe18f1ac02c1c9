import { type Data, DataType, type Field, type Schema } from '../../arrow/arrow.js'
import { PrepError } from '../../base/errors.js'

/**
 * How the values that JSON and CSV have no form for are written as text:
 *
 * | Arrow type | text |
 * | --- | --- |
 * | date | `2024-02-29` |
 * | timestamp | `2024-02-29T12:30:00.123456`, with `Z` where the type has a time zone (the value is UTC) |
 * | time | `12:30:00.123` |
 * | decimal | its digits, a number in JSON |
 * | duration | a count of the type's unit, a number in JSON |
 * | binary | base64 |
 *
 * Fractions of a second have 0, 3, 6 or 9 digits, as the unit has.
 */
export interface ScalarText {
  read: (row: number) => string
  /** Whether JSON writes it without quotes. */
  isNumber: boolean
}

/** Reads the values of a column as text. Only for the types of the table above. */
export function scalarText(data: Data): ScalarText {
  const type = data.type
  if (DataType.isDate(type)) return { read: dateReader(data), isNumber: false }
  if (DataType.isTimestamp(type)) {
    const mark = type.timezone ? 'Z' : ''
    return { read: timestampReader(data, { unit: type.unit, mark }), isNumber: false }
  }
  if (DataType.isTime(type)) return { read: timeReader(data, type.unit), isNumber: false }
  if (DataType.isDuration(type)) return { read: (row) => String(data.values[row]), isNumber: true }
  if (DataType.isDecimal(type)) return { read: decimalReader(data, type), isNumber: true }
  return { read: binaryReader(data), isNumber: false }
}

/** Throws `unsupported`, naming the column, where a schema holds a type that has no text form. */
export function assertWritable(schema: Schema): void {
  for (const field of schema.fields) assertField(field, field.name)
}

function assertField(field: Field, path: string): void {
  const type = field.type
  const isPlain =
    DataType.isNull(type) ||
    DataType.isUtf8(type) ||
    DataType.isBool(type) ||
    DataType.isInt(type) ||
    (DataType.isFloat(type) && type.precision !== 0)
  const isText =
    DataType.isDate(type) ||
    DataType.isTimestamp(type) ||
    DataType.isTime(type) ||
    DataType.isDuration(type) ||
    DataType.isDecimal(type) ||
    DataType.isBinary(type) ||
    DataType.isFixedSizeBinary(type)
  if (isPlain || isText) return
  const isList = DataType.isList(type) || DataType.isFixedSizeList(type)
  if (isList || DataType.isStruct(type) || DataType.isMap(type)) {
    for (const child of type.children) assertField(child, isList ? `${path}[]` : `${path}.${child.name}`)
    return
  }
  throw new PrepError(
    'unsupported',
    `Column "${path}" holds ${type}, which has no text form. Leave it out, or write Arrow instead`,
  )
}

const dayMs = 86_400_000
/** The furthest instant that a JavaScript `Date` holds, in ms (ECMAScript, "Time Values and Time Range"). */
const maxDateMs = 8.64e15

function dateReader(data: Data): (row: number) => string {
  const values = data.values as Int32Array | BigInt64Array
  const scale = values instanceof Int32Array ? dayMs : 1
  return (row) => {
    const ms = Number(values[row]) * scale
    if (Math.abs(ms) > maxDateMs) return String(values[row])
    const iso = new Date(ms).toISOString()
    return iso.slice(0, iso.indexOf('T'))
  }
}

function timestampReader(data: Data, given: { unit: number; mark: string }): (row: number) => string {
  const values = data.values as BigInt64Array
  const digits = given.unit * 3
  const perSecond = 10n ** BigInt(digits)
  return (row) => {
    const fraction = BigInt.asUintN(64, ((values[row] % perSecond) + perSecond) % perSecond)
    const ms = Number((values[row] - fraction) / perSecond) * 1000
    if (Math.abs(ms) > maxDateMs) return String(values[row])
    const iso = new Date(ms).toISOString()
    return `${iso.slice(0, iso.length - 5)}${fractionText(fraction, digits)}${given.mark}`
  }
}

function timeReader(data: Data, unit: number): (row: number) => string {
  const values = data.values as Int32Array | BigInt64Array
  const digits = unit * 3
  const perSecond = 10n ** BigInt(digits)
  return (row) => {
    const value = BigInt(values[row])
    const seconds = Number(value / perSecond)
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    const clock = parts.map((part) => String(part).padStart(2, '0')).join(':')
    return `${clock}${fractionText(value % perSecond, digits)}`
  }
}

function fractionText(fraction: bigint, digits: number): string {
  return digits === 0 ? '' : `.${String(fraction).padStart(digits, '0')}`
}

function decimalReader(data: Data, type: { scale: number; bitWidth: number }): (row: number) => string {
  const words = data.values as Uint32Array
  const stride = type.bitWidth / 32
  const { scale } = type
  return (row) => {
    let value = 0n
    for (let word = stride - 1; word >= 0; word--) value = (value << 32n) | BigInt(words[row * stride + word])
    value = BigInt.asIntN(type.bitWidth, value)
    const sign = value < 0n ? '-' : ''
    const digits = String(value < 0n ? -value : value)
    if (scale <= 0) return `${sign}${value === 0n ? digits : digits + '0'.repeat(-scale)}`
    const padded = digits.padStart(scale + 1, '0')
    return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`
  }
}

function binaryReader(data: Data): (row: number) => string {
  const values = data.values as Uint8Array
  const base64 = (from: number, to: number) =>
    Buffer.from(values.buffer, values.byteOffset + from, to - from).toString('base64')
  if (DataType.isFixedSizeBinary(data.type)) {
    const width = data.type.byteWidth
    return (row) => base64(row * width, (row + 1) * width)
  }
  const offsets = data.valueOffsets as Int32Array
  return (row) => base64(offsets[row], offsets[row + 1])
}
