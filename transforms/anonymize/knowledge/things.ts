import { allMatches } from '../../../src/text/match-at.js'
import type { Refuse } from '../detect/judge.js'
import { person } from '../entities/names.js'
import { openChineseThings } from './chinese-things.js'
import { mayBeEponym } from './eponym-words.js'
import { ordinaryNames, placesAlike } from './ordinary-names.data.js'
import { nameKey } from './tables/name-key.js'
import { type LookUpName, nameFacts } from './tables/name-table.js'
import { type Named, openPhrases } from './thing-phrases.js'
import { reasonOf, reasons } from './thing-reasons.js'
import {
  afterEponym,
  afterForeignEponym,
  astronomy,
  beforePlace,
  beforeTool,
  beginsDefinition,
  besideTool,
  celestial,
  definition,
  eponymWords,
  foreignEponymWords,
  kindBefore,
  kinds,
  manyKinds,
  namedCompanies,
  ownedEponym,
  pinyinVowel,
  productContext,
  releaseContext,
  speciesContext,
  thingNouns,
  tonedVowel,
  weakProducts,
  worldWords,
} from './things.data.js'

const ofPeople = nameFacts.given | nameFacts.family | nameFacts.alone
const han = /\p{Script=Han}/u
/** How far what stands beside a name is read, in UTF-16 units. */
const longestPhrase = 48
/** How far words that tell a product from a person of the same name may stand. */
const nearby = 60
/** What stands behind a name that another word follows. */
const goesOn = /[ '’–—-]/

/** A name in Latin letters, and what is known of its words. */
interface ReadName extends Named {
  name: string
  isGiven: boolean
  isCommon: boolean
  mayBeSpecies: boolean
}

/**
 * Says which names are none of persons: places, products, works, and what is named after a person, such as a
 * theorem, a prize or a disease. Holds whoever's names are looked for.
 */
export function openThings(lookUp: LookUpName): Refuse {
  const reasonOfHan = openChineseThings(lookUp)
  const reasonOfPhrase = openPhrases(lookUp)
  const read = remember((name) => {
    const key = nameKey(name)
    const words = key.split(' ')
    const isGiven = words.some((word) => hasFact(word, nameFacts.given))
    const isCommon = isGiven || words.some((word) => hasFact(word, nameFacts.family))
    return {
      key,
      isHan: han.test(name),
      isGiven,
      isCommon,
      mayBeSpecies: speciesForm.test(name),
      known: landform.test(name) ? reasons.place : reasonOf(lookUp(key)),
    }
  })
  return (text, { entity, start, end }) => {
    if (entity !== person.name) return undefined
    const name = text.slice(start, end)
    const { key, isHan, known, isGiven, isCommon, mayBeSpecies } = read(name)
    if (isHan) return reasonOfHan(text, start, end)
    return known ?? reasonOfLatin(text, { name, key, isGiven, isCommon, mayBeSpecies, start, end })
  }

  function reasonOfLatin(text: string, read: ReadName): string | undefined {
    const { name, key, isGiven, isCommon, mayBeSpecies, start, end } = read
    if (namedCompanies.has(key) || isPinyin(text, start, end)) return reasons.thing
    if (worldWords.has(key) && !titleBefore.test(text.slice(Math.max(0, start - 8), start)))
      return reasons.thing
    if (endsAsThing(name) || cultivar.test(name) || titleWord.test(name)) return reasons.thing
    if (isColumn(text, start, end) || isVersioned(text, { key, start, end })) return reasons.thing
    const longer = reasonOfPhrase(text, { key, start, end })
    if (longer !== undefined) return longer
    // "Boltzmann constant", "Kolmogorov-Smirnov test"; but not "Maria tests".
    const goesFurther = goesOn.test(text[end] ?? '')
    if (goesFurther && isEponym(text.slice(end, end + longestPhrase), isGiven)) return reasons.eponym
    if (mayBeSpecies && speciesContext.test(text.slice(Math.max(0, start - nearby), end + nearby)))
      return reasons.thing
    if (isProduct(text, { key, start, end })) return reasons.thing
    if (isDish(text, start) || isOfKind(text, start) || isInTitle(text, start, end)) return reasons.thing
    if ((!isCommon || ordinaryNames.has(key)) && isDefined(text, start, end)) return reasons.thing
    if (isNamesake(text, { key, start, end })) return reasons.place
    const isThing = isCitedCase(text, start, end) || isCelestial(text, { key, start, end })
    return isThing ? reasons.thing : undefined
  }

  /** "Siri" and "Ruby" are also names: beside words of computing they are none. */
  function isProduct(text: string, { key, start, end }: Named): boolean {
    if (!weakProducts.has(key)) return false
    const around = `${text.slice(Math.max(0, start - nearby), start)} ${text.slice(end, end + nearby)}`
    const isUsed = beforeTool.test(text.slice(Math.max(0, start - nearby), start)) && besideTool.test(around)
    return isUsed || productContext.test(around) || !hasFact(key, ofPeople)
  }

  function hasFact(key: string, fact: number): boolean {
    return (lookUp(key) & fact) !== 0
  }
}

/**
 * Words of a lesson in pinyin, which taggers take for foreign names: "huì dài lái yīxiē". A name is told in a few such
 * words, or with a capital each.
 */
function isPinyin(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end)
  if (!tonedVowel.test(name) || name.split(/[ -]/).every((word) => /^\p{Lu}/u.test(word))) return false
  const around = text.slice(Math.max(0, start - nearby), end + nearby)
  const toned = around.split(/[^\p{L}]/u).filter((word) => tonedVowel.test(word))
  return pinyinVowel.test(around) && toned.length > 3
}

