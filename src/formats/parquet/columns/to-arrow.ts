import { type DataType, DataType as Types } from '../../../arrow/arrow.js'
import { bytesOf, type Numbers } from '../../../arrow/typed-arrays.js'
import type { Physical } from '../values/plain.js'
import { type Cells, isTexts, type Texts, type Values } from '../values/values.js'

/** The same values as Arrow keeps those of a type. Most are the same bytes. Throws `RangeError` for what does not fit. */
export function toArrow(values: Values, physical: Physical, type: DataType): Values {
  if (Types.isDecimal(type)) return decimals(values, type.bitWidth)
  if (isTexts(values)) return values
  if (physical === 'INT96') return { cells: instants(values.cells as Uint8Array), stride: 1 }
  if (Types.isFloat(type) && type.precision === 0)
    return { cells: halves(values.cells as Uint8Array), stride: 1 }
  if (Types.isInt(type)) return { cells: integers(values.cells, type), stride: 1 }
  return values
}

function integers(cells: Numbers, { isSigned, bitWidth }: { isSigned: boolean; bitWidth: number }): Numbers {
  const { buffer, byteOffset, length } = cells
  if (bitWidth === 64) {
    if (!(cells instanceof BigInt64Array)) throw new RangeError('Stored in another width')
    return isSigned ? cells : new BigUint64Array(buffer, byteOffset, length)
  }
  if (!(cells instanceof Int32Array)) throw new RangeError('Stored in another width')
  if (bitWidth === 32) return isSigned ? cells : new Uint32Array(buffer, byteOffset, length)
  if (bitWidth === 16) return isSigned ? Int16Array.from(cells) : Uint16Array.from(cells)
  return isSigned ? Int8Array.from(cells) : Uint8Array.from(cells)
}

function halves(bytes: Uint8Array): Uint16Array {
  const own = bytes.slice()
  return new Uint16Array(own.buffer, 0, own.length >> 1)
}

const julianDayOf1970 = 2_440_588n
const nanosecondsOfDay = 86_400_000_000_000n

/** `INT96`: nanoseconds of the day, then the Julian day; as nanoseconds since 1970. */
function instants(bytes: Uint8Array): BigInt64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return BigInt64Array.from({ length: bytes.length / 12 }, (_, i) => {
    const day = BigInt(view.getUint32(i * 12 + 8, true)) - julianDayOf1970
    return day * nanosecondsOfDay + view.getBigInt64(i * 12, true)
  })
}

/** Decimals in whatever form, as little-endian numbers of 128 or 256 bits. */
function decimals(values: Values, bitWidth: number): Cells {
  const stride = bitWidth / 32
  if (isTexts(values)) return bigEndian(values, bitWidth)
  const { cells } = values
  if (cells instanceof Int32Array || cells instanceof BigInt64Array) {
    const words = new Uint32Array(cells.length * stride)
    const parts = new Int32Array(bytesOf(cells).slice().buffer)
    const width = parts.length / cells.length
    for (let i = 0; i < cells.length; i++) {
      words.fill(cells[i] < 0 ? 0xffffffff : 0, i * stride, (i + 1) * stride)
      for (let part = 0; part < width; part++) words[i * stride + part] = parts[i * width + part]
    }
    return { cells: words, stride }
  }
  const width = values.stride
  const offsets = Int32Array.from({ length: cells.length / width + 1 }, (_, i) => i * width)
  return bigEndian({ offsets, bytes: cells as Uint8Array }, bitWidth)
}

function bigEndian({ offsets, bytes }: Texts, bitWidth: number): Cells {
  const width = bitWidth / 8
  const count = offsets.length - 1
  const turned = new Uint8Array(count * width)
  for (let i = 0; i < count; i++) {
    const from = offsets[i]
    let to = offsets[i + 1]
    const fill = to > from && bytes[from] >= 0x80 ? 0xff : 0
    let start = from
    while (to - start > width && bytes[start] === fill) start++
    if (to - start > width) throw new RangeError('A decimal number is too long')
    const into = i * width
    let byte = 0
    for (; to > start; byte++) turned[into + byte] = bytes[--to]
    turned.fill(fill, into + byte, into + width)
  }
  return { cells: new Uint32Array(turned.buffer), stride: bitWidth / 32 }
}
