import { nameFacts } from './tables/name-table.js'

/** Why a name is none of a person, as `--explain` says it. */
export const reasons = {
  thing: 'name of a product, a work or another thing',
  place: 'name of a place',
  eponym: 'what is named after a person',
}

/** The reason that the table gives; `undefined` where it knows neither thing nor place. */
export function reasonOf(facts: number): string | undefined {
  if ((facts & nameFacts.thing) !== 0) return reasons.thing
  return (facts & nameFacts.place) !== 0 ? reasons.place : undefined
}
