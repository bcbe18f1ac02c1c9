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

function importLocale(locale: FakeLocale): Promise<{ faker: { rawDefinitions: unknown } }> {
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
