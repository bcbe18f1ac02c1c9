import { DataType, type Field } from '../../arrow/arrow.js'
import { isJsonField } from '../../arrow/infer-schema.js'
import type { ByteSink } from '../../files/byte-sink.js'
import { doubleText } from '../format/double-text.js'
import { putJsonText } from '../json/write-values.js'
import { arrayEncodingName, parseArrayEncoding, putArray } from './arrays.js'
import { type IntegerType, integerTypes } from './integers.js'

/** How MDS keeps the values of a column (mosaicml/streaming, `base/format/mds/encodings.py`). */
export interface Encoding {
  /** Bytes of each value; `null` where they differ, and stand before the values of a sample. */
  size: number | null
  /** Writes a value as JSON. */
  putJson(sink: ByteSink, value: Uint8Array): void
}

/** The encodings that are read, beside those of arrays of whole numbers. Those of pictures and pickled objects are not. */
const encodings: Readonly<Record<string, Encoding>> = {
  str: { size: null, putJson: putJsonText },
  json: { size: null, putJson: (sink, value) => sink.putBytes(withoutLineEnds(value)) },
  bytes: { size: null, putJson: (sink, value) => putJsonText(sink, Buffer.from(base64(value))) },
  str_int: { size: null, putJson: (sink, value) => sink.putBytes(value) },
  str_float: { size: null, putJson: (sink, value) => sink.putBytes(value) },
  str_decimal: { size: null, putJson: putJsonText },
  int: integer(integerTypes.int64),
  ...Object.fromEntries(Object.entries(integerTypes).map(([name, type]) => [name, integer(type)])),
  float32: double(4, (view) => view.getFloat32(0, true)),
  float64: double(8, (view) => view.getFloat64(0, true)),
}

/** The names of the encodings that are read. */
export const encodingNames: readonly string[] = [
  ...Object.keys(encodings),
  ...Object.keys(integerTypes).map(arrayEncodingName),
]

/** The encoding of that name; `undefined` for one that is not read. */
export function encodingNamed(name: string): Encoding | undefined {
  if (Object.hasOwn(encodings, name)) return encodings[name]
  const array = parseArrayEncoding(name)
  return array && { size: null, putJson: (sink, value) => putArray(sink, value, array) }
}

/** The encoding of a column that lacks no value. */
export function usualEncoding(field: Field): string {
  const { type } = field
  if (DataType.isUtf8(type)) return isJsonField(field) ? 'json' : 'str'
  if (DataType.isInt(type)) return integerName(type).replace(/^int64$/, 'int')
  if (DataType.isList(type) && DataType.isInt(type.children[0].type))
    return arrayEncodingName(integerName(type.children[0].type))
  if (DataType.isFloat(type)) return type.precision === 2 ? 'float64' : 'float32'
  if (DataType.isDuration(type)) return 'int'
  if (DataType.isBinary(type) || DataType.isFixedSizeBinary(type)) return 'bytes'
  const isText = [DataType.isDate, DataType.isTimestamp, DataType.isTime, DataType.isDecimal].some((is) =>
    is(type),
  )
  return isText ? 'str' : 'json'
}

function integerName({ isSigned, bitWidth }: { isSigned: boolean; bitWidth: number }): string {
  return `${isSigned ? 'int' : 'uint'}${bitWidth}`
}

function integer({ size, read }: IntegerType): Encoding {
  return { size, putJson: (sink, value) => sink.putAscii(String(read(viewOf(value), 0))) }
}

/** JSON has no NaN and no infinity; Python reads and writes them as these words. */
function double(size: number, read: (view: DataView) => number): Encoding {
  return {
    size,
    putJson: (sink, value) => {
      const number = read(viewOf(value))
      sink.putAscii(Number.isFinite(number) ? doubleText(number) : String(number))
    },
  }
}

/** A line feed between the parts of a JSON document is space, and would end a line of JSON Lines. */
function withoutLineEnds(value: Uint8Array): Uint8Array {
  return value.map((byte) => (byte === 0x0a || byte === 0x0d ? 0x20 : byte))
}

function base64({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}
