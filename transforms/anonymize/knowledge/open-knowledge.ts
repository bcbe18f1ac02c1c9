import type { Refuse } from '../detect/judge.js'
import type { Spare } from '../detect/spared.js'
import type { Entity } from '../entities/entities.js'
import { person } from '../entities/names.js'
import { openPublicPeople } from './public-people.js'
import { loadListedPeople } from './tables/listed-people.js'
import { loadNameTable } from './tables/name-table.js'
import { openThings } from './things.js'

/** Whose names are personal data: everybody's, or those of private people only. */
export type People = 'all' | 'private'

/** What is known of the world: which names are none of persons, and which are those of public ones. */
export interface Knowledge {
  refuse?: Refuse
  spare?: Spare
}

/** Loads the table of known names where names of persons are looked for. */
export async function openKnowledge(entities: readonly Entity[], people: People): Promise<Knowledge> {
  if (!entities.includes(person.name)) return {}
  const lookUp = await loadNameTable()
  const refuse = openThings(lookUp)
  if (people === 'all') return { refuse }
  return { refuse, spare: openPublicPeople(lookUp, await loadListedPeople()) }
}
