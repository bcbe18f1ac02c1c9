import type { Draws } from '../../src/transform/random.js'
import type { Sample } from './conll.js'
import type { Locale } from './names-by-locale.js'
import { englishTemplates, otherTemplates, plainTemplates } from './templates.data.js'
import { organisations, titles } from './word-lists.data.js'

/** What slots are filled from. */
export interface Fillings {
  locales: readonly Locale[]
  /** With how many people live there, so that large cities come often. */
  cities: readonly { name: string; population: number }[]
  countries: readonly string[]
  nationalities: readonly string[]
  words: readonly string[]
  prose: readonly string[]
}

/** A maker of annotated texts. */
export type Fill = (draws: Draws) => Sample

const jobs = (
  'engineer,nurse,teacher,account manager,CEO,Head of Sales,accountant,software developer,chief economist,writer,' +
  'footballer,Managing Director,professor,lawyer,Vice President,director,minister,plumber,singer,Marketing Manager'
).split(',')
const streetFrames =
  '{n} {f} {S},{n} {W} {S},{n} {f} {S},{f}straat {n},{f}straße {n},{f}gata {n},{f}vej {n},{W} {S} {n},ul. {f} {n},ul. {p} {n},{p} u. {n}.,{f} utca {n},Rua {p} {n},Rua {f} {n},Via {p} {n},Via {f} {n},Calle {f} {n},C/ {p} {n},Avda. {p} {n},Av. {f} {n},rue {p} {n},rue de {c} {n},{f} Road {n},{n} {n} {f} {S},P.O. Box {n},Unit {n} {f} {S},{n} {c} {S}'.split(
    ',',
  )
const streetWords =
  'Street,St,Road,Rd,Avenue,Ave,Ave.,Lane,Drive,Dr,Boulevard,Blvd,Way,Court,Square,Squares,Crescent,Terrace,Parks,Hill,Hills,Isle,Union,Rapids,Crossroad,Turnpike,Point,Route,Coves,Grove,Close,Place,Parkway,Trail,Gardens,Bridge,Station,Springs,Mews,Alley,Circle,Plaza,Walk'.split(
    ',',
  )
const orgTails =
  'Inc,Ltd,LLC,Corp,GmbH,AG,& Co,Group,Holdings,Bank,Partners,Systems,Labs,Media,Foods,Airlines,Motors'.split(
    ',',
  )
const orgFrames =
  'University of {c},{c} University,Bank of {c},{c} Hospital,{c} United,{c} City Council,Institute of {W},Ministry of {W},{nat} Red Cross,{W} Foundation,The {W} Group,{W} & {W},{c} {W} Club,Department of {W},{c} Symphony Orchestra,{f} & Sons,{f} and {f},{f} Brothers,{f}-{f},{f} {f} and {f},{f} Consulting,{f} Law Firm,{f} Foundation,National {W} Association,{W} Workers Union,Royal {W} Society,{nat} {W} Party,{c} Times,{k} Airlines'.split(
    ',',
  )
const particles = 'de,van,von,de la,van der,di,al,bin,da,dos,del,El,Le,Mac,ten,af'.split(',')
const acronymLetters = 'ABCDEFGHIKLMNOPRST'.split('')
const months = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(
  ',',
)
const consonants = 'b,br,c,cl,d,dr,f,g,gr,h,k,l,m,n,p,ph,qu,r,s,st,t,tr,v,x,z,nt,ll,sk'.split(',')
const vowels = 'a,e,i,o,u,ia,eo,ee,y'.split(',')
const endings =
  'ly,ify,ix,on,io,tech,soft,net,gen,era,is,ex,bit,ware,media,pay,cast,box,hub,lab,works,ics,ora,ium'.split(
    ',',
  )

