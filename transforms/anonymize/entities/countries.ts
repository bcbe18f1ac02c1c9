import { PrepError, suggestName } from '../../../src/base/errors.js'
import { bareName } from '../../../src/base/option-name.js'
import { definitionOf, definitions, type Entity, type EntityGroup } from './entities.js'

/** The countries that give out such a number, by their codes in ISO 3166-1; none where it belongs to no country. */
export function countriesOf(entity: Entity): readonly string[] {
  return definitionOf(entity).countries
}

/** The entities of these countries, and those that belong to no country. Throws `bad_option` for a country that has none. */
export function ofCountries(entities: readonly Entity[], countries: readonly string[]): Entity[] {
  const known = new Set(definitions.flatMap((definition) => definition.countries))
  for (const country of countries)
    if (!known.has(country))
      throw new PrepError(
        'bad_option',
        `${bareName('countries')}: "${country}" has no identifiers of its own here. ${suggestCountry(country, [...known].sort())}`,
      )
  return entities.filter((entity) => {
    const own = countriesOf(entity)
    return own.length === 0 || own.some((country) => countries.includes(country))
  })
}

/** The United Kingdom is GB in ISO 3166-1, though most write UK. */
function suggestCountry(country: string, known: readonly string[]): string {
  return country.toUpperCase() === 'UK' ? 'Did you mean "GB"?' : suggestName(country, known)
}

/** An entity that can be looked for. */
export interface EntityAbout {
  /** Its name, such as `US_SSN`. */
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
  return definitions.map(({ name, group, about, countries }) => ({ entity: name, group, about, countries }))
}
