import { PrepError, suggestName } from '../../../src/base/errors.js'
import { entityTable } from './entities.data.js'

/** The name of an entity, such as `EMAIL_ADDRESS`. Recognizers that a user declares may bring names of their own. */
export type Entity = string

/** A name for several entities in `entities`. */
export type EntityGroup = keyof typeof entityTable | 'identifiers' | 'all'

/** The entities of the project, without those of users. */
export const entityNames: readonly Entity[] = Object.values(entityTable).flatMap((table) =>
  Object.keys(table),
)

const tables = Object.keys(entityTable) as (keyof typeof entityTable)[]

/** The words that stand for several entities; `identifiers` is what is found by form, `all` is everything. */
export const entityGroups: readonly EntityGroup[] = [...tables, 'identifiers', 'all']

/** What is looked for unless `entities` says otherwise: all that points at one person. */
export const defaultEntities: readonly EntityGroup[] = ['identifiers', 'names']

/** The entities that names and groups stand for, in the order of the table, then those of `custom`. */
export function expandEntities(given: readonly string[], custom: readonly Entity[] = []): Entity[] {
  const wanted = new Set(given.flatMap((name) => expandEntity(name, custom)))
  return [...entityNames, ...custom].filter((name) => wanted.delete(name))
}

function expandEntity(name: string, custom: readonly Entity[]): readonly Entity[] {
  if (name === 'all') return [...entityNames, ...custom]
  if (name === 'identifiers')
    return (['contact', 'finance', 'secrets', 'government'] as const).flatMap((group) =>
      Object.keys(entityTable[group]),
    )
  if (name in entityTable) return Object.keys(entityTable[name as keyof typeof entityTable])
  if (entityNames.includes(name) || custom.includes(name)) return [name]
  const known = [...entityGroups, ...entityNames, ...custom]
  throw new PrepError('bad_option', `Entity "${name}" is unknown. ${suggestName(name, known)}`)
}
