import type { Draws } from '../../src/transform/random.js'
import type { Sample } from '../train-names/conll.js'
import { bend, capital, makeAcronym, makeNumber, pick } from '../train-names/draw-words.js'
import type { Locale } from '../train-names/names-by-locale.js'
import { inflect } from './inflect.js'
import { foreignGiven, organisationFrames, templates } from './templates.data.js'

/** What slots of templates are filled from, for one language. */
export interface Fillings {
  language: string
  /** The locales of the language first, then others whose people are met in its texts. */
  own: readonly Locale[]
  foreign: readonly Locale[]
  cities: readonly string[]
  countries: readonly string[]
  roles: readonly string[]
  /** Frequent words, and sentences without a name. */
  words: readonly string[]
  prose: readonly string[]
}

const person = 0
const kinds: Readonly<Record<string, number>> = { p: person, g: person, f: person, c: 1, k: 1, o: 2 }

/** A text of one to three sentences from the templates and the prose of a language. */
export function makeText(draws: Draws, fillings: Fillings): Sample {
  const sample: Sample = { text: '', spans: [] }
  for (let count = 1 + draws.below(3); count > 0; count--) {
    if (sample.text !== '') sample.text += draws.chance(0.7) ? ' ' : '\n'
    if (fillings.prose.length > 0 && draws.chance(0.25)) sample.text += pick(draws, fillings.prose)
    else fill(sample, pick(draws, templates[fillings.language]), { draws, fillings })
  }
  return sample
}

interface Making {
  draws: Draws
  fillings: Fillings
}

function fill(sample: Sample, template: string, making: Making): void {
  let from = 0
  for (const { 0: slot, 1: name, index } of template.matchAll(/\{(\w+)\}/g)) {
    sample.text += template.slice(from, index)
    const start = sample.text.length
    sample.text += slotText(name, making)
    const kind = kinds[name.charAt(0)]
    const goesOn = name === 'pat'
    const last = sample.spans.at(-1)
    if (goesOn && last !== undefined) last.end = sample.text.length
    else if (kind !== undefined) sample.spans.push({ start, end: sample.text.length, kind })
    from = index + slot.length
  }
  sample.text += template.slice(from)
}

function slotText(name: string, making: Making): string {
  const { draws, fillings } = making
  const { language, words, roles, cities, countries } = fillings
  switch (name) {
    case 'p':
    case 'p2':
      return makePerson(making, name === 'p2')
    case 'g':
    case 'g2':
      return inCase(making, givenName(making, isForeign(draws)), name === 'g2')
    case 'f':
    case 'f2':
      return inCase(making, familyName(making, isForeign(draws)), name === 'f2')
    case 'pat':
      return pick(draws, patronymics)
    case 'c':
      return pick(draws, cities)
    case 'k':
      return pick(draws, countries)
    case 'o':
      return pick(draws, organisationFrames[language]).replace(/\{(\w)\}/g, (_, part) =>
        slotText(part, making),
      )
    case 'A':
      return makeAcronym(draws)
    case 'r':
      return language === 'de' ? capital(pick(draws, roles)) : pick(draws, roles)
    case 'n':
      return makeNumber(draws, 1 + draws.below(4))
    case 'W':
      return capital(pick(draws, words))
    default:
      return pick(draws, words)
  }
}

const patronymics =
  'Иванович Петрович Сергеевич Николаевич Александрович Михайлович Викторович Ильич Ивановна Петровна Сергеевна Николаевна Александровна Михайловна Викторовна'.split(
    ' ',
  )
const particles: Readonly<Record<string, readonly string[]>> = {
  de: ['von', 'von der', 'zu'],
  fr: ['de', 'Le', 'de La', 'du'],
  es: ['de', 'de la', 'del'],
  it: ['De', 'Di', 'De Luca', 'Della'],
  pt: ['de', 'da', 'dos', 'do'],
  nl: ['van', 'van der', 'de', 'van den', 'ten'],
}

function isForeign(draws: Draws): boolean {
  return draws.chance(0.25)
}

function makePerson(making: Making, isOblique: boolean): string {
  const { draws, fillings } = making
  const foreign = isForeign(draws)
  let given = inCase(making, givenName(making, foreign), isOblique)
  let family = inCase(making, familyName(making, foreign), isOblique)
  const roll = draws.unit()
  if (roll < 0.06) given = `${given} ${givenName(making, foreign)}`
  else if (roll < 0.1) given = `${given}-${givenName(making, foreign)}`
  else if (roll < 0.14) given = `${given.charAt(0)}.`
  else if (roll < 0.17)
    given = `${given} ${pick(draws, fillings.own).given.length > 0 ? givenName(making, false).charAt(0) : 'M'}.`
  else if (roll < 0.21 && fillings.language === 'ru') given = `${given} ${pick(draws, patronymics)}`
  if (draws.chance(0.07)) family = `${family}-${familyName(making, false)}`
  const own = particles[fillings.language] ?? []
  if (own.length > 0 && draws.chance(0.08)) family = `${pick(draws, own)} ${family}`
  if ((fillings.language === 'es' || fillings.language === 'pt') && draws.chance(0.35))
    family = `${family} ${draws.chance(0.2) ? `${pick(draws, own)} ` : ''}${familyName(making, false)}`
  const name = `${given} ${family}`
  const upper = name.toUpperCase()
  return draws.chance(0.04) && upper.length === name.length ? upper : name
}

function givenName({ draws, fillings }: Making, foreign: boolean): string {
  const isRussian = fillings.language === 'ru'
  if (foreign && isRussian) return pick(draws, foreignGiven)
  return pick(draws, pick(draws, foreign ? fillings.foreign : fillings.own).given)
}

/** Family names are an open class: some are words, some invented. */
function familyName({ draws, fillings }: Making, foreign: boolean): string {
  const { language, words, own } = fillings
  if (language === 'ru' && foreign) return invent(draws, words)
  const name = pick(draws, pick(draws, foreign ? fillings.foreign : own).family)
  const roll = draws.unit()
  if (roll < 0.12) return invent(draws, words)
  if (roll < 0.2) return capital(pick(draws, words))
  return bend(draws, bend(draws, name))
}

/** The beginning of one word and the end of another. */
function invent(draws: Draws, words: readonly string[]): string {
  const head = pick(draws, words).slice(0, 2 + draws.below(3))
  const tail = pick(draws, words).slice(-(2 + draws.below(3)))
  return capital(head + tail)
}

function inCase({ draws, fillings }: Making, name: string, isOblique: boolean): string {
  if (!isOblique) return name
  const forms = inflect(name, fillings.language)
  return forms[draws.below(forms.length)]
}
