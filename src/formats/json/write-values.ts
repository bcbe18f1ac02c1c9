import { type Data, DataType, type Field } from '../../arrow/arrow.js'
import { boolReader } from '../../arrow/bits.js'
import { canBeLeftOut } from '../../arrow/field-marks.js'
import { isJsonField } from '../../arrow/infer-schema.js'
import type { ByteSink } from '../../files/byte-sink.js'
import { doubleText } from '../format/double-text.js'
import { scalarText } from '../format/scalar-text.js'

/** Writes the value of one row of a column. */
export type WriteValue = (row: number) => void

const hexDigits = '0123456789abcdef'
/** Text is escaped piece by piece, so that the room for the worst case (6 bytes for 1) stays small. */
const pieceBytes = 1 << 14

/** Writes the values of a column as JSON. The text of {@link scalarText} stands for types that JSON lacks. */
export function jsonValueWriter(data: Data, field: Field, sink: ByteSink): WriteValue {
  const write = presentWriter(data, field, sink)
  if (data.nullCount === 0) return write
  return (row) => (data.getValid(row) ? write(row) : sink.putAscii('null'))
}

function presentWriter(data: Data, field: Field, sink: ByteSink): WriteValue {
  const { type } = data
  const inner = field.type.children as Field[]
  if (DataType.isNull(type)) return () => sink.putAscii('null')
  if (DataType.isUtf8(type)) return isJsonField(field) ? rawWriter(data, sink) : textWriter(data, sink)
  if (DataType.isBool(type)) {
    const isTrue = boolReader(data)
    return (row) => sink.putAscii(isTrue(row) ? 'true' : 'false')
  }
  if (DataType.isInt(type)) {
    const text = integerReader(data)
    return (row) => sink.putAscii(text(row))
  }
  if (DataType.isFloat(type)) {
    const values = data.values as Float64Array
    return (row) => sink.putAscii(Number.isFinite(values[row]) ? doubleText(values[row]) : 'null')
  }
  if (DataType.isList(type) || DataType.isFixedSizeList(type)) return listWriter(data, inner[0], sink)
  if (DataType.isStruct(type)) return membersWriter(data.children, inner, sink)
  if (DataType.isMap(type)) return mapWriter(data, inner[0], sink)
  const { read, isNumber } = scalarText(data)
  return isNumber ? (row) => sink.putAscii(read(row)) : (row) => sink.putAscii(`"${read(row)}"`)
}

/** The digits of a column of whole numbers; 64-bit ones become a bigint only where they have to. */
export function integerReader(data: Data): (row: number) => string {
  const values = data.values as Int32Array | BigInt64Array | BigUint64Array
  if (!(values instanceof BigInt64Array || values instanceof BigUint64Array))
    return (row) => String(values[row])
  const halves = new Int32Array(values.buffer, values.byteOffset, values.length * 2)
  const isSigned = values instanceof BigInt64Array
  return (row) => {
    const low = halves[row * 2]
    const high = halves[row * 2 + 1]
    const fits = high === low >> 31 && (high === 0 || isSigned)
    return fits ? String(low) : String(values[row])
  }
}

function textWriter(data: Data, sink: ByteSink): WriteValue {
  const values = data.values as Uint8Array
  const offsets = data.valueOffsets as Int32Array
  return (row) => putJsonText(sink, values.subarray(offsets[row], offsets[row + 1]))
}

/** A line feed in a JSON document is space between its parts; here it would end the line, so it becomes a space. */
function rawWriter(data: Data, sink: ByteSink): WriteValue {
  const values = data.values as Uint8Array
  const offsets = data.valueOffsets as Int32Array
  return (row) => {
    const start = sink.end
    sink.putBytes(values.subarray(offsets[row], offsets[row + 1]))
    for (let i = start; i < sink.end; i++)
      if (sink.bytes[i] === 0x0a || sink.bytes[i] === 0x0d) sink.bytes[i] = 0x20
  }
}

function listWriter(data: Data, itemField: Field, sink: ByteSink): WriteValue {
  const item = jsonValueWriter(data.children[0], itemField, sink)
  const offsets = data.valueOffsets as Int32Array | undefined
  const size = DataType.isFixedSizeList(data.type) ? data.type.listSize : 0
  return (row) => {
    const from = offsets === undefined || size > 0 ? row * size : offsets[row]
    const to = offsets === undefined || size > 0 ? from + size : offsets[row + 1]
    sink.put(0x5b)
    for (let i = from; i < to; i++) {
      if (i > from) sink.put(0x2c)
      item(i)
    }
    sink.put(0x5d)
  }
}

