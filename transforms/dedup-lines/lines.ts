import { Mixer, noHashes } from '../../src/arrow/hashes/mixer.js'
import { isAsciiLetter, isHan, isKana } from '../../src/text/letters.js'
import { normalizeAt } from '../../src/text/text-levels.js'
import type { DedupLinesOptions } from './options.js'

/** What parts units from each other, to be kept between those that stay. */
const breaks = {
  line: /(\r?\n)/,
  paragraph: /((?:\r?\n[ \t]*){2,})/,
} as const

/** Cuts texts into lines or paragraphs, and hashes them. */
export interface LineReader {
  /** Hashes a line into `low` and `high`; false for one of too few letters, which is none that counts. */
  hash(line: string): boolean
  low: number
  high: number
  linesOf(text: string): string[]
  /** A text without some of its lines and what parts them from the next, and how many they are. */
  without(text: string, isGone: (line: string) => boolean): { left: string; lines: number }
  /** How many lines of a text are such, their characters, and those of all lines. */
  measure(text: string, isSuch: (line: string) => boolean): { lines: number; characters: number; all: number }
}

/** A reader of lines as options ask for it. */
export function lineReader({
  unit,
  level,
  minLetters,
}: Pick<DedupLinesOptions, 'unit' | 'level' | 'minLetters'>): LineReader {
  const mixer = new Mixer()
  const hashes = noHashes(1)
  const normalize = level === 'bytes' ? (text: string) => text : normalizeAt[level]
  const linesOf = (text: string) =>
    // Most texts break their lines by line feeds alone, which no expression is needed for.
    unit === 'line' && !text.includes('\r')
      ? text.split('\n')
      : text.split(breaks[unit]).filter((_, i) => i % 2 === 0)
  return {
    low: 0,
    high: 0,
    hash(line) {
      if (!hasLetters(line, minLetters)) return false
      mixer.text(normalize(line))
      mixer.end(hashes, 0)
      ;[this.low, this.high] = [hashes.low[0], hashes.high[0]]
      return true
    },
    linesOf,
    without(text, isGone) {
      // Lines, and between each two what parts them.
      const parts = text.split(breaks[unit])
      let [left, pending, lines] = ['', '', 0]
      for (let i = 0; i < parts.length; i += 2) {
        if (isGone(parts[i])) {
          lines++
          continue
        }
        left += pending + parts[i]
        pending = parts[i + 1] ?? ''
      }
      return { left, lines }
    },
    measure(text, isSuch) {
      const measured = { lines: 0, characters: 0, all: 0 }
      for (const line of linesOf(text)) {
        measured.all += line.length
        if (!isSuch(line)) continue
        measured.lines++
        measured.characters += line.length
      }
      return measured
    },
  }
}

/** Whether a line has so many letters. */
function hasLetters(line: string, least: number): boolean {
  let letters = 0
  for (let i = 0; i < line.length && letters < least; i++) letters += lettersOf(line.charCodeAt(i))
  return letters >= least
}

/** How many letters a character counts for. One of Chinese, Japanese or Korean says about as much as two. */
function lettersOf(code: number): number {
  if (code < 128) return isAsciiLetter(code) ? 1 : 0
  if (isHan(code) || isKana(code) || (code >= 0xac00 && code <= 0xd7a3)) return 2
  return /\p{L}/u.test(String.fromCharCode(code)) ? 1 : 0
}
