import { punctuationBytes } from './ascii.js'

/**
 * Finds the end of the segment that begins at a place of valid UTF-8: the next place at which a text can be cut without
 * a token of it becoming another one, or the end of the range.
 */
export type CutFinder = (bytes: Uint8Array, from: number, to: number) => number

/** What a byte may be beside a cut. */
const [printable, apart, any] = [1, 2, 4]

/** Where a text may be cut at white space. */
export interface SpaceCuts {
  /** Characters of white space before which it is cut where a printable character of ASCII is before them. */
  spaces: string
  /** Each sign of ASCII is a word of its own. */
  isPunctuationApart: boolean
  /** Each ideograph is a word of its own. */
  areIdeographsApart: boolean
}

/** Opens a finder of cuts at white space: a run of it goes with what stands behind it. */
export function openSpaceCuts({ spaces, isPunctuationApart, areIdeographsApart }: SpaceCuts): CutFinder {
  const [lefts, rights] = [new Uint8Array(256).fill(any), new Uint8Array(256).fill(apart)]
  for (let byte = 0x21; byte < 0x7f; byte++) lefts[byte] |= printable
  for (const space of Buffer.from(spaces)) rights[space] |= printable
  if (isPunctuationApart)
    for (const byte of punctuationBytes) {
      lefts[byte] |= apart
      rights[byte] |= any
    }
  return (bytes, from, to) => {
    if (areIdeographsApart && isIdeograph(bytes, from)) return from + 3
    for (let at = from + 1; at < to; at++) {
      if ((lefts[bytes[at - 1]] & rights[bytes[at]]) !== 0) return at
      if (areIdeographsApart && isIdeograph(bytes, at)) return at
    }
    return to
  }
}

/** Whether one of the ideographs from U+4E00 to U+9FFF begins at a place: nearly all that there are in a text. */
function isIdeograph(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at]
  return first >= 0xe4 && first <= 0xe9 && (first > 0xe4 || bytes[at + 1] >= 0xb8)
}

/** Bits of the filter of pairs: so many that of those of the largest vocabularies one in thirty has the bit of another. */
const pairBits = 20

/**
 * Opens a finder of cuts between characters that stand side by side in no token: whatever is merged, it is not over such
 * a place. A space counts as the character that stands for it in tokens.
 */
export function openPairCuts(tokens: Iterable<string>, space: string): CutFinder {
  const filter = new Uint8Array(1 << (pairBits - 3))
  const spaceCode = space.codePointAt(0) ?? 0x20
  for (const token of tokens) {
    let left = -1
    for (const character of token) {
      const right = character.codePointAt(0) ?? 0
      const bit = hashPair(left, right)
      if (left !== -1) filter[bit >>> 3] |= 1 << (bit & 7)
      left = right
    }
  }
  return (bytes, from, to) => {
    let left = -1
    for (let at = from; at < to; ) {
      const first = bytes[at]
      let [code, size] = [first, 1]
      if (first === 0x20) code = spaceCode
      else if (first >= 0x80) {
        size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
        code = first & (0xff >> (size + 1))
        for (let i = 1; i < size; i++) code = (code << 6) | (bytes[at + i] & 0x3f)
      }
      const bit = hashPair(left, code)
      if (left !== -1 && (filter[bit >>> 3] & (1 << (bit & 7))) === 0) return at
      left = code
      at += size
    }
    return to
  }
}

function hashPair(left: number, right: number): number {
  return (Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) >>> (32 - pairBits)
}
