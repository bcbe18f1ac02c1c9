/**
 * How a text falls into tokens for lists of terms: runs of letters, marks and digits; every other character is
 * a token of its own. So are the characters of scripts that put no spaces between words (Chinese, Japanese,
 * Thai, Lao, Burmese, Khmer) or attach endings to them (Korean): there a term is found anywhere.
 */

export const spaceKind = 0
export const wordKind = 1
export const singleKind = 2

const word = /[\p{L}\p{M}\p{N}_]/u
const space = /[\s\p{Zs}]/u

/** First and last code units of scripts without spaces between words, and of halves of surrogate pairs. */
const unspaced: readonly (readonly [number, number])[] = [
  [0x0e00, 0x0eff],
  [0x1000, 0x109f],
  [0x1100, 0x11ff],
  [0x1780, 0x17ff],
  [0x2e80, 0xdfff],
  [0xf900, 0xfaff],
  [0xff66, 0xffdc],
]

/** The kind of every UTF-16 code unit. Takes some milliseconds. */
export function buildKinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000).fill(singleKind)
  for (let code = 0; code < 0x10000; code++) {
    if (isUnspaced(code)) continue
    const character = String.fromCharCode(code)
    if (word.test(character)) kinds[code] = wordKind
    else if (space.test(character)) kinds[code] = spaceKind
  }
  kinds[0x3000] = spaceKind
  return kinds
}

function isUnspaced(code: number): boolean {
  return code >= 0x0e00 && unspaced.some(([first, last]) => code >= first && code <= last)
}

/** Every code unit as it is compared: itself, or in lower case where that is one unit too. */
export function buildFolding(ignoreCase: boolean): Uint16Array {
  const folding = Uint16Array.from({ length: 0x10000 }, (_, code) => code)
  // Zero ends a kept term.
  folding[0] = 0xffff
  if (!ignoreCase) return folding
  for (let code = 0x41; code < 0x10000; code++) {
    if (isUnspaced(code)) continue
    const lower = String.fromCharCode(code).toLowerCase()
    if (lower.length === 1) folding[code] = lower.charCodeAt(0)
  }
  return folding
}
