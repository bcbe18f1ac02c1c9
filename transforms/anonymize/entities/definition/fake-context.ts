import type { Draws } from '../../../../src/transform/random.js'

/** A gender as far as name lists tell it. */
export type Gender = 'female' | 'male'

/** Lists of names, places and parts of companies in one language. Those that a language lacks are empty. */
export interface WordLists {
  /** The language, such as `en` or `zh-TW`. */
  locale: string
  given: Readonly<Record<Gender | 'any', readonly string[]>>
  family: Readonly<Record<Gender | 'any', readonly string[]>>
  cities: readonly string[]
  streets: readonly string[]
  legal: readonly string[]
  trades: readonly string[]
}

/**
 * Fake names, word by word, so that "Mary" in one place and "Mary Jones" in another keep their link, in the
 * script, order, case and, where lists tell it, the gender of the name. Titles, particles and suffixes stay.
 * A given name's first letter stands for another one throughout, so "M. Jones" still can be "Mary Jones".
 * No two names get one fake, and each fake holds a made-up word that is in no name.
 */
export interface FakeNames {
  /** A whole name; `undefined` where nothing of the value is a name. A word alone is what it is in the full names of the record. */
  full(value: string, found: FoundInRecord): string | undefined
  given(word: string, gender?: Gender): string
  family(word: string, gender?: Gender): string
  /** A made-up word in the script of a model, for streets and companies. */
  madeUp(draws: Draws, model: string): string
}

/** What a word of a name is. */
export type NameRole = 'given' | 'family'

/** Somebody named in full, in small letters. */
export type NamedPerson = Readonly<Record<NameRole, string>>

/** Those of a record who are named in full. */
export interface KnownPeople {
  list: readonly NamedPerson[]
  /** What a word is in their names; `undefined` where it is in none, or in one this and in another that. */
  roleOf(word: string): NameRole | undefined
  /** What the titles say that stand before a name with this word. */
  genderOf(word: string): Gender | undefined
}

/** What else was found in the record of a value. */
export interface FoundInRecord {
  /** Names of people, as written. */
  names(): readonly string[]
  people(): KnownPeople
}

/** What a fake may be made of. Word lists are loaded before the first one is asked for. */
export interface FakeContext {
  /** Follow from the key, the entity and the canonical value alone. */
  draws: Draws
  /** Names in the languages that were asked for. */
  names: FakeNames
  /** Names in English letters, as addresses of the internet need them. */
  englishNames: FakeNames
  english: WordLists
  found: FoundInRecord
  /** The lists whose writing, Chinese or not, is that of a value. */
  listsFor(value: string): WordLists
}

/** Draws a fake of a value; `undefined` where nothing of the value is understood. */
export type DrawFake = (value: string, context: FakeContext) => string | undefined
