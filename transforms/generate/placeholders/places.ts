import type { Draws } from '../../../src/transform/random.js'
import { organization } from '../../anonymize/entities/context/organization.js'
import { location, zipCode } from '../../anonymize/entities/context/places.js'
import { asciiName, capital } from '../../anonymize/entities/definition/characters.js'
import { between, drawDigits, pick } from '../../anonymize/entities/definition/draw.js'
import { cyrillicNames, latinNames, shortHanNames } from '../../anonymize/entities/made-up/reserved-names.js'
import { streetAddress } from '../../anonymize/entities/names.js'
import { type ChinesePlace, chineseAddress, chinesePlace, cityOf } from './chinese-values.js'
import type { Persona } from './persona.js'
import type { Placeholder } from './placeholder.js'
import { englishStreets, states } from './words-en.data.js'

export const placePlaceholders = {
  /** City. */
  city: { entity: location.name, needs: 'cities', value: city },
  /** Street, number and city. */
  address: { entity: streetAddress.name, needs: 'cities', value: address },
  /** Postal code of a range that is not given out. */
  postcode: {
    entity: zipCode.name,
    locales: ['en', 'zh'],
    value: (persona) => postcode(persona),
  },
  /** Company, with a made-up name. */
  company: { entity: organization.name, value: company },
} satisfies Record<string, Placeholder>

/** The made-up name of the company of a person, and what hosts of its own are called. */
export function companyWord(persona: Persona): { name: string; host: string } {
  return persona.fact('company word', (draws) => {
    const { locale } = persona.pool
    const names = /^zh/.test(locale) ? shortHanNames : /^(?:ru|uk)$/.test(locale) ? cyrillicNames : latinNames
    const name = names.at(draws.below(names.count))
    return {
      name: capital(name),
      host: persona.romanize(name) ?? asciiName(latinNames.at(draws.below(latinNames.count))),
    }
  })
}

function company(persona: Persona, draws: Draws): string {
  const { legal, trades, locale } = persona.pool
  const { name } = companyWord(persona)
  if (locale === 'zh')
    return `${city(persona).replace(/市$/, '')}${name}${pick(draws, trades)}${pick(draws, legal)}`
  return legal.length === 0 ? name : `${name} ${pick(draws, legal)}`
}

function placeOf(persona: Persona): ChinesePlace {
  return persona.fact('place', chinesePlace)
}

function city(persona: Persona): string {
  if (persona.pool.locale === 'zh') return cityOf(placeOf(persona))
  return persona.fact('city', (draws) => pick(draws, persona.pool.cities))
}

function postcode(persona: Persona): string {
  return persona.fact('postcode', (draws) =>
    persona.pool.locale === 'zh' ? `99${drawDigits(draws, 4)}` : `000${drawDigits(draws, 2)}`,
  )
}

function address(persona: Persona, draws: Draws): string {
  const { locale, streets } = persona.pool
  if (locale === 'zh') return chineseAddress(placeOf(persona), draws)
  if (locale !== 'en') return `${pick(draws, streets)} ${between(draws, 1, 180)}, ${city(persona)}`
  const street = `${between(draws, 1, 9999)} ${capital(latinNames.at(draws.below(latinNames.count)))} ${pick(draws, englishStreets)}`
  return `${street}, ${city(persona)}, ${pick(draws, states)} ${postcode(persona)}`
}
