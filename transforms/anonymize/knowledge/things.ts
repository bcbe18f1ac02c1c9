import type { Refuse } from '../detect/detector.js'
import { person } from '../entities/names.js'
import { nameKey, wordsOf } from './name-key.js'
import { type LookUpName, nameFacts } from './name-table.js'
import {
  afterEponym,
  afterForeignEponym,
  chineseEponym,
  productContext,
  speciesContext,
  weakProducts,
} from './things.data.js'

/** Why a name is none of a person, as `--explain` says it. */
const reasons = {
  thing: 'name of a product, a work or another thing',
  place: 'name of a place',
  eponym: 'what is named after a person',
}

const ofPeople = nameFacts.given | nameFacts.family | nameFacts.alone
const han = /\p{Script=Han}/u
/** How far a name of a place may reach beyond what was taken for a person: 里约热内 of 里约热内卢. */
const mostCut = 3
/** How far a phrase that begins with a name is read, in UTF-16 units, as the next ones. */
const longestPhrase = 48
/** How far words that tell a product from a person of the same name may stand. */
const nearby = 60
/** Up to three words behind a name, on its line. */
const followingWords = /^(?:['’]s?)?(?:[ -][\p{L}\p{N}]+){1,3}/u

/**
 * Says which names are none of persons: places, products, works, and what is named after a person, such as a
 * theorem, a prize or a disease. Holds whoever's names are looked for.
 */
export function openThings(lookUp: LookUpName): Refuse {
  return (text, { entity, start, end }) => {
    if (entity !== person.name) return undefined
    const name = text.slice(start, end)
    if (han.test(name)) return reasonOfHan(text, start, end)
    const known = reasonOf(lookUp(nameKey(name))) ?? reasonOfPhrase(text, start, end)
    if (known !== undefined) return known
    if (isEponym(text, start, end)) return reasons.eponym
    if (isSpecies(text, start, end)) return reasons.thing
    return isProduct(text, { start, end }) ? reasons.thing : undefined
  }

  /** For what begins as the name does and goes on: "Parkinson's disease", "Eiffel Tower", "Murphy's law". */
  function reasonOfPhrase(text: string, start: number, end: number): string | undefined {
    const behind = followingWords.exec(text.slice(end, end + longestPhrase))?.[0] ?? ''
    for (const { index, 0: word } of behind.matchAll(/[\p{L}\p{N}]+/gu)) {
      const reason = reasonOf(lookUp(nameKey(text.slice(start, end + index + word.length))))
      if (reason !== undefined) return reason
    }
    return undefined
  }

  function reasonOfHan(text: string, start: number, end: number): string | undefined {
    for (let from = start; from >= Math.max(0, start - mostCut); from--)
      for (let to = end; to <= Math.min(text.length, end + mostCut); to++) {
        const facts = lookUp(nameKey(text.slice(from, to)))
        const reason = (facts & nameFacts.whole) === 0 ? reasonOf(facts) : undefined
        if (reason !== undefined) return reason
      }
    return chineseEponym.test(text.slice(end, end + 8)) ? reasons.eponym : undefined
  }

  /** "Boltzmann constant", "Nobel Peace Prize", "Kolmogorov-Smirnov test"; but not "Maria tests". */
  function isEponym(text: string, start: number, end: number): boolean {
    const behind = text.slice(end, end + longestPhrase)
    if (afterEponym.test(behind)) return true
    if (!afterForeignEponym.test(behind)) return false
    return wordsOf(text.slice(start, end)).every((word) => (lookUp(word) & nameFacts.given) === 0)
  }

  /** "Siri" and "Ruby" are also names: beside words of computing they are none. */
  function isProduct(text: string, { start, end }: { start: number; end: number }): boolean {
    const name = text.slice(start, end).toLowerCase()
    if (!weakProducts.has(name)) return false
    const around = `${text.slice(Math.max(0, start - nearby), start)} ${text.slice(end, end + nearby)}`
    return productContext.test(around) || (lookUp(name) & ofPeople) === 0
  }
}

/** "Rosa canina": a capital, then a Latin ending, where the text speaks of kinds of animals or plants. */
function isSpecies(text: string, start: number, end: number): boolean {
  if (!/^\p{Lu}\p{Ll}+(?: \p{Ll}+(?:us|um|is|a|ae|ii?|ens))?$/u.test(text.slice(start, end))) return false
  return speciesContext.test(text.slice(Math.max(0, start - nearby), end + nearby))
}

function reasonOf(facts: number): string | undefined {
  if ((facts & nameFacts.thing) !== 0) return reasons.thing
  return (facts & nameFacts.place) !== 0 ? reasons.place : undefined
}
