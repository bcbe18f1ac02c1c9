import { endOf, readCells } from './csv-block'
import { carriageReturn, fieldEnd, readField, setMarks } from './csv-field'
import { findPlaces, lookLess, places } from './csv-places'
// biome-ignore lint/style/useImportType: AssemblyScript has no imports of types.
import { Column, childOf, truncate } from './json-column'
import { lineFeed } from './json-text'

/** Why `readRecords` stopped: 0 at the end, 1 at a record that is read elsewhere, 3 at a limit. */
export let stopped: u32 = 0
/** Where the last record ends that was read, before its line end. */
export let lastEnd: usize = 0

/** Which records `readRecords` may read, and how their fields are told apart. */
@unmanaged
class Limits {
  /** The most rows. */
  rows: u32 = 0
  /** The longest record, without its line end. */
  line: u32 = 0
  /** The record that ends here or behind is the last one. */
  last: usize = 0
  /** Where the beginning of each row is written to. */
  starts: usize = 0
  delimiter: u32 = 0
  quote: u32 = 0
  /** How many fields a record has, and of each the address of its column; 0 where it is passed over. */
  fieldCount: u32 = 0
  fields: usize = 0
}

/** Reads the fields of the record at `p`, and answers the line feed behind it; 0 where it is not for this kernel. */
function readRecord(limits: Limits, p: usize): usize {
  const last = limits.fields + ((<usize>limits.fieldCount) << 2) - 4
  for (let field = limits.fields; field <= last; field += 4) {
    p = readField(<usize>load<u32>(field), p)
    if (p === 0) return 0
    const isEnd = load<u8>(p) === lineFeed
    if (isEnd !== (field === last)) return 0
    if (!isEnd) p++
  }
  return p
}

/** Takes back every row from `length` on, of all columns. */
function truncateAll(record: Column, length: u32): void {
  for (let i: u32 = 0; i < record.childCount; i++) truncate(childOf(record, i), length)
}

/** Whether a line feed stands there. Where none does, a record is cut off, or one that goes on behind. */
function holdsFeed(from: usize, to: usize): bool {
  while (from < to && load<u8>(from) !== lineFeed) from++
  return from < to
}

/** How many records are read field by field where one has quotes: those come alone, or in crowds. */
const mostCrowd: u32 = 64
let crowd: u32 = 1
let crowdLeft: u32 = 0

/** Notes where the rows begin that `findPlaces` found, and answers how many of them are within the limits. */
function limitRows(limits: Limits, row: u32, found: u32): u32 {
  const width = (<usize>limits.fieldCount) << 2
  const free = limits.rows - row
  const most = found < free ? found : free
  let at = places - 4
  let out = limits.starts + ((<usize>row) << 2)
  for (let i: u32 = 0; i < most; i++) {
    const start = <usize>load<u32>(at) + 1
    at += width
    const feed = <usize>load<u32>(at)
    const end = endOf(start, feed, true)
    // A blank line is a row of one field here, and none elsewhere.
    if (end - start > <usize>limits.line || end === start) return i
    store<u32>(out, <u32>start)
    out += 4
    if (end >= limits.last) return i + 1
  }
  return most
}

/** Reads rows without quotes from `p` on, one column after the other. Answers the place behind them. */
function readBlock(record: Column, limits: Limits, p: usize, to: usize): usize {
  const row = record.length
  const found = findPlaces(p, to, limits.fieldCount)
  const within = limitRows(limits, row, found)
  const width = (<usize>limits.fieldCount) << 2
  let rows = within
  for (let at: usize = 0; at < width; at += 4) {
    const address = <usize>load<u32>(limits.fields + at)
    if (address === 0) continue
    rows = readCells(changetype<Column>(address), places + at, width, rows, at === width - 4)
  }
  if (rows < within) {
    truncateAll(record, row + rows)
    lookLess()
  }
  if (rows === 0) return p
  record.length = row + rows
  const last = places + <usize>rows * width - 4
  const feed = <usize>load<u32>(last)
  lastEnd = endOf(<usize>load<u32>(last - width) + 1, feed, true)
  return feed + 1
}

/**
 * Reads records from `from` to `to` into the columns below `root`. Blank lines are passed over. Behind `to` stand quote,
 * line feed, quote, line feed: so each field ends, and a record that ends behind `to` is not whole. Answers the place that
 * was reached: the beginning of a record. `stopped` says why. The caller sees to it that every text column has room for
 * all bytes from `from` to `to`, and 16 more.
 */
export function readRecords(root: usize, from: usize, to: usize, limit: usize): usize {
  const record = changetype<Column>(root)
  const limits = changetype<Limits>(limit)
  setMarks(<u8>limits.delimiter, <u8>limits.quote)
  let p = from
  stopped = 0
  while (p < to) {
    if (load<u8>(p) === lineFeed) {
      p++
      continue
    }
    if (load<u8>(p) === carriageReturn && load<u8>(p + 1) === lineFeed) {
      p += 2
      continue
    }
    const start = p
    const row = record.length
    if (crowdLeft > 0) crowdLeft--
    else {
      p = readBlock(record, limits, start, to)
      const isRead = p > start
      crowd = isRead ? 1 : crowd < mostCrowd ? crowd << 1 : mostCrowd
      crowdLeft = crowd - 1
    }
    if (p === start) {
      p = readRecord(limits, start)
      if (p === 0 || p >= to || fieldEnd - start > <usize>limits.line) {
        truncateAll(record, row)
        stopped = p >= to || fieldEnd >= to || !holdsFeed(start, to) ? 0 : 1
        return start
      }
      store<u32>(limits.starts + ((<usize>row) << 2), <u32>start)
      record.length = row + 1
      lastEnd = fieldEnd
      p++
    }
    if (record.length >= limits.rows || lastEnd >= limits.last) {
      stopped = 3
      return p
    }
  }
  return p
}
