import { matchEnd } from '../../../src/text/match-at.js'
/**
 * Identifiers of all countries are letters and digits in groups. One sweep over a text finds every such
 * group; then each window of neighbouring groups is looked up by its length, whichever entity it may be. So
 * a hundred recognizers cost one sweep, no pattern can back-track, and no part of a longer number is taken
 * for a shorter one. Nothing is cut out of the text before somebody wants a value of that length.
 */

/** Neighbouring groups as one value: `123-45-6789`, `AB 12 34 56 C`. */
export interface CodeWindow {
  start: number
  end: number
  /** Letters and digits alone, upper-case. */
  compact: string
  /** As it is written, upper-case. */
  written: string
  /** The same with `-` for each separator. */
  form: string
  /** No letter is in it. */
  isDigits: boolean
  /** A number with one point and no other separator: as likely a decimal. */
  isDecimal: boolean
  /** Digits go on beside it, one space away: it may be a part of a longer number. */
  isPart: boolean
}

/** Which lengths of a bare value are looked for: 0 none, 1 digits alone, 2 letters too. */
export type WantedLengths = Uint8Array

/** Groups joined by `-`, `.` or `/` are one atom: they are never taken apart. */
interface Atoms {
  /** How many there are; what the lists hold behind them is left from before. */
  size: number
  starts: number[]
  ends: number[]
  /** How many letters and digits each has. */
  counts: number[]
  kinds: number[]
}

const maxAtoms = 8
const maxCompact = 34
const maxWindow = 2 * maxCompact
const maxLeadingWords = 2
/** How many groups of one value may have letters and digits both. */
const maxMixed = 2
const barredBefore = '$€£¥@\\&+'
const barredAfter = '%°@\\'
/** A number this long is one by itself, whatever number stands beside it. */
const wholeNumber = 7

const nextDigit = /\d/g

const none = 0
const digit = 1
const upper = 2
const lower = 4
const letters = upper | lower
/** `_` and letters beyond ASCII of alphabetic scripts: a token with one is a word, not a code. */
const foreign = 8
/** Set beside the kinds of an atom that has separators in it. */
const joined = 16

/** Calls `visit` with every window of a text whose length is wanted. */
export type CodeSweep = (text: string, visit: (window: CodeWindow) => void) => void

/** Opens a sweep for some lengths. */
export function openCodeSweep(wanted: WantedLengths): CodeSweep {
  const least = wanted.findIndex((kinds) => kinds !== 0)
  return (text, visit) => {
    // A compiled search for the next digit is several times faster than a loop over the characters.
    let end = matchEnd(nextDigit, text, 0)
    if (end === undefined) return
    const atoms: Atoms = { size: 0, starts: [], ends: [], counts: [], kinds: [] }
    for (let from = 0; end !== undefined; end = matchEnd(nextDigit, text, from)) {
      let start = end - 1
      while (start > from && (kindOf(text.charCodeAt(start - 1)) !== none || joins(text, start - 1))) start--
      from = readRun(text, leadingWords(text, start, from), atoms)
      if (atoms.size > 1 || (atoms.size === 1 && atoms.counts[0] >= least))
        visitRun(text, atoms, { wanted, visit })
    }
  }
}

/** Where up to two words of at most five capitals before an atom begin, each one space away: the letters of a code. */
function leadingWords(text: string, start: number, from: number): number {
  let first = start
  for (let words = 0; words < maxLeadingWords; words++) {
    if (first - 2 < from || text.charCodeAt(first - 1) !== 32) break
    let p = first - 1
    while (p > from && first - p <= 7 && isWordPart(text, p - 1)) p--
    const size = first - 1 - p
    if (size === 0 || size > 6) break
    if (p > from && (kindOf(text.charCodeAt(p - 1)) !== none || joins(text, p - 1))) break
    first = p
  }
  return first
}

function isWordPart(text: string, i: number): boolean {
  return kindOf(text.charCodeAt(i)) === upper || (text.charCodeAt(i) === 45 && joins(text, i))
}

