import { letterBits, letterLimit } from './letters.js'
import { hashLetter, hashSeed } from './lexicon.js'
import { gaps, shapes, type Tokens } from './tokens.js'

/** How many features a word has. */
export const featureCount = 36

/** Writes the rows of the weights that speak for word `i` of the window `from` to `to`. */
export type ReadFeatures = (tokens: Tokens, i: number, place: Place) => void

/** A window, and where the rows go. */
export interface Place {
  from: number
  to: number
  rows: Int32Array
}

/** A reader of features over `rowCount` rows, a power of two. Training and tagging use the same one. */
export function openFeatures(letters: Uint16Array, rowCount: number): ReadFeatures {
  const mask = rowCount - 1
  const one = (kind: number, a: number): number => {
    let x = Math.imul(a ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b)
    x ^= x >>> 15
    x = Math.imul(x, 0xc2b2ae35)
    return (x ^ (x >>> 14)) & mask
  }
  const two = (kind: number, a: number, b: number): number =>
    one(kind, (Math.imul(a ^ (a >>> 13), 0x27d4eb2f) + b) | 0)
  const fold = (code: number): number => (code < letterLimit ? letters[code] & letterBits.folded : code)

  return (tokens, i, { from, to, rows }) => {
    const { count, text, start, end, hash, flags, shape, gap, opens } = tokens
    const w = hash[i]
    const s = shape[i]
    const f = flags[i]
    const g = gap[i]
    const after = gap[i + 1]
    const hasBefore = i > 0
    const hasAfter = i + 1 < count
    const p = hasBefore ? hash[i - 1] : 1
    const n = hasAfter ? hash[i + 1] : 2
    const pp = i > 1 ? hash[i - 2] : 3
    const nn = i + 2 < count ? hash[i + 2] : 4
    const ps = hasBefore ? shape[i - 1] : 6
    const ns = hasAfter ? shape[i + 1] : 6
    const pf = hasBefore ? flags[i - 1] : 0
    const nf = hasAfter ? flags[i + 1] : 0
    const ppf = i > 1 ? flags[i - 2] : 0
    const nnf = i + 2 < count ? flags[i + 2] : 0
    const length = end[i] - start[i]
    let suffix = hashSeed
    let suffix2 = 0
    let suffix3 = 0
    let suffix4 = 0
    for (let j = end[i] - 1, k = 1; j >= start[i] && k <= 4; j--, k++) {
      suffix = hashLetter(suffix, fold(text.charCodeAt(j)))
      if (k === 2) suffix2 = suffix
      else if (k === 3) suffix3 = suffix
      else if (k === 4) suffix4 = suffix
    }
    let prefix = hashSeed
    for (let j = start[i], k = 0; j < end[i] && k < 3; j++, k++)
      prefix = hashLetter(prefix, fold(text.charCodeAt(j)))
    const isFirst = i === from
    const isLast = i + 1 === to
    const position = (isFirst ? 1 : 0) | (isLast ? 2 : 0) | (Math.min(to - from, 5) << 2)
    const sg = (s << 5) | g
    const beforeLine = g === gaps.start || g >= gaps.line ? 1 : 0
    const afterLine = after === gaps.start || after >= gaps.line ? 1 : 0

    rows[0] = one(1, s)
    rows[1] = one(2, w)
    rows[2] = two(3, w, s)
    rows[3] = one(4, f)
    rows[4] = two(5, f, s)
    rows[5] = one(6, p)
    rows[6] = one(7, n)
    rows[7] = two(8, p, sg)
    rows[8] = two(9, n, (s << 5) | after)
    rows[9] = two(10, pp, p)
    rows[10] = two(11, n, nn)
    rows[11] = two(12, p, w)
    rows[12] = two(13, w, n)
    rows[13] = two(14, suffix2, s)
    rows[14] = one(15, suffix3)
    rows[15] = two(16, suffix4, s)
    rows[16] = one(17, prefix)
    rows[17] = two(18, (pf << 16) | f, ps)
    rows[18] = two(19, (nf << 16) | f, ns)
    rows[19] = two(20, (pf << 16) | nf, f)
    rows[20] = two(21, sg, ps)
    rows[21] = two(22, (s << 5) | after, ns)
    rows[22] = two(23, (ps << 6) | (s << 3) | ns, opens[i])
    rows[23] = two(24, f, (opens[i] << 6) | (s << 3) | ns)
    rows[24] = two(25, position, s)
    rows[25] = two(26, g, after)
    rows[26] = two(27, (beforeLine << 1) | afterLine, (position << 3) | s)
    rows[27] = two(28, (nf << 16) | nnf, s)
    rows[28] = two(29, (ppf << 16) | pf, s)
    rows[29] = two(30, suffix3, f)
    rows[30] = two(31, flags[to - 1], (isLast ? 8 : 0) | s)
    rows[31] = two(32, flags[from], (isFirst ? 8 : 0) | s)
    rows[32] = two(33, Math.min(length, 9), (s << 2) | (position & 3))
    rows[33] = two(34, pp, s)
    rows[34] = two(
      35,
      from > 0 ? hash[from - 1] : 0,
      (from > 0 ? gap[from] : 30) | (Math.min(i - from, 3) << 6),
    )
    rows[35] = two(36, to < count ? hash[to] : 0, gap[to] | (Math.min(to - i, 3) << 6))
  }
}

/** Whether a word begins with a capital. */
export function isCapitalised(shape: number): boolean {
  return shape !== shapes.lower && shape !== shapes.caseless
}
