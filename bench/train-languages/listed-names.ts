import { readFileSync } from 'node:fs'
import type { Locale } from '../train-names/names-by-locale.js'

/**
 * Names from a file of a locale such as `de_DE`, `given` or `family`, and a name a line, with tabs between: the lists of
 * Faker for Python (MIT), which has others than faker for JavaScript.
 */
export function readNames(path: string): Locale[] {
  const locales = new Map<string, Locale>()
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [key, kind, name] = line.split('\t')
    if (name === undefined || !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}’'. -]+$/u.test(name)) continue
    const locale = locales.get(key) ?? {
      key,
      given: [],
      family: [],
      cities: [],
      states: [],
      legal: [],
      words: [],
    }
    locales.set(key, locale)
    if (kind === 'given') locale.given.push(name)
    else locale.family.push(name)
  }
  return [...locales.values()]
}
