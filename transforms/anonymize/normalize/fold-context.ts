/** The second half of folding: characters that become others only between certain neighbours. */

import { isAsciiLetter, isDigit } from '../../../src/text/letters.js'
import {
  firstReplacement,
  foldTable,
  foreign,
  lookalike,
  numeral,
  secondTable,
  stays,
  wideColon,
} from './fold-tables.data.js'

/** Chinese numerals are a number from so many on: fewer are words. */
const minNumerals = 7
/** So many ASCII digits are a number by themselves, and a numeral beside them is not a part of it. */
const minOwnDigits = 7
const maxGap = 3
const gaps: ReadonlySet<number> = new Set([...' -.·_/、~～()'].map((mark) => mark.charCodeAt(0)))

/** Folds in place, over the first `length` units. */
export function foldInContext(units: Uint16Array, length: number): void {
  for (let i = 0; i < length; i++) {
    const kind = foldTable[units[i]]
    if (kind === numeral) i = foldNumerals(units, startOfRange(units, i), length) - 1
    else if (kind === lookalike) i = foldWord(units, i, length) - 1
  }
  for (let i = 0; i < length; i++) if (foldTable[units[i]] === wideColon) i = foldColons(units, i, length) - 1
}

/**
 * Whether the numeral at `i` is surely too few to be folded, by a look at what stands around it: at numerals,
 * digits and short gaps, as many as it takes. Answers no where characters are taken out in between.
 */
export function isFewNumerals(text: string, i: number): boolean {
  if (isHan(text.charCodeAt(i - 1)) && isHan(text.charCodeAt(i + 1))) return true
  const before = numeralsFrom(text, i - 1, -1)
  return before < minNumerals && before + 1 + numeralsFrom(text, i + 1, 1) < minNumerals
}

/** Chinese characters that folding leaves alone: 一 between two of them is a word. */
function isHan(code: number): boolean {
  return code >= 0x3400 && code < 0xa000 && foldTable[code] === stays
}

/** How many numerals and digits stand in a row from `from` on, over short gaps; `minNumerals` for more, too. */
function numeralsFrom(text: string, from: number, step: 1 | -1): number {
  let count = 0
  let gap = 0
  for (let i = from; i >= 0 && i < text.length && count < minNumerals; i += step) {
    const code = text.charCodeAt(i)
    const kind = foldTable[code]
    const unit = kind >= firstReplacement ? kind : code
    if (kind === numeral || isDigit(unit)) {
      count++
      gap = 0
    } else if (isSurrogate(code) || (kind > stays && kind < numeral)) return minNumerals
    else if (!gaps.has(unit) || ++gap > maxGap) break
  }
  return count
}

/**
 * Folds the run of numerals that begins at `start`: ranges of numerals, with digits among them, and short
 * separators between the ranges. Answers where it ends.
 */
function foldNumerals(units: Uint16Array, start: number, length: number): number {
  let count = 0
  let end = start
  for (let from = start; ; ) {
    const to = endOfRange(units, from, length)
    if (to === undefined) break
    count += to - from
    end = to
    from = to
    while (from < length && from - to < maxGap && gaps.has(units[from])) from++
    if (from === to) break
  }
  if (count >= minNumerals)
    for (let i = start; i < end; i++)
      if (foldTable[units[i]] === numeral) units[i] = secondTable.get(units[i]) as number
  return Math.max(end, start + 1)
}

/** Where a range of numerals and digits ends that begins at `from`, `undefined` when it holds no numeral. */
function endOfRange(units: Uint16Array, from: number, length: number): number | undefined {
  let end = from
  let hasNumeral = false
  for (let i = from; i < length; ) {
    if (foldTable[units[i]] === numeral) {
      hasNumeral = true
      end = ++i
      continue
    }
    let digitsEnd = i
    while (digitsEnd < length && isDigit(units[digitsEnd])) digitsEnd++
    if (digitsEnd === i || digitsEnd - i >= minOwnDigits) break
    i = digitsEnd
    end = i
  }
  return hasNumeral ? end : undefined
}

/** Fewer digits than make a number, right before a numeral, are a part of its range. */
function startOfRange(units: Uint16Array, at: number): number {
  let start = at
  while (start > 0 && at - start < minOwnDigits && isDigit(units[start - 1])) start--
  return at - start >= minOwnDigits ? at : start
}

/** Folds the look-alikes of a word that holds an ASCII letter or digit, and no foreign letter of its own. */
function foldWord(units: Uint16Array, at: number, length: number): number {
  let start = at
  while (start > 0 && isWord(units[start - 1])) start--
  let end = at
  let isMixed = false
  let isForeign = false
  for (let i = start; i < length && isWord(units[i]); i++) {
    const kind = foldTable[units[i]]
    isMixed ||= units[i] < 0x80
    isForeign ||= kind === foreign
    end = i + 1
  }
  if (isMixed && !isForeign)
    for (let i = start; i < end; i++)
      if (foldTable[units[i]] === lookalike) units[i] = secondTable.get(units[i]) as number
  return end
}

function isWord(code: number): boolean {
  const kind = foldTable[code]
  if (kind === lookalike || kind === foreign) return true
  return isDigit(code) || isAsciiLetter(code)
}

/** Folds a row of full-width colons between ASCII characters. Answers where the row ends. */
function foldColons(units: Uint16Array, at: number, length: number): number {
  let end = at
  while (end < length && foldTable[units[end]] === wideColon) end++
  const isBetween = at > 0 && end < length && isAscii(units[at - 1]) && isAscii(units[end])
  if (isBetween) units.fill(0x3a, at, end)
  return end
}

/** A printing character other than the space. */
export function isAscii(code: number): boolean {
  return code > 0x20 && code < 0x7f
}

/** Half of a character beyond the Basic Multilingual Plane. */
export function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xe000
}
