import { isUtf8 } from 'node:buffer'
import { FileWindow } from '../../../files/file-window.js'
import type { CsvDialect } from '../../format/reader.js'
import { findRecordEnd } from './long-record.js'
import { type CsvFields, CsvScanner, escaped, unquoted } from './scanner.js'
import { openStrictCsv, type StrictCsv } from './strict-parser.js'

/** One record of a CSV file, valid until the next one is asked for. */
export interface CsvRecord {
  /** Byte offset in the file, and the length without the line end. */
  offset: number
  length: number
  /** Whether its bytes are valid UTF-8. Where not, the fields hold U+FFFD instead. */
  isValidUtf8: boolean
  /** Whether it is longer than allowed. Then it has no fields. */
  isTooLong: boolean
  /** Whether its quotes are well-formed. Where not, it has no fields. */
  isWhole: boolean
  count: number
  /** The field at `index`, without its quotes and with doubled ones made single: `bytes[from] … bytes[to]`. */
  bytes: Buffer
  from: number
  to: number
  isQuoted: boolean
  select(index: number): void
  /** Stands for records that `CsvRange.takeMany` took, and is none itself. */
  isTaken: boolean
}

/** Which records {@link readCsvRecords} reads. */
export interface CsvRange {
  from: number
  to: number
  dialect: CsvDialect
  maxRecordBytes: number
  /** Called with all bytes of the range, piece by piece and in order, as they are read. */
  onBytes?: (bytes: Uint8Array) => void
  /** Called where a quote is not closed before the end of the range. */
  onTorn?: () => void
  /**
   * Takes records from `bytes[at]` on, which are valid UTF-8, and answers where the first begins that it did not take,
   * and whether it wants to be asked again only when the caller has seen to what it took.
   */
  takeMany?(bytes: Buffer, at: number, offset: number): { to: number; isFull: boolean }
}

/** A record whose end is not in sight has at least all but so many bytes of what is in sight. */
const edge = 64

/**
 * The records of a range of a CSV file, in order. Blank lines are no records. Of a record that is too long only its
 * end is looked for, so that memory does not grow with it.
 */
export function* readCsvRecords(path: string, range: CsvRange): Generator<CsvRecord> {
  const scanner = new CsvScanner(range.dialect)
  const record = new RecordView(scanner, range.dialect)
  const { maxRecordBytes: most } = range
  const window = new FileWindow(path, { ...range, maxWindowBytes: Math.max(most, 1 << 20) + edge })
  try {
    for (let at = 0; !window.isLast; ) {
      window.advance(at)
      const { bytes, isLast } = window
      const areSound = isUtf8(isLast ? bytes : bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1))
      for (at = 0; at < bytes.length; at = scanner.next) {
        const taken = areSound ? range.takeMany?.(bytes, at, window.offset) : undefined
        if (taken !== undefined && taken.to > at) {
          scanner.next = taken.to
          if (taken.isFull) yield record.take()
          continue
        }
        const scanned = scanner.scan(bytes, at, isLast)
        if (scanned === 'more') break
        if (scanned === 'blank') continue
        const { next, end } = scanner
        if (scanned === 'broken' && scanner.isUnclosed) range.onTorn?.()
        if (end - at > most) record.pass(end - at)
        else record.open(bytes, at, { scanned, areSound })
        record.offset = window.offset + at
        yield record
        scanner.next = next
      }
      if (at > 0 || !window.isFull || window.isLast) continue
      const from = window.offset
      const { end, next, isBroken } = findRecordEnd(path, { from, to: range.to }, scanner)
      if (isBroken && scanner.isUnclosed) range.onTorn?.()
      record.pass(end - from, !isBroken || end - from > most)
      record.offset = from
      at = next - from
      yield record
    }
  } finally {
    window.close()
  }
}

/** The one record object of a read: points at the fields of the scanner, or at those that csv-parse found. */
class RecordView implements CsvRecord {
  offset = 0
  length = 0
  isValidUtf8 = true
  isWhole = true
  isTooLong = false
  count = 0
  bytes: Buffer = Buffer.alloc(0)
  from = 0
  to = 0
  isQuoted = false
  isTaken = false
  readonly #scanner: CsvScanner
  readonly #dialect: CsvDialect
  #strict: StrictCsv | undefined
  #fields: CsvFields
  #source: Buffer = this.bytes
  #plain = Buffer.allocUnsafeSlow(1 << 10)

  constructor(scanner: CsvScanner, dialect: CsvDialect) {
    this.#scanner = scanner
    this.#fields = scanner
    this.#dialect = dialect
  }

  open(bytes: Buffer, at: number, found: { scanned: string; areSound: boolean }): void {
    this.isTaken = false
    const scanner = this.#scanner
    const { end } = scanner
    this.isTooLong = false
    let { scanned } = found
    this.length = end - at
    this.isValidUtf8 = found.areSound || isUtf8(bytes.subarray(at, end))
    this.#source = bytes
    if (!this.isValidUtf8) {
      this.#source = Buffer.from(bytes.toString('utf8', at, end))
      scanned = scanner.scan(this.#source, 0, true)
    }
    this.#fields = scanner
    this.isWhole = scanned === 'plain'
    if (scanned === 'odd') {
      this.#strict ??= openStrictCsv(this.#dialect)
      const strict = this.#strict.read(this.isValidUtf8 ? bytes.subarray(at, end) : this.#source)
      this.isWhole = strict !== undefined
      if (strict !== undefined) {
        this.#fields = strict
        this.#source = strict.bytes
      }
    }
    this.count = this.#fields.count
  }

  /** Stands for a record that is not looked into: it is too long, or its quotes do not match. */
  pass(length: number, isTooLong = true): void {
    this.isTaken = false
    this.length = length
    this.isTooLong = isTooLong
    this.isValidUtf8 = true
    this.isWhole = false
    this.count = 0
  }

  take(): this {
    this.isTaken = true
    return this
  }

  select(index: number): void {
    const { starts, ends, quoting } = this.#fields
    this.bytes = this.#source
    this.from = starts[index]
    this.to = ends[index]
    this.isQuoted = quoting[index] !== unquoted
    if (quoting[index] === escaped) this.#unescape()
  }

  /** Copies the field, of two quotes one. */
  #unescape(): void {
    const { from, to } = this
    if (this.#plain.length < to - from) this.#plain = Buffer.allocUnsafeSlow((to - from) * 2)
    const plain = this.#plain
    const bytes = this.#source
    const quote = this.#dialect.quote.charCodeAt(0)
    let end = 0
    for (let i = from; i < to; i++) {
      const byte = bytes[i]
      plain[end++] = byte
      if (byte === quote) i++
    }
    this.bytes = plain
    this.from = 0
    this.to = end
  }
}
