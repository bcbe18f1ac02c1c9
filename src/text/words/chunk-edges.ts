import { edge, lowerCase, number, upperCase } from './character-classes.js'
import {
  apostropheBefore,
  type ClassifiedBytes,
  dot,
  dotsAt,
  isDigitByte,
  plus,
  small,
} from './classified-bytes.js'
import { englishExceptions } from './english-exceptions.data.js'

/** Finds the signs at both sides of a chunk between spaces, one at a time. */
export class ChunkEdges {
  readonly #text: ClassifiedBytes
  readonly #shortForms: ReadonlySet<string> = new Set(shortForms())

  constructor(text: ClassifiedBytes) {
    this.#text = text
  }

  prefixLength(from: number, to: number): number {
    const bytes = this.#text.bytes
    const byte = bytes[from]
    if (byte === dot) return dotsAt(bytes, from, to)
    if (byte === plus) return from + 1 < to && isDigitByte(bytes[from + 1]) ? 0 : 1
    return this.#text.classAt(from) & edge ? Math.min(this.#text.lengthAt(from), to - from) : 0
  }

  suffixLength(from: number, to: number): number {
    const bytes = this.#text.bytes
    let last = to - 1
    while (last > from && (bytes[last] & 0xc0) === 0x80) last--
    const byte = bytes[last]
    const before = last > from ? bytes[last - 1] : 0
    if (byte === dot) {
      let first = last
      while (first > from && bytes[first - 1] === dot) first--
      if (to - first > 1) return to - first
      return this.#endsBeforeDot(from, last) ? 1 : 0
    }
    if ((byte | 0x20) === small.s && apostropheBefore(bytes, last, from) > 0)
      return 1 + apostropheBefore(bytes, last, from)
    if (byte === 0x25) return isDigitByte(before) ? 1 : 0
    if (byte === 0x3d) return 0
    if (this.#text.classAt(last) & edge) return to - last
    return isDigitByte(bytes[from]) ? this.#unitLength(from, to) : 0
  }

  /** Whether a full stop ends a sentence: behind a small letter, a digit, a sign, or two large letters. */
  #endsBeforeDot(from: number, at: number): boolean {
    let last = at - 1
    while (last > from && (this.#text.bytes[last] & 0xc0) === 0x80) last--
    if (last < from) return false
    const found = this.#text.classAt(last)
    if (found & lowerCase) return last > from && !this.#isShortForm(from, at + 1)
    if (found & number || found & edge) return true
    if (!(found & upperCase) || last === from) return false
    let second = last - 1
    while (second > from && (this.#text.bytes[second] & 0xc0) === 0x80) second--
    return (this.#text.classAt(second) & upperCase) !== 0
  }

  /** Whether a word is short for another one, and its full stop belongs to it: Dr. and e.g. */
  #isShortForm(from: number, to: number): boolean {
    if (to - from > longestShortForm) return false
    let word = ''
    for (let i = from; i < to; i++) word += String.fromCharCode(this.#text.bytes[i])
    return this.#shortForms.has(word)
  }

  /** A unit behind a number: km, GB, am. */
  #unitLength(from: number, to: number): number {
    const bytes = this.#text.bytes
    let first = to
    while (first > from && isAsciiLetter(bytes[first - 1])) first--
    const length = to - first
    if (length === 0 || length > 4 || first === from || !isDigitByte(bytes[first - 1])) return 0
    let unit = ''
    for (let i = first; i < to; i++) unit += String.fromCharCode(bytes[i])
    return units.has(unit) ? length : 0
  }
}

/** Words that are short for others, and keep the full stop at their end. */
export function shortForms(): string[] {
  return englishExceptions.split(/\s+/).filter((word) => word.endsWith('.') && !word.includes('¦'))
}

/** Bytes of the longest form that ends with a full stop. */
const longestShortForm = 7
export const units: ReadonlySet<string> = new Set(
  'km m dm cm mm ha nm yd in ft kg g mg t lb oz kmh mph hPa Pa mbar mb MB kb KB gb GB tb TB T G M K am pm'.split(
    ' ',
  ),
)

function isAsciiLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
}
