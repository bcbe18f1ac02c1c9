import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cities } from '../train-names/cities.js'
import type { Locale } from '../train-names/names-by-locale.js'
import { regionNames } from './lexicon.js'
import type { Fillings } from './make-text.js'
import { rolesByLanguage } from './word-lists.data.js'

/** Where each language is at home, for its cities, and the folder of its messages in the TypeScript compiler. */
const homes: Readonly<Record<string, { countries: readonly string[]; messages?: string }>> = {
  de: { countries: ['DE', 'AT', 'CH'], messages: 'de' },
  fr: { countries: ['FR', 'BE', 'CH'], messages: 'fr' },
  es: { countries: ['ES', 'MX', 'AR', 'CO'], messages: 'es' },
  it: { countries: ['IT'], messages: 'it' },
  pt: { countries: ['PT', 'BR'], messages: 'pt-br' },
  nl: { countries: ['NL', 'BE'] },
  pl: { countries: ['PL'], messages: 'pl' },
  ru: { countries: [], messages: 'ru' },
}

/** What slots are filled from in a language. */
export function openFillings(
  language: string,
  { locales, frequent }: { locales: readonly Locale[]; frequent: readonly (readonly [string, string])[] },
): Fillings {
  const { countries, messages } = homes[language]
  const isOwn = ({ key }: Locale) => key === language || key.startsWith(`${language}_`)
  const hasNames = ({ given, family }: Locale) => given.length > 30 && family.length > 20
  const own = locales.filter((locale) => isOwn(locale) && hasNames(locale))
  const words = frequent.flatMap(([of, word]) => (of === language && word.length > 3 ? [word] : []))
  return {
    language,
    own,
    foreign: locales.filter(
      (locale) => !isOwn(locale) && hasNames(locale) && /^\p{Script=Latin}/u.test(locale.given[0]),
    ),
    cities: [
      ...locales.filter(isOwn).flatMap((locale) => locale.cities),
      ...cities
        .filter(({ country, population }) => countries.includes(country) && population > 20_000)
        .map(({ name }) => name),
    ],
    countries: regionNames(language),
    roles: rolesByLanguage[language],
    words: words.slice(100),
    prose: messages === undefined ? [] : messagesOf(messages),
  }
}

/** Sentences of the TypeScript compiler (Apache-2.0) in a language: plain prose about code, without names. */
function messagesOf(folder: string): string[] {
  const home = dirname(createRequire(import.meta.url).resolve('typescript'))
  const messages: Record<string, string> = JSON.parse(
    readFileSync(join(home, folder, 'diagnosticMessages.generated.json'), 'utf8'),
  )
  return Object.values(messages)
    .filter((text) => text.length > 30 && text.length < 160)
    .map((text) => text.replace(/["“„«']?\{\d\}["”»']?/g, 'x'))
}
