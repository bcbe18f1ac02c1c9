import { capital } from '../entities/definition/characters.js'
import type { Gender } from '../entities/definition/fake-context.js'
import type { FakePool } from './pools.js'

const scripts: readonly [RegExp, readonly string[]][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, ['ja']],
  [/\p{Script=Han}/u, ['zh', 'zh-TW', 'ja']],
  [/\p{Script=Hangul}/u, ['ko']],
  [/\p{Script=Cyrillic}/u, ['ru', 'uk']],
]
const notLatin = scripts.flatMap(([, locales]) => locales)

/** The lists of names by the script that a name is written in. */
export interface NamePools {
  /** The lists for the script of a name; with `list`, those that have it come first. */
  poolOf(text: string, list?: 'given' | 'family'): FakePool
  /** All of them, English first. */
  all: readonly FakePool[]
}

/** The preferred languages come first. */
export function openNamePools(pools: readonly FakePool[]): NamePools {
  const latin = pools.filter(({ locale }) => !notLatin.includes(locale))
  return {
    all: [...pools].sort((a, b) => Number(b.locale === 'en') - Number(a.locale === 'en')),
    poolOf(text, list) {
      const wanted = scripts.find(([script]) => script.test(text))?.[1]
      const fitting = wanted === undefined ? latin : pools.filter(({ locale }) => wanted.includes(locale))
      const known = list && fitting.length > 1 ? fitting.find((pool) => has(pool[list].any, text)) : undefined
      return known ?? fitting[0] ?? pools[0]
    },
  }
}

/** The gender whose list alone has a name. */
export function genderOf(list: FakePool['given'], name: string): Gender | undefined {
  if (has(list.female, name)) return 'female'
  return has(list.male, name) ? 'male' : undefined
}

/** Whether a word is listed as a family name and as no given name. */
export function isFamilyOnly(pool: FakePool, text: string): boolean {
  return has(pool.family.any, text) && !has(pool.given.any, text)
}

/** Whether a sorted list holds a name, written as names are. */
export function has(list: readonly string[], name: string): boolean {
  const written =
    /^\p{Lu}/u.test(name) && name.length > 1 && name === name.toUpperCase()
      ? capital(name.toLowerCase())
      : name
  const wanted = written === name ? (/^\p{Ll}/u.test(name) ? capital(name) : name) : written
  let low = 0
  for (let high = list.length; low < high; ) {
    const middle = (low + high) >> 1
    if (list[middle] < wanted) low = middle + 1
    else high = middle
  }
  return list[low] === wanted
}

/** The first letter without marks, upper-case, where it is one of an alphabet with capitals. */
export function plainLetter(text: string): string | undefined {
  const letter = text.normalize('NFD').charAt(0).toUpperCase()
  return /^\p{Lu}$/u.test(letter) ? letter : undefined
}

/** A name in the case that a model is written in. */
export function inCaseOf(model: string, name: string): string {
  const [upper, lower] = [model.toUpperCase(), model.toLowerCase()]
  if (upper === lower) return name
  if (model.length > 1 && model === upper) return name.toUpperCase()
  return model === lower ? name.toLowerCase() : name
}
