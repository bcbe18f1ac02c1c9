import { type Data, DataType, makeColumn, type Schema } from './arrow.js'
import { bitAt, makeBits, setBit } from './bits.js'
import { isFixedWidth, takeColumn } from './take.js'
import { bytesOf, emptyLike, type Numbers } from './typed-arrays.js'

/** Whether {@link joinColumns} knows every type of a schema. */
export function canJoin(schema: Schema): boolean {
  return schema.fields.every(({ type }) => isJoinable(type))
}

function isJoinable(type: DataType): boolean {
  if (
    DataType.isList(type) ||
    DataType.isMap(type) ||
    DataType.isStruct(type) ||
    DataType.isFixedSizeList(type)
  )
    return type.children.every((child) => isJoinable(child.type))
  return (
    DataType.isNull(type) ||
    DataType.isBool(type) ||
    DataType.isUtf8(type) ||
    DataType.isBinary(type) ||
    isFixedWidth(type)
  )
}

/** One column of the rows of several, which are of the same type; the first must be there. */
export function joinColumns(parts: readonly Data[]): Data {
  const { type } = parts[0]
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (DataType.isNull(type)) return makeColumn(type, { length })
  const validity = joinValidity(parts, length)
  if (DataType.isBool(type)) {
    const data = joinBits(
      parts.map((part) => ({ bits: part.values, offset: part.offset, length: part.length })),
      length,
    )
    return makeColumn(type, { length, ...validity, data })
  }
  if (DataType.isUtf8(type) || DataType.isBinary(type)) {
    const { valueOffsets, ranges } = joinOffsets(parts, length)
    const bytes = new Uint8Array(valueOffsets[length])
    let end = 0
    for (const [i, { from, to }] of ranges.entries()) {
      bytes.set((parts[i].values as Uint8Array).subarray(from, to), end)
      end += to - from
    }
    return makeColumn(type, { length, ...validity, valueOffsets, data: bytes })
  }
  if (DataType.isList(type) || DataType.isMap(type)) {
    const { valueOffsets, ranges } = joinOffsets(parts, length)
    const items = ranges.map(({ from, to }, i) => rangeOf(parts[i].children[0], from, to))
    return makeColumn(type, { length, ...validity, valueOffsets, child: joinColumns(items) })
  }
  if (DataType.isFixedSizeList(type)) {
    const child = joinColumns(parts.map((part) => part.children[0]))
    return makeColumn(type, { length, ...validity, child })
  }
  if (DataType.isStruct(type)) {
    const children = type.children.map((_, i) => joinColumns(parts.map((part) => part.children[i])))
    return makeColumn(type, { length, ...validity, children })
  }
  return makeColumn(type, { length, ...validity, data: joinValues(parts, length) })
}

/** The items of a list column from `from` to before `to`. */
function rangeOf(items: Data, from: number, to: number): Data {
  if (from === 0 && to === items.length) return items
  return takeColumn(
    items,
    Uint32Array.from({ length: to - from }, (_, i) => from + i),
  )
}

function joinValidity(parts: readonly Data[], length: number) {
  const nullCount = parts.reduce((sum, part) => sum + part.nullCount, 0)
  if (nullCount === 0) return { nullCount, nullBitmap: undefined }
  const bits = parts.map((part) => ({
    bits: part.nullCount === 0 ? undefined : (part.nullBitmap as Uint8Array),
    offset: part.offset,
    length: part.length,
  }))
  return { nullCount, nullBitmap: joinBits(bits, length) }
}

interface Bits {
  /** All set, when left out. */
  bits: Uint8Array | undefined
  offset: number
  length: number
}

function joinBits(parts: readonly Bits[], length: number): Uint8Array {
  const joined = makeBits(length)
  let at = 0
  for (const { bits, offset, length: count } of parts)
    for (let from = offset; from < offset + count; from++, at++)
      if (bits === undefined || bitAt(bits, from) === 1) setBit(joined, at)
  return joined
}

/** Offsets into the joined values, and which of its own values each part brings. */
function joinOffsets(parts: readonly Data[], length: number) {
  const valueOffsets = new Int32Array(length + 1)
  const ranges: { from: number; to: number }[] = []
  let row = 0
  let end = 0
  for (const part of parts) {
    const offsets = part.valueOffsets as Int32Array
    const from = offsets[0]
    for (let i = 0; i < part.length; i++) valueOffsets[++row] = end + offsets[i + 1] - from
    ranges.push({ from, to: offsets[part.length] })
    end += offsets[part.length] - from
  }
  return { valueOffsets, ranges }
}

function joinValues(parts: readonly Data[], length: number): Numbers {
  const { stride } = parts[0]
  const joined = emptyLike(parts[0].values as Numbers, length * stride)
  const bytes = bytesOf(joined)
  let at = 0
  for (const part of parts) {
    const values = bytesOf((part.values as Numbers).subarray(0, part.length * stride))
    bytes.set(values, at)
    at += values.length
  }
  return joined
}
