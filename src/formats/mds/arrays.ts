import type { Data } from '../../arrow/arrow.js'
import { bytesOf } from '../../arrow/typed-arrays.js'
import type { ByteSink } from '../../files/byte-sink.js'
import type { WriteValue } from '../json/write-values.js'
import { type IntegerType, integerTypes } from './integers.js'

/**
 * Arrays of NumPy in MDS, of whole numbers of one type: a byte with the number of dimensions and the width of their
 * sizes, those sizes, and the numbers. A shape that all values of a column have stands in the name of the encoding alone.
 */

const prefix = 'ndarray:'

/** The encoding of lists of numbers of a type. */
export function arrayEncodingName(type: string): string {
  return `${prefix}${type}`
}

/** Whether an encoding is one of {@link arrayEncodingName}. */
export function isArrayEncoding(name: string): boolean {
  return name.startsWith(prefix)
}

/** What an encoding says of its arrays; `undefined` for one of others than whole numbers. */
export function parseArrayEncoding(
  name: string,
): { type: IntegerType; shape: number[] | undefined } | undefined {
  const [, type, shape] = /^ndarray:(\w+)(?::(\d+(?:,\d+)*))?$/.exec(name) ?? []
  if (type === undefined || !Object.hasOwn(integerTypes, type)) return undefined
  return { type: integerTypes[type], shape: shape?.split(',').map(Number) }
}

/** Writes an array as JSON: a list, or lists of lists. Throws `RangeError` for one that is not whole. */
export function putArray(
  sink: ByteSink,
  { buffer, byteOffset, byteLength }: Uint8Array,
  { type, shape: given }: { type: IntegerType; shape: number[] | undefined },
): void {
  const view = new DataView(buffer, byteOffset, byteLength)
  let at = 0
  const shape = given ?? readShape()
  putLevel(0)
  if (at !== byteLength) throw new RangeError('An array is not as long as its shape says')

  function readShape(): number[] {
    const head = view.getUint8(0)
    const { size, read } = integerTypes[['uint8', 'uint16', 'uint32', 'uint64'][head & 3]]
    at = 1 + (head >> 2) * size
    return Array.from({ length: head >> 2 }, (_, i) => Number(read(view, 1 + i * size)))
  }

  function putLevel(depth: number): void {
    sink.put(0x5b)
    for (let i = 0; i < shape[depth]; i++) {
      if (i > 0) sink.put(0x2c)
      if (depth < shape.length - 1) putLevel(depth + 1)
      else {
        sink.putAscii(String(type.read(view, at)))
        at += type.size
      }
    }
    sink.put(0x5d)
  }
}

/** Writes the lists of a column as arrays of one dimension. None of their numbers is null. */
export function arrayWriter(data: Data, sink: ByteSink): WriteValue {
  const offsets = data.valueOffsets as Int32Array
  const values = data.children[0].values as Int32Array
  const bytes = bytesOf(values)
  const width = values.BYTES_PER_ELEMENT
  return (row) => {
    const [start, end] = [offsets[row], offsets[row + 1]]
    putLength(sink, end - start)
    sink.putBytes(bytes.subarray(start * width, end * width))
  }
}

/** One dimension, and how long it is, in as few bytes as NumPy arrays have there. */
function putLength(sink: ByteSink, length: number): void {
  const code = length < 1 << 8 ? 0 : length < 1 << 16 ? 1 : 2
  sink.put((1 << 2) | code)
  for (let byte = 0; byte < 1 << code; byte++) sink.put((length >>> (8 * byte)) & 0xff)
}