/** A maker of texts from the templates and the prose, with noise of case. */
export function openFill(fillings: Fillings): Fill {
  const { locales, cities, countries, nationalities, words, prose } = fillings
  const named = locales.filter(({ given, family }) => given.length > 5 && family.length > 5)
  const english = named.filter(({ key }) => key.startsWith('en') || key === 'english')
  const placed = locales.filter((locale) => locale.cities.length > 30)
  const pick = <T>(draws: Draws, list: readonly T[]): T => list[Math.floor(draws.unit() * list.length)]
  const chance = (draws: Draws, share: number) => draws.unit() < share
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

  const makeWord = (draws: Draws, syllables: number): string => {
    let word = ''
    for (let i = 0; i < syllables; i++) word += pick(draws, consonants) + pick(draws, vowels)
    return chance(draws, 0.4) ? word + pick(draws, consonants).slice(0, 1) : word
  }
  /** Some names are bent, so that the tagger meets names that no list knows. */
  const bend = (draws: Draws, name: string): string => {
    if (name.length < 5 || !chance(draws, 0.12)) return name
    const at = 1 + Math.floor(draws.unit() * (name.length - 2))
    return name.slice(0, at) + pick(draws, vowels).slice(0, 1) + name.slice(at + (chance(draws, 0.5) ? 1 : 0))
  }
  const given = (draws: Draws, locale: Locale) => bend(draws, pick(draws, locale.given))
  const family = (draws: Draws, locale: Locale) => {
    const name = bend(draws, pick(draws, locale.family))
    if (chance(draws, 0.03)) return `${name}-${pick(draws, locale.family)}`
    if (chance(draws, 0.03)) return `${pick(draws, particles)} ${name}`
    if (chance(draws, 0.02)) return `${pick(draws, ["O'", 'O’', "D'", 'Mc', 'Mac', "L'"])}${name}`
    return name
  }
  const person = (draws: Draws, locale: Locale): string => {
    const roll = draws.unit()
    const first = given(draws, locale)
    const last = family(draws, locale)
    if (roll < 0.5) return `${first} ${last}`
    if (roll < 0.64)
      return `${first} ${pick(draws, locale.given).slice(0, 1)}${chance(draws, 0.7) ? '.' : ''} ${last}`
    if (roll < 0.69) return `${first.slice(0, 1)}. ${last}`
    if (roll < 0.71)
      return `${first.slice(0, 1)}.${chance(draws, 0.5) ? ' ' : ''}${last.slice(0, 1)}. ${last}`
    if (roll < 0.76) return `${first} ${pick(draws, locale.given)} ${last}`
    if (roll < 0.79) return `${first} ${last} ${pick(draws, locale.family)}`
    if (roll < 0.82) return `${last} ${first}`
    return roll < 0.92 ? first : last
  }
  const city = (draws: Draws, locale: Locale): string => {
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
  const acronym = (draws: Draws) =>
    Array.from({ length: 2 + Math.floor(draws.unit() * 3) }, () => pick(draws, acronymLetters)).join('')
  const organisation = (draws: Draws, locale: Locale, fill: (slot: string) => string): string => {
    const roll = draws.unit()
    if (roll < 0.12) {
      const name = pick(draws, organisations)
      return name.length < 5 && chance(draws, 0.6) ? name.toUpperCase() : capital(name)
    }
    if (roll < 0.3) return pick(draws, orgFrames).replace(/\{(\w+)\}/g, (_, slot) => fill(slot))
    const tail =
      locale.legal.length > 0 && chance(draws, 0.3) ? pick(draws, locale.legal) : pick(draws, orgTails)
    const invented = () =>
      chance(draws, 0.5)
        ? capital(makeWord(draws, 2)) + (chance(draws, 0.5) ? pick(draws, endings) : '')
        : capital(pick(draws, words)) +
          (chance(draws, 0.6) ? pick(draws, endings) : chance(draws, 0.5) ? capital(pick(draws, words)) : '')
    if (roll < 0.5) return invented()
    if (roll < 0.62) return `${invented()} ${tail}`
    if (roll < 0.72) return `${capital(pick(draws, words))} ${capital(pick(draws, words))}`
    if (roll < 0.8) return `${capital(pick(draws, words))} ${capital(pick(draws, words))} ${tail}`
    if (roll < 0.9) return `${family(draws, locale)} ${tail}`
    return acronym(draws)
  }

  const date = (draws: Draws) =>
    chance(draws, 0.5)
      ? `${1 + Math.floor(draws.unit() * 28)} ${pick(draws, months)} ${1950 + Math.floor(draws.unit() * 75)}`
      : chance(draws, 0.5)
        ? pick(draws, 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday'.split(','))
        : `${pick(draws, months)} ${1 + Math.floor(draws.unit() * 28)}`
  const digits = (draws: Draws, size: number) => String(Math.floor(draws.unit() * 10 ** size))

  const fillTemplate = (template: string, draws: Draws, home: Locale): Sample => {
    const slot = (name: string, locale: Locale): [string, number?] => {
      switch (name) {
        case 'p':
          return [person(draws, locale), 0]
        case 'g':
          return [given(draws, locale), 0]
        case 'f':
          return [family(draws, locale), 0]
        case 'c':
          return [city(draws, locale), 1]
        case 's':
          return [pick(draws, locale.states.length > 0 ? locale.states : placed[0].cities), 1]
        case 'k':
          return [pick(draws, countries), 1]
        case 'o':
          return [organisation(draws, locale, (inner) => slot(inner, locale)[0]), 2]
        case 't':
          return [
            chance(draws, 0.8)
              ? pick(draws, ['Mr.', 'Mrs.', 'Ms.', 'Dr.', 'Mr', 'Mrs', 'Dr', 'Prof.', 'Miss', 'Sir'])
              : capital(pick(draws, titles)),
          ]
        case 'street':
          return [pick(draws, streetFrames).replace(/\{(\w+)\}/g, (_, inner) => slot(inner, locale)[0])]
        case 'S':
          return [pick(draws, streetWords)]
        case 'A':
          return [acronym(draws)]
        case 'y':
          return [makeWord(draws, 2)]
        case 'n':
          return [digits(draws, 1 + Math.floor(draws.unit() * 4))]
        case 'd':
          return [date(draws)]
        case 'ph':
          return [`555-01${digits(draws, 2).padStart(2, '0')}`]
        case 'em':
          return [`${pick(draws, words)}@example.com`]
        case 'nat':
          return [pick(draws, nationalities)]
        case 'job':
          return [pick(draws, jobs)]
        case 'W':
          return [capital(pick(draws, words))]
        case 'x':
          return [capital(makeWord(draws, 2)) + pick(draws, endings)]
        default:
          return [pick(draws, words)]
      }
    }
    const sample: Sample = { text: '', spans: [] }
    let from = 0
    for (const { 0: tag, 1: name, index } of template.matchAll(/\{(\w+)\}/g)) {
      sample.text += template.slice(from, index)
      const locale = home.key !== 'any' ? home : pick(draws, chance(draws, 0.25) ? english : named)
      const [value, kind] = slot(name, locale)
      const start = sample.text.length
      sample.text += value
      if (kind !== undefined) sample.spans.push({ start, end: sample.text.length, kind })
      from = index + tag.length
    }
    sample.text += template.slice(from)
    return sample
  }

  const anywhere: Locale = { key: 'any', given: [], family: [], cities: [], states: [], legal: [], words: [] }
  const languages = Object.keys(otherTemplates)

  /** Now and then an unknown word, or an abbreviation, stands in plain prose. */
  const strange = (draws: Draws, sentence: string): string => {
    if (!chance(draws, 0.2)) return sentence
    const parts = sentence.split(' ')
    const at = 1 + Math.floor(draws.unit() * (parts.length - 1))
    parts[at] = chance(draws, 0.5) ? makeWord(draws, 2) : acronym(draws)
    return parts.join(' ')
  }

  const proseOf = (draws: Draws): Sample => {
    const count = 1 + Math.floor(draws.unit() * 3)
    const sentences = Array.from({ length: count }, () => capital(strange(draws, pick(draws, prose))))
    const title = chance(draws, 0.15)
      ? `${pick(draws, prose).split(' ').slice(0, 5).map(capital).join(' ')}\n`
      : ''
    return { text: `${title}${sentences.join('. ')}.`, spans: [] }
  }

  return (draws) => {
    const roll = draws.unit()
    let sample: Sample
    if (roll < 0.16) sample = proseOf(draws)
    else if (roll < 0.28) sample = fillTemplate(pick(draws, plainTemplates), draws, anywhere)
    else if (roll < 0.36) {
      const language = pick(draws, languages)
      const home = named.find(({ key }) => key === language)
      sample = fillTemplate(pick(draws, otherTemplates[language]), draws, home ?? anywhere)
    } else {
      const home = chance(draws, 0.5) ? anywhere : pick(draws, chance(draws, 0.25) ? english : named)
      sample = fillTemplate(pick(draws, englishTemplates), draws, home)
      if (chance(draws, 0.25)) sample = joinSamples(sample, proseOf(draws), chance(draws, 0.5) ? ' ' : '\n')
      if (chance(draws, 0.2))
        sample = joinSamples(sample, fillTemplate(pick(draws, englishTemplates), draws, home), ' ')
    }
    const noise = draws.unit()
    if (noise < 0.07) return { text: sameLength(sample.text, sample.text.toLowerCase()), spans: sample.spans }
    if (noise < 0.13) return { text: sameLength(sample.text, sample.text.toUpperCase()), spans: sample.spans }
    return sample
  }
}

/** One text after the other. */
export function joinSamples(a: Sample, b: Sample, between: string): Sample {
  const shift = a.text.length + between.length
  const moved = b.spans.map(({ start, end, kind }) => ({ start: start + shift, end: end + shift, kind }))
  return { text: a.text + between + b.text, spans: [...a.spans, ...moved] }
}

/** Case mappings that change the length (`ß` to `SS`) would move the spans. */
function sameLength(text: string, changed: string): string {
  return changed.length === text.length ? changed : text
}
