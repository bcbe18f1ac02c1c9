import { closeSync, openSync, statSync } from 'node:fs'
import { FileWindow } from '../../files/file-window.js'
import { readPart } from '../../files/read-fully.js'
import { writeFully } from '../../files/write-fully.js'
import type { FileHead } from '../format/reader.js'
import type { Sample } from '../format/spec.js'
import { fieldCounts, type QuoteStyle, usualDelimiters } from './detect-dialect.js'

/**
 * Lines that end with a carriage return alone, as those of old Macintosh programs do. pandas, pyarrow and Python's
 * `csv` take a carriage return outside quotes for the end of a line in any file. Here a file is asked first, because
 * a stray one inside a text would cut its record in two. Where they do end lines, the file is read from a copy that
 * has line feeds in their place: no byte moves, and the scanner of records knows one line end only.
 */

const feed = 0x0a
const carriageReturn = 0x0d

/** Of all line ends so many must be carriage returns alone. */
const minShare = 0.1

/**
 * Whether carriage returns alone end lines, judged by the start of a file: several of them stand outside quotes,
 * and either there is only one line without them, or the records agree as well on the number of their fields.
 */
export function endsLinesAtReturns(sample: Sample, style: QuoteStyle & { delimiter?: string }): boolean {
  const bytes = Buffer.from(sample.bytes)
  const delimiters = style.delimiter === undefined ? usualDelimiters : [style.delimiter]
  const { count } = replaceReturns(bytes, { ...style, delimiters, isLast: true })
  const all = bytes.reduce((sum, byte) => sum + (byte === feed ? 1 : 0), 0)
  if (count === 0 || count < all * minShare) return false
  const countsOf = (each: Buffer) =>
    delimiters.map((delimiter) => fieldCounts({ ...sample, bytes: each }, { ...style, delimiter }))
  const before = countsOf(sample.bytes)
  if (before.every((counts) => counts.length < 2)) return true
  const [best, better] = [before, countsOf(bytes)].map((counts) => Math.max(...counts.map(agreement)))
  return best > 0 || better > 0 ? better >= best : count > all - count
}

/** The share of records that have as many fields as the first; 0 where that has but one. */
function agreement([columns = 0, ...rest]: readonly number[]): number {
  const agreeing = rest.filter((count) => count === columns).length
  return columns < 2 ? 0 : (1 + agreeing) / (1 + rest.length)
}

/** How the end of a line is told from a carriage return inside a quoted field. */
interface Replacing extends QuoteStyle {
  delimiters: readonly string[]
  /** Whether nothing follows the bytes. */
  isLast: boolean
}

/**
 * Puts line feeds in the place of carriage returns that stand outside quotes and before anything but a line feed.
 * Answers their number, and the bytes that are done: what follows waits for more.
 */
export function replaceReturns(bytes: Buffer, replacing: Replacing): { count: number; done: number } {
  const fields = new FieldEnds(bytes, replacing)
  let count = 0
  for (let start = 0; start < bytes.length; ) {
    const end = fields.endOf(start)
    const isEndHidden = end >= bytes.length || (bytes[end] === carriageReturn && end + 1 === bytes.length)
    if (isEndHidden && !replacing.isLast) return { count, done: start }
    if (bytes[end] === carriageReturn && bytes[end + 1] !== feed) {
      bytes[end] = feed
      count++
    }
    start = end + fields.lengthOfEnd(end)
  }
  return { count, done: bytes.length }
}

/** Finds the ends of fields by the rules of the scanner of records. */
class FieldEnds {
  readonly #bytes: Buffer
  readonly #quote: number
  readonly #trim: boolean
  readonly #delimiters: readonly Buffer[]
  readonly #isLast: boolean

  constructor(bytes: Buffer, { quote, trim, delimiters, isLast }: Replacing) {
    this.#isLast = isLast
    this.#bytes = bytes
    this.#quote = quote === '' ? -1 : quote.charCodeAt(0)
    this.#trim = trim
    this.#delimiters = delimiters.map((delimiter) => Buffer.from(delimiter))
  }

  /** Where the delimiter or line end behind the field that begins at `start` stands, or the end of the bytes. */
  endOf(start: number): number {
    const open = this.#trim ? this.#skipSpaces(start) : start
    if (this.#bytes[open] !== this.#quote) return this.#next(start, true)
    const close = this.#closeOf(open)
    // The quote that closes it may stand behind the bytes.
    if (close < 0) return this.#isLast ? this.#next(open, false) : this.#bytes.length
    const after = this.#trim ? this.#skipSpaces(close + 1) : close + 1
    // A quote that does not end well is a stray one, and breaks the rest of its line.
    return after >= this.#bytes.length || this.lengthOfEnd(after) > 0 ? after : this.#next(open, false)
  }

  /** Bytes of the delimiter or of one line end at `at`, 0 for neither. */
  lengthOfEnd(at: number): number {
    const byte = this.#bytes[at]
    if (byte === undefined || byte === feed || byte === carriageReturn) return 1
    const found = this.#delimiters.find((delimiter) =>
      delimiter.every((each, i) => this.#bytes[at + i] === each),
    )
    return found?.length ?? 0
  }

  #closeOf(open: number): number {
    let close = this.#bytes.indexOf(this.#quote, open + 1)
    while (close >= 0 && this.#bytes[close + 1] === this.#quote)
      close = this.#bytes.indexOf(this.#quote, close + 2)
    return close
  }

  /** The next line end, or delimiter where one is wanted. */
  #next(from: number, wantsDelimiter: boolean): number {
    for (let i = from; i < this.#bytes.length; i++) {
      const byte = this.#bytes[i]
      if (byte === feed || byte === carriageReturn) return i
      if (wantsDelimiter && this.#delimiters.some(([first]) => first === byte) && this.lengthOfEnd(i) > 0)
        return i
    }
    return this.#bytes.length
  }

  #skipSpaces(from: number): number {
    let at = from
    while (this.#bytes[at] === 0x20 || (this.#bytes[at] === 0x09 && this.lengthOfEnd(at) === 0)) at++
    return at
  }
}

/** The part of a file that is looked at at once; a quoted field that is longer counts as a stray quote. */
const maxWindowBytes = 64 << 20

/** {@link replaceReturns} over a whole file, in place. */
export function replaceReturnsIn(path: string, { dialect }: FileHead): void {
  // Behind a byte order mark, or the quote of the first name would not stand at its start.
  const from = readPart(path, { from: 0, length: 3 }).equals(Buffer.of(0xef, 0xbb, 0xbf)) ? 3 : 0
  const style = { quote: '"', trim: false, ...dialect, delimiters: [dialect?.delimiter ?? ','] }
  const window = new FileWindow(path, { from, to: statSync(path).size, maxWindowBytes })
  const fd = openSync(path, 'r+')
  try {
    for (let done = 0; !window.isLast; ) {
      window.advance(done)
      const { bytes, offset, isLast, isFull } = window
      done = replaceReturns(bytes, { ...style, isLast: isLast || isFull }).done
      writeFully(fd, bytes.subarray(0, done), offset)
    }
  } finally {
    closeSync(fd)
    window.close()
  }
}
