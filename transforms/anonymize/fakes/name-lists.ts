import { pickOther } from '../entities/definition/draw.js'
import type { Gender } from '../entities/definition/fake-context.js'
import type { OpenDraws } from './draws.js'
import type { FakePool } from './pools.js'

const han = /\p{Script=Han}/u
const scripts: readonly [RegExp, readonly string[]][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, ['ja']],
  [han, ['zh', 'zh-TW', 'ja']],
  [/\p{Script=Hangul}/u, ['ko']],
  [/\p{Script=Cyrillic}/u, ['ru', 'uk']],
]
const notLatin = ['zh', 'zh-TW', 'ja', 'ko', 'ru', 'uk']

/** Lists of names, and what is drawn from them. */
export interface NameLists {
  drawsOf: OpenDraws
  /** The lists for the script that a name is written in; with `list`, those that have it come first. */
  poolOf(text: string, list?: 'given' | 'family'): FakePool
  given(text: string, known?: Gender): string
  family(text: string, known?: Gender): string
  /** A given name in Chinese characters: as long as the name, and of the gender that the list, a title or its characters show. */
  chineseGiven(pool: FakePool, name: string, known?: Gender): string
  /** The letter that stands for the first one of a name. */
  letter(pool: FakePool, text: string): string | undefined
}

export function openNameLists(pools: readonly FakePool[], drawsOf: OpenDraws): NameLists {
  const latin = pools.filter(({ locale }) => !notLatin.includes(locale))
  const letter = openLetters(drawsOf)
  const byLetter = openParts((name) => plainLetter(name) ?? '')
  const byLength = openParts((name) => String(name.length))
  const charactersOf = openCharacters()
  const lists: NameLists = {
    drawsOf,
    letter,
    poolOf(text, list) {
      const wanted = scripts.find(([script]) => script.test(text))?.[1]
      const fitting = wanted === undefined ? latin : pools.filter(({ locale }) => wanted.includes(locale))
      const known = list && fitting.length > 1 ? fitting.find((pool) => has(pool[list].any, text)) : undefined
      return known ?? fitting[0] ?? pools[0]
    },
    given(text, known) {
      const pool = lists.poolOf(text, 'given')
      const gender = genderOf(pool.given, text) ?? known ?? 'any'
      const names = pool.given[gender].length > 1 ? pool.given[gender] : pool.given.any
      const draws = drawsOf('given', text.toLowerCase())
      const beginning = letter(pool, text)
      const begun = beginning === undefined ? names : byLetter(names, beginning)
      return inCaseOf(text, pickOther(draws, begun.length > 0 ? begun : names, text) ?? text)
    },
    family(text, known) {
      const pool = lists.poolOf(text, 'family')
      const gender = genderOf(pool.family, text) ?? known
      const all =
        gender !== undefined && pool.family[gender].length > 1 ? pool.family[gender] : pool.family.any
      const alike = han.test(text) ? byLength(all, String(text.length)) : all
      const names = alike.length > 1 ? alike : all
      return inCaseOf(text, pickOther(drawsOf('family', text.toLowerCase()), names, text) ?? text)
    },
    chineseGiven(pool, name, known) {
      const gender =
        genderOf(pool.given, name) ?? known ?? genderOfCharacters(charactersOf(pool), name) ?? 'any'
      const fitting = byLength(pool.given[gender], String(name.length))
      const names = fitting.length > 1 ? fitting : pool.given.any
      return pickOther(drawsOf('given', name), names, name) ?? name
    },
  }
  return lists
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

/** Whether a word is listed as a family name and as no given name. */
export function isFamilyOnly(pool: FakePool, text: string): boolean {
  return has(pool.family.any, text) && !has(pool.given.any, text)
}

/** Whether a sorted list holds a name, written as names are. */
export function has(list: readonly string[], name: string): boolean {
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
