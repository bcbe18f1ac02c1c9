import type { TextSpan } from '../../src/schemas/curation.js'

/** A line that was taken out. */
export interface RemovedLine {
  rule: string
  /** Where it stood, in UTF-16 units of the text. */
  start: number
  end: number
}

/** What becomes of a text. */
export interface CleanedText {
  text: string
  /** How many lines stayed, and those that went. */
  kept: readonly string[]
  removed: readonly RemovedLine[]
  /** How many lines stay without a part of them. */
  shortened: number
  /** The rule by which the whole record goes, where a line says so. */
  fault?: string | undefined
}

/** Cleans one text after the other by the rules of a preset. */
export interface LineCleaner {
  clean(text: string): CleanedText
}

/** What Python takes for space. */
export const space = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const around = new RegExp(`^[${space}]+|[${space}]+$`, 'g')
const spaces = new RegExp(`[${space}]+`)

/** A text without space around it, as Python's `strip` leaves it. */
export function stripped(text: string): string {
  return text.replace(around, '')
}

/** The words between spaces, as Python's `split` gives them. */
export function wordsBetweenSpaces(text: string): string[] {
  const inner = stripped(text)
  return inner === '' ? [] : inner.split(spaces)
}

/** Places in characters (code points) in place of UTF-16 units, in their order. */
export function spansOf(text: string, lines: readonly RemovedLine[]): TextSpan[] {
  let [at, characters] = [0, 0]
  const place = (unit: number) => {
    for (; at < unit; characters++) at += text.codePointAt(at)! > 0xffff ? 2 : 1
    return characters
  }
  return lines.map(({ start, end }) => ({ start: place(start), end: place(end) }))
}
