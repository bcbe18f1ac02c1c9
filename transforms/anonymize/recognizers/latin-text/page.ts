import type { Report, Scan } from '../../detect/recognizer.js'
import type { Entity } from '../../entities/entities.js'
import { is, type Lexicon } from './words/lexicon.js'
import { shape, type Words } from './words/tokenizer.js'

/**
 * No word and no place in the text, as a number: a reader asks about many words for each one that it reports, and
 * `undefined` beside numbers would be slow there.
 */
export const none = -1

/** No gap between words that a rule could allow, as a text. */
export const noGap = '\0'

/** One text, cut into words, with what readers of it share. */
export interface Page {
  words: Words
  text: string
  scan: Scan
  lexicon: Lexicon
  wants(entity: Entity): boolean
  report: Report
  /** The last word of the last address that was read, and where the last date ended: nothing before is read again. */
  lastOfAddress: number
  endOfDate: number
  /** The parts before a house's number, once they were read: where they begin, and the number's word. */
  lead?: { first: number; house: number }
  /** Whether it has a word for a birth, once somebody asked. */
  speaksOfBirth: boolean | undefined
}

/** Reads what begins at, or stands around, word `i` of a page. */
export type Reader = (page: Page, i: number) => void

/** The word as it is written; '' beyond the ends. */
export function wordAt({ words, text }: Page, i: number): string {
  return i >= 0 && i < words.count ? text.slice(words.start[i], words.end[i]) : ''
}

export function lowerAt(page: Page, i: number): string {
  return wordAt(page, i).toLowerCase()
}

/** Its bits; 0 beyond the ends. */
export function flagsAt({ words }: Page, i: number): number {
  return i >= 0 && i < words.count ? words.flags[i] : 0
}

const longestGap = 24

/** What stands between word `i` and the next one; {@link noGap} beyond the ends and where it is long. */
export function gapAfter({ words, text }: Page, i: number): string {
  if (i < 0 || i + 1 >= words.count) return noGap
  const from = words.end[i]
  const to = words.start[i + 1]
  return to - from > longestGap ? noGap : text.slice(from, to)
}

export function isSpaceAfter({ words, text }: Page, i: number): boolean {
  return (
    i >= 0 && i + 1 < words.count && words.start[i + 1] === words.end[i] + 1 && text[words.end[i]] === ' '
  )
}

/** Whether a word is digits alone. */
export function isNumber(page: Page, i: number): boolean {
  const flags = flagsAt(page, i)
  return (flags & (shape.digit | shape.letter)) === shape.digit
}

export function lengthAt({ words }: Page, i: number): number {
  return words.end[i] - words.start[i]
}

/** Whether a country, a state or a province begins at word `i`: the number of its last word, or {@link none}. */
export function placeEnd(page: Page, i: number): number {
  const { lexicon, words } = page
  if ((flagsAt(page, i) & (is.country | is.region)) === 0) return none
  let name = lowerAt(page, i)
  let last = lexicon.places.has(name) ? i : none
  const limit = Math.min(words.count, i + lexicon.longestPlace)
  for (let k = i + 1; k < limit && /^(?:[ .-]|\. )$/.test(gapAfter(page, k - 1)); k++) {
    name += ` ${lowerAt(page, k)}`
    if (lexicon.places.has(name)) last = k
  }
  return last
}
