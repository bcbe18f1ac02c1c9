import type { CsvDialect } from '../../format/reader.js'

/** How a field stood in the file. */
export const unquoted = 0
export const quoted = 1
/** In quotes, with doubled quotes inside. */
export const escaped = 2

/** What {@link CsvScanner.scan} found: `odd` records are for csv-parse to judge, `broken` ones for nobody. */
export type Scanned = 'plain' | 'odd' | 'broken' | 'blank' | 'more'

/** Fields of one record: field `i` is `bytes[starts[i]] … bytes[ends[i]]`, without its quotes. */
export interface CsvFields {
  count: number
  starts: Int32Array
  ends: Int32Array
  /** {@link unquoted}, {@link quoted} or {@link escaped}. */
  quoting: Uint8Array
}

/** Answers of {@link CsvScanner.closeField}. */
export const needsMore = -1
export const isBroken = -2

/**
 * Finds records and fields in CSV bytes. The rules, which cutting and reading share so that they agree on
 * every record:
 *
 * - A record ends at a line feed outside quotes; a carriage return before it belongs to the line end.
 * - A quote opens a field only where the field begins (with `trim`: after spaces). Elsewhere it is a
 *   character like any other, as pyarrow, pandas and Polars have it.
 * - A quoted field ends at the first quote that is not doubled, however far it is. What follows must be a
 *   delimiter, a line end or the end of the file. Otherwise, and where no such quote comes, the opening quote was a
 *   stray one: the record is `broken`, and the next begins at the first line feed after that quote, so that one bad
 *   quote costs one line.
 */
export class CsvScanner implements CsvFields {
  count = 0
  starts = new Int32Array(64)
  ends = new Int32Array(64)
  quoting = new Uint8Array(64)
  /** The end of the last record without its line end, and where the next one begins. */
  end = 0
  next = 0
  /** After `more`: where the field begins that goes on behind the bytes, and its opening quote, or -1. */
  fieldStart = 0
  openQuote = -1
  readonly #delimiter: Buffer
  readonly #first: number
  readonly #quote: number
  readonly #trim: boolean
  /** Of the last closed field: where its quote stands, and whether it holds doubled ones. */
  #closeAt = 0
  #isDoubled = false

  constructor(dialect: CsvDialect) {
    this.#delimiter = Buffer.from(dialect.delimiter)
    this.#first = this.#delimiter[0]
    this.#quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0)
    this.#trim = dialect.trim
  }

