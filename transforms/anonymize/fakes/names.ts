import { pick, pickOther } from '../entities/definition/draw.js'
import type { FakeNames, Gender } from '../entities/definition/fake-context.js'
import { compoundSurnames } from '../recognizers/chinese-text/compound-surnames.data.js'
import type { OpenDraws } from './draws.js'
import type { FakePool } from './pools.js'

const title =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|lady|lord|rev|hon|capt|herr|frau|mme|mlle|sra?)\.?$/i
const femaleTitle = /^(?:mrs|ms|miss|madam|lady|frau|mme|mlle|sra)\.?$/i
const maleTitle = /^(?:mr|sir|lord|herr|sr)\.?$/i
const suffix = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq)\.?$/i
const particle =
  /^(?:van|von|de|da|di|del|della|der|den|la|le|las|los|bin|ibn|al|el|dos|das|du|zu|y|e|of|and)$/
const initial = /^\p{Lu}\.?$/u
const word = /[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*\.?/gu
const han = /\p{Script=Han}/u
const scripts: readonly [RegExp, readonly string[]][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, ['ja']],
  [han, ['zh', 'zh-TW', 'ja']],
  [/\p{Script=Hangul}/u, ['ko']],
  [/\p{Script=Cyrillic}/u, ['ru', 'uk']],
]
const notLatin = ['zh', 'zh-TW', 'ja', 'ko', 'ru', 'uk']
// The rest of a Chinese form of address, behind a surname.
const zhTitle =
  /(?:先生|女士|小姐|太太|夫人|老师|教授|医生|大夫|博士|主任|经理|总监|总|同学|同志|师傅|律师|护士|阿姨|叔叔|大姐|大哥|姐|哥)$/u
const zhFemale = /(?:女士|小姐|太太|夫人|阿姨|大姐|姐)$/u
const zhMale = /(?:先生|叔叔|大哥|哥)$/u

/** Fake names from the lists of some languages, the preferred first. */
export function openFakeNames(pools: readonly FakePool[], drawsOf: OpenDraws): FakeNames {
  const latin = pools.filter(({ locale }) => !notLatin.includes(locale))
  const compounds = new Set(compoundSurnames.split(' '))
  const letters = openLetters(drawsOf)
  const byLetter = openParts((name) => plainLetter(name) ?? '')
  const byLength = openParts((name) => String(name.length))
  const charactersOf = openCharacters()

  const poolOf = (text: string, list?: 'given' | 'family'): FakePool => {
    const wanted = scripts.find(([script]) => script.test(text))?.[1]
    const fitting = wanted === undefined ? latin : pools.filter(({ locale }) => wanted.includes(locale))
    const known = list && fitting.length > 1 ? fitting.find((pool) => has(pool[list].any, text)) : undefined
    return known ?? fitting[0] ?? pools[0]
  }

  const given = (text: string, known?: Gender): string => {
    const pool = poolOf(text, 'given')
    const gender = genderOf(pool.given, text) ?? known ?? 'any'
    const names = pool.given[gender].length > 1 ? pool.given[gender] : pool.given.any
    const draws = drawsOf('given', text.toLowerCase())
    const beginning = letters(pool, text)
    const begun = beginning === undefined ? names : byLetter(names, beginning)
    const drawn = pickOther(draws, begun.length > 0 ? begun : names, text) ?? text
    return inCaseOf(text, drawn)
  }

  const family = (text: string, gender?: Gender): string => {
    const pool = poolOf(text, 'family')
    const known = genderOf(pool.family, text) ?? gender
    const all = known !== undefined && pool.family[known].length > 1 ? pool.family[known] : pool.family.any
    const alike = han.test(text) ? byLength(all, String(text.length)) : all
    const names = alike.length > 1 ? alike : all
    return inCaseOf(text, pickOther(drawsOf('family', text.toLowerCase()), names, text) ?? text)
  }

  const alphabetic = (value: string): string | undefined => {
    const words = [...value.matchAll(word)].map(([text]) => text)
    const names = words.filter((text) => !title.test(text) && !suffix.test(text) && !particle.test(text))
    if (names.length === 0) return undefined
    const gender = words.some((text) => femaleTitle.test(text))
      ? 'female'
      : words.some((text) => maleTitle.test(text))
        ? 'male'
        : undefined
    const isTurned = /^[^,\s]+(?: [^,\s]+)?, /.test(value) && names.length > 1
    const last = isTurned ? 0 : names.length - 1
    const isFamily = (at: number): boolean => {
      if (names.length > 1) return at === last
      return words.length > 1 ? title.test(words[0]) : isFamilyOnly(poolOf(names[0]), names[0])
    }
    let at = -1
    return value.replace(word, (text) => {
      if (title.test(text) || suffix.test(text) || particle.test(text)) return text
      at++
      const pool = poolOf(text)
      if (initial.test(text))
        return (letters(pool, text) ?? pick(drawsOf('letter', text), [...'ABCDEFGHJKLMN'])) + text.slice(1)
      return isFamily(at) ? family(text, gender) : given(text, gender)
    })
  }

  const chinese = (kind: string, value: string): string | undefined => {
    const pool = poolOf(value)
    if (!/^(?:zh|ja)/.test(pool.locale)) {
      const draws = drawsOf(kind, value)
      return `${pick(draws, pool.given.any)} ${pick(draws, pool.family.any)}`
    }
    if (/[·・•]/.test(value)) return value.replace(/[^·・•]+/gu, (part) => chineseGiven(pool, part))
    const honour = zhTitle.exec(value)?.[0] ?? ''
    const lead = /^[小老阿](?=.)/u.exec(value)?.[0] ?? ''
    const name = value.slice(lead.length, value.length - honour.length)
    if (name === '') return undefined
    const known = zhFemale.test(honour) ? 'female' : zhMale.test(honour) ? 'male' : undefined
    const surname = surnameOf(pool, name)
    const rest = name.slice(surname.length)
    return lead + (surname && family(surname)) + (rest && chineseGiven(pool, rest, known)) + honour
  }

  const surnameOf = (pool: FakePool, name: string): string => {
    const two = name.slice(0, 2)
    if (name.length > 2 && (compounds.has(two) || has(pool.family.any, two))) return two
    if (name.length === 2 && !has(pool.family.any, name[0])) return ''
    return compounds.has(name) ? name : name.slice(0, 1)
  }

  /** As long as the name, and of the gender that the list, the title or its characters show. */
  const chineseGiven = (pool: FakePool, name: string, known?: Gender): string => {
    const gender =
      genderOf(pool.given, name) ?? known ?? genderOfCharacters(charactersOf(pool), name) ?? 'any'
    const fitting = byLength(pool.given[gender], String(name.length))
    const names = fitting.length > 1 ? fitting : pool.given.any
    return pickOther(drawsOf('given', name), names, name) ?? name
  }

  return {
    full: (kind, value) =>
      han.test(value) && !/[\p{Script=Hangul}]/u.test(value) ? chinese(kind, value) : alphabetic(value),
    given,
    family,
  }
}

