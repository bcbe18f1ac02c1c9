// biome-ignore lint/style/useImportType: AssemblyScript has no imports of types.
import {
  appendNull,
  boolKind,
  Column,
  doubleKind,
  endText,
  longKind,
  nextCell,
  setBit,
  textKind,
} from './json-column'
import { exactDouble, isExactDouble } from './json-double'
import { digits, isLong, isNegative, isWhole, lineFeed, readNumber } from './json-text'

export const carriageReturn: u8 = 0x0d

/** Where the field ends that was read, with its quote or before the carriage return of its line end. */
export let fieldEnd: usize = 0
export let delimiter: u8 = 0
/** 0 where quotes mean nothing: then no byte is one. */
export let quote: u8 = 0

export function setMarks(ofFields: u8, ofQuotes: u8): void {
  delimiter = ofFields
  quote = ofQuotes
}

/**
 * The delimiter or line feed at `p`, or the line feed behind a carriage return at `p`: what stands behind a field that
 * ends before `p`. 0 where it does not end there.
 */
function closeAt(p: usize): usize {
  const byte = load<u8>(p)
  fieldEnd = p
  if (byte === delimiter || byte === lineFeed) return p
  return byte === carriageReturn && load<u8>(p + 1) === lineFeed ? p + 1 : 0
}

/** Notes where the bare field at `from` ends, behind which a delimiter or a line feed stands at `p`. */
function endBare(from: usize, p: usize): usize {
  const isReturn = p > from && load<u8>(p) === lineFeed && load<u8>(p - 1) === carriageReturn
  fieldEnd = isReturn ? p - 1 : p
  return p
}

/** The delimiter or line feed behind the bare field at `p`. Its bytes are copied to `out`, and up to 16 more. */
function copyBare(p: usize, out: usize): usize {
  const delimiters = i8x16.splat(<i8>delimiter)
  const feeds = i8x16.splat(<i8>lineFeed)
  const from = p
  while (true) {
    const bytes = v128.load(p)
    v128.store(out, bytes)
    const ends = i8x16.bitmask(v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, feeds)))
    if (ends !== 0) {
      return endBare(from, p + <usize>ctz(ends))
    }
    p += 16
    out += 16
  }
}

/** The same of a field that is passed over. */
function skipBare(p: usize): usize {
  const from = p
  while (load<u8>(p) !== delimiter && load<u8>(p) !== lineFeed) p++
  return endBare(from, p)
}

/** Where the text was written to that `copyQuoted` copied: behind its last byte. */
let textEnd: usize = 0

/** The place behind the closing quote of the text behind an opening one, which is copied to `out`, of two quotes one. */
function copyQuoted(p: usize, out: usize): usize {
  const quotes = i8x16.splat(<i8>quote)
  while (true) {
    const bytes = v128.load(p)
    v128.store(out, bytes)
    const ends = i8x16.bitmask(i8x16.eq(bytes, quotes))
    if (ends === 0) {
      p += 16
      out += 16
      continue
    }
    const plain = <usize>ctz(ends)
    p += plain
    out += plain
    if (load<u8>(p + 1) !== quote) {
      textEnd = out
      return p + 1
    }
    store<u8>(out++, quote)
    p += 2
  }
}

/** The place behind the closing quote of the text behind an opening one. */
function skipQuoted(p: usize): usize {
  const quotes = i8x16.splat(<i8>quote)
  while (true) {
    const ends = i8x16.bitmask(i8x16.eq(v128.load(p), quotes))
    if (ends === 0) {
      p += 16
      continue
    }
    p += <usize>ctz(ends)
    if (load<u8>(p + 1) !== quote) return p + 1
    p += 2
  }
}

/** The four letters behind the first of a word for true or false, all small or all capitals. */
const rue: u32 = 0x657572
const RUE: u32 = 0x455552
const alse: u32 = 0x65736c61
const ALSE: u32 = 0x45534c41

/** Reads true, True, TRUE or an opposite at `p`, and answers the place behind it; 0 where there is none. */
function readBool(column: Column, p: usize): usize {
  const first = load<u8>(p)
  const rest = load<u32>(p + 1)
  const isTrue = (first | 0x20) === 0x74
  if (isTrue) {
    const letters = rest & 0xffffff
    if (letters !== rue && !(letters === RUE && first === 0x54)) return 0
  } else if ((first | 0x20) !== 0x66 || (rest !== alse && !(rest === ALSE && first === 0x46))) return 0
  setBit(column.values, column.length++, isTrue)
  return isTrue ? p + 4 : p + 5
}

/** Reads a number at `p`, and answers the place behind it; 0 where it is none, or is read elsewhere. */
function readNumberInto(column: Column, p: usize): usize {
  p = readNumber(p)
  if (p === 0) return 0
  if (column.kind === longKind) {
    // Minus zero is a double.
    if (!isWhole || !isLong() || (isNegative && digits === 0)) return 0
    store<i64>(nextCell(column), isNegative ? -(<i64>digits) : <i64>digits)
    return p
  }
  if (!isExactDouble()) return 0
  store<f64>(nextCell(column), exactDouble())
  return p
}

/** Reads the value at `p` that is no text into its column, and answers the place behind it; 0 where it does not fit. */
export function readPlain(column: Column, p: usize): usize {
  if (column.kind === longKind || column.kind === doubleKind) return readNumberInto(column, p)
  return column.kind === boolKind ? readBool(column, p) : 0
}

/** Reads the field in quotes whose text begins at `p`. */
function readQuoted(column: Column, p: usize): usize {
  if (column.kind === textKind) {
    p = copyQuoted(p, column.end)
    const close = closeAt(p)
    if (close !== 0) endText(column, textEnd)
    return close
  }
  if (load<u8>(p) === quote) {
    if (load<u8>(p + 1) === quote) return 0
    appendNull(column)
    return closeAt(p + 1)
  }
  p = readPlain(column, p)
  return p === 0 || load<u8>(p) !== quote || load<u8>(p + 1) === quote ? 0 : closeAt(p + 1)
}

/** Reads the field at `p` into its column, if it has one, and answers the delimiter or line feed behind it. */
export function readField(address: usize, p: usize): usize {
  const byte = load<u8>(p)
  const isQuoted = quote !== 0 && byte === quote
  if (address === 0) return isQuoted ? closeAt(skipQuoted(p + 1)) : skipBare(p)
  const column = changetype<Column>(address)
  if (isQuoted) return readQuoted(column, p + 1)
  const empty = closeAt(p)
  if (empty !== 0) {
    appendNull(column)
    return empty
  }
  if (column.kind === textKind) {
    const close = copyBare(p, column.end)
    endText(column, column.end + (fieldEnd - p))
    return close
  }
  p = readPlain(column, p)
  return p === 0 ? 0 : closeAt(p)
}
