/** What the sweep of `prefilter.ts` looks at around a byte where it stops. Each looks a bounded number of bytes far. */

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
  const [lead, next, last] = [bytes[p], bytes[p + 1], bytes[p + 2]]
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

/**
 * What the byte at `p` gives away: the `w` of "passw", "pwd", "wechat", "weixin" or "swift", the `m` of
 * "username", the second `q` of "qq", the `x` of "vx" or "wx", the `B` of "BIC".
 */
export function cueOfLetter(bytes: Uint8Array, start: number, p: number): number {
  const letter = bytes[p] | 32
  const previous = p > start ? bytes[p - 1] | 32 : 0
  if (letter === 0x62)
    return (bytes[p + 1] | 32) === 0x69 && (bytes[p + 2] | 32) === 0x63 ? prefilterBits.bank : 0
  if (letter === 0x77) {
    const next = bytes[p + 1] | 32
    if (next === 0x65) {
      const third = bytes[p + 2] | 32
      if (third === 0x63 || third === 0x69) return prefilterBits.account
    }
    if (previous === 0x73) {
      if (next === 0x69 && (bytes[p + 2] | 32) === 0x66) return prefilterBits.bank
      return endsWith(bytes, start, { p, word: 'pass' }) ? prefilterBits.cue : 0
    }
    return previous === 0x70 ? prefilterBits.cue : 0
  }
  if (letter === 0x71) return previous === 0x71 ? prefilterBits.account : 0
  if (letter === 0x78) {
    const isShort = (previous === 0x76 || previous === 0x77) && (p - 2 < start || !isLetter(bytes[p - 2]))
    return isShort ? prefilterBits.account : 0
  }
  const isName = letter === 0x6d && previous === 0x61 && endsWith(bytes, start, { p, word: 'erna' })
  return isName ? prefilterBits.account : 0
}

export function endsWith(
  bytes: Uint8Array,
  start: number,
  { p, word }: { p: number; word: string },
): boolean {
  if (p - word.length < start) return false
  for (let i = 0; i < word.length; i++)
    if ((bytes[p - word.length + i] | 32) !== word.charCodeAt(i)) return false
  return true
}

const secretEndings =
  'ssword ss-word wort passwd pwd pass scode s-code ncode n-code pin key token secret auth tial rase bearer passe enha ña ль ля 호'
const accountEndings =
  'user ername er-name in-name nt-name en-name login er-id in-id nt-id userid handle wechat alipay zfb usuario'

/** How words end that announce a secret or an account, by their last three bytes; `-` stands for a space, `_` or hyphen. */
export const cueEndings: ReadonlyMap<number, readonly CueEnding[]> = byLastThree([
  ...secretEndings.split(' ').map((word) => ({ ending: endingBytes(word), bit: prefilterBits.cue })),
  ...accountEndings.split(' ').map((word) => ({ ending: endingBytes(word), bit: prefilterBits.account })),
  { ending: endingBytes('bic'), bit: prefilterBits.bank },
])

interface CueEnding {
  ending: Uint8Array
  bit: number
}

function byLastThree(endings: readonly CueEnding[]): Map<number, CueEnding[]> {
  const grouped = new Map<number, CueEnding[]>()
  for (const one of endings) {
    const key = lastThree(one.ending, one.ending.length)
    grouped.set(key, [...(grouped.get(key) ?? []), one])
  }
  return grouped
}

function endingBytes(word: string): Uint8Array {
  return new TextEncoder().encode(word).map(plainByte)
}

/** A byte without the bit that tells capitals; one value for all that parts words. */
function plainByte(byte: number): number {
  return byte === 0x20 || byte === 0x5f || byte === 0x2d ? 0x2d : byte | 32
}

/** The last three bytes before `q`, as one number. */
function lastThree(bytes: Uint8Array, q: number): number {
  return (plainByte(bytes[q - 3]) << 16) | (plainByte(bytes[q - 2]) << 8) | plainByte(bytes[q - 1])
}

/** What the word gives away that ends before `p`, at most three quotes, spaces or brackets away. */
export function cueOfWord(bytes: Uint8Array, start: number, p: number): number {
  let q = p
  while (q > start && p - q < 3 && bytes[q - 1] < 0x80 && !isLetter(bytes[q - 1])) q--
  if (q - 3 < start) return 0
  let bits = 0
  for (const { ending, bit } of cueEndings.get(lastThree(bytes, q)) ?? [])
    if (
      q - ending.length >= start &&
      ending.every((byte, i) => plainByte(bytes[q - ending.length + i]) === byte)
    )
      bits |= bit
  return bits
}

/** Pairs of characters that announce a secret or an account, as `first << 16 | second`. */
export const widePairs: ReadonlyMap<number, number> = new Map([
  ...pairsOf('密码 口令 暗号', prefilterBits.cue),
  ...pairsOf(
    '微信 账号 帐号 賬號 户名 戶名 录名 付宝 信号 信號 腾讯 扣扣 企鹅 加微 薇信 威信',
    prefilterBits.account,
  ),
])

function pairsOf(words: string, bit: number): [number, number][] {
  return words.split(' ').map((pair) => [pair.charCodeAt(0) * 0x10000 + pair.charCodeAt(1), bit])
}

/** What the pair of characters that ends with the one at `p` gives away. */
export function cueOfPair(bytes: Uint8Array, start: number, p: number): number {
  if (p - 3 < start) return 0
  return widePairs.get(wideCode(bytes, p - 3) * 0x10000 + wideCode(bytes, p)) ?? 0
}

export function wideCode(bytes: Uint8Array, p: number): number {
  return ((bytes[p] & 15) << 12) | ((bytes[p + 1] & 63) << 6) | (bytes[p + 2] & 63)
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
