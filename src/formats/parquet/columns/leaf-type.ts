import {
  Binary,
  Bool,
  type DataType,
  Date_,
  Decimal,
  FixedSizeBinary,
  Float,
  Int,
  Null,
  Time,
  Timestamp,
  Utf8,
} from '../../../arrow/arrow.js'
import { PrepError } from '../../../base/errors.js'
import type { SchemaElement } from '../packages/hyparquet.js'

/** The units of time by their numbers in Arrow's Schema.fbs. */
const units = { MILLIS: 1, MICROS: 2, NANOS: 3 } as const

/** Days, as `DateUnit` of Schema.fbs. */
const days = 0

/**
 * The Arrow type of the values of a column, as pyarrow reads them: by the logical type where there is one, else by the
 * converted type of older files, else by how they are stored. Throws `unsupported`, naming the column, for values that
 * no type here has.
 */
export function leafType(element: SchemaElement, path: string): DataType {
  const type = logicalType(element) ?? convertedType(element) ?? storedType(element)
  if (type !== undefined) return type
  throw new PrepError(
    'unsupported',
    `Column "${path}" holds ${element.logical_type?.type ?? element.converted_type ?? element.type} values, which cannot be read. Leave it out, or write the file without it`,
  )
}

function logicalType(element: SchemaElement): DataType | undefined {
  const { logical_type: logical, type } = element
  switch (logical?.type) {
    case 'STRING':
    case 'ENUM':
    case 'JSON':
      return new Utf8()
    case 'DECIMAL':
      return decimalType(element)
    case 'DATE':
      return new Date_(days)
    case 'TIME':
      return new Time(units[logical.unit], logical.unit === 'MILLIS' ? 32 : 64)
    case 'TIMESTAMP':
      return new Timestamp(units[logical.unit], logical.isAdjustedToUTC ? 'UTC' : null)
    case 'INTEGER':
      return new Int(logical.isSigned, logical.bitWidth as 8 | 16 | 32 | 64)
    case 'NULL':
      return new Null()
    case 'FLOAT16':
      return type === 'FIXED_LEN_BYTE_ARRAY' && element.type_length === 2 ? new Float(0) : undefined
  }
  return undefined
}

function convertedType(element: SchemaElement): DataType | undefined {
  switch (element.converted_type) {
    case 'UTF8':
    case 'ENUM':
    case 'JSON':
      return new Utf8()
    case 'DECIMAL':
      return decimalType(element)
    case 'DATE':
      return new Date_(days)
    case 'TIME_MILLIS':
      return new Time(units.MILLIS, 32)
    case 'TIME_MICROS':
      return new Time(units.MICROS, 64)
    case 'TIMESTAMP_MILLIS':
      return new Timestamp(units.MILLIS, 'UTC')
    case 'TIMESTAMP_MICROS':
      return new Timestamp(units.MICROS, 'UTC')
  }
  const [, sign, bits] = /^(U?)INT_(8|16|32|64)$/.exec(element.converted_type ?? '') ?? []
  return bits === undefined ? undefined : new Int(sign === '', Number(bits) as 8 | 16 | 32 | 64)
}

function storedType({ type, type_length }: SchemaElement): DataType | undefined {
  switch (type) {
    case 'BOOLEAN':
      return new Bool()
    case 'INT32':
      return new Int(true, 32)
    case 'INT64':
      return new Int(true, 64)
    case 'INT96':
      return new Timestamp(units.NANOS, null)
    case 'FLOAT':
      return new Float(1)
    case 'DOUBLE':
      return new Float(2)
    case 'BYTE_ARRAY':
      return new Binary()
    case 'FIXED_LEN_BYTE_ARRAY':
      return type_length === undefined || type_length < 1 ? undefined : new FixedSizeBinary(type_length)
  }
  return undefined
}

/** Decimals of at most 38 digits have 128 bits in Arrow, longer ones 256. */
const digitsOf128 = 38
const digitsOf256 = 76

function decimalType({ logical_type: logical, precision, scale }: SchemaElement): DataType | undefined {
  const given = logical?.type === 'DECIMAL' ? logical : { precision, scale }
  const digits = given.precision ?? 0
  if (digits < 1 || digits > digitsOf256) return undefined
  return new Decimal(given.scale ?? 0, digits, digits > digitsOf128 ? 256 : 128)
}