/** The letter that stands for the first one of a given name: never the same, and one that many names begin with. */
function openLetters(drawsOf: OpenDraws): (pool: FakePool, text: string) => string | undefined {
  const common = new Map<FakePool, string[]>()
  return (pool, text) => {
    const letter = plainLetter(text)
    if (letter === undefined) return undefined
    const letters = common.get(pool) ?? commonLetters(pool)
    common.set(pool, letters)
    return letters.length < 2 ? undefined : pickOther(drawsOf('letter', letter), letters, letter)
  }
}

function commonLetters({ given }: FakePool): string[] {
  const enough = 12
  const count = (names: readonly string[], letter: string) =>
    names.filter((name) => plainLetter(name) === letter).length
  return [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter(
    (letter) => count(given.female, letter) >= enough && count(given.male, letter) >= enough,
  )
}

/** The first letter without marks, upper-case, where it is a Latin one. */
function plainLetter(text: string): string | undefined {
  const letter = text.normalize('NFD').charAt(0).toUpperCase()
  return /^[A-Z]$/.test(letter) ? letter : undefined
}

function genderOf(list: FakePool['given'], name: string): Gender | undefined {
  if (has(list.female, name)) return 'female'
  return has(list.male, name) ? 'male' : undefined
}

/** The names of a list by a property of theirs, parted once. */
function openParts(
  partOf: (name: string) => string,
): (names: readonly string[], part: string) => readonly string[] {
  const parted = new Map<readonly string[], Map<string, string[]>>()
  return (names, wanted) => {
    const parts = parted.get(names) ?? new Map<string, string[]>()
    if (!parted.has(names))
      for (const name of names) parts.set(partOf(name), [...(parts.get(partOf(name)) ?? []), name])
    parted.set(names, parts)
    return parts.get(wanted) ?? []
  }
}

/** The characters of the given names of each gender. */
type Characters = Record<Gender, ReadonlySet<string>>

function openCharacters(): (pool: FakePool) => Characters {
  const known = new Map<FakePool, Characters>()
  return (pool) => {
    const { female, male } = pool.given
    const characters = known.get(pool) ?? { female: new Set(female.join('')), male: new Set(male.join('')) }
    known.set(pool, characters)
    return characters
  }
}

/** By the characters that only one of the lists has; `undefined` where they do not agree. */
function genderOfCharacters({ female, male }: Characters, name: string): Gender | undefined {
  const score = Array.from(name).reduce((sum, c) => sum + Number(female.has(c)) - Number(male.has(c)), 0)
  return score === 0 ? undefined : score > 0 ? 'female' : 'male'
}

function isFamilyOnly(pool: FakePool, text: string): boolean {
  return has(pool.family.any, text) && !has(pool.given.any, text)
}

/** Whether a sorted list holds a name, written as names are. */
function has(list: readonly string[], name: string): boolean {
  const written =
    /^\p{Lu}/u.test(name) && name.length > 1 && name === name.toUpperCase() ? capital(name) : name
  const wanted = written === name ? (/^\p{Ll}/u.test(name) ? capital(name) : name) : written
  let low = 0
  for (let high = list.length; low < high; ) {
    const middle = (low + high) >> 1
    if (list[middle] < wanted) low = middle + 1
    else high = middle
  }
  return list[low] === wanted
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
}

function inCaseOf(model: string, name: string): string {
  if (model.length > 1 && model === model.toUpperCase() && model !== model.toLowerCase())
    return name.toUpperCase()
  return model === model.toLowerCase() ? name.toLowerCase() : name
}
