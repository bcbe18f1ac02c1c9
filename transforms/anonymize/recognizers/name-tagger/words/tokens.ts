import type { WordArrays } from '../../../../../src/kernels/names.js'
import { isMainHan } from '../../../../../src/text/letters.js'
import { letterBits, letterLimit } from './letters.js'
import { hashLetter, hashSeed, lookUp, spread, wordFlags } from './lexicon.js'

/** How a word is written. */
export const shapes = { lower: 0, capital: 1, upper: 2, initial: 3, mixed: 4, caseless: 5 } as const

/** What stands before a word, the strongest mark of the gap. */
export const gaps = {
  start: 0,
  none: 1,
  space: 2,
  spaces: 3,
  hyphen: 4,
  apostrophe: 5,
  initialDot: 6,
  innerDot: 7,
  ampersand: 8,
  comma: 9,
  other: 10,
  slash: 11,
  quote: 12,
  bracket: 13,
  semicolon: 14,
  colon: 15,
  digit: 16,
  at: 17,
  hash: 18,
  code: 19,
  dash: 20,
  fullStop: 21,
  exclamation: 22,
  line: 23,
  paragraph: 24,
  blanked: 25,
} as const

/** Words of a range of text. */
export interface Tokens extends WordArrays {
  text: string
  count: number
}

/** Room for that many words. */
export function openTokens(capacity: number): Tokens {
  return {
    text: '',
    count: 0,
    start: new Int32Array(capacity + 1),
    end: new Int32Array(capacity + 1),
    hash: new Int32Array(capacity + 1),
    flags: new Uint16Array(capacity + 1),
    shape: new Uint8Array(capacity + 1),
    gap: new Uint8Array(capacity + 1),
    opens: new Uint8Array(capacity + 1),
  }
}

/**
 * Reads words from `from` on until `to`, the end of the text if left out, or until there is no more room;
 * returns where it stopped.
 */
export type Tokenise = (text: string, from: number, tokens: Tokens, to?: number) => number

/** How far a text is read, and what stands between the last word and this place. */
interface Cursor {
  at: number
  to: number
  gapStart: number
  strongest: number
  lines: number
}

/** A reader of words over the two tables. Apostrophes stay inside only as in O'Neil: `'s` is cut off. */
export function openTokenizer(letters: Uint16Array, lexicon: Uint32Array): Tokenise {
  const marks = gapMarks()
  const tables = { letters, lexicon }
  return (text, from, tokens, to = text.length) => {
    const capacity = tokens.start.length - 1
    const cursor: Cursor = { at: from, to, gapStart: from, strongest: gaps.space, lines: 0 }
    if (from === 0) cursor.strongest = gaps.start
    tokens.text = text
    tokens.count = 0
    while (cursor.at < to && tokens.count < capacity) {
      const code = text.charCodeAt(cursor.at)
      if (code < letterLimit && letters[code] !== 0) {
        recordGap(tokens, cursor)
        readWord(tokens, cursor, tables)
      } else {
        const mark: number = code < 128 ? marks[code] : markBeyond(code)
        if (mark === gaps.line) cursor.lines++
        if (mark > cursor.strongest) cursor.strongest = mark
        cursor.at++
      }
    }
    tokens.gap[tokens.count] = cursor.at >= to ? gaps.start : cursor.strongest
    return cursor.at
  }
}

/** A quote with more around it than a space and a bracket joins no nickname to a name. */
const widestQuote = 3

/** Records what stands before the next word, and whether it opens a sentence. */
function recordGap(tokens: Tokens, { at, gapStart, strongest, lines }: Cursor): void {
  const { count } = tokens
  const length = at - gapStart
  let mark = strongest
  if (mark === gaps.fullStop) {
    if (length === 1) mark = gaps.innerDot
    else if (isAbbreviated(tokens, count - 1)) mark = gaps.initialDot
  } else if (length > 1 && mark === gaps.hyphen) mark = isArticle(tokens, count - 1) ? gaps.hyphen : gaps.dash
  else if (length > 1 && mark === gaps.space) mark = gaps.spaces
  else if (lines > 1 && mark >= gaps.exclamation) mark = gaps.paragraph
  else if (mark === gaps.quote && length > widestQuote) mark = gaps.other
  tokens.gap[count] = mark
  tokens.opens[count] = gapStart === 0 || mark >= gaps.fullStop ? 1 : 0
}

