import { type Data, DataType, makeColumn } from '../../../arrow/arrow.js'
import { bitAt, makeBits, setBit } from '../../../arrow/bits.js'
import { takeColumn } from '../../../arrow/take.js'
import { emptyLike } from '../../../arrow/typed-arrays.js'
import { nullColumn } from '../../arrow/flatten-types.js'
import { countValues, isTexts, type Values, wordsOf } from '../values/values.js'
import type { ColumnNode, Leaf } from './column-tree.js'
import type { LeafRows } from './leaf-cursor.js'

/** What gives the rows of each leaf of a column. */
export type RowsOfLeaf = (leaf: Leaf) => LeafRows

/** Puts the values of its leaves together as a column of Arrow. */
export function assemble(node: ColumnNode, rowsOf: RowsOfLeaf): Data {
  if (node.leaf !== undefined) return leafColumn(node, rowsOf(node.leaf))
  const { slots, validity, counts } = entriesOf(node, rowsOf(firstLeaf(node)))
  const { type } = node.field
  const parts = { length: slots, ...validity }
  const children = node.children.map((child) => assemble(child, rowsOf))
  if (node.kind === 'struct') return makeColumn(type, { ...parts, children })
  const valueOffsets = new Int32Array(slots + 1)
  for (let i = 0; i < slots; i++) valueOffsets[i + 1] = valueOffsets[i] + counts[i]
  if (DataType.isFixedSizeList(type))
    return makeColumn(type, { ...parts, child: spread(children[0], { counts, size: type.listSize }) })
  return makeColumn(type, { ...parts, valueOffsets, child: children[0] })
}

/** All leaves tell the same of what is above them. */
function firstLeaf(node: ColumnNode): Leaf {
  let at = node
  while (at.leaf === undefined) at = at.children[0]
  return at.leaf
}

/** The entries of a struct or a list: which are null, and of a list how many items each has. */
function entriesOf(node: ColumnNode, { count, definition, repetition }: LeafRows) {
  const { slot, valid, item, lists } = node
  const isList = node.kind === 'list'
  const counts = new Int32Array(isList ? count : 0)
  const bits = makeBits(count)
  let slots = 0
  let nulls = 0
  for (let i = 0; i < count; i++) {
    const depth = repetition === undefined ? 0 : repetition[i]
    // A leaf without levels has nothing that is not there.
    const level = definition === undefined ? Number.POSITIVE_INFINITY : definition[i]
    if (depth <= lists && level >= slot) {
      if (level >= valid) setBit(bits, slots)
      else nulls++
      slots++
    }
    if (isList && depth <= lists + 1 && level >= item) counts[slots - 1]++
  }
  const nullBitmap = nulls === 0 ? undefined : bits.subarray(0, (slots + 7) >> 3)
  return { slots, counts: counts.subarray(0, slots), validity: { nullCount: nulls, nullBitmap } }
}

/** The items of lists of a fixed number, of which Parquet has none where a list is null. */
function spread(items: Data, { counts, size }: { counts: Int32Array; size: number }): Data {
  if (counts.every((count) => count === size)) return items
  if (counts.some((count) => count !== size && count !== 0)) throw new RangeError('A list has another size')
  if (items.length === 0) return nullColumn(items.type, counts.length * size)
  const indices = new Uint32Array(counts.length * size)
  let next = 0
  for (const [i, count] of counts.entries()) for (let k = 0; k < count; k++) indices[i * size + k] = next++
  return takeColumn(items, indices)
}

function leafColumn({ field, slot, valid }: ColumnNode, { count, definition, values }: LeafRows): Data {
  const { type } = field
  // Levels below the entry are of lists that are empty or null above it.
  const entries =
    definition === undefined || slot === 0 ? definition : definition.filter((level) => level >= slot)
  const length = entries === undefined ? count : entries.length
  if (DataType.isNull(type)) return makeColumn(type, { length })
  const { validity, filled } = withNulls(values, { entries, length, valid })
  if (isTexts(filled)) {
    const { offsets, bytes } = filled
    return makeColumn(type, { length, ...validity, valueOffsets: offsets, data: bytes })
  }
  if (DataType.isBool(type))
    return makeColumn(type, { length, ...validity, data: packBits(filled.cells as Uint8Array) })
  return makeColumn(type, { length, ...validity, data: filled.cells })
}

/** Puts gaps between values where entries are null. */
function withNulls(values: Values, { entries, length, valid }: Entries & { valid: number }) {
  const count = countValues(values)
  if (entries === undefined || count === length)
    return { validity: { nullCount: 0, nullBitmap: undefined }, filled: values }
  const nullBitmap = makeBits(length)
  for (let i = 0; i < length; i++) if (entries[i] === valid) setBit(nullBitmap, i)
  return {
    validity: { nullCount: length - count, nullBitmap },
    filled: spreadValues(values, nullBitmap, length),
  }
}

interface Entries {
  entries: Uint8Array | undefined
  length: number
}

function spreadValues(values: Values, bits: Uint8Array, length: number): Values {
  let next = 0
  if (isTexts(values)) {
    const offsets = new Int32Array(length + 1)
    for (let i = 0; i < length; i++) {
      next += bitAt(bits, i)
      offsets[i + 1] = values.offsets[next]
    }
    return { offsets, bytes: values.bytes }
  }
  const { stride } = values
  const cells = emptyLike(values.cells, length * stride)
  const [from, into] = [wordsOf(values.cells), wordsOf(cells)]
  const words = (into.length / length) | 0
  for (let i = 0; i < length; i++) {
    if (bitAt(bits, i) === 0) continue
    for (let word = 0; word < words; word++) into[i * words + word] = from[next * words + word]
    next++
  }
  return { cells, stride }
}

function packBits(cells: Uint8Array): Uint8Array {
  const bits = makeBits(cells.length)
  for (let i = 0; i < cells.length; i++) if (cells[i] === 1) setBit(bits, i)
  return bits
}
