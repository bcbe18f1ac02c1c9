import {
  alseWord,
  colon,
  comma,
  digitCount,
  digits,
  exponent,
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
  skipText,
  skipWord,
  trueWord,
} from './json-text'

/** How often each kind of value was seen in a place of the records. `KernelKinds` lays it out, 4 bytes a field. */
@unmanaged
class Place {
  nulls: u32 = 0
  bools: u32 = 0
  ints: u32 = 0
  longs: u32 = 0
  doubles: u32 = 0
  texts: u32 = 0
  lists: u32 = 0
  objects: u32 = 0
  /** The places of the fields: addresses. */
  fields: usize = 0
  fieldCount: u32 = 0
  /** The names of the fields. */
  keys: usize = 0
  /** The place of the items; 0 where none was seen. */
  items: usize = 0
  /** The number of the last object that had this field. */
  lastObject: u32 = 0
}

/** How many lines were counted that are not blank. */
export let lineCount: u32 = 0
/** How many objects were begun. */
let objectCount: u32 = 0
/** Where the counts are noted that the line at hand will raise: a broken one raises none. */
let noted: usize = 0

function note(count: usize): void {
  store<u32>(noted, <u32>count)
  noted += 4
}

/** 2^53: all whole numbers up to it are doubles. */
const safe: u64 = 1 << 53

/** Numbers whose kind takes more than a look at their digits are for elsewhere. */
function countNumber(place: usize, p: usize): usize {
  p = readNumber(p)
  if (p === 0) return 0
  if (!isWhole) {
    if (digitCount > 100 || exponent > 200 || exponent < -200) return 0
    note(place + offsetof<Place>('doubles'))
    return p
  }
  if (!isLong()) return 0
  const isInt = isNegative ? digits <= safe : digits < safe
  note(place + (isInt ? offsetof<Place>('ints') : offsetof<Place>('longs')))
  return p
}

function countItems(place: usize, p: usize): usize {
  note(place + offsetof<Place>('lists'))
  p = skipSpace(p + 1)
  if (load<u8>(p) === 0x5d) return p + 1
  const items = changetype<Place>(place).items
  if (items === 0) return 0
  let byte = comma
  while (byte === comma) {
    p = countValue(items, p)
    if (p === 0) return 0
    p = skipSpace(p)
    byte = load<u8>(p++)
    if (byte === comma) p = skipSpace(p)
  }
  return byte === 0x5d ? p : 0
}

/** A name that is not known, is written with escapes, or comes twice, is for elsewhere. */
function countFields(place: usize, p: usize): usize {
  note(place + offsetof<Place>('objects'))
  const object = ++objectCount
  const keys = changetype<Place>(place).keys
  const count = changetype<Place>(place).fieldCount
  const fields = changetype<Place>(place).fields
  let guess: u32 = 0
  p = skipSpace(p + 1)
  let byte = load<u8>(p)
  if (byte === 0x7d) return p + 1
  byte = comma
  while (byte === comma) {
    if (load<u8>(p++) !== quote) return 0
    const field = findKey(p, keys, count, guess)
    if (field < 0) return 0
    p = skipSpace(p + keyLength(keys, field))
    if (load<u8>(p) !== colon) return 0
    const value = <usize>load<u32>(fields + ((<usize>field) << 2))
    if (changetype<Place>(value).lastObject === object) return 0
    changetype<Place>(value).lastObject = object
    p = countValue(value, skipSpace(p + 1))
    if (p === 0) return 0
    guess = <u32>field + 1
    p = skipSpace(p)
    byte = load<u8>(p++)
    if (byte === comma) p = skipSpace(p)
  }
  return byte === 0x7d ? p : 0
}

function countValue(place: usize, p: usize): usize {
  const byte = load<u8>(p)
  if (byte === quote) {
    note(place + offsetof<Place>('texts'))
    return skipText(p + 1)
  }
  if (byte === 0x7b) return countFields(place, p)
  if (byte === 0x5b) return countItems(place, p)
  if (byte === 0x6e) {
    note(place + offsetof<Place>('nulls'))
    return skipWord(p, nullWord)
  }
  if (byte === 0x74 || byte === 0x66) {
    note(place + offsetof<Place>('bools'))
    return byte === 0x74 ? skipWord(p, trueWord) : skipWord(p + 1, alseWord)
  }
  return countNumber(place, p)
}

/**
 * Counts the kinds of values in the lines from `from` to `to`, where a line feed stands last. Answers the place that
 * was reached: the beginning of a line that is none of JSON, or holds a name or a value that is looked at elsewhere.
 * `notes` has room for 4 bytes for each value of a line.
 */
export function countLines(root: usize, from: usize, to: usize, notes: usize): usize {
  let p = from
  lineCount = 0
  while (p < to) {
    const start = p
    p = skipSpace(p)
    if (load<u8>(p) !== lineFeed) {
      noted = notes
      if (load<u8>(p) !== 0x7b) return start
      p = countFields(root, p)
      if (p !== 0) p = skipSpace(p)
      if (p === 0 || load<u8>(p) !== lineFeed) return start
      for (let at = notes; at < noted; at += 4) {
        const count = <usize>load<u32>(at)
        store<u32>(count, load<u32>(count) + 1)
      }
      lineCount++
    }
    p++
  }
  return p
}
