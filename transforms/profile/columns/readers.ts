import { type Data, DataType } from '../../../src/arrow/arrow.js'
import { bitAt } from '../../../src/arrow/bits.js'
import type { ValueHash } from './distinct/value-hash.js'
import type { TextBytes } from './text/text-bytes.js'

/** How the values of a type are looked at. `opaque` ones are counted by their bytes and never reported. */
export type Family = 'text' | 'bool' | 'number' | 'instant' | 'opaque'

export function familyOf(type: DataType): Family {
  if (DataType.isUtf8(type)) return 'text'
  if (DataType.isBool(type)) return 'bool'
  if (DataType.isInt(type) || (DataType.isFloat(type) && type.precision !== 0)) return 'number'
  if (DataType.isDate(type) || DataType.isTimestamp(type)) return 'instant'
  return 'opaque'
}

/** Milliseconds in a unit of a date or timestamp. */
export function unitMillis(type: DataType): number {
  if (DataType.isDate(type)) return type.unit === 0 ? 86_400_000 : 1
  return DataType.isTimestamp(type) ? 1000 / 1000 ** type.unit : 1
}

/** Reads the values of one column of one batch by their place in it. */
export interface ValueReader {
  hash(place: number, into: ValueHash): void
  /** The value as a number; absent where it is none. */
  number?(place: number): number
  /** What is reported of the value; absent where nothing is. */
  text?(place: number): string
  /** The bytes of a text; absent where it is none. */
  bytesOf?(place: number): TextBytes
}

export function readerOf(data: Data): ValueReader {
  const { type } = data
  if (DataType.isUtf8(type) || DataType.isBinary(type)) return bytesReader(data, DataType.isUtf8(type))
  if (DataType.isBool(type)) return boolReader(data)
  if (familyOf(type) === 'opaque') return fixedReader(data)
  if (data.values instanceof BigInt64Array || data.values instanceof BigUint64Array)
    return longReader(data, data.values)
  return doubleReader(data.values as Float64Array, unitMillis(type))
}

function bytesReader(data: Data, isText: boolean): ValueReader {
  const bytes = data.values as Uint8Array
  const offsets = data.valueOffsets as Int32Array
  const hash = (place: number, into: ValueHash) => into.ofBytes(bytes, offsets[place], offsets[place + 1])
  if (!isText) return { hash }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const bytesOf = (place: number) => ({ bytes, start: offsets[place], end: offsets[place + 1] })
  return { hash, bytesOf, text: (place) => buffer.toString('utf8', offsets[place], offsets[place + 1]) }
}

function boolReader(data: Data): ValueReader {
  const bits = data.values as Uint8Array
  return {
    hash: (place, into) => into.ofWords(bitAt(bits, data.offset + place), 0),
    text: (place) => (bitAt(bits, data.offset + place) === 1 ? 'true' : 'false'),
  }
}

function longReader(data: Data, values: BigInt64Array | BigUint64Array): ValueReader {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2)
  const scale = unitMillis(data.type)
  const isSigned = values instanceof BigInt64Array
  const numberAt = (place: number) => {
    const high = words[place * 2 + 1]
    return (isSigned ? high : high >>> 0) * 0x100000000 + (words[place * 2] >>> 0)
  }
  return {
    hash: (place, into) => into.ofWords(words[place * 2], words[place * 2 + 1]),
    number: scale === 1 ? numberAt : (place) => numberAt(place) * scale,
    text: (place) => String(values[place]),
  }
}

function doubleReader(values: Float64Array, scale: number): ValueReader {
  const double = new Float64Array(1)
  const words = new Int32Array(double.buffer)
  return {
    hash: (place, into) => {
      const value = values[place]
      // 0 and −0 are one value, and so is all that is not a number.
      double[0] = value === 0 ? 0 : Number.isNaN(value) ? Number.NaN : value
      into.ofWords(words[0], words[1])
    },
    number: scale === 1 ? (place) => values[place] : (place) => values[place] * scale,
    text: (place) => String(values[place]),
  }
}

/** Values of other types stand side by side, each of the same number of bytes. */
function fixedReader(data: Data): ValueReader {
  const { buffer, byteOffset, byteLength } = data.values as Uint8Array
  const bytes = new Uint8Array(buffer, byteOffset, byteLength)
  const width = data.length === 0 ? 0 : data.stride * (data.values as Uint8Array).BYTES_PER_ELEMENT
  return { hash: (place, into) => into.ofBytes(bytes, place * width, (place + 1) * width) }
}
