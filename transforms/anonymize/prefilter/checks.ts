/** What the sweep of `prefilter.ts` looks at around a byte where it stops. Each looks a bounded number of bytes far. */

import { isDigit } from '../../../src/text/letters.js'
import { prefilterBits } from './bits.js'
import { byteClass, digit, isNumeralSeparator, isSeparator, isTokenByte, upper } from './byte-classes.js'

/** The widest gap, in bytes, between two digits of one number: three wide characters. */
export const maxGapBytes = 9

export function isNear(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > maxGapBytes) return false
  for (let p = from; p < to; p++) if (isSeparator[bytes[p]] === 0) return false
  return true
}

/** The same for two numerals. */
export function isNearNumeral(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > maxGapBytes) return false
  for (let p = from; p < to; p++) if (isNumeralSeparator[bytes[p]] === 0) return false
  return true
}

/** What a digit that only folding shows may be a part of, however many there are. */
export const strangeDigitBits =
  prefilterBits.fold | prefilterBits.mixed | prefilterBits.iban | prefilterBits.dotted

/** Numerals are folded to digits in runs of so many. */
export const minNumerals = 7

/** What a run of numerals, or a character that may be any letter or digit, can be a part of. */
export function foldedBits(numerals: number): number {
  return numerals >= minNumerals ? strangeDigitBits | allDigitBits : 0
}

/** Letters that only folding shows: all that letters in a row, or beside digits, may begin. */
export const letterBits =
  prefilterBits.fold |
  prefilterBits.link |
  prefilterBits.colons |
  prefilterBits.dotted |
  prefilterBits.iban |
  prefilterBits.mixed |
  prefilterBits.token |
  prefilterBits.cue |
  prefilterBits.account |
  prefilterBits.bank |
  prefilterBits.plate

/** Whether no Chinese character stands right before `p`, nor at `next`: a colon between them may be folded. */
export function isAmongAscii(
  bytes: Uint8Array,
  { start, p, next, end }: { start: number; p: number; next: number; end: number },
): boolean {
  if (p <= start || next >= end) return false
  const before = bytes[p - 1] < 0x80 || p - 3 < start ? 0 : bytes[p - 3]
  return !isHanLead(before) && !isHanLead(bytes[next])
}

/** Whether a character without width stands at `p`: a soft hyphen, U+200B to U+200F, U+202A to U+202E, U+2060 on, U+FEFF. */
export function isMark(bytes: Uint8Array, p: number): boolean {
  const lead = bytes[p]
  const next = bytes[p + 1]
  const last = bytes[p + 2]
  if (lead === 0xc2) return next === 0xad
  if (lead === 0xef) return next === 0xbb || next === 0xb8
  return (
    lead === 0xe2 && (next === 0x81 || (next === 0x80 && (last <= 0x8f || (last >= 0xaa && last <= 0xae))))
  )
}

/** Whether an ASCII letter or digit stands right before `p` or at `next`. */
export function isBesideAscii(
  bytes: Uint8Array,
  { start, p, next, end }: { start: number; p: number; next: number; end: number },
): boolean {
  return (p > start && isAscii(bytes[p - 1])) || (next < end && isAscii(bytes[next]))
}

function isHanLead(byte: number): boolean {
  return byte >= 0xe4 && byte <= 0xe9
}

export function digitBits(digits: number): number {
  const nine = digits >= 9 ? prefilterBits.digits9 : 0
  const eleven = digits >= 11 ? prefilterBits.digits11 : 0
  const fifteen = digits >= 15 ? prefilterBits.digits15 : 0
  return prefilterBits.digits6 | (digits >= 7 ? prefilterBits.digits7 : 0) | nine | eleven | fifteen
}

export const allDigitBits = digitBits(15)

export const minToken = 16
/** The same for tokens that may be without a digit, such as `hf_` and 34 letters: names in code are shorter. */
export const minUnderscored = 32

/** Whether a range of at least so many token characters, anywhere around `p`, holds the byte at `p`. */
export function isLongToken(
  bytes: Uint8Array,
  start: number,
  { p, end, least }: { p: number; end: number; least: number },
): boolean {
  let from = p
  while (from > start && p - from < least && isTokenByte[bytes[from - 1]] === 1) from--
  let to = p + 1
  while (to < end && to - from < least && isTokenByte[bytes[to]] === 1) to++
  return to - from >= least
}

/** Whether the digit at `p` is the second of two that follow exactly two letters. */
export function startsIban(bytes: Uint8Array, start: number, p: number): boolean {
  if (p - 3 < start || byteClass[bytes[p - 1]] !== digit) return false
  if (!isLetter(bytes[p - 2]) || !isLetter(bytes[p - 3])) return false
  return p - 4 < start || (!isLetter(bytes[p - 4]) && byteClass[bytes[p - 4]] !== digit)
}

export function endsInWww(bytes: Uint8Array, start: number, p: number): boolean {
  if (p - 3 < start) return false
  return (bytes[p - 1] | 32) === 0x77 && (bytes[p - 2] | 32) === 0x77 && (bytes[p - 3] | 32) === 0x77
}

/** Whether a capital stands right before `p`, or the letters of a number plate: `B-AB `, and `ABC ` or `ABC-` before three digits. */
export function isBehindCapital(bytes: Uint8Array, start: number, p: number): boolean {
  if (p <= start) return false
  if (isUpper(bytes[p - 1])) return true
  if (p - 4 < start || !isUpper(bytes[p - 2])) return false
  if (bytes[p - 1] === 0x2d) return isPlateBefore(bytes, start, p)
  if (bytes[p - 1] !== 0x20) return false
  if (isPlateBefore(bytes, start, p)) return true
  const hyphen = bytes[p - 3] === 0x2d ? p - 3 : p - 4
  return hyphen > start && bytes[hyphen] === 0x2d && isUpper(bytes[hyphen + 1]) && isUpper(bytes[hyphen - 1])
}

/** Whether three capitals, and no more, stand one byte before three digits at `p`. */
function isPlateBefore(bytes: Uint8Array, start: number, p: number): boolean {
  if (!isUpper(bytes[p - 3]) || !isUpper(bytes[p - 4])) return false
  if (p - 5 >= start && isLetter(bytes[p - 5])) return false
  return isDigit(bytes[p + 1]) && isDigit(bytes[p + 2])
}

/** Whether a capitalised word and one space (or a dot and a space) end right before `p`. */
export function followsCapitalised(bytes: Uint8Array, start: number, p: number): boolean {
  let q = p - 1
  if (q <= start || bytes[q] !== 0x20) return false
  if (bytes[--q] === 0x2e) q--
  const floor = Math.max(start, q - 24)
  while (q > floor && isWordByte(bytes[q])) q--
  // An accented capital has no class of its own: any word that begins beyond ASCII passes for one.
  return q >= start && (byteClass[bytes[q]] === upper || bytes[q] >= 0xc3 || bytes[q + 1] >= 0xc3)
}

/** Lower-case letters, apostrophe, hyphen, and the bytes of accented letters. */
export function isWordByte(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || byte >= 0x80 || byte === 0x27 || byte === 0x2d
}

export function isUpper(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a
}

/** An ASCII letter or digit. */
export function isAscii(byte: number): boolean {
  return isLetter(byte) || (byte >= 0x30 && byte <= 0x39)
}

export function isLetter(byte: number): boolean {
  return (byte | 32) >= 0x61 && (byte | 32) <= 0x7a
}
