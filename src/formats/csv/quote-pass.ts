import type { FileWindow } from '../../files/file-window.js'
import type { CsvDialect } from '../format/reader.js'
import type { FarEnd } from './records/long-record.js'
import { CsvScanner, findByte, isBroken } from './records/scanner.js'

/** What stands before a quote decides whether it opens a field: so many bytes stay in sight. */
export const lookBehind = 4 << 10
/** A field that a window of so many bytes does not hold is passed over. */
export const passBytes = 4 << 20

/** Bytes of the window, `from` in, `to` out, that stand outside quotes. */
export interface Clear {
  from: number
  to: number
}

/** Goes through the window from quoted field to quoted field. */
export class QuotePass {
  readonly scanner: CsvScanner
  readonly #quote: number
  readonly #delimiter: number
  /** Where the pass stands in the window, outside quotes. */
  #at: number
  /** Nothing before this place belongs to the field in which the pass stands. */
  #floor: number
  #isStuck = false

  /** Begins outside quotes at `from` of the window, in a field of which `floor` is the beginning; see {@link CsvScanner}. */
  constructor(dialect: CsvDialect, { from, floor } = { from: 0, floor: 0 }) {
    this.#at = from
    this.#floor = floor
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
    if (!this.#isStuck || this.#at > lookBehind || bytes.length < passBytes) return this.forget()
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
  nextClear({ bytes, isLast }: Pick<FileWindow, 'bytes' | 'isLast'>): Clear | undefined {
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
