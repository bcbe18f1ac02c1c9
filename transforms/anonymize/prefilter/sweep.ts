/**
 * The first tier of detection: one sweep over UTF-8 bytes that says, per text, which kinds of identifiers can
 * possibly stand in it. It decodes nothing and answers with a superset: a bit that is not set is a proof, a
 * bit that is set is a hint. Everything dearer runs only where a bit is set.
 *
 * The signature is plain (bytes and offsets in, masks out), so that a compiled kernel can take its place.
 */

import { openStops, type StopFinder } from '../../../src/kernels/stops.js'
import { prefilterBits } from './bits.js'
import {
  atSign,
  byteClass,
  classesFor,
  colon,
  cueMark,
  digit,
  dot,
  leadOf3,
  leadOf4,
  leadOfHan,
  neighboursFor,
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
  widerThanHan,
} from './byte-classes.js'
import {
  allDigitBits,
  digitBits,
  endsInWww,
  foldedBits,
  followsCapitalised,
  isAmongAscii,
  isBehindCapital,
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
} from './checks.js'
import { cueOfLetter, cueOfPair, cueOfWord, wideCode } from './cue-words.js'

export { prefilterBits }

const cueBits = prefilterBits.cue | prefilterBits.account | prefilterBits.bank

/**
 * The mask of {@link prefilterBits} of every text `bytes[offsets[i]] … bytes[offsets[i + 1]]`.
 */
export type PrefilterSweep = (bytes: Uint8Array, offsets: Int32Array) => Uint32Array

/** Opens a sweep. Bits that are not in `wanted` may stay unset: `names` and the cues make it slower. */
export function openSweep(wanted: number): PrefilterSweep {
  const classes = classesFor(wanted)
  const finder = openStops({ classes, neighbours: neighboursFor(classes), characters: widerThanHan })
  const { segmentBytes } = finder
  const sweep = new TextSweep(classes, (wanted & cueBits) !== 0)
  return (bytes, offsets) => {
    const masks = new Uint32Array(Math.max(0, offsets.length - 1))
    const last = offsets[masks.length]
    let loaded = 0
    let loadedEnd = -1
    for (let text = 0; text < masks.length; text++) {
      const end = offsets[text + 1]
      sweep.begin(bytes, offsets[text], end)
      for (let from = offsets[text], to = from; from < end; from = to) {
        to = Math.min(end, from + segmentBytes)
        // One copy serves all the texts in it.
        if (to > loadedEnd) {
          loaded = from
          loadedEnd = Math.min(last, from + segmentBytes)
          finder.load(bytes, loaded, loadedEnd)
        }
        sweep.scan(finder, { count: finder.find(from - loaded, to - loaded), from })
      }
      masks[text] = sweep.mask
    }
    return masks
  }
}

/**
 * What is known of one text so far. One small method a class of bytes: rare ones, which are compiled late,
 * cost the frequent ones nothing.
 */
