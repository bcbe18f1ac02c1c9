import { type Data, DataType } from '../../../arrow/arrow.js'
import { bitAt } from '../../../arrow/bits.js'
import { bytesOf } from '../../../arrow/typed-arrays.js'
import type { Shreds } from './shred.js'

/** Bytes that grow at their end. */
export class Bytes {
  #bytes = new Uint8Array(1 << 16)
  end = 0

  /** Makes room, and answers the memory. */
  reserve(count: number): Uint8Array {
    if (this.end + count > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.end + count))
      larger.set(this.#bytes.subarray(0, this.end))
      this.#bytes = larger
    }
    return this.#bytes
  }

  /** What is in it, valid until it grows. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.end)
  }
}

/** Values as they are appended, in the encoding `PLAIN`. */
export type AppendPlain = (shreds: Shreds, into: Bytes) => void

/** What writes the values of a type; booleans are bytes of 0 and 1, which are packed when a page is made. */
export function plainWriter(type: DataType): AppendPlain {
  if (DataType.isNull(type)) return () => {}
  if (DataType.isBool(type))
    return eachPlace(1, (data) => (at, into, to) => {
      into[to] = bitAt(data.values as Uint8Array, data.offset + at)
    })
  if (DataType.isUtf8(type) || DataType.isBinary(type)) return appendTexts
  if (DataType.isDecimal(type)) return eachPlace(type.bitWidth / 8, bigEndianOf)
  if (DataType.isTimestamp(type) && type.unit === 0) return eachPlace(8, scaled(1000n))
  if (DataType.isTime(type) && type.unit === 0)
    return eachPlace(
      4,
      scaled32((value) => value * 1000),
    )
  if (DataType.isDate(type) && type.unit === 1)
    return eachPlace(4, (data) => {
      const values = data.values as BigInt64Array
      return (at, into, to) => writeInt32(into, to, Number(values[at] / 86_400_000n))
    })
  if (DataType.isInt(type) && type.bitWidth < 32)
    return eachPlace(
      4,
      scaled32((value) => value),
    )
  return appendCells
}

type Put = (at: number, into: Uint8Array, to: number) => void

/** Writes values of one width, each by itself. */
function eachPlace(width: number, open: (data: Data) => Put): AppendPlain {
  return ({ data, count, places }, into) => {
    const put = open(data)
    const bytes = into.reserve(count * width)
    for (let i = 0; i < count; i++) {
      const place = places === undefined ? i : places[i]
      if (place < 0) continue
      put(place, bytes, into.end)
      into.end += width
    }
  }
}

/** Values that stand in the file as they are in memory. */
function appendCells({ data, count, places }: Shreds, into: Bytes): void {
  const cells = bytesOf(data.values as Uint8Array)
  const width = widthOf(data)
  const bytes = into.reserve(count * width)
  if (places === undefined) {
    bytes.set(cells.subarray(0, count * width), into.end)
    into.end += count * width
    return
  }
  for (let i = 0; i < count; ) {
    let run = 1
    while (i + run < count && places[i] >= 0 && places[i + run] === places[i] + run) run++
    if (places[i] >= 0)
      into.end = copy(cells, { from: places[i] * width, to: (places[i] + run) * width }, into.end, bytes)
    i += run
  }
}

/** Fewer bytes are copied sooner one by one than a view of them is made. */
const shortCopy = 48

function copy(
  bytes: Uint8Array,
  { from, to }: { from: number; to: number },
  end: number,
  into: Uint8Array,
): number {
  if (to - from > shortCopy) into.set(bytes.subarray(from, to), end)
  else for (let at = from, next = end; at < to; at++, next++) into[next] = bytes[at]
  return end + to - from
}

function widthOf({ values, stride }: Data): number {
  return (values as Uint8Array).BYTES_PER_ELEMENT * stride
}

function appendTexts({ data, count, places }: Shreds, into: Bytes): void {
  const offsets = data.valueOffsets as Int32Array
  const texts = data.values as Uint8Array
  let total = 0
  for (let i = 0; i < count; i++) {
    const place = places === undefined ? i : places[i]
    if (place >= 0) total += 4 + offsets[place + 1] - offsets[place]
  }
  const bytes = into.reserve(total)
  for (let i = 0; i < count; i++) {
    const place = places === undefined ? i : places[i]
    if (place < 0) continue
    const [from, to] = [offsets[place], offsets[place + 1]]
    writeInt32(bytes, into.end, to - from)
    into.end = copy(texts, { from, to }, into.end + 4, bytes)
  }
}

function writeInt32(into: Uint8Array, to: number, value: number): void {
  into[to] = value
  into[to + 1] = value >> 8
  into[to + 2] = value >> 16
  into[to + 3] = value >> 24
}

function scaled32(scale: (value: number) => number): (data: Data) => Put {
  return (data) => {
    const values = data.values as Int32Array
    return (at, into, to) => writeInt32(into, to, scale(values[at]))
  }
}

function scaled(factor: bigint): (data: Data) => Put {
  return (data) => {
    const values = data.values as BigInt64Array
    return (at, into, to) => {
      const value = BigInt.asIntN(64, values[at] * factor)
      writeInt32(into, to, Number(BigInt.asIntN(32, value)))
      writeInt32(into, to + 4, Number(BigInt.asIntN(32, value >> 32n)))
    }
  }
}

/** Decimals, whose bytes stand the other way round. */
function bigEndianOf(data: Data): Put {
  const bytes = bytesOf(data.values as Uint32Array)
  const width = widthOf(data)
  return (at, into, to) => {
    const from = at * width
    for (let byte = 0; byte < width; byte++) into[to + byte] = bytes[from + width - 1 - byte]
  }
}
