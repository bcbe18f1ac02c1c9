import { functionWords } from '../../src/text/function-words.data.js'
import { wordFlags } from '../../transforms/anonymize/recognizers/name-tagger/words/lexicon.js'
import { hashWord } from '../train-names/build-lexicon.js'
import { cities } from '../train-names/cities.js'
import type { Locale } from '../train-names/names-by-locale.js'
import { inflect } from './inflect.js'
import * as lists from './word-lists.data.js'

/** What a lexicon is made of. */
export interface LexiconSources {
  letters: Uint16Array
  locales: readonly Locale[]
  /** Frequent words, lower-case, with the language of each. */
  frequent: readonly (readonly [language: string, word: string])[]
  /** Of which the names are known with their cases. */
  languages: readonly string[]
}

/** Languages whose text the tagger reads. */
export const languages = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru'] as const
/** Names from everywhere else are known in so far as they are met in these. */
const others = /^(?:en|tr|tr_TR|sv|da|nb_NO|uk|en_US|arabic|chinese|japanese|indian)$/

/** The flags of every word, by spread hash. */
export function buildLexicon(sources: LexiconSources): Map<number, number> {
  const { letters, locales, frequent, languages } = sources
  const flags = new Map<number, number>()
  const add: Add = (word, flag) => {
    const hash = hashWord(word, letters)
    if (hash !== undefined) flags.set(hash, (flags.get(hash) ?? 0) | flag)
  }
  const isRead = ({ key }: Locale) =>
    others.test(key) || languages.some((language) => key === language || key.startsWith(`${language}_`))
  for (const locale of locales.filter(isRead)) {
    for (const name of locale.given) addName(add, name, { flag: wordFlags.given, locale: locale.key })
    for (const name of locale.family) addName(add, name, { flag: wordFlags.family, locale: locale.key })
    for (const city of locale.cities) addPlace(add, city, wordFlags.town)
  }
  for (const { name, population } of cities)
    if (population >= 150_000) addPlace(add, name, population >= 400_000 ? wordFlags.city : wordFlags.town)
  for (const language of [...languages, 'en']) {
    for (const country of regionNames(language)) addPlace(add, country, wordFlags.region)
    for (const word of calendarWords(language)) add(word, wordFlags.calendar)
  }
  for (const [words, flag] of listed) for (const word of words) if (!word.includes('-')) add(word, flag)
  const places = wordFlags.city | wordFlags.region
  for (const [, word] of frequent) {
    const hash = hashWord(word, letters)
    // "berlin" is frequent, too.
    if (hash === undefined || ((flags.get(hash) ?? 0) & places) === 0) add(word, wordFlags.common)
  }
  return flags
}

type Add = (word: string, flag: number) => void

const listed: readonly (readonly [words: readonly string[], flag: number])[] = [
  [Object.values(functionWords).flatMap((list) => list.split(' ')), wordFlags.stop | wordFlags.common],
  [lists.titles, wordFlags.title],
  [lists.roles, wordFlags.role],
  [lists.connectors, wordFlags.connector],
  [lists.orgWords, wordFlags.orgWord],
  [lists.placeWords, wordFlags.placeWord],
  [lists.organisations, wordFlags.org],
  [lists.demonyms, wordFlags.nationality],
]

/** Family names of Polish are many, and their cases are known by their ends. */
function addName(add: Add, name: string, { flag, locale }: { flag: number; locale: string }): void {
  const isInflected = flag === wordFlags.given || !locale.startsWith('pl')
  for (const part of name.split(/[^\p{L}\p{M}'’]+/u)) {
    if (part.length < 2 || !/^\p{Lu}/u.test(part)) continue
    for (const form of isInflected ? inflect(part, locale) : [part]) add(form, flag)
  }
}

function addPlace(add: Add, name: string, flag: number): void {
  const parts = name.split(/[^\p{L}\p{M}'’]+/u).filter((part) => part !== '')
  if (parts.length === 1) add(parts[0], flag)
  else for (const part of parts) if (part.length > 2 && /^\p{Lu}/u.test(part)) add(part, wordFlags.town)
}

/** Countries and other regions as a language calls them. */
export function regionNames(language: string): string[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters.flatMap((a) => letters.map((b) => names.of(a + b) ?? '')).filter((name) => name.length > 2)
}

function calendarWords(language: string): string[] {
  const month = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' })
  const plainMonth = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  const dates = Array.from({ length: 12 }, (_, i) => Date.UTC(2024, i, 1 + i))
  return dates
    .flatMap((date) => [month.format(date), plainMonth.format(date), weekday.format(date)])
    .flatMap((text) => text.split(/[^\p{L}]+/u))
    .filter((word) => word.length > 2)
}
