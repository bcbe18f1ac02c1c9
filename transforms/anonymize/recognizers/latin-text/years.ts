import { flagsAt, gapAfter, lowerAt, type Page, wordAt } from './page.js'
import { numberWords } from './words/cues.data.js'
import { is } from './words/lexicon.js'

/** A number of years, in digits or in words, and where it stands. */
export interface Years {
  /** Its first and its last word. */
  first: number
  last: number
  start: number
  end: number
  years: number
  isInWords: boolean
}

const names = numberWords.split(/\s+/)
const numbers: ReadonlyMap<string, number> = new Map(
  names.map((name, i) => [name, i < 20 ? i + 1 : (i - 17) * 10]),
)

/** The number that begins at word `i`; `undefined` where none does, or a part of a longer one. */
export function yearsAt(page: Page, i: number): Years | undefined {
  const { words } = page
  const start = words.start[i]
  const digits = /^\d{1,3}/.exec(wordAt(page, i))?.[0]
  if (digits !== undefined)
    return { first: i, last: i, start, end: start + digits.length, years: Number(digits), isInWords: false }
  // "(M44)": runners and patients, by sex and age.
  const sexed = /^[MF](\d{2})$/.exec(wordAt(page, i))?.[1]
  if (sexed !== undefined && page.text[start - 1] === '(' && page.text[start + 3] === ')')
    return { first: i, last: i, start: start + 1, end: start + 3, years: Number(sexed), isInWords: false }
  const value = numberAt(page, i)
  if (value === undefined || isTens(numberAt(page, i - 1), gapAfter(page, i - 1), value)) return undefined
  const units = numberAt(page, i + 1)
  const last = isTens(value, gapAfter(page, i), units) ? i + 1 : i
  const years = last === i ? value : value + (units ?? 0)
  return { first: i, last, start, end: words.end[last], years, isInWords: true }
}

/** Whether word `i` announces an age, as "aged" and "turned" do. */
export function isAgeCue(page: Page, i: number): boolean {
  return (flagsAt(page, i) & is.age) !== 0 && numberAt(page, i) === undefined
}

/** What a word stands for as a number. */
export function numberAt(page: Page, i: number): number | undefined {
  return (flagsAt(page, i) & is.age) === 0 ? undefined : numbers.get(lowerAt(page, i))
}

function isTens(tens: number | undefined, gap: string, units: number | undefined): boolean {
  return tens !== undefined && units !== undefined && tens >= 20 && units < 10 && (gap === '-' || gap === ' ')
}