/** Reads atoms that stand one space apart; answers where the run ends. */
function readRun(text: string, first: number, atoms: Atoms): number {
  const { starts, ends, counts, kinds } = atoms
  const { length } = text
  atoms.size = 0
  for (let i = first; ; ) {
    const start = i
    let kind = 0
    let count = 0
    for (; i < length; i++) {
      const next = kindOf(text.charCodeAt(i))
      if (next !== none) {
        kind |= next
        count++
      } else if (joins(text, i)) kind |= joined
      else break
    }
    const isWord = (kind & ~joined) === upper && count <= 5
    if ((kind & foreign) !== 0 || !((kind & digit) !== 0 || isWord)) return Math.max(i, start)
    const k = atoms.size++
    starts[k] = start
    ends[k] = i
    counts[k] = count
    kinds[k] = kind
    if (i + 1 >= length || text.charCodeAt(i) !== 32 || kindOf(text.charCodeAt(i + 1)) === none) return i
    i++
  }
}

interface Visit {
  wanted: WantedLengths
  visit: (window: CodeWindow) => void
}

function visitRun(text: string, atoms: Atoms, { wanted, visit }: Visit): void {
  const { size: length, starts, ends, counts, kinds } = atoms
  for (let i = 0; i < length; i++) {
    const start = starts[i]
    let count = 0
    let kind = 0
    let widest = 0
    let mixed = 0
    for (let j = i; j < length && j < i + maxAtoms; j++) {
      count += counts[j]
      kind |= kinds[j]
      if (counts[j] > widest) widest = counts[j]
      if ((kinds[j] & digit) !== 0 && (kinds[j] & letters) !== 0 && ++mixed > maxMixed) break
      const end = ends[j]
      if (count > maxCompact || end - start > maxWindow) break
      const isDigits = (kind & letters) === 0
      if ((kind & digit) === 0 || (wanted[count] & (isDigits ? 3 : 2)) === 0) continue
      if ((kind & letters) === letters) continue
      // No identifier of digits is grouped in ones and twos only; tables of small numbers are.
      if (isDigits && j > i + 1 && widest < 3) continue
      if (start > 0 && barredBefore.includes(text[start - 1])) break
      if (end < text.length && barredAfter.includes(text[end])) continue
      const written = text.slice(start, end).toUpperCase()
      const isPlain = written.length === count
      visit({
        start,
        end,
        written,
        compact: isPlain ? written : written.replace(/[^0-9A-Z]/g, ''),
        form: isPlain ? written : written.replace(/[ ./]/g, '-'),
        isDigits,
        isDecimal: isDigits && i === j && !isPlain && isDecimal(written),
        isPart: isPart(atoms, { from: i, to: j }),
      })
    }
  }
}

/** Whether digits one space before or behind a window may belong to its number. */
function isPart({ size, counts, kinds }: Atoms, { from, to }: { from: number; to: number }): boolean {
  const isShort = to > from || counts[from] < wholeNumber
  const isMore = (k: number) => kinds[k] === digit && (isShort || counts[k] < wholeNumber)
  return (
    (from > 0 && kinds[from] === digit && isMore(from - 1)) ||
    (to + 1 < size && kinds[to] === digit && isMore(to + 1))
  )
}

function isDecimal(raw: string): boolean {
  return /^\d+\.\d+$/.test(raw)
}

function kindOf(code: number): number {
  return code < 0x530 ? kinds[code] : none
}

const kinds: Uint8Array = Uint8Array.from({ length: 0x530 }, (_, code) => {
  if (code >= 48 && code <= 57) return digit
  if (code >= 65 && code <= 90) return upper
  if (code >= 97 && code <= 122) return lower
  return code === 95 || code >= 0xc0 ? foreign : none
})

/** Whether one separator stands between two letters or digits; a slash joins digits only. */
function joins(text: string, i: number): boolean {
  const code = text.charCodeAt(i)
  if (code !== 45 && code !== 46 && code !== 47) return false
  if (i === 0 || i + 1 >= text.length) return false
  const before = kindOf(text.charCodeAt(i - 1))
  const after = kindOf(text.charCodeAt(i + 1))
  return code === 47 ? before === digit && after === digit : before !== none && after !== none
}