  /** Scans the record at `from`. `isLast`: nothing follows `bytes`. `more`: the record goes on behind them. */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop over the bytes of a record, its state in local variables
  scan(bytes: Buffer, from: number, isLast: boolean): Scanned {
    const to = bytes.length
    const first = this.#first
    const quote = this.#quote
    let isOdd = false
    this.count = 0
    for (let start = from, i = from; ; ) {
      let byte = -1
      for (; i < to; i++) {
        byte = bytes[i]
        if (byte === 0x0a || byte === quote || byte === first) break
      }
      if (i < to && byte === quote) {
        if (i > start && !(this.#trim && this.#isBlank(bytes, start, i))) {
          i++
          continue
        }
        if (i > start) isOdd = true
        const close = this.closeField(bytes, i, isLast)
        if (close === needsMore) return this.#askMore(start, i)
        if (close === isBroken) return this.#endBroken(bytes, { start, open: i }, isLast)
        if (this.#closeAt + 1 !== close) isOdd = true
        this.#push(i + 1, this.#closeAt, this.#isDoubled ? escaped : quoted)
        i = close
        if (i < to && bytes[i] === 0x0d) i++
        if (i < to && bytes[i] !== 0x0a) {
          i += this.#delimiter.length
          start = i
          continue
        }
      } else if (i < to && byte === first) {
        if (!this.#isDelimiter(bytes, i)) {
          i++
          continue
        }
        this.#pushUnquoted(bytes, start, i)
        i += this.#delimiter.length
        start = i
        continue
      } else {
        if (i === to && !isLast) return this.#askMore(start, -1)
        this.#pushUnquoted(bytes, start, i > start && bytes[i - 1] === 0x0d ? i - 1 : i)
      }
      this.next = i < to ? i + 1 : to
      this.end = i > from && bytes[i - 1] === 0x0d ? i - 1 : i
      if (isOdd) return 'odd'
      return this.count === 1 && this.quoting[0] === unquoted && this.starts[0] === this.ends[0]
        ? 'blank'
        : 'plain'
    }
  }

  /**
   * The end of the quoted field that opens at `open`: where its delimiter or line end stands, or the end of
   * the bytes. {@link needsMore} where the bytes do not tell yet, {@link isBroken} where it does not end well.
   */
  closeField(bytes: Buffer, open: number, isLast: boolean): number {
    const to = bytes.length
    const quote = this.#quote
    this.#isDoubled = false
    let close = findByte(bytes, quote, open + 1)
    while (close >= 0 && close + 1 < to && bytes[close + 1] === quote) {
      this.#isDoubled = true
      close = findByte(bytes, quote, close + 2)
    }
    this.#closeAt = close
    if (close < 0) return isLast ? isBroken : needsMore
    let after = close + 1
    if (this.#trim) while (after < to && this.#isSpace(bytes[after])) after++
    if (to - after < 4 && !isLast) return needsMore
    if (after === to || bytes[after] === 0x0a || this.#isDelimiter(bytes, after)) return after
    const isLineEnd = bytes[after] === 0x0d && (after + 1 === to || bytes[after + 1] === 0x0a)
    return isLineEnd ? after : isBroken
  }

  /** After `broken`: whether no quote was found that closes the field. */
  get isUnclosed(): boolean {
    return this.#closeAt < 0
  }

  /** Whether a quote at `at` opens a field, inferred from what stands before it, down to `floor`. */
  opensField(bytes: Buffer, at: number, floor: number): boolean {
    let before = at
    if (this.#trim) while (before > floor && this.#isSpace(bytes[before - 1])) before--
    if (before === floor || bytes[before - 1] === 0x0a) return true
    const start = before - this.#delimiter.length
    return start >= floor && this.#isDelimiter(bytes, start)
  }

  /** After {@link needsMore}, where {@link closeField} has to go on looking: at a quote that may be the closing one. */
  resumeAt(bytes: Buffer): number {
    return this.#closeAt < 0 ? bytes.length : this.#closeAt
  }

  /** Bytes of the delimiter at `at`; 0 where there is a line end, or nothing. */
  delimiterBytes(bytes: Buffer, at: number): number {
    return at < bytes.length && this.#isDelimiter(bytes, at) ? this.#delimiter.length : 0
  }

  /** The first delimiter or line feed at or behind `from`, -1 for none. */
  fieldEnd(bytes: Buffer, from: number): number {
    const feed = bytes.indexOf(0x0a, from)
    const delimiter = bytes.subarray(0, feed < 0 ? bytes.length : feed).indexOf(this.#delimiter, from)
    return delimiter < 0 ? feed : delimiter
  }

  #askMore(fieldStart: number, openQuote: number): Scanned {
    this.fieldStart = fieldStart
    this.openQuote = openQuote
    return 'more'
  }

  #endBroken(bytes: Buffer, field: { start: number; open: number }, isLast: boolean): Scanned {
    const feed = findByte(bytes, 0x0a, field.open)
    if (feed < 0 && !isLast) return this.#askMore(field.start, field.open)
    const end = feed < 0 ? bytes.length : feed
    this.next = feed < 0 ? end : feed + 1
    this.end = bytes[end - 1] === 0x0d ? end - 1 : end
    return 'broken'
  }

  #isDelimiter(bytes: Buffer, at: number): boolean {
    const delimiter = this.#delimiter
    for (let i = 0; i < delimiter.length; i++) if (bytes[at + i] !== delimiter[i]) return false
    return true
  }

  #isSpace(byte: number): boolean {
    return (byte === 0x20 || byte === 0x09) && byte !== this.#first
  }

  #isBlank(bytes: Buffer, from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (!this.#isSpace(bytes[i])) return false
    return true
  }

  #pushUnquoted(bytes: Buffer, from: number, to: number): void {
    if (!this.#trim) return this.#push(from, to, unquoted)
    let start = from
    let end = to
    while (start < end && isAsciiSpace(bytes[start])) start++
    while (end > start && isAsciiSpace(bytes[end - 1])) end--
    // Other spaces, such as the ideographic one, are left to JavaScript's own trim.
    if (start < end && (bytes[start] >= 0x80 || bytes[end - 1] >= 0x80)) {
      const text = bytes.toString('utf8', start, end)
      const head = text.trimStart()
      start += Buffer.byteLength(text) - Buffer.byteLength(head)
      end -= Buffer.byteLength(head) - Buffer.byteLength(head.trimEnd())
    }
    this.#push(start, end, unquoted)
  }

  #push(start: number, end: number, quoting: number): void {
    const at = this.count++
    if (at === this.starts.length) this.#grow()
    this.starts[at] = start
    this.ends[at] = end
    this.quoting[at] = quoting
  }

  #grow(): void {
    const { starts, ends, quoting } = this
    this.starts = new Int32Array(starts.length * 2)
    this.ends = new Int32Array(starts.length * 2)
    this.quoting = new Uint8Array(starts.length * 2)
    this.starts.set(starts)
    this.ends.set(ends)
    this.quoting.set(quoting)
  }
}

function isAsciiSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
}

/**
 * The first place of a byte at or after `from`, or -1. Near places are looked at one by one, because a call
 * of `indexOf` costs as much as some 30 of them; far ones are left to it, at several GB/s.
 */
export function findByte(bytes: Buffer, byte: number, from: number): number {
  const near = Math.min(bytes.length, from + 32)
  for (let i = from; i < near; i++) if (bytes[i] === byte) return i
  return near < bytes.length ? bytes.indexOf(byte, near) : -1
}
