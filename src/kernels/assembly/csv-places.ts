/**
 * Where the fields of many rows end, found for 64 bytes at once: so that no field has to be read before it is known where
 * the next one begins.
 */
import { delimiter, quote } from './csv-field'
import { lineFeed } from './json-text'

/** Not many more places than this are found at once, and none is looked for in more bytes. */
const mostPlaces: usize = 2048
const mostBytes: usize = 16384
const fewestBytes: usize = 512

const room = memory.data(4 * (1 + 2048 + 64 + 4))
/** Where the delimiters and line feeds of the rows stand, in their order. The place before the first row is in front. */
export const places = room + 4

/** How many bytes are looked at next: many where those before held rows alone. */
let reach: usize = fewestBytes

/** To be called where not all was of use that was found. */
export function lookLess(): void {
  reach = fewestBytes
}

/** A bit for each of 32 bytes: whether it is this one. */
function equals(p: usize, byte: u8): u64 {
  const bytes = i8x16.splat(<i8>byte)
  const low = <u32>i8x16.bitmask(i8x16.eq(v128.load(p), bytes))
  const high = <u32>i8x16.bitmask(i8x16.eq(v128.load(p, 16), bytes))
  return <u64>(low | (high << 16))
}

/** A bit for each of 64 bytes: whether it is this one. */
function placesOf(p: usize, byte: u8): u64 {
  return equals(p, byte) | (equals(p + 32, byte) << 32)
}

/**
 * Finds where the fields of the rows from `from` on end, up to the first that has a quote or not as many fields as it
 * ought to. Answers how many rows these are. None of them ends at `to` or behind; 64 bytes behind it may be looked at.
 */
export function findPlaces(from: usize, to: usize, fieldCount: u32): u32 {
  const most = from + reach
  const end = most < to ? most : to
  const width = (<usize>fieldCount) << 2
  let rows: u32 = 0
  /** Where the line feed of the next row is to stand among the places. */
  let feedAt = places + width - 4
  let out: usize = places
  let isPlain = true
  store<u32>(room, <u32>(from - 1))
  for (let p = from; isPlain && p < end && out < places + (mostPlaces << 2); p += 64) {
    let feeds = placesOf(p, lineFeed)
    let marks = placesOf(p, delimiter) | feeds
    const quotes = quote === 0 ? 0 : placesOf(p, quote)
    if (quotes !== 0) {
      const before = (quotes & (0 - quotes)) - 1
      feeds &= before
      marks &= before
      isPlain = false
    }
    while (feeds !== 0) {
      const before = (feeds & (0 - feeds)) - 1
      const isExpected = out + ((<usize>popcnt(marks & before)) << 2) === feedAt
      if (!isExpected || p + <usize>ctz(feeds) >= to) {
        isPlain = false
        break
      }
      feedAt += width
      rows++
      feeds &= feeds - 1
    }
    const behind = out + ((<usize>popcnt(marks)) << 2)
    while (marks !== 0) {
      // Four at once: what is too much is written over.
      store<u32>(out, <u32>(p + <usize>ctz(marks)))
      marks &= marks - 1
      store<u32>(out, <u32>(p + <usize>ctz(marks)), 4)
      marks &= marks - 1
      store<u32>(out, <u32>(p + <usize>ctz(marks)), 8)
      marks &= marks - 1
      store<u32>(out, <u32>(p + <usize>ctz(marks)), 12)
      marks &= marks - 1
      out += 16
    }
    out = behind
  }
  if (isPlain) reach = reach < mostBytes ? reach << 1 : mostBytes
  else reach = fewestBytes
  return rows
}