class TextSweep {
  mask = 0
  #bytes: Uint8Array = new Uint8Array(0)
  readonly #classes: Uint8Array
  readonly #wantsCues: boolean
  #start = 0
  #end = 0
  #digits = 0
  #afterDigit = 0
  #numerals = 0
  #afterNumeral = 0
  #dots = 0
  #afterDot = 0
  #lastColon = 0
  constructor(classes: Uint8Array, wantsCues: boolean) {
    this.#classes = classes
    this.#wantsCues = wantsCues
  }
  /** Forgets the last text. */
  begin(bytes: Uint8Array, start: number, end: number): void {
    this.#bytes = bytes
    this.mask = 0
    this.#start = start
    this.#end = end
    this.#digits = 0
    this.#afterDigit = start - maxGapBytes - 1
    this.#numerals = 0
    this.#afterNumeral = start - maxGapBytes - 1
    this.#dots = 0
    this.#afterDot = start - 9
    this.#lastColon = start - 9
  }
  /** Takes in the `count` bytes that a finder stopped at, counted from `from`: it passes over plain Chinese. */
  scan({ stops, hasPassed }: StopFinder, { count, from }: { count: number; from: number }): void {
    for (let k = 0; k < count; k++) {
      const p = from + stops[k]
      this.look(p, this.#classes[this.#bytes[p]])
    }
    if (hasPassed) this.mask |= prefilterBits.han
  }

  /** Takes in the byte at `p`, whose class is `kind`. Bytes inside a character have none. */
  look(p: number, kind: number): void {
    if (kind === digit) this.#lookAtDigit(p)
    else if (kind === dot) this.#lookAtDot(p)
    else if (kind === upper) this.#lookAtCapital(p)
    else if (kind === cueMark) this.#lookAtCue(p)
    else if (kind === colon) this.#lookAtColon(p)
    else if (kind === leadOf3 || kind === leadOfHan) this.#lookAtWide(p, wideCode(this.#bytes, p))
    else if (kind === atSign) this.mask |= prefilterBits.at
    else if (kind === leadOf4) this.#lookAtFour(p)
    else this.#lookAtTwo(p)
  }
  #lookAtDigit(p: number): void {
    const bytes = this.#bytes
    if (this.#afterDigit !== p) {
      if (!isNear(bytes, this.#afterDigit, p)) this.#digits = 0
      if (isBehindCapital(bytes, this.#start, p)) this.mask |= prefilterBits.mixed
      this.#lookForToken(p, minToken)
    }
    if (p + 1 < this.#end && isUpper(bytes[p + 1])) this.mask |= prefilterBits.mixed
    this.#digits++
    this.#afterDigit = p + 1
    if (this.#numerals > 0) this.#goOnWithNumerals(p, 1)
    if (this.#digits >= 6) this.mask |= digitBits(this.#digits)
    if ((this.mask & prefilterBits.iban) === 0 && startsIban(bytes, this.#start, p))
      this.mask |= prefilterBits.iban
  }
  #lookForToken(p: number, least: number): void {
    if ((this.mask & prefilterBits.token) !== 0) return
    if (isLongToken(this.#bytes, this.#start, { p, end: this.#end, least })) this.mask |= prefilterBits.token
  }
  #lookAtDot(p: number): void {
    const bytes = this.#bytes
    if (this.#afterDigit === p && p + 1 < this.#end && byteClass[bytes[p + 1]] === digit) {
      this.#dots = p - this.#afterDot <= 3 ? this.#dots + 1 : 1
      this.#afterDot = p + 1
      if (this.#dots >= 3) this.mask |= prefilterBits.dotted
    } else if (endsInWww(bytes, this.#start, p)) this.mask |= prefilterBits.link
  }
  #lookAtCapital(p: number): void {
    if ((this.mask & prefilterBits.names) === 0 && followsCapitalised(this.#bytes, this.#start, p))
      this.mask |= prefilterBits.names
    if (this.#wantsCues) this.mask |= cueOfLetter(this.#bytes, this.#start, p)
  }
  #lookAtColon(p: number): void {
    const bytes = this.#bytes
    if (p + 2 < this.#end && bytes[p + 1] === 0x2f && bytes[p + 2] === 0x2f) this.mask |= prefilterBits.link
    if (p - this.#lastColon <= 5) this.mask |= prefilterBits.colons
    this.#lastColon = p
    if (this.#wantsCues) this.mask |= cueOfWord(bytes, this.#start, p)
  }
  #lookAtCue(p: number): void {
    const byte = this.#bytes[p]
    if (byte === 0x5f) this.#lookForToken(p, minUnderscored)
    else if (byte === 0x3d) this.mask |= cueOfWord(this.#bytes, this.#start, p)
    else this.mask |= cueOfLetter(this.#bytes, this.#start, p)
  }
  #lookAtWide(p: number, code: number): void {
    const wide = wideClass[code]
    if (wide === none) return
    if (wide >= widePlate) {
      this.mask |= prefilterBits.han
      if (wide === wideCue) this.mask |= cueOfPair(this.#bytes, this.#start, p)
      else if (wide === widePlate && this.#isBesideLetter(p)) this.mask |= prefilterBits.plate
    } else if (wide === wideNumeral || wide === wideNumber) {
      if (wide === wideNumeral) this.mask |= prefilterBits.han
      this.#countNumeral(p, 3)
      if (this.#numerals >= 11) this.mask |= prefilterBits.numerals
    } else if (wide === wideColon) {
      const place = { start: this.#start, p, next: p + 3, end: this.#end }
      if (isAmongAscii(this.#bytes, place)) this.mask |= prefilterBits.fold | letterBits
    } else this.#lookAtFolded(p, wide)
  }
  /** Full-width forms, digits of other scripts, marks. */
  #lookAtFolded(p: number, wide: number): void {
    this.mask |= prefilterBits.fold
    if (wide === wideDigit) this.#takeStrangeDigit(p, 3)
    else if (wide === wideMark) {
      const place = { start: this.#start, p, next: p + 3, end: this.#end }
      if (isBesideAscii(this.#bytes, place)) this.mask |= letterBits
      this.#passOverMark(p, 3)
    } else if (wide === wideAt) this.mask |= prefilterBits.at
    // Full-width letters and dots are rare: the patterns that they could begin look for themselves.
    else if (wide === wideLetter) this.mask |= letterBits
    else if (wide === wideDot) this.mask |= prefilterBits.dotted | prefilterBits.link
  }
  /** What has no width is taken out before matching: it widens no gap between two digits, nor between numerals. */
  #passOverMark(p: number, width: number): void {
    const bytes = this.#bytes
    if (this.#digits > 0 && isNear(bytes, this.#afterDigit, p)) this.#afterDigit += width
    if (this.#numerals > 0 && isNearNumeral(bytes, this.#afterNumeral, p)) this.#afterNumeral += width
  }
  #isBesideLetter(p: number): boolean {
    const bytes = this.#bytes
    if (p > this.#start && isUpper(bytes[p - 1])) return true
    return p + 3 < this.#end && (isLetter(bytes[p + 3]) || isMark(bytes, p + 3))
  }
  #takeStrangeDigit(p: number, width: number): void {
    this.mask |= strangeDigitBits
    this.#digits = isNear(this.#bytes, this.#afterDigit, p) ? this.#digits + 1 : 1
    this.#afterDigit = p + width
    if (this.#digits >= 6) this.mask |= digitBits(this.#digits)
    if (this.#numerals > 0) this.#goOnWithNumerals(p, width)
  }
  /** A digit right behind numerals belongs to their row. */
  #goOnWithNumerals(p: number, width: number): void {
    if (!isNearNumeral(this.#bytes, this.#afterNumeral, p)) return
    this.#numerals++
    this.mask |= foldedBits(this.#numerals)
    this.#afterNumeral = p + width
  }
  /** How many numerals, with digits among them, stand in a row up to the one at `p`. */
  #countNumeral(p: number, width: number): void {
    const bytes = this.#bytes
    if (this.#numerals > 0 && isNearNumeral(bytes, this.#afterNumeral, p)) this.#numerals++
    else this.#numerals = isNearNumeral(bytes, this.#afterDigit, p) ? this.#digits + 1 : 1
    this.#afterNumeral = p + width
    this.mask |= foldedBits(this.#numerals)
  }
  /** Mathematical letters and digits, U+1D400 to U+1D7FF: whatever they may stand for. Tags and variation selectors. */
  #lookAtFour(p: number): void {
    const bytes = this.#bytes
    if (bytes[p] === 0xf3) {
      this.mask |= letterBits
      this.#passOverMark(p, 4)
    } else if (bytes[p + 1] === 0x9d && bytes[p + 2] >= 0x90) this.mask |= allDigitBits | letterBits
  }
  #lookAtTwo(p: number): void {
    const lead = this.#bytes[p]
    const next = this.#bytes[p + 1]
    if (lead === 0xc2) {
      if (next === 0xa0) this.mask |= prefilterBits.fold
      else if (next === 0xad) {
        this.mask |= letterBits
        this.#passOverMark(p, 2)
      } else if (next === 0xb2 || next === 0xb3 || next === 0xb9) this.#countNumeral(p, 2)
    } else if (lead === 0xcc || lead === 0xcd) {
      if ((lead === 0xcd && next === 0x8f) || this.#afterDigit === p) this.mask |= letterBits
      this.#passOverMark(p, 2)
    } else if (lead <= 0xd4) {
      const place = { start: this.#start, p, next: p + 2, end: this.#end }
      if (isBesideAscii(this.#bytes, place)) this.mask |= letterBits
    } else if (
      (lead === 0xd9 && next >= 0xa0 && next <= 0xa9) ||
      (lead === 0xdb && next >= 0xb0 && next <= 0xb9)
    )
      this.#takeStrangeDigit(p, 2)
  }
}
