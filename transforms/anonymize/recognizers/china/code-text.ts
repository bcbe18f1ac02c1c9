/** Identifiers with letters in them, read like numbers: character by character, whatever stands between. */

import { isDigit } from '../../number-scan.js'

/** The characters of an identifier that begins at `start`. */
export interface CodeText {
  /** The bare letters and digits, upper-case. */
  compact: string
  end: number
  /** How many groups they stand in. */
  groups: number
}

const mark = /[-.·_/、~～。]/

/** The next character that is no separator: at most one mark with a space on each side. */
export function afterMarks(text: string, from: number): number {
  let i = from
  if (text[i] === ' ') i++
  if (mark.test(text[i] ?? '')) i++
  if (text[i] === ' ') i++
  return i
}

/** The first `count` letters and digits from `start` on, `undefined` where there are fewer or the token goes on. */
export function readCode(text: string, start: number, count: number): CodeText | undefined {
  let compact = ''
  let groups = 1
  let i = start
  for (;;) {
    compact += text[i++]
    if (compact.length === count) break
    if (isAlphanumeric(text, i)) continue
    i = afterMarks(text, i)
    if (!isAlphanumeric(text, i)) return undefined
    groups++
  }
  return isAlphanumeric(text, i) || text[i] === '_'
    ? undefined
    : { compact: compact.toUpperCase(), end: i, groups }
}

export function isAlphanumeric(text: string, i: number): boolean {
  const code = text.charCodeAt(i)
  return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 122)
}
