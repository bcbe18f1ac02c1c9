import { FileWindow } from '../../files/file-window.js'
import type { CutSettings, DataFile, FileRange } from '../format/reader.js'
import { dialectOf } from './dialect.js'
import { guessStarts } from './guess-cut.js'
import { type Clear, passBytes, QuotePass } from './quote-pass.js'
import { findFieldEnd } from './records/long-record.js'
import { findByte } from './records/scanner.js'

/**
 * Cuts a CSV file at record ends. Quotes decide which line feeds end a record, so to be sure of them takes a pass over its
 * bytes, up to the last border, that follows the quotes by the rules of {@link CsvScanner}. Where guesses are allowed, the
 * bytes around each border are looked at alone. A file that is one range is not read at all.
 */
export function cutCsv(file: DataFile, rangeBytes: number, { guesses }: CutSettings = {}): FileRange[] {
  const { source, bytes, dataStart } = file
  const count = Math.max(1, Math.round((bytes - dataStart) / rangeBytes))
  const targets = Array.from(
    { length: count - 1 },
    (_, k) => dataStart + Math.floor(((bytes - dataStart) * (k + 1)) / count),
  )
  const guessed = guesses === true ? guessStarts(file, targets) : undefined
  const starts = new Set([dataStart, ...(guessed ?? (count > 1 ? recordStarts(file, targets) : []))])
  starts.delete(bytes)
  const borders = [...starts, bytes]
  return [...starts].map((from, i) => ({ source, from, to: borders[i + 1] }))
}

/** For each target, in order, the offset of the first record that begins behind it. */
function recordStarts(file: DataFile, targets: readonly number[]): number[] {
  const { readPath, dataStart: from, bytes: to } = file
  const window = new FileWindow(readPath, { from, to, windowBytes: passBytes })
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