/** "Jackson 2.15.2" anywhere, "Jackson 2.15" beside words of computing, and "Sommer2024", which is no name. */
const versionBehind = /^(?:[ @:/-]?v?\d{1,3}(?:\.\d{1,5}){2,4}|[ @]v\d{1,3}(?:\.\d{1,5})?)(?![\w%:/-]|\.\d)/
const shortVersionBehind =
  /^ \d{1,2}\.\d{1,3}(?:\.x)?(?![\w%:/-]|\.\d| ?(?:[ap]\.?m\b|h\b|hours?|uhr|%|points?|stars?|km|miles?|kg|m\b|s\b|sec))/i
const gluedBehind = /^\d{2,}/

function isVersioned(text: string, { key, start, end }: Named): boolean {
  if (key.includes(' ')) return false
  const behind = text.slice(end, end + 24)
  if (gluedBehind.test(behind) || versionBehind.test(behind)) return true
  if (!shortVersionBehind.test(behind)) return false
  const around = `${text.slice(Math.max(0, start - nearby), start)} ${text.slice(end, end + nearby)}`
  return productContext.test(around) || releaseContext.test(around)
}

/** Whether what stands right behind a name says that something is named after it. */
function isEponym(behind: string, isGiven: boolean): boolean {
  const first = behind[0]
  if (first === "'" || first === '’') return ownedEponym.test(behind)
  if (mayBeEponym(behind, eponymWords) && afterEponym.test(behind)) return true
  return !isGiven && mayBeEponym(behind, foreignEponymWords) && afterForeignEponym.test(behind)
}

/** What the text says that it is, where no word of it is a common name: "Raksha Bandhan: a Hindu festival that". */
function isDefined(text: string, start: number, end: number): boolean {
  const behind = text.slice(end, end + 2 * longestPhrase)
  if (beginsDefinition.test(behind) && definition.test(behind)) return true
  return text[start - 1] === ' ' && kindBefore.test(text.slice(Math.max(0, start - longestPhrase), start))
}

/** "A recipe for chana masala": in small letters nobody is cooked. */
function isDish(text: string, start: number): boolean {
  return /\p{Ll}/u.test(text[start] ?? '') && recipe.test(text.slice(Math.max(0, start - nearby), start))
}

const recipe =
  /\b(?:recipes? for|how to (?:cook|make|bake)|(?:cook|make)s?|dish(?:es)? (?:called|like|such as))(?: an?| the| some)? $/i

/** Whether a name stands among the members of a kind of things: "languages such as Mooré, Dyula and Fulfulde". */
function isOfKind(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 2 * longestPhrase), start)
  const cue = [...allMatches(kinds, before)].at(-1)
  if (cue === undefined) return false
  const between = before.slice(cue.index + cue[0].length).replace(/["“*]$/, '')
  return between === '' || (joined.test(between) && between.split(/[ ,]+/).every(isPartOfList))
}

const joined = /(?:,|, and|, or| and| or) $/

function isPartOfList(word: string): boolean {
  return word === '' || word === 'and' || word === 'or' || /^\p{Lu}/u.test(word)
}

/** "Lucy in the Sky with Diamonds": a name that begins a title in quotes, of words with capitals and small ones between them. */
const titleBehind = /^ [^"”.?!\n]{4,72}["”]/
const smallWord = /^(?:in|of|the|and|with|on|at|to|for|a|an|from)$/

function isInTitle(text: string, start: number, end: number): boolean {
  if (text[start - 1] !== '"' && text[start - 1] !== '“') return false
  const words =
    titleBehind
      .exec(text.slice(end, end + 2 * longestPhrase))?.[0]
      .slice(1, -1)
      .split(' ') ?? []
  const small = words.filter((word) => smallWord.test(word)).length
  return (
    small > 0 && words.length > small && words.every((word) => smallWord.test(word) || /^\p{Lu}/u.test(word))
  )
}

/** Mr Islam is somebody. */
const titleBefore = /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Md)\.? $/

