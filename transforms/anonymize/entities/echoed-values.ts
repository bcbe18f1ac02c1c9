import type { Entity } from './entities.js'

/** Which values that stand once by their context are the same ones wherever else they stand. */

/** A value and what it is. */
export interface FoundValue {
  entity: Entity
  value: string
}

/** Entities whose values are nobody's alone, or are found wherever they stand. */
const unechoed: ReadonlySet<string> = new Set([
  'PERSON',
  'LOCATION',
  'ORGANIZATION',
  'AGE',
  'DATE_TIME',
  'ZIP_CODE',
  'NRP',
  'TITLE',
  'URL',
])

/** Whether a value of this entity is hardly anything else wherever it stands, going by its form alone. */
export function isEchoed({ entity, value }: FoundValue): boolean {
  if (unechoed.has(entity) || value.length < 5 || !/\d/.test(value)) return false
  // A day with its year is one person's; a year, or a day of any year, is many people's.
  return entity !== 'DATE_OF_BIRTH' || (/\d{4}|\d\D+\d+\D+\d/.test(value) && value.length >= 8)
}

/** Whether it may be, for a name of an account that no list of words holds. */
export function mayBeEchoed(known: FoundValue): boolean {
  return (
    isEchoed(known) || (known.entity === 'USERNAME' && known.value.length >= 5 && !/^\d+$/.test(known.value))
  )
}

/** What makes a value a part of a longer word or number; Chinese is written right beside both. */
const longerBefore = /(?!\p{Script=Han})[\p{L}\p{M}\p{N}_]$/u
const longerAfter = /^(?!\p{Script=Han})[\p{L}\p{M}\p{N}_]/u

/** Calls `visit` with each place of a value in a text at which it is no part of a longer word or number. */
export function eachPlace(text: string, value: string, visit: (start: number, end: number) => void): void {
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) {
    const end = at + value.length
    if (longerBefore.test(text.slice(Math.max(0, at - 2), at))) continue
    if (!longerAfter.test(text.slice(end, end + 2))) visit(at, end)
  }
}
