import { nearestNames, PrepError } from '../../../src/base/errors.js'
import { bareName } from '../../../src/base/option-name.js'
import { orList } from '../../../src/base/or-list.js'
import { contact } from './contact/index.js'
import { context } from './context/index.js'
import { defineEntity, type Entity, type EntityDefinition, listedGroups } from './definition/define-entity.js'
import { finance } from './finance/index.js'
import { government } from './government/index.js'
import { names } from './names.js'
import { secrets } from './secrets.js'

export type { Entity, EntityDefinition } from './definition/define-entity.js'

/**
 * Every kind of personal data that has a recognizer of its own, in the order of every listing. Names are those
 * of Presidio where it has one (https://microsoft.github.io/presidio/supported_entities/).
 */
export const definitions: readonly EntityDefinition[] = [
  ...contact,
  ...finance,
  ...secrets,
  ...government,
  ...names,
  ...context,
]

const byName: ReadonlyMap<Entity, EntityDefinition> = new Map(definitions.map((one) => [one.name, one]))

/** What is assumed of an entity that a user names: a code of letters and digits, as authorities give out. */
const ownEntity = defineEntity({ name: 'CUSTOM', group: 'government', about: 'An entity of your own' })

/** Finds the definition that the values of an entity are treated by. */
export type LookUp = (entity: Entity) => EntityDefinition

/** The definition of an entity of the project; of any other, that of a code of letters and digits. */
export function definitionOf(entity: Entity): EntityDefinition {
  return byName.get(entity) ?? ownEntity
}

/** The names of the entities of the project, without those of users. */
export const entityNames: readonly Entity[] = definitions.map(({ name }) => name)

/** A name for several entities in `entities`. */
export type EntityGroup = (typeof listedGroups)[number] | 'identifiers' | 'all'

/** The words that stand for several entities; `identifiers` is what is found by form, `all` is everything. */
export const entityGroups: readonly EntityGroup[] = [...listedGroups, 'identifiers', 'all']

/** What is looked for unless `entities` says otherwise: all that points at one person. */
export const defaultEntities: readonly string[] = ['identifiers', 'names', 'DATE_OF_BIRTH']

const identifierGroups: readonly string[] = ['contact', 'finance', 'secrets', 'government']

/** The entities that names and groups stand for, in the order of the definitions, then those of `custom`. */
export function expandEntities(given: readonly string[], custom: readonly Entity[] = []): Entity[] {
  const wanted = new Set(given.flatMap((name) => expandEntity(name, custom)))
  return [...entityNames, ...custom].filter((name) => wanted.delete(name))
}

function expandEntity(name: string, custom: readonly Entity[]): readonly Entity[] {
  if (name === 'all') return [...entityNames, ...custom]
  const groups = name === 'identifiers' ? identifierGroups : [name]
  const members = definitions.filter(({ group }) => groups.includes(group))
  if (members.length > 0) return members.map((member) => member.name)
  if (byName.has(name) || custom.includes(name)) return [name]
  throw new PrepError(
    'bad_option',
    `Entity "${name}" is unknown. ${suggestEntity(name, [...entityGroups, ...custom])}`,
  )
}

const suggested = 3

/** Up to three near names and where the list is, for the end of a message: all names would hide what is said before them. */
export function suggestEntity(name: string, custom: readonly string[] = entityGroups): string {
  const own = custom.filter((other) => !byName.has(other))
  const nearest = nearestNames(name, [...own, ...entityNames]).slice(0, suggested)
  const list = `${bareName('listEntities()')} shows all`
  if (nearest.length > 0) return `Did you mean ${orList(nearest.map((one) => `"${one}"`))}? ${list}`
  return own.length === 0 ? list : `Known: ${own.join(', ')} and entities; ${list}`
}
