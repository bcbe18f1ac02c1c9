/**
 * Full-width forms, odd dashes, zero-width marks and look-alike letters are how an identifier slips past a
 * pattern. Patterns run over a folded copy of the text; positions are mapped back, so that exactly the
 * original characters are replaced. Marks without width are taken out, a character beyond the Basic
 * Multilingual Plane becomes one, and all else is folded one to one.
 *
 * It folds no letters of words: Chinese numerals become digits only in runs, look-alikes only inside ASCII.
 * A character folded here sets `gateBits.fold` in the sweep of `transforms/anonymize/prefilter/sweep.ts`, which spares other
 * texts this pass.
 */

import { matchEnd } from '../../../src/text/match-at.js'
import { foldInContext, isAscii, isFewNumerals, isSurrogate } from './fold-context.js'
import {
  attached,
  combining,
  dropped,
  firstReplacement,
  foldTable,
  foreign,
  numeral,
  stays,
  surrogate,
  wideColon,
} from './fold-tables.data.js'

/** A text made plain for matching. */
export interface Folded {
  text: string
  /** Where character `i` of the folded text stands in the original. */
  at(i: number): number
  /** Where the original of the folded text's characters before `i` ends: `at(i - 1)` and the whole character there. */
  end(i: number): number
}

/** None of the characters before U+0080 is folded. */
const beyondAscii = /[^\0-\x7f]/g
const longAscii = 16

/** The folded copy of a text and the way back; a text without anything to fold comes back as it is. */
export function foldText(text: string): Folded {
  let plain = ''
  let from = 0
  for (let i = nextFolded(text, 0); i < text.length; i = nextFolded(text, i + 1)) {
    const kind = foldTable[text.charCodeAt(i)]
    if (kind >= firstReplacement) {
      plain += text.slice(from, i) + String.fromCharCode(kind)
      from = i + 1
    } else if (!isAtRest(kind, text, i)) return fold(text)
  }
  return { text: from === 0 ? text : plain + text.slice(from), at: itself, end: itself }
}

/** Where the next character stands that may be folded; the length of the text where there is none. */
function nextFolded(text: string, from: number): number {
  let ascii = 0
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x80) {
      if (foldTable[code] !== stays) return i
      ascii = 0
    } else if (++ascii === longAscii) {
      // A compiled search passes over the rest of such a range several times faster.
      const end = matchEnd(beyondAscii, text, i)
      if (end === undefined) return text.length
      i = end - 2
      ascii = 0
    }
  }
  return text.length
}

function itself(i: number): number {
  return i
}

/** Whether what stands at `i` changes nothing, by a look at its neighbours alone. */
function isAtRest(kind: number, text: string, i: number): boolean {
  if (kind === numeral) return isFewNumerals(text, i)
  return kind === foreign || (kind === wideColon && (isNoAscii(text, i - 1) || isNoAscii(text, i + 1)))
}

/** Whether nothing stands at `i`, or a character that is not ASCII and does not become so. */
function isNoAscii(text: string, i: number): boolean {
  if (i < 0 || i >= text.length) return true
  const code = text.charCodeAt(i)
  return foldTable[code] === stays && !isAscii(code) && !isSurrogate(code)
}

/** Folding where characters are taken out, joined, or judged by what stands around them. */
function fold(text: string): Folded {
  const units = new Uint16Array(text.length)
  let places: Places | undefined
  let needsContext = false
  let length = 0
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i)
    const kind = foldTable[code]
    let width = 1
    let folded = kind >= firstReplacement ? kind : code
    if (kind > stays && kind < firstReplacement) {
      if (kind === surrogate) {
        const plain = foldPair(code, text.charCodeAt(i + 1))
        if (plain !== undefined) {
          folded = plain
          width = 2
        }
      } else if (isDropped(kind, units[length - 1])) folded = 0
      else if (kind !== combining) needsContext ||= !isAtRest(kind, text, i)
    }
    if (folded === 0 && kind !== stays) {
      places ??= new Places(text.length, length)
      if (length > 0 && kind !== dropped && kind !== surrogate) places.ends[length - 1] = i + width
    } else {
      if (width > 1) places ??= new Places(text.length, length)
      if (places !== undefined) {
        places.starts[length] = i
        places.ends[length] = i + width
      }
      units[length++] = folded
    }
    i += width
  }
  if (needsContext) foldInContext(units, length)
  const plain = decodeUnits(units, length)
  if (places === undefined) return { text: plain, at: itself, end: itself }
  const { starts, ends } = places
  return { text: plain, at: (i) => starts[i], end: (i) => (i === 0 ? 0 : ends[i - 1]) }
}

/** Where each character of a folded text stands in the original. */
class Places {
  readonly starts: Int32Array
  readonly ends: Int32Array

  /** The first `length` of them stand where they stood. */
  constructor(capacity: number, length: number) {
    this.starts = new Int32Array(capacity)
    this.ends = new Int32Array(capacity)
    for (let i = 0; i < length; i++) {
      this.starts[i] = i
      this.ends[i] = i + 1
    }
  }
}

function isDropped(kind: number, previous: number): boolean {
  return kind === dropped || kind === attached || (kind === combining && previous >= 0x30 && previous <= 0x39)
}

/**
 * The ASCII character of a pair of surrogates: mathematical letters and digits (U+1D400 to U+1D7FF); 0 for
 * tags and variation selectors (plane 14).
 */
function foldPair(high: number, low: number): number | undefined {
  if (high === 0xdb40) return low >= 0xdc00 && low <= 0xddef ? 0 : undefined
  if (low >= 0xdfce && low <= 0xdfff) return 0x30 + ((low - 0xdfce) % 10)
  if (low < 0xdc00 || low > 0xdea3) return undefined
  const letter = (low - 0xdc00) % 52
  return letter < 26 ? 0x41 + letter : 0x61 + letter - 26
}

function decodeUnits(units: Uint16Array, length: number): string {
  return Buffer.from(units.buffer, 0, 2 * length).toString('utf16le')
}
