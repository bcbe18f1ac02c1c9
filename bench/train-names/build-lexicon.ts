import nlp from 'compromise'
import { letterBits, letterLimit } from '../../transforms/anonymize/recognizers/name-tagger/words/letters.js'
import {
  hashLetter,
  hashSeed,
  spread,
  wordFlags,
} from '../../transforms/anonymize/recognizers/name-tagger/words/lexicon.js'
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
  const lexicon = new WordFlags(letters)
  addLocales(lexicon, locales)
  addPlaces(lexicon, locales)
  addWordnet(lexicon, wordnet)
  addCompromise(lexicon)
  for (const [words, flag] of listedWords(wordnet, plainWords)) lexicon.addAll(words, flag)
  return lexicon.flags
}

/** Flags of words as they are collected. */
class WordFlags {
  readonly flags = new Map<number, number>()
  /** The locale that a name was last seen in. */
  readonly #localeOf = new Map<number, number>()
  readonly #letters: Uint16Array

  constructor(letters: Uint16Array) {
    this.#letters = letters
  }

  add(word: string, flag: number): void {
    const hash = hashWord(word, this.#letters)
    if (hash !== undefined) this.flags.set(hash, (this.flags.get(hash) ?? 0) | flag)
  }

  addAll(words: Iterable<string>, flag: number): void {
    for (const word of words) this.add(word, flag)
  }

  /** A name that several locales have is known well beyond one language. */
  addName(name: string, { flag, locale }: { flag: number; locale: number }): void {
    for (const part of wordsOf(name)) {
      if (part.length < 2 || !isCapitalised(part)) continue
      const hash = hashWord(part, this.#letters)
      if (hash === undefined) continue
      const seen = this.#localeOf.get(hash)
      if (seen !== undefined && seen !== locale) this.add(part, wordFlags.known)
      this.#localeOf.set(hash, locale)
      this.add(part, flag)
    }
  }

  addPlace(name: string, flag: number): void {
    const parts = wordsOf(name)
    if (parts.length === 1) return this.add(parts[0], flag)
    for (const part of parts) if (part.length > 2 && isCapitalised(part)) this.add(part, wordFlags.town)
  }
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{M}'’]+/u).filter((word) => word.length > 0)
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

function addLocales(lexicon: WordFlags, locales: readonly Locale[]): void {
  locales.forEach(({ given, family, states, words }, locale) => {
    for (const name of given) lexicon.addName(name, { flag: wordFlags.given, locale })
    for (const name of family) lexicon.addName(name, { flag: wordFlags.family, locale })
    for (const state of states) lexicon.addPlace(state, wordFlags.region)
    lexicon.addAll(
      words.filter((word) => /^\p{Ll}{2,}$/u.test(word)),
      wordFlags.common,
    )
  })
}

function addPlaces(lexicon: WordFlags, locales: readonly Locale[]): void {
  for (const { name, population } of cities) {
    if (population < 4000) continue
    const isSingle = !/[\s-]/.test(name)
    if (isSingle) lexicon.addPlace(name, population >= 50_000 ? wordFlags.city : wordFlags.town)
    else if (population >= 30_000) lexicon.addPlace(name, wordFlags.city)
  }
  for (const list of locales.map((each) => each.cities))
    for (const city of list) lexicon.addPlace(city, wordFlags.town)
  for (const name of countryNames()) lexicon.addPlace(name, wordFlags.region)
}

function addWordnet(lexicon: WordFlags, wordnet: WordnetWords): void {
  for (const name of wordnet.persons) {
    const parts = wordsOf(name).filter((part) => part.length > 2 && isCapitalised(part))
    lexicon.addAll(parts.slice(0, -1), wordFlags.given)
    const last = parts.at(-1)
    if (last !== undefined) lexicon.add(last, wordFlags.family)
  }
  for (const name of wordnet.places) lexicon.addPlace(name, wordFlags.town)
  for (const name of wordnet.groups) if (!name.includes(' ')) lexicon.add(name, wordFlags.org)
  for (const name of wordnet.nations) if (!/[\s-]/.test(name)) lexicon.add(name, wordFlags.nationality)
}

function listedWords(
  wordnet: WordnetWords,
  plainWords: Iterable<string>,
): (readonly [words: Iterable<string>, flag: number])[] {
  return [
    [wordnet.common, wordFlags.common],
    [plainWords, wordFlags.common],
    [newWords, wordFlags.common],
    [foreignWords, wordFlags.common],
    [irregularForms, wordFlags.common],
    [stopWords, wordFlags.stop | wordFlags.common],
    [titles, wordFlags.title],
    [connectors, wordFlags.connector],
    [calendarWords, wordFlags.calendar],
    [orgWords, wordFlags.orgWord],
    [placeWords, wordFlags.placeWord],
    [roles, wordFlags.role],
    [organisations, wordFlags.org],
  ]
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
function addCompromise(lexicon: WordFlags): void {
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
    for (const tag of [tags].flat()) if (byTag[tag] !== undefined) lexicon.add(word, byTag[tag])
  }
}
