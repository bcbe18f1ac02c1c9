import { carriageReturn, readPlain } from './csv-field'
// biome-ignore lint/style/useImportType: AssemblyScript has no imports of types.
import { appendNull, Column, longKind, nextCell, setBit, textKind } from './json-column'

/** 1 in each of eight bytes. */
const ones: u64 = 0x01010101 * 0x100000001
const zeros: u64 = ones * 0x30
const sixes: u64 = ones * 0x76
const tops: u64 = ones * 0x80

/** Of eight bytes, each without the bits of the digit zero: a bit where one is no digit. */
function othersOf(bytes: u64): u64 {
  return (bytes | (bytes + sixes)) & tops
}

/** The number of eight digits, of which the last stands in the highest byte. */
function eightDigits(bytes: u64): u64 {
  const pairs = bytes * 10 + (bytes >> 8)
  const upper = (pairs & 0x000000ff000000ff) * 0x000f424000000064
  const lower = ((pairs >> 16) & 0x000000ff000000ff) * 0x0000271000000001
  return (upper + lower) >> 32
}

/** Where the value ends behind which a delimiter or line feed stands at `place`: before the carriage return of a line end. */
export function endOf(from: usize, place: usize, isLast: bool): usize {
  return isLast && place > from && load<u8>(place - 1) === carriageReturn ? place - 1 : place
}

/** Reads a whole number of up to eight digits between `p` and `end`. Answers false where there is none. */
function readShortLong(column: Column, p: usize, end: usize): bool {
  const length = end - p
  if (length - 1 > 7) return false
  const bytes = load<u64>(p) ^ zeros
  const own = bytes << ((8 - <u64>length) << 3)
  // A number does not begin with a zero unless it is one.
  if (othersOf(own) !== 0 || ((bytes & 0xff) === 0 && length > 1)) return false
  store<i64>(nextCell(column), <i64>eightDigits(own))
  return true
}

/** The same as {@link readCells} of a column of text. */
function readTexts(column: Column, at: usize, width: usize, rows: u32, isLast: bool): u32 {
  const values = column.values
  const offsets = column.offsets
  let out = column.end
  let row = column.length
  for (const behind = row + rows; row < behind; at += width) {
    const p = <usize>load<u32>(at - 4) + 1
    const end = endOf(p, <usize>load<u32>(at), isLast)
    const length = end - p
    v128.store(out, v128.load(p))
    v128.store(out, v128.load(p, 16), 16)
    for (let i: usize = 32; i < length; i += 16) v128.store(out + i, v128.load(p + i))
    out += length
    if (length === 0) {
      setBit(column.validity, row, false)
      column.nullCount++
    }
    row++
    store<u32>(offsets + ((<usize>row) << 2), <u32>(out - values))
  }
  column.end = out
  column.length = row
  return rows
}

/**
 * Reads one field of each row into its column: they end at the place that stands at `at`, and at each that stands
 * `width` bytes behind the one before. Answers how many rows there are before the first whose field does not fit.
 */
export function readCells(column: Column, at: usize, width: usize, rows: u32, isLast: bool): u32 {
  if (column.kind === textKind) return readTexts(column, at, width, rows, isLast)
  const isLong = column.kind === longKind
  for (let row: u32 = 0; row < rows; row++, at += width) {
    const p = <usize>load<u32>(at - 4) + 1
    const end = endOf(p, <usize>load<u32>(at), isLast)
    if (isLong && readShortLong(column, p, end)) continue
    if (p === end) appendNull(column)
    else if (readPlain(column, p) !== end) return row
  }
  return rows
}
