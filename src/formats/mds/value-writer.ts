import { type Data, DataType, type Field } from '../../arrow/arrow.js'
import type { ByteSink } from '../../files/byte-sink.js'
import { doubleText } from '../format/double-text.js'
import { scalarText } from '../format/scalar-text.js'
import { jsonValueWriter, putJsonText, type WriteValue } from '../json/write-values.js'
import { arrayWriter, isArrayEncoding } from './arrays.js'

/** What a writer of values needs to know beside the column. */
export interface ValueWriting {
  field: Field
  /** The name of the encoding: the usual one of the type, or `json`. */
  encoding: string
  sink: ByteSink
}

/** Writes the values of a column in an encoding, without their sizes. */
export function valueWriter(data: Data, { field, encoding, sink }: ValueWriting): WriteValue {
  if (encoding === 'json') return jsonWriter(data, field, sink)
  if (isArrayEncoding(encoding)) return arrayWriter(data, sink)
  const { type } = data
  if (encoding === 'str' && !DataType.isUtf8(type)) {
    const { read } = scalarText(data)
    return (row) => sink.putAscii(read(row))
  }
  const values = bytesOf(data)
  if (encoding === 'str' || (encoding === 'bytes' && DataType.isBinary(type))) {
    const offsets = data.valueOffsets as Int32Array
    return (row) => sink.putBytes(values.subarray(offsets[row], offsets[row + 1]))
  }
  const width = DataType.isFixedSizeBinary(type) ? type.byteWidth : widthOf(data)
  return (row) => sink.putBytes(values.subarray(row * width, (row + 1) * width))
}

/** As JSON has it, but for what a column has that lacks no value: NaN and infinities, which Python reads, and text. */
function jsonWriter(data: Data, field: Field, sink: ByteSink): WriteValue {
  const { type } = data
  if (DataType.isFloat(type)) {
    const values = data.values as Float64Array
    return orNull((row) => {
      const value = values[row]
      sink.putAscii(Number.isFinite(value) ? doubleText(value) : String(value))
    })
  }
  if (DataType.isDecimal(type)) {
    const { read } = scalarText(data)
    return orNull((row) => putJsonText(sink, Buffer.from(read(row))))
  }
  return jsonValueWriter(data, field, sink)

  function orNull(write: WriteValue): WriteValue {
    return (row) => (data.getValid(row) ? write(row) : sink.putAscii('null'))
  }
}

function bytesOf({ values }: Data): Uint8Array {
  const { buffer, byteOffset, byteLength } = values as Uint8Array
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function widthOf({ values }: Data): number {
  return (values as Uint8Array).BYTES_PER_ELEMENT
}
