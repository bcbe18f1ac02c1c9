import { type Data, DataType } from '../arrow.js'
import { bitAt } from '../bits.js'
import { isFixedWidth } from '../take.js'
import { bytesOf, type Numbers } from '../typed-arrays.js'

/** Tells whether value `i` of one column is value `j` of another. */
export type SameValues = (i: number, j: number) => boolean

/**
 * Compares the values of two columns bit by bit, nested ones too; columns of two types have none in common. What is not
 * compared, such as dictionaries, which no reader yields, counts as another value.
 */
export function sameValues(a: Data, b: Data): SameValues {
  const same = a.typeId === b.typeId ? comparison(a, b) : () => false
  if (a.nullCount === 0 && b.nullCount === 0) return same
  return (i, j) => {
    const isValid = a.getValid(i)
    return isValid === b.getValid(j) && (!isValid || same(i, j))
  }
}

function comparison(a: Data, b: Data): SameValues {
  const { type } = a
  if (DataType.isNull(type)) return () => true
  if (DataType.isBool(type)) {
    const [x, y] = [a.values as Uint8Array, b.values as Uint8Array]
    return (i, j) => bitAt(x, a.offset + i) === bitAt(y, b.offset + j)
  }
  if (DataType.isUtf8(type) || DataType.isBinary(type)) return sameTexts(a, b)
  if (DataType.isStruct(type)) {
    const fields = a.children.map((child, k) => sameValues(child, b.children[k]))
    return (i, j) => a.children.length === b.children.length && fields.every((same) => same(i, j))
  }
  if (DataType.isList(type) || DataType.isMap(type)) {
    const [x, y] = [a.valueOffsets as Int32Array, b.valueOffsets as Int32Array]
    return sameItems(sameValues(a.children[0], b.children[0]), {
      bounds: (i, j) => [x[i], x[i + 1], y[j], y[j + 1]],
    })
  }
  if (DataType.isFixedSizeList(type)) {
    const size = type.listSize
    return sameItems(sameValues(a.children[0], b.children[0]), {
      bounds: (i, j) => [i * size, (i + 1) * size, j * size, (j + 1) * size],
    })
  }
  return isFixedWidth(type) && String(type) === String(b.type) ? sameNumbers(a, b) : () => false
}

function sameItems(
  same: SameValues,
  { bounds }: { bounds: (i: number, j: number) => readonly [number, number, number, number] },
): SameValues {
  return (i, j) => {
    const [from, to, other, end] = bounds(i, j)
    if (to - from !== end - other) return false
    for (let at = 0; at < to - from; at++) if (!same(from + at, other + at)) return false
    return true
  }
}

function sameTexts(a: Data, b: Data): SameValues {
  const [x, y] = [bufferOf(a), bufferOf(b)]
  const [from, other] = [a.valueOffsets as Int32Array, b.valueOffsets as Int32Array]
  return (i, j) => {
    const [start, end] = [from[i], from[i + 1]]
    const [first, last] = [other[j], other[j + 1]]
    if (end - start !== last - first) return false
    return end === start || x.compare(y, first, last, start, end) === 0
  }
}

function bufferOf({ values }: Data): Buffer {
  const { buffer, byteOffset, byteLength } = bytesOf(values as Uint8Array)
  return Buffer.from(buffer, byteOffset, byteLength)
}

function sameNumbers(a: Data, b: Data): SameValues {
  const [x, y] = [a.values as Numbers, b.values as Numbers]
  const { stride } = a
  return (i, j) => {
    // Numbers that are none are compared as well, and are the same.
    for (let part = 0; part < stride; part++)
      if (!Object.is(x[i * stride + part], y[j * stride + part])) return false
    return true
  }
}
