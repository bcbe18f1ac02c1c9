import type { Numbers } from '../../../arrow/typed-arrays.js'
import type { Texts, Values } from './values.js'

/** How the values of a column lie in a page, before they mean anything. */
export type Physical =
  | 'BOOLEAN'
  | 'INT32'
  | 'INT64'
  | 'INT96'
  | 'FLOAT'
  | 'DOUBLE'
  | 'BYTE_ARRAY'
  | 'FIXED_LEN_BYTE_ARRAY'

/** The values of a page and how many there are. */
export interface ValueSource {
  bytes: Uint8Array
  count: number
  physical: Physical
  /** Of `FIXED_LEN_BYTE_ARRAY`, in bytes. */
  width: number
}

type Maker = new (buffer: ArrayBuffer, offset: number, length: number) => Numbers

const makers: Partial<Record<Physical, { bytes: number; array: Maker }>> = {
  INT32: { bytes: 4, array: Int32Array },
  INT64: { bytes: 8, array: BigInt64Array },
  FLOAT: { bytes: 4, array: Float32Array },
  DOUBLE: { bytes: 8, array: Float64Array },
}

/** The numbers of a type of one width, in bytes of their own where the ones given do not lie right for them. */
export function numbersOf(physical: Physical, bytes: Uint8Array): Numbers {
  const maker = makers[physical]
  if (maker === undefined) throw new RangeError(`${physical} is no number`)
  const isAligned = bytes.byteOffset % maker.bytes === 0
  const own = isAligned ? bytes : bytes.slice()
  return new maker.array(
    own.buffer as ArrayBuffer,
    own.byteOffset,
    Math.floor(bytes.byteLength / maker.bytes),
  )
}

/** The width of a value in bytes; `undefined` for values of any length. */
export function widthOfPhysical({
  physical,
  width,
}: Pick<ValueSource, 'physical' | 'width'>): number | undefined {
  if (physical === 'FIXED_LEN_BYTE_ARRAY') return width
  return physical === 'INT96' ? 12 : makers[physical]?.bytes
}

/** Reads values of the encoding `PLAIN`. Throws `RangeError` where the bytes end too early. */
export function readPlain(source: ValueSource): Values {
  const { bytes, count, physical } = source
  if (physical === 'BYTE_ARRAY') return readPlainTexts(bytes, count)
  if (physical === 'BOOLEAN') return { cells: readPlainBools(bytes, count), stride: 1 }
  const width = widthOfPhysical(source) as number
  if (bytes.length < count * width) throw new RangeError('The values end too early')
  const own = bytes.subarray(0, count * width)
  if (physical === 'INT96' || physical === 'FIXED_LEN_BYTE_ARRAY') return { cells: own, stride: width }
  return { cells: numbersOf(physical, own), stride: 1 }
}

function readPlainBools(bytes: Uint8Array, count: number): Uint8Array {
  if (bytes.length * 8 < count) throw new RangeError('The values end too early')
  const cells = new Uint8Array(count)
  for (let i = 0; i < count; i++) cells[i] = (bytes[i >> 3] >> (i & 7)) & 1
  return cells
}

/** A text shorter than this is moved sooner byte by byte. */
const shortText = 32

/** Each text stands behind its length, of four bytes. They are moved together where they lie: the page is nobody else's. */
function readPlainTexts(bytes: Uint8Array, count: number): Texts {
  const offsets = new Int32Array(count + 1)
  let at = 0
  let end = 0
  for (let i = 0; i < count; i++) {
    const length = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)
    at += 4
    if (length < 0 || at + length > bytes.length) throw new RangeError('The texts end too early')
    if (length < shortText) for (let from = at; from < at + length; from++) bytes[end++] = bytes[from]
    else {
      bytes.copyWithin(end, at, at + length)
      end += length
    }
    at += length
    offsets[i + 1] = end
  }
  return { offsets, bytes: bytes.subarray(0, end) }
}
