import type { Draws } from '../../src/transform/random.js'
import { kinds } from '../../transforms/anonymize/recognizers/name-tagger/tags.js'
import { bend, capital, makeAcronym, makeDate, makeNumber, makeWord, pick } from './draw-words.js'
import type { Locale } from './names-by-locale.js'
import {
  endings,
  jobs,
  orgFrames,
  orgTails,
  particles,
  streetFrames,
  streetWords,
} from './slot-lists.data.js'
import { organisations, titles } from './word-lists.data.js'

/** What slots are filled from. */
export interface Fillings {
  locales: readonly Locale[]
  /** With how many people live there, so that large cities come often. */
  cities: readonly { name: string; population: number }[]
  countries: readonly string[]
  nationalities: readonly string[]
  words: readonly string[]
}

/** Where a slot stands: in a text of a language, filled from all there is. */
export interface SlotPlace extends Fillings {
  /** Languages with a list of cities. */
  placed: readonly Locale[]
  locale: Locale
}

/** What a slot becomes, and the kind of name that it is, where it is one. */
export interface Filled {
  text: string
  /** A place in {@link kinds}. */
  kind: number | undefined
}

type FillSlot = (draws: Draws, place: SlotPlace) => string

/** The slots of templates that hold names. */
const nameSlots: Readonly<Record<string, readonly [kind: (typeof kinds)[number], fill: FillSlot]>> = {
  p: ['PERSON', makePerson],
  g: ['PERSON', makeGiven],
  f: ['PERSON', makeFamily],
  c: ['LOCATION', pickCity],
  s: [
    'LOCATION',
    (draws, { locale, placed }) => pick(draws, locale.states.length > 0 ? locale.states : placed[0].cities),
  ],
  k: ['LOCATION', (draws, { countries }) => pick(draws, countries)],
  o: ['ORGANIZATION', makeOrganisation],
}

/** Those that hold something else; a slot of another name holds a word. */
const otherSlots: Readonly<Record<string, FillSlot>> = {
  t: makeTitle,
  street: (draws, place) => fillFrame(draws, pick(draws, streetFrames), place),
  S: (draws) => pick(draws, streetWords),
  A: makeAcronym,
  y: makeWord,
  n: (draws) => makeNumber(draws, 1 + draws.below(4)),
  d: makeDate,
  ph: (draws) => `555-01${makeNumber(draws, 2).padStart(2, '0')}`,
  em: (draws, { words }) => `${pick(draws, words)}@example.com`,
  nat: (draws, { nationalities }) => pick(draws, nationalities),
  job: (draws) => pick(draws, jobs),
  W: (draws, { words }) => capital(pick(draws, words)),
  x: (draws) => capital(makeWord(draws)) + pick(draws, endings),
}

/** Fills the slot of that name. */
export function fillSlot(draws: Draws, name: string, place: SlotPlace): Filled {
  const named = Object.hasOwn(nameSlots, name) ? nameSlots[name] : undefined
  if (named !== undefined) return { text: named[1](draws, place), kind: kinds.indexOf(named[0]) }
  const fill = Object.hasOwn(otherSlots, name) ? otherSlots[name] : undefined
  return { text: fill === undefined ? pick(draws, place.words) : fill(draws, place), kind: undefined }
}

/** A frame with its slots filled, as one text. */
function fillFrame(draws: Draws, frame: string, place: SlotPlace): string {
  return frame.replace(/\{(\w+)\}/g, (_, slot: string) => fillSlot(draws, slot, place).text)
}

function makeGiven(draws: Draws, { locale }: SlotPlace): string {
  return bend(draws, pick(draws, locale.given))
}

function makeFamily(draws: Draws, { locale }: SlotPlace): string {
  const name = bend(draws, pick(draws, locale.family))
  if (draws.chance(0.03)) return `${name}-${pick(draws, locale.family)}`
  if (draws.chance(0.03)) return `${pick(draws, particles)} ${name}`
  if (draws.chance(0.02)) return `${pick(draws, ["O'", 'O’', "D'", 'Mc', 'Mac', "L'"])}${name}`
  return name
}

function makePerson(draws: Draws, place: SlotPlace): string {
  const { locale } = place
  const roll = draws.unit()
  const first = makeGiven(draws, place)
  const last = makeFamily(draws, place)
  const initial = (name: string) => name.slice(0, 1)
  if (roll < 0.5) return `${first} ${last}`
  if (roll < 0.64)
    return `${first} ${initial(pick(draws, locale.given))}${draws.chance(0.7) ? '.' : ''} ${last}`
  if (roll < 0.69) return `${initial(first)}. ${last}`
  if (roll < 0.71) return `${initial(first)}.${draws.chance(0.5) ? ' ' : ''}${initial(last)}. ${last}`
  if (roll < 0.76) return `${first} ${pick(draws, locale.given)} ${last}`
  if (roll < 0.79) return `${first} ${last} ${pick(draws, locale.family)}`
  if (roll < 0.82) return `${last} ${first}`
  return roll < 0.92 ? first : last
}

/** A city of the language, of another one or of the world, where the largest of several is taken. */
function pickCity(draws: Draws, { locale, placed, cities }: SlotPlace): string {
  const roll = draws.unit()
  if (roll < 0.3 && locale.cities.length > 0) return pick(draws, locale.cities)
  if (roll < 0.45) return pick(draws, pick(draws, placed).cities)
  let best = pick(draws, cities)
  for (let i = 0; i < (roll < 0.75 ? 5 : 1); i++) {
    const other = pick(draws, cities)
    if (other.population > best.population) best = other
  }
  return best.name
}

function makeTitle(draws: Draws): string {
  return draws.chance(0.8)
    ? pick(draws, ['Mr.', 'Mrs.', 'Ms.', 'Dr.', 'Mr', 'Mrs', 'Dr', 'Prof.', 'Miss', 'Sir'])
    : capital(pick(draws, titles))
}

function makeOrganisation(draws: Draws, place: SlotPlace): string {
  const { locale, words } = place
  const roll = draws.unit()
  if (roll < 0.12) {
    const name = pick(draws, organisations)
    return name.length < 5 && draws.chance(0.6) ? name.toUpperCase() : capital(name)
  }
  if (roll < 0.3) return fillFrame(draws, pick(draws, orgFrames), place)
  const isLegal = locale.legal.length > 0 && draws.chance(0.3)
  const tail = pick(draws, isLegal ? locale.legal : orgTails)
  const word = () => capital(pick(draws, words))
  if (roll < 0.5) return inventName(draws, words)
  if (roll < 0.62) return `${inventName(draws, words)} ${tail}`
  if (roll < 0.72) return `${word()} ${word()}`
  if (roll < 0.8) return `${word()} ${word()} ${tail}`
  if (roll < 0.9) return `${makeFamily(draws, place)} ${tail}`
  return makeAcronym(draws)
}

/** The name of a company that no list knows, in one word. */
function inventName(draws: Draws, words: readonly string[]): string {
  if (draws.chance(0.5)) return capital(makeWord(draws)) + (draws.chance(0.5) ? pick(draws, endings) : '')
  const name = capital(pick(draws, words))
  if (draws.chance(0.6)) return name + pick(draws, endings)
  return draws.chance(0.5) ? name + capital(pick(draws, words)) : name
}
