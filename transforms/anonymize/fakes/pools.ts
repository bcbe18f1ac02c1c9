import type { Draws } from '../../../src/transform/random.js'
import type { WordLists } from '../entities/definition/fake-context.js'
import type { FakeLocale } from './locales.js'

/**
 * The one door to faker: lists of names, places and parts of companies (@faker-js/faker, MIT), one language
 * at a time, sorted, so that what is drawn does not hang on their order there.
 */

/** The lists of one language. */
export interface FakePool extends WordLists {
  locale: FakeLocale
}

type List = string[] | null | undefined
type Gendered = { generic?: List; female?: List; male?: List } | null | undefined

/** What is read of faker's definitions. */
interface Definitions {
  person?: { first_name?: Gendered; last_name?: Gendered }
  location?: { city_name?: List; street_name?: List }
  company?: { legal_entity_type?: List; category?: List }
}

/** Loads the lists of one language. */
export async function loadPool(locale: FakeLocale): Promise<FakePool> {
  const { faker } = await importLocale(locale)
  const { person, location, company } = faker.rawDefinitions as Definitions
  return {
    locale,
    given: gendered(person?.first_name),
    family: gendered(person?.last_name),
    cities: sorted(location?.city_name),
    streets: sorted(location?.street_name),
    legal: sorted(company?.legal_entity_type),
    trades: sorted(company?.category),
  }
}

/** Methods of faker in one language, by names such as `commerce.productName`. */
export interface FakerMethods {
  /** The names of those that need no arguments and answer a text or a number. */
  names(): string[]
  /** What a method answers for these draws; `undefined` where there is none of that name, or it answers no text. */
  call(name: string, draws: Draws): string | undefined
}

interface FakerLike {
  rawDefinitions: unknown
  constructor: unknown
}

type Randomizer = { next(): number; seed(): void }
type FakerClass = new (options: {
  locale: unknown[]
  randomizer: Randomizer
}) => FakerLike & {
  setDefaultRefDate(date: string): void
}

/** Loads the methods of one language. They draw from what they are given, and take this day for today: 2026-01-01. */
export async function loadMethods(locale: FakeLocale): Promise<FakerMethods> {
  const { faker } = await importLocale(locale)
  let current: Draws | undefined
  const randomizer = { next: () => current?.unit() ?? 0, seed: () => {} }
  const own = new (faker.constructor as FakerClass)({ locale: [faker.rawDefinitions], randomizer })
  own.setDefaultRefDate('2026-01-01T00:00:00.000Z')
  const moduleOf = (name: string) => Object(Object.hasOwn(own, name) ? Reflect.get(own, name) : undefined)
  return {
    names: () =>
      Object.keys(own).flatMap((module) =>
        Object.getOwnPropertyNames(moduleOf(module))
          .filter((method) => typeof moduleOf(module)[method] === 'function')
          .map((method) => `${module}.${method}`),
      ),
    call(name, draws) {
      const [module, method, ...rest] = name.split('.')
      const holder = moduleOf(module)
      if (rest.length > 0 || !Object.hasOwn(holder, method) || typeof holder[method] !== 'function')
        return undefined
      current = draws
      return textOf(holder[method]())
    },
  }
}

function textOf(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString()
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value) ? String(value) : undefined
}

function gendered(names: Gendered): FakePool['given'] {
  const { generic, female, male } = names ?? {}
  const any = sorted([...(generic ?? []), ...(female ?? []), ...(male ?? [])])
  const women = new Set(female)
  const men = new Set(male)
  return {
    any,
    female: any.filter((name) => women.has(name) && !men.has(name)),
    male: any.filter((name) => men.has(name) && !women.has(name)),
  }
}

function sorted(list: List): string[] {
  return [...new Set(list ?? [])].sort()
}

function importLocale(locale: FakeLocale): Promise<{ faker: FakerLike }> {
  switch (locale) {
    case 'en':
      return import('@faker-js/faker/locale/en')
    case 'zh':
      return import('@faker-js/faker/locale/zh_CN')
    case 'zh-TW':
      return import('@faker-js/faker/locale/zh_TW')
    case 'ja':
      return import('@faker-js/faker/locale/ja')
    case 'ko':
      return import('@faker-js/faker/locale/ko')
    case 'ru':
      return import('@faker-js/faker/locale/ru')
    case 'uk':
      return import('@faker-js/faker/locale/uk')
    case 'de':
      return import('@faker-js/faker/locale/de')
    case 'fr':
      return import('@faker-js/faker/locale/fr')
    case 'es':
      return import('@faker-js/faker/locale/es')
    case 'it':
      return import('@faker-js/faker/locale/it')
    case 'pt':
      return import('@faker-js/faker/locale/pt_BR')
    case 'nl':
      return import('@faker-js/faker/locale/nl')
    case 'pl':
      return import('@faker-js/faker/locale/pl')
    case 'sv':
      return import('@faker-js/faker/locale/sv')
    case 'tr':
      return import('@faker-js/faker/locale/tr')
  }
}
