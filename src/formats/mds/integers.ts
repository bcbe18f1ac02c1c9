/** Whole numbers as MDS keeps them, by the names that NumPy has for their types. */

/** A type of whole numbers. */
export interface IntegerType {
  /** Bytes of a number. */
  size: number
  read(view: DataView, at: number): number | bigint
}

/** The types by their names. */
export const integerTypes: Readonly<Record<string, IntegerType>> = {
  int8: { size: 1, read: (view, at) => view.getInt8(at) },
  int16: { size: 2, read: (view, at) => view.getInt16(at, true) },
  int32: { size: 4, read: (view, at) => view.getInt32(at, true) },
  int64: { size: 8, read: (view, at) => view.getBigInt64(at, true) },
  uint8: { size: 1, read: (view, at) => view.getUint8(at) },
  uint16: { size: 2, read: (view, at) => view.getUint16(at, true) },
  uint32: { size: 4, read: (view, at) => view.getUint32(at, true) },
  uint64: { size: 8, read: (view, at) => view.getBigUint64(at, true) },
}
