import { birthWords, months, shyMonths, weekdays, yearWords } from './calendar.data.js'
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
import { rowOf, type WordFlags } from './words.js'

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
export interface Lexicon extends WordFlags {
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

const ageWords = `aged age ages turned turning turns alter âge edad età leeftijd idade ålder alder ikä wiek věk kor
âgé âgée возраст`
const zipWords = `zip zipcode postcode postcodes postal plz postleitzahl cep pincode irányítószám psč индекс
postnummer postinumero postikoodi cap cp codice código`
const recordWords = `mrn medical patient chart hospital`
const placeWords = `corner address addresses adress adresse lives live lived living resides reside residing located
office meet taxi return returned deliver delivered ship shipped mail send sent visit street bus restaurant
residence home billing shipping delivery headquarters wohnhaft wohnt habite vive indirizzo dirección direccion
endereço адрес anschrift adres osoite cím moved staying house party enter stop venue pick drop cab uber`
const stopWords = `the this that these those he she they we you it his her their our your my mr mrs ms dr phone tel
telephone mobile mob cell fax email mail e web website www http https name contact date when where what who why how
please thanks thank hello hi dear regards desk or but so if then there here for with from to by was were is are be
has have had not no yes please call order version chapter section page table figure gate step phase windows item
volume part act article number question answer note example problem line row column grade score rule week day
month year january february march april june july august september october november december monday tuesday
wednesday thursday friday saturday sunday sentence fact formula interstate copyright system
night another nearly only over almost around area district zone flight episode season series exit terminal platform
pier channel world war windows type model class top as than more less such very also total about after before since until during while and`
const directions = `n s e w ne nw se sw north south east west northeast northwest southeast southwest nord sud süd
est ouest sur norte este oeste`

/** Builds the lexicon: a few milliseconds, once. */
export function openLexicon(): Lexicon {
  const flags = new Map<string, number>()
  const rows = new Uint8Array(0x10000)
  const add = (list: string, flag: number) => {
    for (const word of list.split(/\s+/)) {
      flags.set(word, (flags.get(word) ?? 0) | flag)
      rows[rowOf(word)] = 1
    }
  }
  const places = new Set<string>()
  const addPlaces = (list: string, flag: number) => {
    for (const name of list.replace(/\n/g, '').split('|')) {
      const words = name.split(/[\s.-]/)
      add(words[0], flag)
      places.add(words.join(' '))
    }
  }
  add(months, is.month)
  add(shyMonths, is.shy)
  add(weekdays, is.weekday)
  add(streetSuffixes, is.suffix)
  add(foreignSuffixes, is.suffix)
  add(weakSuffixes, is.weakSuffix)
  add(streetHeads, is.head)
  add(weakHeads, is.weakHead)
  add(unitWords, is.unit)
  add(boxWords, is.box)
  addPlaces(countries, is.country)
  addPlaces(regions, is.region)
  add(regionCodes.toLowerCase(), is.region)
  add(salutations, is.salutation)
  add(demonyms, is.nation)
  add(plurals(demonyms), is.nation)
  add(`${religions} ${plurals(religions)} ${politics} ${plurals(politics)}`, is.creed)
  add(languages, is.language)
  add(notPeople, is.thing)
  add(occupations, is.job)
  add(particles, is.particle)
  add(birthWords, is.birth)
  add(yearWords, is.year)
  add(ageWords, is.age)
  add(zipWords, is.zip)
  add(recordWords, is.record)
  add('apo fpo dpo', is.military)
  add(placeWords, is.place)
  add(stopWords, is.stop)
  add(directions, is.direction)
  const setOf = (list: string) => new Set(list.split(/\s+/))
  return {
    rows,
    lookUp: (word) => flags.get(word.toLowerCase()) ?? 0,
    places,
    longestPlace: 4,
    codes: setOf(regionCodes),
    foreign: setOf(`${foreignSuffixes} ${laterSuffixes}`),
    endings: streetEndings.split(/\s+/),
    weakEndings: weakEndings.split(/\s+/),
    dotted: setOf(dottedSalutations),
    weakTitles: setOf(weakSalutations),
  }
}

function plurals(list: string): string {
  return list
    .split(/\s+/)
    .filter((word) => !/(?:sh|ch|ese|man|s)$/.test(word))
    .map((word) => `${word}s`)
    .join(' ')
}
