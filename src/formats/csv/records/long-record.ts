import { FileWindow } from '../../../files/file-window.js'
import { type CsvScanner, isBroken } from './scanner.js'

/**
 * Records and quoted fields that no window holds. They are followed to their end by the rules of {@link CsvScanner},
 * through a small window that moves, so that the next record is found where it truly begins: a line feed inside the
 * quotes of a long field ends no record, and a stray quote still costs one line.
 */

/** Absolute offsets in a file. */
interface Place {
  from: number
  to: number
}

/** Where a quoted field ends: behind its closing quote, or for a stray quote at the first line feed after it. */
export interface FarEnd {
  isClosed: boolean
  at: number
}

/** Where a record ends, and the next begins. */
export interface FarRecord {
  end: number
  next: number
  /** Whether its quotes do not match. */
  isBroken: boolean
}

const windowBytes = 1 << 20
/** Room for a delimiter, or for the two characters of a line end. */
const lookAhead = 4

/** The end of the field whose quote is at `from`. */
export function findFieldEnd(path: string, { from, to }: Place, scanner: CsvScanner): FarEnd {
  const window = new FileWindow(path, { from: from + 1, to, windowBytes })
  let feed = -1
  const lookForFeed = () => {
    const at = feed < 0 ? window.bytes.indexOf(0x0a) : -1
    if (at >= 0) feed = window.offset + at
  }
  try {
    for (let kept = 0; ; kept = scanner.resumeAt(window.bytes)) {
      window.advance(kept)
      lookForFeed()
      const close = scanner.closeField(window.bytes, -1, window.isLast)
      if (close >= 0) return { isClosed: true, at: window.offset + close }
      if (close === isBroken) break
    }
    while (feed < 0 && !window.isLast) {
      window.advance(window.bytes.length)
      lookForFeed()
    }
    return { isClosed: false, at: feed < 0 ? to : feed }
  } finally {
    window.close()
  }
}

/** The end of the record at `from`. */
export function findRecordEnd(path: string, { from, to }: Place, scanner: CsvScanner): FarRecord {
  const window = new FileWindow(path, { from, to, windowBytes })
  try {
    // In every turn a field begins where the window does.
    for (let kept = 0; ; ) {
      window.advance(kept)
      const { bytes, offset, isLast } = window
      const scanned = scanner.scan(bytes, 0, isLast)
      if (scanned !== 'more')
        return { end: offset + scanner.end, next: offset + scanner.next, isBroken: scanned === 'broken' }
      kept = scanner.fieldStart
      if (kept > 0) continue
      const end =
        scanner.openQuote < 0
          ? { isClosed: true, at: unquotedEnd(window, scanner) }
          : findFieldEnd(path, { from: offset + scanner.openQuote, to }, scanner)
      const record = end.isClosed
        ? undefined
        : { end: end.at, next: Math.min(to, end.at + 1), isBroken: true }
      if (record !== undefined) return record
      window.advance(end.at - window.offset)
      kept = scanner.delimiterBytes(window.bytes, 0)
      if (kept > 0) continue
      const feed = window.bytes.subarray(0, lookAhead).indexOf(0x0a)
      return { end: end.at, next: feed < 0 ? to : end.at + feed + 1, isBroken: false }
    }
  } finally {
    window.close()
  }
}

/** The end of the unquoted field at the start of the window, which moves there. */
function unquotedEnd(window: FileWindow, scanner: CsvScanner): number {
  for (;;) {
    const at = scanner.fieldEnd(window.bytes, 0)
    if (at >= 0) return window.offset + at
    if (window.isLast) return window.offset + window.bytes.length
    window.advance(Math.max(1, window.bytes.length - lookAhead))
  }
}
