/**
 * The first tier of detection: one sweep over UTF-8 bytes that says, per text, which kinds of identifiers can
 * possibly stand in it. It decodes nothing and answers with a superset: a bit that is not set is a proof, a
 * bit that is set is a hint. Everything dearer runs only where a bit is set.
 *
 * The signature is plain (bytes and offsets in, masks out), so that a compiled kernel can take its place.
 */

import { gateBits } from './gate-bits.js'
import {
  allDigitBits,
  cueOfLetter,
  cueOfPair,
  cueOfWord,
  digitBits,
  endsInWww,
  foldedBits,
  followsCapitalised,
  isAmongAscii,
  isBesideAscii,
  isLetter,
  isLongToken,
  isMark,
  isNear,
  isNearNumeral,
  isUpper,
  letterBits,
  maxGapBytes,
  minToken,
  minUnderscored,
  startsIban,
  strangeDigitBits,
  wideCode,
} from './gate-checks.js'
import {
  atSign,
  byteClass,
  classesFor,
  classTables,
  colon,
  cueMark,
  digit,
  dot,
  isMoreThanHan,
  leadOf3,
  leadOf4,
  leadOfHan,
  none,
  upper,
  wideAt,
  wideClass,
  wideColon,
  wideCue,
  wideDigit,
  wideDot,
  wideLetter,
  wideMark,
  wideNumber,
  wideNumeral,
  widePlate,
} from './gate-classes.js'

export { gateBits }

const cueBits = gateBits.cue | gateBits.account | gateBits.bank

/**
 * The mask of {@link gateBits} of every text `bytes[offsets[i]] … bytes[offsets[i + 1]]`. Without `names` in
 * `wanted` that bit is never set and the sweep is faster.
 */
export function gateTexts(bytes: Uint8Array, offsets: Int32Array, wanted: number): Uint32Array {
  const masks = new Uint32Array(Math.max(0, offsets.length - 1))
  const texts = { bytes, classes: classesFor(wanted), wantsCues: (wanted & cueBits) !== 0 }
  for (let i = 0; i < masks.length; i++) masks[i] = gateText(texts, offsets[i], offsets[i + 1])
  return masks
}

interface Texts {
  bytes: Uint8Array
  /** The classes of bytes to stop at. */
  classes: Uint8Array
  wantsCues: boolean
}

