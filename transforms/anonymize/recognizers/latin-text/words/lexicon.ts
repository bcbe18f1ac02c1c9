import { birthWords, months, shyMonths, weekdays, yearWords } from './calendar.data.js'
import {
  ageWords,
  directions,
  militaryWords,
  numberWords,
  placeWords,
  recordWords,
  stopWords,
  zipWords,
} from './cues.data.js'
import { demonyms, languages, notPeople, politics, religions } from './demonyms.data.js'
import { dottedSalutations, occupations, salutations, weakSalutations } from './occupations.data.js'
import { countries, particles, regionCodes, regions } from './places.data.js'
import {
  boxWords,
  foreignSuffixes,
  laterSuffixes,
  streetEndings,
  streetHeads,
  streetSuffixes,
  unitWords,
  weakEndings,
  weakHeads,
  weakSuffixes,
} from './streets.data.js'
import { openWordTable, type WordTable } from './word-table.js'

/** What a word can be; the low four bits are its shape. */
export const is = {
  month: 1 << 4,
  shy: 1 << 5,
  weekday: 1 << 6,
  suffix: 1 << 7,
  weakSuffix: 1 << 8,
  head: 1 << 9,
  weakHead: 1 << 10,
  unit: 1 << 11,
  box: 1 << 12,
  country: 1 << 13,
  region: 1 << 14,
  salutation: 1 << 15,
  nation: 1 << 16,
  creed: 1 << 17,
  language: 1 << 18,
  job: 1 << 19,
  particle: 1 << 20,
  birth: 1 << 21,
  year: 1 << 22,
  age: 1 << 23,
  zip: 1 << 24,
  record: 1 << 25,
  military: 1 << 26,
  place: 1 << 27,
  thing: 1 << 28,
  stop: 1 << 29,
  direction: 1 << 30,
} as const

/** What words mean to this family: bits of `is`, whatever the case of the word. */
export interface Lexicon {
  table: WordTable
  /** Whole names of countries, states and provinces, lower-case, their words parted by a space. */
  places: ReadonlySet<string>
  /** The most words of such a name. */
  longestPlace: number
  codes: ReadonlySet<string>
  /** Words for a street that stand before the house's number. */
  foreign: ReadonlySet<string>
  endings: readonly string[]
  weakEndings: readonly string[]
  dotted: ReadonlySet<string>
  weakTitles: ReadonlySet<string>
}

type FlaggedList = readonly [flag: number, words: string]

/** The words that have each bit, as lists parted by white space. */
const wordLists = (): readonly FlaggedList[] => [
  [is.month, months],
  [is.shy, shyMonths],
  [is.weekday, weekdays],
  [is.suffix, `${streetSuffixes} ${foreignSuffixes}`],
  [is.weakSuffix, weakSuffixes],
  [is.head, streetHeads],
  [is.weakHead, weakHeads],
  [is.unit, unitWords],
  [is.box, boxWords],
  [is.region, regionCodes.toLowerCase()],
  [is.salutation, salutations],
  [is.nation, `${demonyms} ${plurals(demonyms)}`],
  [is.creed, `${religions} ${plurals(religions)} ${politics} ${plurals(politics)}`],
  [is.language, languages],
  [is.thing, notPeople],
  [is.job, occupations],
  [is.particle, particles],
  [is.birth, birthWords],
  [is.year, yearWords],
  [is.age, `${ageWords} ${numberWords}`],
  [is.zip, zipWords],
  [is.record, recordWords],
  [is.military, militaryWords],
  [is.place, placeWords],
  [is.stop, stopWords],
  [is.direction, directions],
]

/** Names of places, of which the first word has the bit. */
const placeLists: readonly FlaggedList[] = [
  [is.country, countries],
  [is.region, regions],
]

/** Builds the lexicon: a few milliseconds, once. */
export function openLexicon(): Lexicon {
  const flags = new Map<string, number>()
  const add = (word: string, flag: number) => flags.set(word, (flags.get(word) ?? 0) | flag)
  const places = new Set<string>()
  for (const [flag, words] of wordLists()) for (const word of wordsOf(words)) add(word, flag)
  for (const [flag, names] of placeLists)
    for (const name of names.replace(/\n/g, '').split('|')) {
      const words = name.split(/[\s.-]/)
      add(words[0], flag)
      places.add(words.join(' '))
    }
  return {
    table: openWordTable(flags),
    places,
    longestPlace: 4,
    codes: new Set(wordsOf(regionCodes)),
    foreign: new Set(wordsOf(`${foreignSuffixes} ${laterSuffixes}`)),
    endings: wordsOf(streetEndings),
    weakEndings: wordsOf(weakEndings),
    dotted: new Set(wordsOf(dottedSalutations)),
    weakTitles: new Set(wordsOf(weakSalutations)),
  }
}

function wordsOf(list: string): string[] {
  return list.split(/\s+/)
}

function plurals(list: string): string {
  return wordsOf(list)
    .filter((word) => !/(?:sh|ch|ese|man|s)$/.test(word))
    .map((word) => `${word}s`)
    .join(' ')
}
