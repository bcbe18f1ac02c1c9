/**
 * The first tier of detection: one sweep over UTF-8 bytes that says, per text, which kinds of identifiers can
 * possibly stand in it. It decodes nothing and answers with a superset: a bit that is not set is a proof, a
 * bit that is set is a hint. Everything dearer runs only where a bit is set.
 *
 * The signature is plain (bytes and offsets in, masks out), so that a compiled kernel can take its place.
 */

/** What a sweep can see. A text's mask is the sum of the bits that hold for it. */
export const gateBits = {
  /** An `@`, also full-width. */
  at: 1,
  /** `://`, or `www.` in any case. */
  link: 2,
  /** At least 7, 9, 11, 15 digits with only short separators between them, ASCII or full-width. */
  digits7: 4,
  digits9: 8,
  digits11: 16,
  digits15: 32,
  /** Three dots, each between two digits. */
  dotted: 64,
  /** Two colons at most four bytes apart, beside hexadecimal digits or one another. */
  colons: 128,
  /** Two ASCII letters and two digits at the start of a word, as an IBAN begins. */
  iban: 256,
  /** At least 11 Chinese numerals in a row. */
  numerals: 512,
  /** Two capitalised words side by side, or a title such as `Dr.` before a capital. */
  names: 1024,
  /** Characters that are folded before matching: full-width forms, odd dashes and spaces, zero-width marks. */
  fold: 2048,
} as const

const none = 0
const digit = 1
const atSign = 2
const colon = 3
const dot = 4
const upper = 5
const leadOf2 = 6
const leadOf3 = 7

/** Classes of bytes that the sweep stops at; all others cost one look-up. */
const byteClass: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x30 && byte <= 0x39) return digit
  if (byte === 0x40) return atSign
  if (byte === 0x3a) return colon
  if (byte === 0x2e) return dot
  if (byte >= 0x41 && byte <= 0x5a) return upper
  if (byte === 0xc2) return leadOf2
  if (byte >= 0xe2 && byte <= 0xef) return leadOf3
  return none
})

/** The same without capitals, which are frequent: for where no names are asked for, or some were seen already. */
const byteClassSansNames: Uint8Array = byteClass.map((kind) => (kind === upper ? none : kind))

/** Bytes that may stand between the digits of one number: punctuation, spaces, and any part of a wide character. */
const isSeparator: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80 || byte === 0x20 || byte === 0x09) return 1
  return byte > 0x20 && byte < 0x30 ? 1 : 0
})

const wideDigit = 1
const wideAt = 2
const wideNumeral = 3
const wideFold = 4
const wideLetter = 5
const wideDot = 6

/** Classes of three-byte characters, by code point. */
const wideClass: Uint8Array = buildWideClasses()

function buildWideClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000)
  classes.fill(wideFold, 0x2000, 0x200e)
  classes.fill(wideFold, 0x2010, 0x2016)
  for (const code of [0x202f, 0x2060, 0x2212, 0x3000, 0xfeff]) classes[code] = wideFold
  for (const mark of '（）＋－／＿') classes[mark.charCodeAt(0)] = wideFold
  classes.fill(wideDigit, 0xff10, 0xff1a)
  classes.fill(wideLetter, 0xff21, 0xff3b)
  classes.fill(wideLetter, 0xff41, 0xff5b)
  classes[0xff20] = wideAt
  classes[0xff0e] = wideDot
  for (const numeral of '〇零一二三四五六七八九幺') classes[numeral.charCodeAt(0)] = wideNumeral
  return classes
}

/** The widest gap, in bytes, between two digits of one number: three wide characters. */
const maxGapBytes = 9

/**
 * The mask of {@link gateBits} of every text `bytes[offsets[i]] … bytes[offsets[i + 1]]`. Without `names` in
 * `wanted` that bit is never set and the sweep is faster.
 */
export function gateTexts(bytes: Uint8Array, offsets: Int32Array, wanted: number): Uint32Array {
  const masks = new Uint32Array(Math.max(0, offsets.length - 1))
  const classes = (wanted & gateBits.names) === 0 ? byteClassSansNames : byteClass
  const texts = { bytes, classes }
  for (let i = 0; i < masks.length; i++) masks[i] = gateText(texts, offsets[i], offsets[i + 1])
  return masks
}

interface Texts {
  bytes: Uint8Array
  /** The classes of bytes to stop at. */
  classes: Uint8Array
}

