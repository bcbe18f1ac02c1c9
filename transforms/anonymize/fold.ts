/**
 * Full-width forms, odd dashes, zero-width marks and look-alike letters are how an identifier slips past a
 * pattern. Patterns run over a folded twin of the text; positions are mapped back, so that exactly the
 * original characters are replaced. Marks without width are taken out, a character beyond the Basic
 * Multilingual Plane becomes one, and all else is folded one to one.
 *
 * It folds no letters of words: Chinese numerals become digits only in runs, look-alikes only inside ASCII.
 * A character folded here sets `gateBits.fold` in the sweep of `src/kernels/gate.ts`, which spares other
 * texts this pass.
 */

import { foldInContext } from './fold-context.js'
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
} from './fold-tables.data.js'

/** A text made plain for matching. */
export interface Folded {
  text: string
  /** Where character `i` of the folded text stands in the original. */
  at(i: number): number
  /** Where the original of the folded text's characters before `i` ends: `at(i - 1)` and the whole character there. */
  end(i: number): number
}

/** The folded twin of a text and the way back, in one pass; a text without anything to fold comes back as it is. */
export function foldText(text: string): Folded {
  let first = 0
  while (first < text.length && foldTable[text.charCodeAt(first)] === stays) first++
  if (first === text.length) return { text, at: (i) => i, end: (i) => i }
  return fold(text, first)
}

function fold(text: string, first: number): Folded {
  const units = new Uint16Array(text.length)
  let places: Places | undefined
  let needsContext = false
  let length = first
  for (let i = 0; i < first; i++) units[i] = text.charCodeAt(i)
  for (let i = first; i < text.length; ) {
    const code = text.charCodeAt(i)
    const kind = foldTable[code]
    let width = 1
    let folded = kind >= firstReplacement ? kind : code
    if (kind > stays && kind < firstReplacement) {
      if (kind === surrogate) {
        const twin = foldPair(code, text.charCodeAt(i + 1))
        if (twin !== undefined) {
          folded = twin
          width = 2
        }
      } else if (isDropped(kind, units[length - 1])) folded = 0
      else if (kind === numeral) needsContext ||= !isLonely(text, i)
      else if (kind !== combining) needsContext ||= kind !== foreign
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
  if (places === undefined) return { text: plain, at: (i) => i, end: (i) => i }
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

/** Whether a numeral stands among other characters, as 一 in 一个: then it is in no run. */
function isLonely(text: string, i: number): boolean {
  return isOther(text.charCodeAt(i - 1)) && isOther(text.charCodeAt(i + 1))
}

function isOther(code: number): boolean {
  return code >= 0x3400 && foldTable[code] === stays
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
