import { type Data, DataType, makeColumn } from '../arrow/arrow.js'

/** A column of any type that has no rows; so have its children, of which each type has its own. */
export function emptyColumn(type: DataType): Data {
  const children = (type.children ?? []).map((child) => emptyColumn(child.type))
  // Where the first row would begin: readers of offsets look there without asking whether there is one.
  const valueOffsets = new Int32Array(1)
  if (DataType.isStruct(type)) return makeColumn(type, { length: 0, nullCount: 0, children })
  if (DataType.isFixedSizeList(type)) return makeColumn(type, { length: 0, nullCount: 0, child: children[0] })
  if (DataType.isList(type) || DataType.isMap(type))
    return makeColumn(type, { length: 0, nullCount: 0, valueOffsets, child: children[0] })
  if (DataType.isUtf8(type) || DataType.isBinary(type))
    return makeColumn(type, { length: 0, nullCount: 0, valueOffsets, data: new Uint8Array(0) })
  return makeColumn(type, { length: 0 })
}
