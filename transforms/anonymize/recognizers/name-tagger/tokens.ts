import { letterBits, letterLimit } from './letters.js'
import { hashLetter, hashSeed, lookUp, spread } from './lexicon.js'

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

/** Words of a range of text, in arrays that are used again and again. */
export interface Tokens {
  text: string
  count: number
  start: Int32Array
  end: Int32Array
  /** Spread hash of the folded word. */
  hash: Int32Array
  /** `wordFlags`. */
  flags: Uint16Array
  shape: Uint8Array
  /** `gaps`, before the word; the entry after the last is the gap after it. */
  gap: Uint8Array
  /** 1 where a sentence begins. */
  opens: Uint8Array
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

/** A reader of words over the two tables. Apostrophes stay inside only as in O'Neil: `'s` is cut off. */
export function openTokenizer(letters: Uint16Array, lexicon: Uint32Array): Tokenise {
  const marks = gapMarks()
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop over the characters of a text, its state in local variables
  return (text, from, tokens, length = text.length) => {
    const { start, end, hash, flags, shape, gap, opens } = tokens
    const capacity = start.length - 1
    let count = 0
    let i = from
    let strongest: number = from === 0 ? gaps.start : gaps.space
    let isOpening = from === 0 ? 1 : 0
    let lines = 0
    let gapStart = i
    for (; i < length && count < capacity; ) {
      const code = text.charCodeAt(i)
      const entry = code < letterLimit ? letters[code] : 0
      if (entry === 0) {
        const mark: number = code < 128 ? marks[code] : markBeyond(code)
        if (mark === gaps.line) lines++
        if (mark > strongest) strongest = mark
        i++
        continue
      }
      if (i === gapStart && count > 0) strongest = gaps.none
      let h = hashSeed
      let uppers = 0
      let cased = 0
      let size = 0
      const first = i
      const firstUpper = entry & letterBits.upper
      for (; i < length; i++) {
        const inner = text.charCodeAt(i)
        const next = inner < letterLimit ? letters[inner] : 0
        if (next === 0) {
          if ((inner === 39 || inner === 0x2019) && joinsByApostrophe(text, i, letters)) continue
          break
        }
        const folded = next & letterBits.folded
        if (folded === 0) continue
        h = hashLetter(h, folded)
        size++
        if ((next & letterBits.upper) !== 0) uppers++
        if ((next & letterBits.cased) !== 0) cased++
      }
      h = spread(h)
      let settled = strongest
      let opening = isOpening
      if (settled === gaps.fullStop) {
        const isAbbreviation =
          count > 0 && text.charCodeAt(end[count - 1]) === 46 && isAbbreviated(tokens, count - 1)
        if (first - gapStart === 1) settled = gaps.innerDot
        else if (isAbbreviation) settled = gaps.initialDot
        else opening = 1
      } else if (settled === gaps.hyphen && first - gapStart > 1) settled = gaps.dash
      else if (settled === gaps.space && first - gapStart > 1) settled = gaps.spaces
      else if (settled >= gaps.exclamation) {
        opening = 1
        if (lines > 1) settled = gaps.paragraph
      }
      start[count] = first
      end[count] = i
      hash[count] = h
      flags[count] = lookUp(lexicon, h)
      gap[count] = settled
      opens[count] = opening
      shape[count] = shapeOf(size, uppers, cased, firstUpper)
      count++
      strongest = gaps.none
      isOpening = 0
      lines = 0
      gapStart = i
    }
    gap[count] = i >= length ? gaps.start : strongest
    tokens.text = text
    tokens.count = count
    return i
  }
}

function shapeOf(size: number, uppers: number, cased: number, firstUpper: number): number {
  if (cased === 0) return shapes.caseless
  if (uppers === 0) return shapes.lower
  if (size === 1) return shapes.initial
  if (uppers === cased) return shapes.upper
  return uppers === 1 && firstUpper !== 0 ? shapes.capital : shapes.mixed
}

/** The dot after an initial or a title ends no sentence. */
function isAbbreviated({ shape, flags, start, end }: Tokens, i: number): boolean {
  return (
    shape[i] === shapes.initial ||
    (end[i] - start[i] === 1 && shape[i] === shapes.lower) ||
    ((flags[i] & 4096) !== 0 && end[i] - start[i] <= 5)
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

function gapMarks(): Uint8Array {
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
  if (code === 0xa0 || code === 0x202f || code === 0x3000) return gaps.space
  if (code === 0x2019 || code === 0x2018) return gaps.apostrophe
  if (code === 0x2013 || code === 0x2014) return gaps.dash
  if (code === 0x201c || code === 0x201d || code === 0x201e || code === 0xab || code === 0xbb)
    return gaps.quote
  if (code === 0x3002 || code === 0x2026) return gaps.fullStop
  return gaps.other
}
