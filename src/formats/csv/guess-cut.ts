import { FileWindow } from '../../files/file-window.js'
import type { CsvDialect, DataFile } from '../format/reader.js'
import { dialectOf } from './dialect.js'
import { lookBehind, QuotePass } from './quote-pass.js'
import { CsvScanner, findByte, unquoted } from './records/scanner.js'

/** So much is looked at behind a target, and so much where that does not tell. */
const sights = [64 << 10, 1 << 20]
/** So many records that are as expected are enough. */
const mostRecords = 16

/** Where records may begin behind a place, and how many behind it are as expected. */
interface Guess {
  start: number
  records: number
}

/**
 * For each target, in order, where the first record begins behind it, guessed from the bytes around it: if the target is
 * outside quotes, other bytes are records of as many fields as there are columns than if it is inside. A guess may be
 * wrong. Then the record before it goes on behind it, and whoever reads the range before finds a quote that is not closed.
 * Answers `undefined` where the bytes do not tell.
 */
export function guessStarts(file: DataFile, targets: readonly number[]): number[] | undefined {
  const starts: number[] = []
  for (const target of targets) {
    const start = guessStart(file, target)
    if (start === undefined) return undefined
    starts.push(start)
  }
  return starts
}

function guessStart(file: DataFile, target: number): number | undefined {
  const { readPath, dataStart, bytes } = file
  const dialect = dialectOf(file)
  const from = Math.max(dataStart, target - lookBehind)
  for (const sight of sights) {
    const window = new FileWindow(readPath, { from, to: bytes, windowBytes: target - from + sight })
    try {
      window.advance(0)
      const isStart = from === dataStart
      const outside = guessOutside(window, dialect, { at: target - from, floor: isStart ? 0 : -1 })
      const inside = guessInside(window, dialect, target - from)
      const isSame = outside.records > 0 && outside.start === inside.start
      if (isSame || outside.records !== inside.records)
        return from + (outside.records > inside.records ? outside : inside).start
    } finally {
      window.close()
    }
  }
  return undefined
}

type View = Pick<FileWindow, 'bytes' | 'isLast'>
const nothing: Guess = { start: 0, records: 0 }

/** The guess if the place is outside quotes, in a field of which `floor` is the beginning. */
function guessOutside(view: View, dialect: CsvDialect, { at, floor }: { at: number; floor: number }): Guess {
  const pass = new QuotePass(dialect, { from: at, floor })
  for (;;) {
    const clear = pass.nextClear(view)
    if (clear === undefined) return nothing
    const feed = findByte(view.bytes, 0x0a, clear.from)
    if (feed >= 0 && feed < clear.to) return countRecords(view, dialect, feed + 1)
  }
}

/** The guess if the place is inside quotes. */
function guessInside(view: View, dialect: CsvDialect, at: number): Guess {
  if (dialect.quote === '') return nothing
  const close = new CsvScanner(dialect).closeField(view.bytes, at - 1, view.isLast)
  return close < 0 ? nothing : guessOutside(view, dialect, { at: close, floor: close })
}

function countRecords({ bytes, isLast }: View, dialect: CsvDialect, start: number): Guess {
  const scanner = new CsvScanner(dialect)
  let records = 0
  for (let at = start; at < bytes.length && records < mostRecords; at = scanner.next) {
    const scanned = scanner.scan(bytes, at, isLast)
    if (scanned === 'blank') continue
    if (scanned !== 'plain' || scanner.count !== dialect.columns.length) break
    if (hasStrayQuote(scanner, bytes, dialect)) break
    records++
  }
  return { start, records }
}

/** Whether a field without quotes around it holds one: rare in true fields, and at the end of every piece of one. */
function hasStrayQuote(
  { count, starts, ends, quoting }: CsvScanner,
  bytes: Buffer,
  { quote }: CsvDialect,
): boolean {
  if (quote === '') return false
  for (let i = 0; i < count; i++)
    if (quoting[i] === unquoted && bytes.subarray(starts[i], ends[i]).includes(quote)) return true
  return false
}
