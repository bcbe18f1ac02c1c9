import { type Data, DataType } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { sliceBits } from '../../arrow/bits.js'
import { isFixedWidth } from '../../arrow/take.js'
import { bytesOf } from '../../arrow/typed-arrays.js'
import { PrepError } from '../../base/errors.js'

/** The columns of a record batch as they stand in its body: a node for each column, nested ones too, and their buffers. */
export interface FlatColumns {
  nodes: { length: number; nullCount: number }[]
  buffers: Uint8Array[]
}

/**
 * Takes columns apart, depth first, into the buffers that the Arrow format wants for each type ("Buffer
 * Listing for Each Layout"). Nothing is copied, except where a column starts in the middle of its buffers.
 * Throws `unsupported` for dictionaries, views, unions and 64-bit offsets, which the readers never yield.
 */
export function flattenColumns(columns: readonly Data[]): FlatColumns {
  const flat: FlatColumns = { nodes: [], buffers: [] }
  for (const column of columns) flatten(column, flat)
  return flat
}

/** The columns of some rows of a batch. Nothing is copied. */
export function rowsOf(
  { columns, numRows }: Batch,
  { from, rows }: { from: number; rows: number },
): readonly Data[] {
  return rows === numRows ? columns : columns.map((column) => column.slice(from, rows))
}

function flatten(data: Data, flat: FlatColumns): void {
  const { type, length } = data
  flat.nodes.push({ length, nullCount: DataType.isNull(type) ? length : data.nullCount })
  if (DataType.isNull(type)) return
  flat.buffers.push(
    data.nullCount === 0 ? nothing : sliceBits(data.nullBitmap as Uint8Array, data.offset, length),
  )
  if (DataType.isBool(type)) {
    flat.buffers.push(sliceBits(data.values, data.offset, length))
  } else if (DataType.isUtf8(type) || DataType.isBinary(type)) {
    const { offsets, from, to } = offsetsFromZero(data)
    flat.buffers.push(bytesOf(offsets), (data.values as Uint8Array).subarray(from, to))
  } else if (DataType.isList(type) || DataType.isMap(type)) {
    const { offsets, from, to } = offsetsFromZero(data)
    flat.buffers.push(bytesOf(offsets))
    const child = data.children[0]
    flatten(from === 0 && to === child.length ? child : child.slice(from, to - from), flat)
  } else if (DataType.isStruct(type) || DataType.isFixedSizeList(type)) {
    for (const child of data.children) flatten(child, flat)
  } else {
    if (!isFixedWidth(type))
      throw new PrepError('unsupported', `A column of ${type} cannot be written. Cast it to a simpler type`)
    flat.buffers.push(bytesOf((data.values as Int32Array).subarray(0, length * data.stride)))
  }
}

const nothing = new Uint8Array(0)

/** The offsets of `length` values, counted from the first of them, and the range of what they point to. */
function offsetsFromZero(data: Data): { offsets: Int32Array; from: number; to: number } {
  const given = data.valueOffsets.subarray(0, data.length + 1) as Int32Array
  const from = given[0] ?? 0
  const to = given[data.length] ?? 0
  return { offsets: from === 0 ? given : given.map((offset) => offset - from), from, to }
}
