import { FileWindow } from '../../files/file-window.js'
import type { CsvDialect, DataFile, FileRange } from '../format/reader.js'
import { dialectOf } from './dialect.js'
import { type FarEnd, findFieldEnd } from './long-record.js'
import { CsvScanner, findByte, isBroken } from './scanner.js'

const windowBytes = 4 << 20
/** What stands before a quote decides whether it opens a field: so many bytes stay in sight. */
const lookBehind = 4 << 10

/**
 * Cuts a CSV file at record ends. Quotes decide which line feeds end a record, so this is a pass over its
 * bytes, up to the last border, that follows the quotes by the rules of {@link CsvScanner}. A file that is
 * one range is not read at all.
 */
export function cutCsv(file: DataFile, rangeBytes: number): FileRange[] {
  const { source, bytes, dataStart } = file
  const count = Math.max(1, Math.round((bytes - dataStart) / rangeBytes))
  const targets = Array.from(
    { length: count - 1 },
    (_, k) => dataStart + Math.floor(((bytes - dataStart) * (k + 1)) / count),
  )
  const starts = new Set([dataStart, ...(count > 1 ? recordStarts(file, targets) : [])])
  starts.delete(bytes)
  const borders = [...starts, bytes]
  return [...starts].map((from, i) => ({ source, from, to: borders[i + 1] }))
}

/** For each target, in order, the offset of the first record that begins behind it. */
function recordStarts(file: DataFile, targets: readonly number[]): number[] {
  const { readPath, dataStart: from, bytes: to } = file
  const window = new FileWindow(readPath, { from, to, windowBytes })
  const pass = new QuotePass(dialectOf(file))
  const starts: number[] = []
  try {
    while (!window.isLast && starts.length < targets.length) {
      window.advance(pass.passFar(window, (open) => findFieldEnd(readPath, { from: open, to }, pass.scanner)))
      for (;;) {
        // Up to the next target no border is wanted, so the fields need not be looked at one by one.
        pass.skim(window.bytes, (targets[starts.length] ?? 0) - window.offset)
        const clear = pass.nextClear(window)
        if (clear === undefined) break
        takeBorders(window, clear, { targets, starts })
      }
    }
  } finally {
    window.close()
  }
  return starts
}

/** Bytes of the window, `from` in, `to` out, that stand outside quotes. */
interface Clear {
  from: number
  to: number
}

function takeBorders(
  { bytes, offset }: FileWindow,
  clear: Clear,
  { targets, starts }: { targets: readonly number[]; starts: number[] },
): void {
  while (starts.length < targets.length) {
    const from = Math.max(clear.from, targets[starts.length] - offset)
    const feed = from < clear.to ? findByte(bytes, 0x0a, from) : -1
    if (feed < 0 || feed >= clear.to) return
    starts.push(offset + feed + 1)
  }
}

/** Goes through the window from quoted field to quoted field. */
class QuotePass {
  readonly scanner: CsvScanner
  readonly #quote: number
  readonly #delimiter: number
  /** Where the pass stands in the window, outside quotes. */
  #at = 0
  /** Nothing before this place belongs to the field in which the pass stands. */
  #floor = 0
  #isStuck = false

  constructor(dialect: CsvDialect) {
    this.scanner = new CsvScanner(dialect)
    this.#quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0)
    const delimiter = Buffer.from(dialect.delimiter)
    // A delimiter of several bytes is seldom enough to be left to the slow way.
    this.#delimiter = delimiter.length === 1 ? delimiter[0] : -1
  }

  /**
   * How many bytes of the window are no longer needed. The pass counts from there afterwards. A field that the window
   * does not hold is passed over: `findEnd` answers where it ends, by the offset of its quote.
   */
  passFar({ bytes, offset }: FileWindow, findEnd: (open: number) => FarEnd): number {
    if (!this.#isStuck || this.#at > lookBehind || bytes.length < windowBytes) return this.forget()
    const { isClosed, at } = findEnd(offset + this.#at)
    this.#at = 0
    this.#floor = isClosed ? 0 : -1
    this.#isStuck = false
    return at - offset
  }

  forget(): number {
    const spent = Math.max(0, this.#at - lookBehind)
    this.#at -= spent
    this.#floor = Math.max(-1, this.#floor - spent)
    this.#isStuck = false
    return spent
  }

  /**
   * Goes on towards `due` for as long as quotes stand where they do in plain records: behind a delimiter or
   * line feed, and before one. Anything else is left to {@link nextClear}. This loop decides on the speed for
   * files in which every field is quoted.
   */
  skim(bytes: Buffer, due: number): void {
    const quote = this.#quote
    const delimiter = this.#delimiter
    const end = Math.min(due, bytes.length - 2)
    if (quote < 0 || delimiter < 0) return
    let at = this.#at
    while (at < end) {
      const open = findByte(bytes, quote, at)
      if (open < 1 || open >= end || open === this.#floor) break
      const before = bytes[open - 1]
      if (before !== delimiter && before !== 0x0a) break
      let close = findByte(bytes, quote, open + 1)
      while (close > 0 && bytes[close + 1] === quote) close = findByte(bytes, quote, close + 2)
      if (close < 0 || close >= end) break
      const after = bytes[close + 1]
      const isPlain = after === delimiter || after === 0x0a || (after === 0x0d && bytes[close + 2] === 0x0a)
      if (!isPlain) break
      at = close + 1
      this.#at = this.#floor = at
    }
  }

  /** The next bytes outside quotes; `undefined` when the window has to move. */
  nextClear({ bytes, isLast }: FileWindow): Clear | undefined {
    const from = this.#at
    if (this.#isStuck || from === bytes.length) return undefined
    const open = this.#quote < 0 ? -1 : findByte(bytes, this.#quote, from)
    if (open < 0) {
      this.#at = bytes.length
      return { from, to: bytes.length }
    }
    this.#at = open
    if (!this.scanner.opensField(bytes, open, this.#floor)) this.#at = open + 1
    else {
      const close = this.scanner.closeField(bytes, open, isLast)
      const feed = close === isBroken ? findByte(bytes, 0x0a, open) : -1
      if (close >= 0) this.#at = this.#floor = close
      else if (feed >= 0) this.#at = feed
      else if (isLast) this.#at = bytes.length
      else this.#isStuck = true
    }
    return { from, to: open }
  }
}