/** "Morrison Formation": two words at least, the last of which is a noun for things. */
function endsAsThing(name: string): boolean {
  const last = / (\p{Lu}\p{L}+)\.?$/u.exec(name)?.[1]
  return last !== undefined && thingNouns.has(last.toLowerCase())
}

/** "Sexier Than Paul": words of a headline or a title, each with a capital, one of which no name has. */
const titleWord =
  / (?:Than|Gets?|Is|Are|Was|Were|From|With|Without|Not|How|Why|What|When|Where|Has|Have|Does|Into|Over|Under|Against|About|Your?|My|Our|Their|His|Her|Its?)(?: |$)/

function isColumn(text: string, start: number, end: number): boolean {
  return text[start - 1] === '(' && columnBehind.test(text.slice(end, end + 20))
}

/** What a column of a table holds, in brackets behind its name: "name (Unique, Varchar)". */
const columnBehind =
  /^, ?(?:varchar|n?char|text|integer|bigint|int|boolean|datetime|timestamp|date|decimal|float|double|primary key|foreign key|not null|auto.?increment)\b/i

/** "Rosa 'Peace: the name of a breed stands in quotes behind that of its kind. */
const cultivar = /^\p{Lu}\p{Ll}+ ['‘]\p{Lu}/u

/** "Rosa canina": a capital, then a Latin ending, where the text speaks of kinds of animals or plants. */
const speciesForm = /^\p{Lu}\p{Ll}+(?:us|um|is|a|ae|ii?|ens)(?: \p{Ll}+(?:us|um|is|a|ae|ii?|ens))?$/u

/** "Neptune" and "Ceres" are also names: beside words of astronomy they are none. */
function isCelestial(text: string, { key, start, end }: Named): boolean {
  if (!celestial.has(key)) return false
  return astronomy.test(
    `${text.slice(Math.max(0, start - 2 * nearby), start)} ${text.slice(end, end + 2 * nearby)}`,
  )
}

/** "Mount Kosciuszko", "Lake Eyre". */
const landform =
  /^(?:Mount|Mt\.?|Lake|Cape|Fort|Isle of|Cabo|Monte|Museo|Musée|Museu|Palazzo|Palacio|Château|Teatro|Théâtre|Plaza|Piazza|Rue|Avenida|Calle) \p{Lu}/u

/** "Visit Charlotte", "Ruby and Jade are gems": what a word is where it is somebody's name as well. */
function isNamesake(text: string, { key, start, end }: Named): boolean {
  if (placesAlike.has(key) && beforePlace.test(text.slice(Math.max(0, start - longestPhrase), start)))
    return true
  if (!placesAlike.has(key) && !ordinaryNames.has(key) && !weakProducts.has(key)) return false
  return /[, ]/.test(text[end] ?? '') && isOneOfMany(text.slice(end, end + 2 * longestPhrase))
}

/** Whether other words with a capital may stand between, and then what all of them are. */
function isOneOfMany(behind: string): boolean {
  const at = behind.indexOf(' are ')
  if (at === -1 || !behind.slice(0, at).split(/[ ,]+/).every(isPartOfList)) return false
  const said = behind.slice(at + 5).split(/(?=[.,;:!?\n])/, 1)[0]
  return said.split(' ', 6).some((word) => manyKinds.has(word))
}

/** "Donoghue v Stevenson [1932]": a case that is cited. */
const againstBehind = /^ v(?:s?\.)? \p{Lu}[^\n]{1,40}?[[(]?(?:1[89]|20)\d\d[\])]/u
const againstBefore = / v(?:s?\.)? $/
const yearBehind = /^[^\n;]{0,12}[[(](?:1[89]|20)\d\d[\])]/

function isCitedCase(text: string, start: number, end: number): boolean {
  if (text[end] === ' ' && text[end + 1] === 'v') return againstBehind.test(text.slice(end, end + 64))
  if (text[start - 1] !== ' ' || !againstBefore.test(text.slice(Math.max(0, start - 5), start))) return false
  return yearBehind.test(text.slice(end, end + 20))
}

/** How many names are remembered at most. */
const mostRemembered = 4096

/** Reads each name once, while not too many others were read: the same few stand in a text again and again. */
function remember<T>(read: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>()
  return (name) => {
    let value = known.get(name)
    if (value === undefined) {
      if (known.size === mostRemembered) known.clear()
      value = read(name)
      known.set(name, value)
    }
    return value
  }
}
