/** Identifiers with letters in them, read like numbers: character by character, whatever stands between. */

import { isAsciiLetter, isDigit } from '../../../../src/text/letters.js'

/** Letters and digits that follow one another from a place on, whatever stands between. */
export interface CodeRun {
  /** The bare letters and digits, upper-case, at most 19. */
  compact: string
  /** The place of each in the text. */
  places: readonly number[]
}

/** The characters of an identifier. */
export interface CodeText {
  /** The bare letters and digits, upper-case. */
  compact: string
  end: number
  /** How many groups they stand in. */
  groups: number
  /** The last character stands in brackets. */
  inBrackets: boolean
}

const maxCharacters = 19
const marks: ReadonlySet<number> = new Set([...'-.·_/、~～。'].map((mark) => mark.charCodeAt(0)))

/** The next character that is no separator: at most one mark with a space on each side. */
export function afterMarks(text: string, from: number): number {
  let i = from
  if (text.charCodeAt(i) === 0x20) i++
  if (marks.has(text.charCodeAt(i))) i++
  if (text.charCodeAt(i) === 0x20) i++
  return i
}

/** The run that begins at `start`, `undefined` where it has fewer than eight characters. */
export function readRun(text: string, start: number): CodeRun | undefined {
  const places: number[] = []
  for (let i = start; places.length < maxCharacters; i++) {
    if (!isAlphanumeric(text, i)) {
      i = afterMarks(text, i)
      if (!isAlphanumeric(text, i)) break
    }
    places.push(i)
  }
  if (places.length < 7) return undefined
  let compact = ''
  for (const place of places) compact += text[place]
  return { compact: compact.toUpperCase(), places }
}

/** The first `count` characters of a run, `undefined` where there are fewer or the token goes on. */
export function takeCode(text: string, { compact, places }: CodeRun, count: number): CodeText | undefined {
  if (places.length < count) return undefined
  const end = places[count - 1] + 1
  if (places[count] === end || text[end] === '_') return undefined
  return { compact: compact.slice(0, count), end, groups: countGroups(places, count), inBrackets: false }
}

/** As `takeCode`, with the last character in brackets. */
export function takeBracketed(
  text: string,
  { compact, places }: CodeRun,
  count: number,
): CodeText | undefined {
  if (places.length < count - 1) return undefined
  const body = places[count - 2] + 1
  const rest = /^ ?\(([0-9A])\)/i.exec(text.slice(body, body + 4))
  if (rest === null) return undefined
  return {
    compact: compact.slice(0, count - 1) + rest[1].toUpperCase(),
    end: body + rest[0].length,
    groups: countGroups(places, count - 1),
    inBrackets: true,
  }
}

function countGroups(places: readonly number[], count: number): number {
  let groups = 1
  for (let i = 1; i < count; i++) if (places[i] !== places[i - 1] + 1) groups++
  return groups
}

export function isAlphanumeric(text: string, i: number): boolean {
  const code = text.charCodeAt(i)
  return isDigit(code) || isAsciiLetter(code)
}
