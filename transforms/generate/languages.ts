import { Draws } from '../../src/transform/random.js'
import type { FakeLocale } from '../anonymize/fakes/locales.js'
import { type FakePool, loadMethods, loadPool } from '../anonymize/fakes/pools.js'
import { openRomanize, type Romanize } from './placeholders/romanize.js'

/** What templates of one language are filled from. */
export interface Language {
  pool: FakePool
  romanize: Romanize
  /** Methods of faker, loaded where a template asks for one. */
  methods:
    | {
        answers(name: string): boolean
        names(): string[]
        call(name: string, draws: Draws): string | undefined
      }
    | undefined
}

/** Loads faker's lists of these languages. */
export async function loadLanguages(
  locales: Iterable<FakeLocale>,
  { needsMethods }: { needsMethods: boolean },
): Promise<ReadonlyMap<FakeLocale, Language>> {
  const romanize = openRomanize()
  const english = await loadPool('en')
  const languages = new Map<FakeLocale, Language>()
  for (const locale of new Set(locales)) {
    const pool = locale === 'en' ? english : ownLists(await loadPool(locale), english)
    const methods = needsMethods ? await loadMethods(locale) : undefined
    languages.set(locale, {
      pool,
      romanize,
      methods: methods && { ...methods, answers: (name) => answers(methods, name) },
    })
  }
  return languages
}

/** The lists of a language. What faker lacks it has in English, which in another language would be wrong. */
function ownLists(pool: FakePool, english: FakePool): FakePool {
  const own = (list: 'cities' | 'streets' | 'legal') =>
    pool[list].join() === english[list].join() ? [] : pool[list]
  return { ...pool, cities: own('cities'), streets: own('streets'), legal: own('legal') }
}

function answers(methods: Awaited<ReturnType<typeof loadMethods>>, name: string): boolean {
  try {
    return methods.call(name, new Draws(1, 2)) !== undefined
  } catch {
    // A method that wants arguments throws in its own words.
    return false
  }
}