function gateText({ bytes, classes: stops }: Texts, start: number, end: number): number {
  let mask = 0
  let digits = 0
  let afterDigit = start - maxGapBytes - 1
  let numerals = 0
  let afterNumeral = -1
  let dots = 0
  let afterDot = -9
  let lastColon = -9
  let classes = stops
  for (let p = start; p < end; ) {
    let kind = classes[bytes[p]]
    while (kind === none) {
      if (++p >= end) return mask
      kind = classes[bytes[p]]
    }
    let width = 1
    if (kind === leadOf3) {
      width = 3
      const code = ((bytes[p] & 15) << 12) | ((bytes[p + 1] & 63) << 6) | (bytes[p + 2] & 63)
      const wide = wideClass[code]
      if (wide !== none) {
        if (wide === wideNumeral) {
          numerals = afterNumeral === p ? numerals + 1 : 1
          afterNumeral = p + 3
          if (numerals >= 11) mask |= gateBits.numerals
        } else {
          mask |= gateBits.fold
          if (wide === wideDigit) {
            digits = isNear(bytes, afterDigit, p) ? digits + 1 : 1
            afterDigit = p + 3
            if (digits >= 7) mask |= digitBits(digits)
          } else if (wide === wideAt) mask |= gateBits.at
          // Full-width letters and dots are rare: the patterns that they could begin look for themselves.
          else if (wide === wideLetter) mask |= gateBits.iban | gateBits.link | gateBits.colons
          else if (wide === wideDot) mask |= gateBits.dotted | gateBits.link
        }
      }
    } else if (kind === digit) {
      if (afterDigit !== p && !isNear(bytes, afterDigit, p)) digits = 0
      digits++
      afterDigit = p + 1
      if (digits >= 7) mask |= digitBits(digits)
      if ((mask & gateBits.iban) === 0 && startsIban(bytes, start, p)) mask |= gateBits.iban
    } else if (kind === dot) {
      if (afterDigit === p && p + 1 < end && byteClass[bytes[p + 1]] === digit) {
        dots = p - afterDot <= 3 ? dots + 1 : 1
        afterDot = p + 1
        if (dots >= 3) mask |= gateBits.dotted
      } else if (endsInWww(bytes, start, p)) mask |= gateBits.link
    } else if (kind === upper) {
      if (followsCapitalised(bytes, start, p)) {
        mask |= gateBits.names
        classes = byteClassSansNames
      }
    } else if (kind === atSign) mask |= gateBits.at
    else if (kind === colon) {
      if (p + 2 < end && bytes[p + 1] === 0x2f && bytes[p + 2] === 0x2f) mask |= gateBits.link
      if (p - lastColon <= 5) mask |= gateBits.colons
      lastColon = p
    } else {
      width = 2
      if (bytes[p + 1] === 0xa0 || bytes[p + 1] === 0xad) mask |= gateBits.fold
    }
    p += width
  }
  return mask
}

function isNear(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > maxGapBytes) return false
  for (let p = from; p < to; p++) if (isSeparator[bytes[p]] === 0) return false
  return true
}

function digitBits(digits: number): number {
  const nine = digits >= 9 ? gateBits.digits9 : 0
  const eleven = digits >= 11 ? gateBits.digits11 : 0
  return gateBits.digits7 | nine | eleven | (digits >= 15 ? gateBits.digits15 : 0)
}

/** Whether the digit at `p` is the second of two that follow exactly two letters. */
function startsIban(bytes: Uint8Array, start: number, p: number): boolean {
  if (p - 3 < start || byteClass[bytes[p - 1]] !== digit) return false
  if (!isLetter(bytes[p - 2]) || !isLetter(bytes[p - 3])) return false
  return p - 4 < start || (!isLetter(bytes[p - 4]) && byteClass[bytes[p - 4]] !== digit)
}

function endsInWww(bytes: Uint8Array, start: number, p: number): boolean {
  if (p - 3 < start) return false
  return (bytes[p - 1] | 32) === 0x77 && (bytes[p - 2] | 32) === 0x77 && (bytes[p - 3] | 32) === 0x77
}

/** Whether a capitalised word and one space (or a dot and a space) end right before `p`. */
function followsCapitalised(bytes: Uint8Array, start: number, p: number): boolean {
  let q = p - 1
  if (q <= start || bytes[q] !== 0x20) return false
  if (bytes[--q] === 0x2e) q--
  const floor = Math.max(start, q - 24)
  while (q > floor && isWordByte(bytes[q])) q--
  // An accented capital has no class of its own: any word that begins beyond ASCII passes for one.
  return q >= start && (byteClass[bytes[q]] === upper || bytes[q] >= 0xc3 || bytes[q + 1] >= 0xc3)
}

/** Lower-case letters, apostrophe, hyphen, and the bytes of accented letters. */
function isWordByte(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || byte >= 0x80 || byte === 0x27 || byte === 0x2d
}

function isLetter(byte: number): boolean {
  return (byte | 32) >= 0x61 && (byte | 32) <= 0x7a
}