/** Appends the word that begins where the cursor stands, and moves behind it. */
function readWord(
  tokens: Tokens,
  cursor: Cursor,
  { letters, lexicon }: { letters: Uint16Array; lexicon: Uint32Array },
): void {
  const { text, count } = tokens
  const { at: from, to } = cursor
  let hash = hashSeed
  let uppers = 0
  let cased = 0
  let size = 0
  let i = from
  for (; i < to; i++) {
    const code = text.charCodeAt(i)
    const entry = code < letterLimit ? letters[code] : 0
    if (entry === 0) {
      if ((code === 39 || code === 0x2019) && joinsByApostrophe(text, i, letters)) continue
      break
    }
    const folded = entry & letterBits.folded
    if (folded === 0) continue
    hash = hashLetter(hash, folded)
    size++
    if ((entry & letterBits.upper) !== 0) uppers++
    if ((entry & letterBits.cased) !== 0) cased++
  }
  const word = spread(hash)
  const isUpperFirst = (letters[text.charCodeAt(from)] & letterBits.upper) !== 0
  tokens.start[count] = from
  tokens.end[count] = i
  tokens.hash[count] = word
  tokens.flags[count] = lookUp(lexicon, word)
  tokens.shape[count] = shapeOf({ size, uppers, cased, isUpperFirst })
  tokens.count = count + 1
  cursor.at = i
  cursor.gapStart = i
  cursor.strongest = gaps.none
  cursor.lines = 0
}

interface WordLetters {
  size: number
  uppers: number
  cased: number
  isUpperFirst: boolean
}

function shapeOf({ size, uppers, cased, isUpperFirst }: WordLetters): number {
  if (cased === 0) return shapes.caseless
  if (uppers === 0) return shapes.lower
  if (size === 1) return shapes.initial
  if (uppers === cased) return shapes.upper
  return uppers === 1 && isUpperFirst ? shapes.capital : shapes.mixed
}

/** "al - Sadr", as texts that were cut into words have it. */
function isArticle({ text, start, end }: Tokens, i: number): boolean {
  return i >= 0 && end[i] - start[i] === 2 && /^(?:al|el|ul)$/i.test(text.slice(start[i], end[i]))
}

/** The dot after an initial or a title ends no sentence. */
function isAbbreviated({ text, shape, flags, start, end }: Tokens, i: number): boolean {
  if (i < 0 || text[end[i]] !== '.') return false
  return (
    shape[i] === shapes.initial ||
    (end[i] - start[i] === 1 && shape[i] === shapes.lower) ||
    ((flags[i] & wordFlags.title) !== 0 && end[i] - start[i] <= 5)
  )
}

/** O'Neil, D'Angelo, Sa'adi: at least three letters, or a capital, follow; not "John's", "we'll". */
function joinsByApostrophe(text: string, i: number, letters: Uint16Array): boolean {
  let follow = 0
  for (let j = i + 1; j < i + 4 && j < text.length; j++, follow++) {
    const code = text.charCodeAt(j)
    const entry = code < letterLimit ? letters[code] : 0
    if (entry === 0) break
    if (follow === 0 && (entry & letterBits.upper) !== 0) {
      const before = text.charCodeAt(i - 1)
      const hasSmallS =
        code === 83 && !((text.charCodeAt(j + 1) | 32) >= 97 && (text.charCodeAt(j + 1) | 32) <= 122)
      return !hasSmallS && before < letterLimit
    }
  }
  return follow === 3
}

/** The gap that each character of ASCII makes. */
export function gapMarks(): Uint8Array {
  const marks = new Uint8Array(128).fill(gaps.code)
  const set = (characters: string, mark: number) => {
    for (const character of characters) marks[character.charCodeAt(0)] = mark
  }
  set(' ', gaps.space)
  set('\t\r', gaps.spaces)
  set('\n\v\f', gaps.line)
  set('-', gaps.hyphen)
  set("'`", gaps.apostrophe)
  set('.', gaps.fullStop)
  set('&', gaps.ampersand)
  set(',', gaps.comma)
  set('/', gaps.slash)
  set('"', gaps.quote)
  set('()[]', gaps.bracket)
  set(';', gaps.semicolon)
  set(':', gaps.colon)
  set('0123456789', gaps.digit)
  set('@', gaps.at)
  set('#', gaps.hash)
  set('!?', gaps.exclamation)
  set('\0', gaps.blanked)
  return marks
}

function markBeyond(code: number): number {
  // Nothing goes on over Chinese text: stronger than a quote, which may stand inside a name.
  if (isMainHan(code) || code === 0x3001 || code === 0xff0c) return gaps.bracket
  if (code === 0xa0 || code === 0x202f || code === 0x3000) return gaps.space
  if (code === 0x2019 || code === 0x2018) return gaps.apostrophe
  if (code === 0x2013 || code === 0x2014) return gaps.dash
  if (code === 0x201c || code === 0x201d || code === 0x201e || code === 0xab || code === 0xbb)
    return gaps.quote
  if (code === 0x3002 || code === 0x2026) return gaps.fullStop
  return gaps.other
}

/** Whether a word begins with a capital. */
export function isCapitalised(shape: number): boolean {
  return shape !== shapes.lower && shape !== shapes.caseless
}
