/** The arrays that hold the values of columns. */
export type Numbers =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array
  | BigUint64Array
  | BigInt64Array

/** An array of the same kind, of `length` zeros. */
export function emptyLike<T extends Numbers>(array: T, length: number): T {
  return new (array.constructor as new (length: number) => T)(length)
}

/** The bytes of an array, without copying them. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/**
 * How many numbers a column has room for at first: 64 bytes of 32 bits each, which V8 keeps among its small objects. A
 * table may have 100,000 columns, each with little in it.
 */
export const firstCells = 16

/** The same values with as much room again behind them. */
export function enlarge<T extends Numbers>(array: T): T {
  const enlarged = emptyLike(array, array.length * 2)
  bytesOf(enlarged).set(bytesOf(array))
  return enlarged
}
