/**
 * Numbers as people write them: in any grouping, with dashes, dots, spaces, brackets or nothing between the
 * digits. One reading of the digits and of where they stand serves all Chinese numbers; each then judges
 * whether the grouping is one that a person would choose.
 */

import { isDigit } from '../../../../src/text/letters.js'

/** The digits that follow one another from a place on, and where they stand. */
export interface DigitRun {
  /** The bare digits, at most 24. */
  digits: string
  /** The place of each digit in the text. */
  places: readonly number[]
}

const maxDigits = 24
const maxGap = 4
const marks: ReadonlySet<number> = new Set([...'-.·_/、~～。()|'].map((mark) => mark.charCodeAt(0)))

/** The run of digits that begins at `first`. */
export function readDigits(text: string, first: number): DigitRun {
  const places: number[] = []
  let digits = ''
  for (let i = first; places.length < maxDigits; i++) {
    if (!isDigit(text.charCodeAt(i))) {
      const next = afterGap(text, i)
      if (next === undefined) break
      i = next
    }
    places.push(i)
    digits += text[i]
  }
  return { digits, places }
}

/** Where the next digit stands, at most two marks and a few spaces on. */
export function afterGap(text: string, from: number): number | undefined {
  let taken = 0
  for (let i = from; i - from < maxGap; i++) {
    const code = text.charCodeAt(i)
    if (marks.has(code)) {
      if (++taken > 2) return undefined
    } else if (code !== 0x20) return undefined
    if (isDigit(text.charCodeAt(i + 1))) return i + 1
  }
  return undefined
}

/** Whether the digits before `to` end a group: no other digit is glued to them. */
export function endsGroup({ places }: DigitRun, to: number): boolean {
  return to >= places.length ? places.length < maxDigits : places[to] !== places[to - 1] + 1
}

/** How the digits from `from` to `to` are grouped, and what stands between the groups. */
export interface Grouping {
  lengths: readonly number[]
  gaps: readonly string[]
}

export function groupingOf(
  text: string,
  { places }: DigitRun,
  { from, to }: { from: number; to: number },
): Grouping {
  const lengths: number[] = []
  const gaps: string[] = []
  let begun = from
  for (let i = from + 1; i <= to; i++) {
    if (i < to && places[i] === places[i - 1] + 1) continue
    lengths.push(i - begun)
    begun = i
    if (i < to) gaps.push(text.slice(places[i - 1] + 1, places[i]))
  }
  return { lengths, gaps }
}

/** Every digit stands alone. */
export function isSpelledOut({ lengths }: Grouping): boolean {
  return lengths.length > 4 && lengths.every((length) => length === 1)
}

/** Whether the run goes on behind `to` with one of the separators inside: then these digits are a part of something longer. */
export function goesOnAlike(
  text: string,
  { places }: DigitRun,
  { to, gaps }: { to: number; gaps: readonly string[] },
): boolean {
  if (to >= places.length) return false
  const gap = text.slice(places[to - 1] + 1, places[to])
  return gaps.some((inside) => inside === gap)
}

/** The same before `start`. */
export function comesAlike(text: string, start: number, gaps: readonly string[]): boolean {
  return gaps.some(
    (gap) =>
      text.slice(start - gap.length, start) === gap && isDigit(text.charCodeAt(start - gap.length - 1)),
  )
}
