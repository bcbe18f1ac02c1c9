import { type Part, partOf, refuseValue } from '../parts/part.js'

/** The numbers of the tokens under `vocab`, as an object has them. */
export function vocabularyOf(part: Part): ReadonlyMap<string, number> {
  const entries = Object.entries(partOf(part, 'vocab'))
  if (!entries.every((entry): entry is [string, number] => Number.isSafeInteger(entry[1])))
    return refuseValue(part, 'vocab', 'an object of whole numbers')
  return new Map(entries)
}