/** Writes one object out of a row of several columns, without the fields that can be left out and have no value. */
export function membersWriter(
  columns: readonly Data[],
  fields: readonly Field[],
  sink: ByteSink,
): WriteValue {
  const members = columns
    .map((column, i) => ({
      column,
      field: fields[i],
      canMiss: canBeLeftOut(fields[i]) && column.nullCount > 0,
    }))
    .filter(({ column, canMiss }) => !canMiss || column.nullCount < column.length)
  const writers = members.map(({ column, field }) => jsonValueWriter(column, field, sink))
  const missing = members.map(({ column, canMiss }) => (canMiss ? column : undefined))
  const names = members.map(({ field }) => `${JSON.stringify(field.name)}:`)
  if (missing.some((column) => column !== undefined))
    return presentMembersWriter({ writers, missing, keys: names.map((name) => Buffer.from(name)) }, sink)
  const keys = names.map((name, i) => Buffer.from(`${i > 0 ? ',' : ''}${name}`))
  return (row) => {
    sink.put(0x7b)
    for (let i = 0; i < writers.length; i++) {
      sink.putBytes(keys[i])
      writers[i](row)
    }
    sink.put(0x7d)
  }
}

interface Members {
  writers: readonly WriteValue[]
  /** The columns of those that a row may lack. */
  missing: readonly (Data | undefined)[]
  keys: readonly Uint8Array[]
}

function presentMembersWriter({ writers, missing, keys }: Members, sink: ByteSink): WriteValue {
  return (row) => {
    sink.put(0x7b)
    let isFirst = true
    for (let i = 0; i < writers.length; i++) {
      if (missing[i]?.getValid(row) === false) continue
      if (!isFirst) sink.put(0x2c)
      isFirst = false
      sink.putBytes(keys[i])
      writers[i](row)
    }
    sink.put(0x7d)
  }
}

/** A map with text keys is an object; any other is a list of `{"key":…,"value":…}`. */
function mapWriter(data: Data, entry: Field, sink: ByteSink): WriteValue {
  const offsets = data.valueOffsets as Int32Array
  const entries = data.children[0]
  const fields = entry.type.children as Field[]
  const isObject = DataType.isUtf8(fields[0].type)
  const pair = membersWriter(entries.children, fields, sink)
  const key = jsonValueWriter(entries.children[0], fields[0], sink)
  const value = jsonValueWriter(entries.children[1], fields[1], sink)
  return (row) => {
    sink.put(isObject ? 0x7b : 0x5b)
    for (let i = offsets[row]; i < offsets[row + 1]; i++) {
      if (i > offsets[row]) sink.put(0x2c)
      if (!isObject) pair(i)
      else {
        key(i)
        sink.put(0x3a)
        value(i)
      }
    }
    sink.put(isObject ? 0x7d : 0x5d)
  }
}

/** Writes UTF-8 text as a JSON string: `"`, `\` and control characters are escaped, all else passes through. */
export function putJsonText(sink: ByteSink, text: Uint8Array): void {
  sink.put(0x22)
  for (let from = 0; from < text.length; from += pieceBytes) {
    const to = Math.min(text.length, from + pieceBytes)
    sink.reserve((to - from) * 6 + 1)
    sink.end = escapeInto(sink, text, { from, to })
  }
  sink.put(0x22)
}

function escapeInto(sink: ByteSink, text: Uint8Array, piece: { from: number; to: number }): number {
  const { bytes } = sink
  const { to } = piece
  let end = sink.end
  for (let i = piece.from; i < to; i++) {
    const byte = text[i]
    if (byte >= 0x20 && byte !== 0x22 && byte !== 0x5c) {
      bytes[end++] = byte
      continue
    }
    bytes[end++] = 0x5c
    const short = shortEscape(byte)
    if (short !== 0) bytes[end++] = short
    else {
      bytes[end++] = 0x75
      bytes[end++] = 0x30
      bytes[end++] = 0x30
      bytes[end++] = hexDigits.charCodeAt(byte >> 4)
      bytes[end++] = hexDigits.charCodeAt(byte & 15)
    }
  }
  return end
}

/** The letter of the two-character escapes of RFC 8259, section 7; 0 where there is none. */
function shortEscape(byte: number): number {
  switch (byte) {
    case 0x22:
    case 0x5c:
      return byte
    case 0x08:
      return 0x62
    case 0x09:
      return 0x74
    case 0x0a:
      return 0x6e
    case 0x0c:
      return 0x66
    case 0x0d:
      return 0x72
    default:
      return 0
  }
}
