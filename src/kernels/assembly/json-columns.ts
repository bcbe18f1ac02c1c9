// biome-ignore lint/style/useImportType: AssemblyScript has no imports of types.
import {
  appendNull,
  boolKind,
  Column,
  childOf,
  doubleKind,
  endRow,
  endText,
  jsonKind,
  listKind,
  longKind,
  nextCell,
  setBit,
  structKind,
  textKind,
  truncate,
} from './json-column'
import { exactDouble, isExactDouble } from './json-double'
import {
  alseWord,
  colon,
  comma,
  copyText,
  digits,
  findKey,
  isLong,
  isNegative,
  isWhole,
  keyLength,
  lineFeed,
  nullWord,
  quote,
  readNumber,
  skipSpace,
  skipValue,
  skipWord,
  textEnd,
  trueWord,
} from './json-text'

/** Why `readLines` stopped: 0 at the end, 1 at a line that is read elsewhere, 2 where a list has no more room, 3 at a limit. */
export let stopped: u32 = 0
/** Where the last line begins that was read or passed over. */
export let lastLine: usize = 0
/** Whether the next value of a list would have had no room. */
let isFull: bool = false

/** Reads the number at `p` into a column of 64-bit integers. Those that do not fit are for elsewhere. */
function readLong(column: Column, p: usize): usize {
  p = readNumber(p)
  if (p === 0 || !isWhole || !isLong()) return 0
  store<i64>(nextCell(column), isNegative ? -(<i64>digits) : <i64>digits)
  return p
}

/** Reads the number at `p` into a column of doubles. */
function readDouble(column: Column, p: usize): usize {
  p = readNumber(p)
  if (p === 0 || !isExactDouble()) return 0
  store<f64>(nextCell(column), exactDouble())
  return p
}

function readBool(column: Column, p: usize): usize {
  const isTrue = load<u8>(p) === 0x74
  const end = isTrue ? skipWord(p, trueWord) : skipWord(p + 1, alseWord)
  if (end === 0 || (!isTrue && load<u8>(p) !== 0x66)) return 0
  setBit(column.values, column.length++, isTrue)
  return end
}

function readText(column: Column, p: usize): usize {
  if (load<u8>(p) !== quote) return 0
  p = copyText(p + 1, column.end)
  if (p !== 0) endText(column, textEnd)
  return p
}

/** Takes in any value as it is written. */
function readJson(column: Column, p: usize): usize {
  const end = skipValue(p, 0)
  if (end === 0) return 0
  memory.copy(column.end, p, end - p)
  endText(column, column.end + (end - p))
  return end
}

function readList(column: Column, p: usize): usize {
  if (load<u8>(p) !== 0x5b) return 0
  const items = childOf(column, 0)
  p = skipSpace(p + 1)
  let byte = load<u8>(p)
  if (byte === 0x5d) p++
  else byte = comma
  while (byte === comma) {
    if (items.length >= items.capacity) {
      isFull = true
      return 0
    }
    p = readValue(items, p)
    if (p === 0) return 0
    p = skipSpace(p)
    byte = load<u8>(p++)
    if (byte === comma) p = skipSpace(p)
  }
  if (byte !== 0x5d) return 0
  endRow(column, items.length)
  return p
}

/** Reads an object. A name that is not known, is written with escapes, or comes twice, is for elsewhere. */
function readObject(column: Column, p: usize): usize {
  if (load<u8>(p) !== 0x7b) return 0
  const row = column.length
  const keys = column.keys
  const count = column.childCount
  let guess: u32 = 0
  let found: u32 = 0
  p = skipSpace(p + 1)
  let byte = load<u8>(p)
  if (byte === 0x7d) p++
  else byte = comma
  while (byte === comma) {
    if (load<u8>(p++) !== quote) return 0
    const field = findKey(p, keys, count, guess)
    if (field < 0) return 0
    const child = childOf(column, field)
    if (child.length !== row) return 0
    p = skipSpace(p + keyLength(keys, field))
    if (load<u8>(p) !== colon) return 0
    p = readValue(child, skipSpace(p + 1))
    if (p === 0) return 0
    found++
    guess = <u32>field + 1
    p = skipSpace(p)
    byte = load<u8>(p++)
    if (byte === comma) p = skipSpace(p)
  }
  if (byte !== 0x7d) return 0
  for (let i: u32 = 0; found < count && i < count; i++)
    if (childOf(column, i).length === row) {
      appendNull(childOf(column, i))
      found++
    }
  column.length = row + 1
  return p
}

/** Reads the value at `p` as the next row of a column and answers the place behind it. */
function readValue(column: Column, p: usize): usize {
  const kind = column.kind
  const byte = load<u8>(p)
  if (byte === 0x6e) {
    const end = skipWord(p, nullWord)
    if (end !== 0) {
      column.nulls++
      appendNull(column)
    }
    return end
  }
  if (kind === textKind) return readText(column, p)
  if (kind === structKind) return readObject(column, p)
  if (kind === listKind) return readList(column, p)
  if (kind === longKind) return readLong(column, p)
  if (kind === doubleKind) return readDouble(column, p)
  if (kind === boolKind) return readBool(column, p)
  if (kind === jsonKind) return readJson(column, p)
  return 0
}

/** Which lines `readLines` may read. */
@unmanaged
class Limits {
  /** The most rows. */
  rows: u32 = 0
  /** The longest line, without its line feed. */
  line: u32 = 0
  /** The line that begins here or behind is the last one. */
  last: usize = 0
  /** Where the beginning of each row is written to. */
  starts: usize = 0
}

/**
 * Reads lines from `from` to `to`, where a line feed stands last, into the fields of `root`. Blank lines are passed
 * over. Answers the place that was reached: the beginning of a line. `stopped` says why. The caller sees to it that every text column has room for all bytes from `from` to `to`, and 16 more.
 */
export function readLines(root: usize, from: usize, to: usize, limit: usize): usize {
  const record = changetype<Column>(root)
  const limits = changetype<Limits>(limit)
  let p = from
  stopped = 0
  while (p < to) {
    const start = p
    const row = record.length
    p = skipSpace(p)
    if (load<u8>(p) !== lineFeed) {
      isFull = false
      p = readObject(record, p)
      if (p !== 0) p = skipSpace(p)
      if (p === 0 || load<u8>(p) !== lineFeed || p - start > <usize>limits.line) {
        truncate(record, row)
        stopped = isFull ? 2 : 1
        return start
      }
      store<u32>(limits.starts + ((<usize>row) << 2), <u32>start)
    }
    p++
    lastLine = start
    if (record.length >= limits.rows || start >= limits.last) {
      stopped = 3
      return p
    }
  }
  return p
}
