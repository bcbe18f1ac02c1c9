import { isDot } from '../chinese-text/foreign-names.js'
import { never } from '../chinese-text/word-tables.js'

/** Digits are one character here, and so are letters of other scripts. */
export function foldCharacter(code: number): number {
  if (code >= 48 && code <= 57) return 48
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x250)) return 97
  return code
}

/** A cost as one of eight steps; 0 for never. */
export function fitness(cost: number): number {
  return cost === never || cost === undefined ? 0 : Math.max(1, Math.min(7, 8 - Math.floor((cost - 24) / 12)))
}

/** Kinds of what is no Chinese character, behind those of words. */
export function kindOfMark(code: number): number {
  if (isDot(code)) return 20
  if (code >= 48 && code <= 57) return 21
  if ((code | 32) >= 97 && (code | 32) <= 122) return 22
  if (code === 0x3001) return 23
  if (code === 0x201c || code === 0x2018 || code === 0x300c || code === 0x300a) return 24
  if (code === 0x201d || code === 0x2019 || code === 0x300d || code === 0x300b) return 25
  return code < 33 ? 26 : 27
}
