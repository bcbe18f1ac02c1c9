export const nullKind: u32 = 0
export const textKind: u32 = 1
export const longKind: u32 = 2
export const doubleKind: u32 = 3
export const boolKind: u32 = 4
export const listKind: u32 = 5
export const structKind: u32 = 6
export const jsonKind: u32 = 7

/** A column that is being filled. `KernelColumns` lays it out in memory, in this order, 4 bytes a field. */
@unmanaged
export class Column {
  /** One of the numbers above. */
  kind: u32 = 0
  /** Rows that it has. */
  length: u32 = 0
  /** Rows that it has room for. */
  capacity: u32 = 0
  /** How many of its rows are null. */
  nullCount: u32 = 0
  /** A bit for each row, 1 where it is not null; all 1 before a row is there. */
  validity: usize = 0
  /** Where the values of each row begin, from the first row on, and where the last ends: of texts and lists. */
  offsets: usize = 0
  /** The values: bytes of text, numbers of 8 bytes, bits. */
  values: usize = 0
  /** Where the next byte of text goes. */
  end: usize = 0
  /** The fields of an object, the items of a list: addresses of columns. */
  children: usize = 0
  childCount: u32 = 0
  /** The names of the fields. */
  keys: usize = 0
  /** How often `null` was written, rows that were taken back included. */
  nulls: u32 = 0
}

export function childOf(column: Column, i: u32): Column {
  return changetype<Column>(<usize>load<u32>(column.children + ((<usize>i) << 2)))
}

/** Sets or clears bit `i`. */
export function setBit(bits: usize, i: u32, value: bool): void {
  const at = bits + <usize>(i >> 3)
  const bit = <u8>((<u32>1) << (i & 7))
  store<u8>(at, value ? load<u8>(at) | bit : load<u8>(at) & ~bit)
}

/** Ends the next row of texts or lists. */
export function endRow(column: Column, end: u32): void {
  const row = ++column.length
  store<u32>(column.offsets + ((<usize>row) << 2), end)
}

/** Ends a text whose bytes end at `end`. */
export function endText(column: Column, end: usize): void {
  column.end = end
  endRow(column, <u32>(end - column.values))
}

export function appendNull(column: Column): void {
  const row = column.length
  const kind = column.kind
  if (kind === nullKind) {
    column.length = row + 1
    return
  }
  setBit(column.validity, row, false)
  column.nullCount++
  if (kind === textKind || kind === jsonKind) return endText(column, column.end)
  if (kind === listKind) return endRow(column, childOf(column, 0).length)
  if (kind === structKind) for (let i: u32 = 0; i < column.childCount; i++) appendNull(childOf(column, i))
  else if (kind === boolKind) setBit(column.values, row, false)
  else store<u64>(column.values + ((<usize>row) << 3), 0)
  column.length = row + 1
}

/** Takes back every row from `length` on. */
export function truncate(column: Column, length: u32): void {
  const kind = column.kind
  for (let row = length; row < column.length && column.nullCount > 0 && kind !== nullKind; row++) {
    const isNull = ((load<u8>(column.validity + <usize>(row >> 3)) >> <u8>(row & 7)) & 1) === 0
    if (!isNull) continue
    setBit(column.validity, row, true)
    column.nullCount--
  }
  if (column.length > length) column.length = length
  if (kind === structKind)
    for (let i: u32 = 0; i < column.childCount; i++) truncate(childOf(column, i), length)
  else if (kind === textKind || kind === jsonKind || kind === listKind) {
    const end = load<u32>(column.offsets + ((<usize>length) << 2))
    if (kind === listKind) truncate(childOf(column, 0), end)
    else column.end = column.values + <usize>end
  }
}

/** Where the value of the next row of a column of numbers goes. */
export function nextCell(column: Column): usize {
  const row = column.length++
  return column.values + ((<usize>row) << 3)
}