function gateText({ bytes, classes: stops, wantsCues }: Texts, start: number, end: number): number {
  let mask = 0
  let digits = 0
  let afterDigit = start - maxGapBytes - 1
  let numerals = 0
  let afterNumeral = start - maxGapBytes - 1
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
    if (kind === leadOfHan || kind === leadOf3) {
      const code = wideCode(bytes, p)
      if (kind === leadOfHan && ((isMoreThanHan[code >> 5] >>> (code & 31)) & 1) === 0) {
        mask |= gateBits.han
        p += 3
        continue
      }
      width = 3
      const wide = wideClass[code]
      if (wide !== none) {
        if (wide >= widePlate) {
          mask |= gateBits.han
          if (wide === widePlate) {
            const isBeside =
              (p + 3 < end && (isLetter(bytes[p + 3]) || isMark(bytes, p + 3))) ||
              (p > start && isUpper(bytes[p - 1]))
            if (isBeside) mask |= gateBits.plate
          } else if (wide === wideCue) mask |= cueOfPair(bytes, start, p)
        } else if (wide === wideNumeral || wide === wideNumber) {
          if (wide === wideNumeral) mask |= gateBits.han
          numerals = countNumeral(bytes, { p, afterNumeral, numerals, afterDigit, digits })
          afterNumeral = p + 3
          mask |= foldedBits(numerals)
          if (numerals >= 11) mask |= gateBits.numerals
        } else if (wide === wideColon) {
          if (isAmongAscii(bytes, { start, p, next: p + 3, end })) mask |= gateBits.fold | letterBits
        } else {
          mask |= gateBits.fold
          if (wide === wideDigit) {
            mask |= strangeDigitBits
            digits = isNear(bytes, afterDigit, p) ? digits + 1 : 1
            afterDigit = p + 3
            if (digits >= 6) mask |= digitBits(digits)
            if (numerals > 0 && isNearNumeral(bytes, afterNumeral, p)) {
              mask |= foldedBits(++numerals)
              afterNumeral = p + 3
            }
          } else if (wide === wideMark) {
            if (isBesideAscii(bytes, { start, p, next: p + 3, end })) mask |= letterBits
          } else if (wide === wideAt) mask |= gateBits.at
          // Full-width letters and dots are rare: the patterns that they could begin look for themselves.
          else if (wide === wideLetter) mask |= letterBits
          else if (wide === wideDot) mask |= gateBits.dotted | gateBits.link
        }
      }
    } else if (kind === digit) {
      if (afterDigit !== p) {
        if (!isNear(bytes, afterDigit, p)) digits = 0
        if (p > start && isUpper(bytes[p - 1])) mask |= gateBits.mixed
        if ((mask & gateBits.token) === 0 && isLongToken(bytes, start, { p, end, least: minToken }))
          mask |= gateBits.token
      }
      if (p + 1 < end && isUpper(bytes[p + 1])) mask |= gateBits.mixed
      digits++
      afterDigit = p + 1
      if (numerals > 0 && isNearNumeral(bytes, afterNumeral, p)) {
        mask |= foldedBits(++numerals)
        afterNumeral = p + 1
      }
      if (digits >= 6) mask |= digitBits(digits)
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
        classes = classTables[wantsCues ? 2 : 0]
      }
      if (wantsCues) mask |= cueOfLetter(bytes, start, p)
    } else if (kind === atSign) mask |= gateBits.at
    else if (kind === colon) {
      if (p + 2 < end && bytes[p + 1] === 0x2f && bytes[p + 2] === 0x2f) mask |= gateBits.link
      if (p - lastColon <= 5) mask |= gateBits.colons
      lastColon = p
      if (wantsCues) mask |= cueOfWord(bytes, start, p)
    } else if (kind === cueMark) {
      const byte = bytes[p]
      if (byte === 0x5f) {
        if ((mask & gateBits.token) === 0 && isLongToken(bytes, start, { p, end, least: minUnderscored }))
          mask |= gateBits.token
      } else mask |= byte === 0x3d ? cueOfWord(bytes, start, p) : cueOfLetter(bytes, start, p)
    } else if (kind === leadOf4) {
      width = 4
      // Mathematical letters and digits, U+1D400 to U+1D7FF: whatever they may stand for. Tags and variation selectors.
      if (bytes[p] === 0xf3) mask |= letterBits
      else if (bytes[p + 1] === 0x9d && bytes[p + 2] >= 0x90) mask |= allDigitBits | letterBits
    } else {
      width = 2
      const lead = bytes[p]
      const next = bytes[p + 1]
      if (lead === 0xc2) {
        if (next === 0xa0) mask |= gateBits.fold
        else if (next === 0xad) mask |= letterBits
        else if (next === 0xb2 || next === 0xb3 || next === 0xb9) {
          numerals = countNumeral(bytes, { p, afterNumeral, numerals, afterDigit, digits })
          afterNumeral = p + 2
          mask |= foldedBits(numerals)
        }
      } else if (lead === 0xcc || lead === 0xcd) {
        if ((lead === 0xcd && next === 0x8f) || afterDigit === p) mask |= letterBits
      } else if (lead <= 0xd4) {
        if (isBesideAscii(bytes, { start, p, next: p + 2, end })) mask |= letterBits
      } else if (
        (lead === 0xd9 && next >= 0xa0 && next <= 0xa9) ||
        (lead === 0xdb && next >= 0xb0 && next <= 0xb9)
      ) {
        mask |= strangeDigitBits
        digits = isNear(bytes, afterDigit, p) ? digits + 1 : 1
        afterDigit = p + 2
        if (digits >= 6) mask |= digitBits(digits)
        if (numerals > 0 && isNearNumeral(bytes, afterNumeral, p)) {
          mask |= foldedBits(++numerals)
          afterNumeral = p + 2
        }
      }
    }
    p += width
  }
  return mask
}

interface Numerals {
  p: number
  afterNumeral: number
  numerals: number
  afterDigit: number
  digits: number
}

/** How many numerals, with digits among them, stand in a row up to the one at `p`. */
function countNumeral(
  bytes: Uint8Array,
  { p, afterNumeral, numerals, afterDigit, digits }: Numerals,
): number {
  if (numerals > 0 && isNearNumeral(bytes, afterNumeral, p)) return numerals + 1
  return isNearNumeral(bytes, afterDigit, p) ? digits + 1 : 1
}
