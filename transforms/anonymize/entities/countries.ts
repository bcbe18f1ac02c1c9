import { PrepError, suggestName } from '../../../src/base/errors.js'
import { entityTable } from './entities.data.js'
import { type Entity, type EntityGroup, entityNames } from './entities.js'

/** Entities of which the first two letters do not say all: no country's code in ISO 3166-1, or one of several. */
const others: Readonly<Record<Entity, readonly string[]>> = {
  ABA_ROUTING_NUMBER: ['US'],
  MEDICAL_LICENSE: ['US'],
  IP_ADDRESS: [],
  CZ_RODNE_CISLO: ['CZ', 'SK'],
  EE_IK: ['EE', 'LT'],
  UK_NHS: ['GB'],
  UK_NINO: ['GB'],
  UK_DRIVING_LICENCE: ['GB'],
  UK_PASSPORT: ['GB'],
  UK_VEHICLE_REGISTRATION: ['GB'],
}

/** The countries that give out such a number, by their codes in ISO 3166-1; none where it belongs to no country. */
export function countriesOf(entity: Entity): readonly string[] {
  if (Object.hasOwn(others, entity)) return others[entity]
  const code = entityNames.includes(entity) ? /^[A-Z]{2}(?=_)/.exec(entity) : null
  return code === null ? [] : [code[0]]
}

/** The entities of these countries, and those that belong to no country. Throws `bad_option` for a country that has none. */
export function ofCountries(entities: readonly Entity[], countries: readonly string[]): Entity[] {
  const known = new Set(entityNames.flatMap(countriesOf))
  for (const country of countries)
    if (!known.has(country))
      throw new PrepError(
        'bad_option',
        `countries: "${country}" has no identifiers of its own here. ${suggestName(country, [...known].sort())}`,
      )
  return entities.filter((entity) => {
    const own = countriesOf(entity)
    return own.length === 0 || own.some((country) => countries.includes(country))
  })
}

/** An entity that can be looked for. */
export interface EntityAbout {
  entity: Entity
  /** The group of `entities` that it is in. */
  group: EntityGroup
  /** What it is, in English. */
  about: string
  /** The countries that give it out, by their codes in ISO 3166-1; none where it belongs to no country. */
  countries: readonly string[]
}

/**
 * All entities that have a recognizer of their own, by group.
 *
 * @example
 * listEntities().find(({ entity }) => entity === 'US_SSN')?.about // 'US social security number'
 */
export function listEntities(): EntityAbout[] {
  return Object.entries(entityTable).flatMap(([group, table]) =>
    Object.entries(table).map(([entity, about]) => ({
      entity,
      group: group as EntityGroup,
      about,
      countries: countriesOf(entity),
    })),
  )
}
