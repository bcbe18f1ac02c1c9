import nlp from 'compromise'
import { letterBits, letterLimit } from '../../transforms/anonymize/recognizers/name-tagger/letters.js'
import {
  hashLetter,
  hashSeed,
  spread,
  wordFlags,
} from '../../transforms/anonymize/recognizers/name-tagger/lexicon.js'
import { cities, countryCodes } from './cities.js'
import type { Locale } from './names-by-locale.js'
import {
  calendarWords,
  connectors,
  foreignWords,
  irregularForms,
  newWords,
  organisations,
  orgWords,
  placeWords,
  roles,
  stopWords,
  titles,
} from './word-lists.data.js'
import type { WordnetWords } from './wordnet-words.js'

/** What a lexicon is made of. */
export interface LexiconSources {
  letters: Uint16Array
  locales: readonly Locale[]
  wordnet: WordnetWords
  /** Lower-case words of the training texts that stand in no name. */
  plainWords: Iterable<string>
}

/** The flags of every word, by spread hash. */
export function buildLexicon({ letters, locales, wordnet, plainWords }: LexiconSources): Map<number, number> {
  const flags = new Map<number, number>()
  const locale = new Map<number, number>()
  const wordsOf = (text: string): string[] =>
    text.split(/[^\p{L}\p{M}'’]+/u).filter((word) => word.length > 0)
  const add = (word: string, flag: number) => {
    const hash = hashWord(word, letters)
    if (hash !== undefined) flags.set(hash, (flags.get(hash) ?? 0) | flag)
  }
  const addAll = (list: Iterable<string>, flag: number) => {
    for (const word of list) add(word, flag)
  }
  const addName = (name: string, flag: number, source: number) => {
    for (const part of wordsOf(name)) {
      if (part.length < 2 || !/^\p{Lu}/u.test(part)) continue
      const hash = hashWord(part, letters)
      if (hash === undefined) continue
      const seen = locale.get(hash)
      if (seen !== undefined && seen !== source) add(part, wordFlags.known)
      locale.set(hash, source)
      add(part, flag)
    }
  }

  locales.forEach(({ given, family, states, words }, source) => {
    for (const name of given) addName(name, wordFlags.given, source)
    for (const name of family) addName(name, wordFlags.family, source)
    for (const state of states) addPlace(state, wordFlags.region)
    addAll(
      words.filter((word) => /^\p{Ll}{2,}$/u.test(word)),
      wordFlags.common,
    )
  })

  function addPlace(name: string, flag: number): void {
    const parts = wordsOf(name)
    if (parts.length === 1) return add(parts[0], flag)
    for (const part of parts) if (part.length > 2 && /^\p{Lu}/u.test(part)) add(part, wordFlags.town)
  }
  for (const { name, population } of cities) {
    if (population < 4000) continue
    const isSingle = !/[\s-]/.test(name)
    if (isSingle) addPlace(name, population >= 50_000 ? wordFlags.city : wordFlags.town)
    else if (population >= 30_000) addPlace(name, wordFlags.city)
  }
  for (const list of locales.map((each) => each.cities))
    for (const city of list) addPlace(city, wordFlags.town)
  for (const name of countryNames()) addPlace(name, wordFlags.region)

  for (const name of wordnet.persons) {
    const parts = wordsOf(name).filter((part) => part.length > 2 && /^\p{Lu}/u.test(part))
    addAll(parts.slice(0, -1), wordFlags.given)
    const last = parts.at(-1)
    if (last !== undefined) add(last, wordFlags.family)
  }
  for (const name of wordnet.places) addPlace(name, wordFlags.town)
  for (const name of wordnet.groups) if (!name.includes(' ')) add(name, wordFlags.org)
  for (const name of wordnet.nations) if (!/[\s-]/.test(name)) add(name, wordFlags.nationality)
  addCompromise(add)

  addAll(wordnet.common, wordFlags.common)
  addAll(plainWords, wordFlags.common)
  addAll(newWords, wordFlags.common)
  addAll(foreignWords, wordFlags.common)
  addAll(irregularForms, wordFlags.common)
  addAll(stopWords, wordFlags.stop | wordFlags.common)
  addAll(titles, wordFlags.title)
  addAll(connectors, wordFlags.connector)
  addAll(calendarWords, wordFlags.calendar)
  addAll(orgWords, wordFlags.orgWord)
  addAll(placeWords, wordFlags.placeWord)
  addAll(roles, wordFlags.role)
  addAll(organisations, wordFlags.org)
  return flags
}

/** The spread hash of a folded word, as the tokeniser makes it. */
export function hashWord(word: string, letters: Uint16Array): number | undefined {
  let hash = hashSeed
  let size = 0
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    const entry = code < letterLimit ? letters[code] : 0
    const folded = entry & letterBits.folded
    if (folded === 0) continue
    hash = hashLetter(hash, folded)
    size++
  }
  return size === 0 ? undefined : spread(hash)
}

function countryNames(): string[] {
  const codes = countryCodes()
  const found = [
    'England',
    'Scotland',
    'Wales',
    'Britain',
    'America',
    'USA',
    'UK',
    'UAE',
    'Holland',
    'Europe',
    'Asia',
  ]
  found.push(
    'Africa',
    'Antarctica',
    'Oceania',
    'Korea',
    'Kosovo',
    'Tibet',
    'Macedonia',
    'Burma',
    'Turkey',
    'Czechia',
  )
  for (const language of [
    'en',
    'de',
    'fr',
    'es',
    'it',
    'pt',
    'nl',
    'sv',
    'pl',
    'cs',
    'hu',
    'fi',
    'tr',
    'ru',
    'uk',
    'el',
  ]) {
    const names = new Intl.DisplayNames([language], { type: 'region' })
    for (const code of codes) found.push(names.of(code) ?? code)
  }
  return found
}

interface CompromiseModel {
  one: { lexicon: Record<string, string | string[]> }
}

/** The word list inside compromise (MIT), by its tags. */
function addCompromise(add: (word: string, flag: number) => void): void {
  const byTag: Readonly<Record<string, number>> = {
    FirstName: wordFlags.given,
    MaleName: wordFlags.given,
    FemaleName: wordFlags.given,
    LastName: wordFlags.family,
    City: wordFlags.city,
    Country: wordFlags.region,
    Region: wordFlags.region,
    Demonym: wordFlags.nationality,
    Organization: wordFlags.org,
  }
  for (const [word, tags] of Object.entries((nlp.model() as unknown as CompromiseModel).one.lexicon)) {
    if (word.includes(' ')) continue
    for (const tag of [tags].flat()) if (byTag[tag] !== undefined) add(word, byTag[tag])
  }
}
