import { type DataType, DataType as Types } from '../../../arrow/arrow.js'
import { PrepError } from '../../../base/errors.js'
import type { ThriftFields } from './thrift.js'

/** `Type` of parquet.thrift. */
export const physicalTypes = {
  boolean: 0,
  int32: 1,
  int64: 2,
  float: 4,
  double: 5,
  byteArray: 6,
  fixedLengthByteArray: 7,
} as const

/** How the values of a type stand in a file. */
export interface StoredType {
  physical: number
  /** Of `fixedLengthByteArray`, in bytes. */
  width?: number
  /** `LogicalType` of parquet.thrift. */
  logical?: ThriftFields
  /** `ConvertedType` of parquet.thrift, for older readers. */
  converted?: number
  scale?: number
  precision?: number
}

const converted = {
  utf8: 0,
  decimal: 5,
  date: 6,
  timeMs: 7,
  timeUs: 8,
  timestampMs: 9,
  timestampUs: 10,
} as const
const unsigned: Partial<Record<number, number>> = { 8: 11, 16: 12, 32: 13, 64: 14 }
const signed: Partial<Record<number, number>> = { 8: 15, 16: 16 }

/** How values of a type are stored, as pyarrow stores them. Throws `unsupported`, naming the column, for types without a form. */
export function storedType(type: DataType, path: string): StoredType {
  const { boolean, int32, int64, float, double, byteArray, fixedLengthByteArray } = physicalTypes
  if (Types.isNull(type)) return { physical: int32, logical: { field_11: {} } }
  if (Types.isBool(type)) return { physical: boolean }
  if (Types.isInt(type)) {
    const kinds = type.isSigned ? signed : unsigned
    return { physical: type.bitWidth === 64 ? int64 : int32, converted: kinds[type.bitWidth] }
  }
  if (Types.isFloat(type)) {
    if (type.precision === 0) return { physical: fixedLengthByteArray, width: 2, logical: { field_15: {} } }
    return { physical: type.precision === 1 ? float : double }
  }
  if (Types.isUtf8(type)) return { physical: byteArray, converted: converted.utf8, logical: { field_1: {} } }
  if (Types.isBinary(type)) return { physical: byteArray }
  if (Types.isFixedSizeBinary(type)) return { physical: fixedLengthByteArray, width: type.byteWidth }
  if (Types.isDate(type)) return { physical: int32, converted: converted.date, logical: { field_6: {} } }
  if (Types.isTimestamp(type)) {
    const isUtc = type.timezone !== null && type.timezone !== undefined && type.timezone !== ''
    const old = [converted.timestampMs, converted.timestampMs, converted.timestampUs][type.unit]
    const logical = { field_8: { field_1: isUtc, field_2: unitOf(type.unit) } }
    // To older readers all moments are in UTC, so of others nothing is said to them.
    return { physical: int64, converted: isUtc ? old : undefined, logical }
  }
  if (Types.isTime(type)) {
    const logical = { field_7: { field_1: true, field_2: unitOf(type.unit) } }
    const old = [converted.timeMs, converted.timeMs, converted.timeUs][type.unit]
    return { physical: type.bitWidth === 32 ? int32 : int64, converted: old, logical }
  }
  if (Types.isDuration(type)) return { physical: int64 }
  if (Types.isDecimal(type)) {
    const { scale, precision, bitWidth } = type
    const logical = { field_5: { field_1: scale, field_2: precision } }
    const old = { converted: converted.decimal, scale, precision }
    return { physical: fixedLengthByteArray, width: bitWidth / 8, logical, ...old }
  }
  throw new PrepError(
    'unsupported',
    `Column "${path}" holds ${type}, which Parquet has no form for. Leave it out, or write Arrow instead`,
  )
}

/** `TimeUnit` of parquet.thrift, which has no seconds. */
function unitOf(unit: number): ThriftFields {
  return unit === 3 ? { field_3: {} } : unit === 2 ? { field_2: {} } : { field_1: {} }
}
