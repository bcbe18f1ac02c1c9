import { createRequire } from 'node:module'
import { romanised } from './word-lists.data.js'

/** The names and places of one language, in letters that have case. */
export interface Locale {
  key: string
  given: string[]
  family: string[]
  cities: string[]
  states: string[]
  legal: string[]
  words: string[]
}

interface Definitions {
  person?: Record<string, unknown>
  location?: Record<string, unknown>
  company?: Record<string, unknown>
  word?: Record<string, unknown>
}

const cased =
  /^(?=.*\p{Lu})[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{M}’'. -]+$/u

/** faker's locales (MIT), with the lists of `word-lists.data.ts`. Names in scripts without case are left out. */
export async function loadLocales(): Promise<Locale[]> {
  const { allLocales }: { allLocales: Record<string, Definitions> } = await import(
    createRequire(import.meta.url).resolve('@faker-js/faker')
  )
  const locales = Object.entries(allLocales).map(([key, definitions]): Locale => {
    const { person, location, company, word } = definitions
    const names = (value: unknown) => strings(value).filter((name) => cased.test(name))
    return {
      key,
      given: names(person?.first_name),
      family: names(person?.last_name),
      cities: names(location?.city_name),
      states: names(location?.state),
      legal: names(company?.legal_entity_type),
      words: Object.values(word ?? {}).flatMap(strings),
    }
  })
  for (const [key, [given, family]] of Object.entries(romanised))
    locales.push({ key, given, family, cities: [], states: [], legal: [], words: [] })
  return locales.filter(({ key }) => key !== 'base' && key !== 'en_BORK')
}

/** Every string in a definition, whether a list, lists by sex, or values with weights. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(strings)
  if (value === null || typeof value !== 'object') return []
  if ('value' in value) return strings(value.value)
  return Object.values(value).flatMap(strings)
}
