import type { Gender, KnownPeople, NamedPerson, NameRole } from '../entities/definition/fake-context.js'
import { femaleTitle, initial, isFixedWord, maleTitle } from '../entities/made-up/name-affixes.js'

/** A word of a name, with the stop behind it. */
export const nameWord = /[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*\.?/gu
/** "Raman, Priya": the family name stands first. */
export const turned = /^[^,\s]+(?: [^,\s]+)?, /
/** A stop, or the s of a genitive, is no part of a name. */
export const ending = /^(.+?)((?:['’]s)?\.?)$/u

/** Who is named in full among some names in words, and which of the words are given names. */
export function readPeople(names: readonly string[]): KnownPeople {
  const list: NamedPerson[] = []
  const roles = new Map<string, NameRole | 'both'>()
  const genders = new Map<string, Gender | 'both'>()
  for (const value of names) {
    const all = value.match(nameWord) ?? []
    const words = all.filter((one) => !isFixedWord(one) && !initial.test(one))
    const plain = words.map((one) => (ending.exec(one)?.[1] ?? one).toLowerCase())
    const gender = genderOfTitles(all)
    if (gender !== undefined) for (const one of plain) note(genders, one, gender)
    if (words.length < 2) continue
    const last = turned.test(value) ? 0 : plain.length - 1
    plain.forEach((one, at) => {
      note(roles, one, at === last ? 'family' : 'given')
    })
    list.push({ given: plain[last === 0 ? 1 : 0], family: plain[last] })
  }
  return { list, roleOf: (name) => said(roles, name), genderOf: (name) => said(genders, name) }
}

function note<T>(known: Map<string, T | 'both'>, name: string, says: T): void {
  const before = known.get(name)
  known.set(name, before === undefined || before === says ? says : 'both')
}

function said<T>(known: ReadonlyMap<string, T | 'both'>, name: string): T | undefined {
  const says = known.get(name.toLowerCase())
  return says === 'both' ? undefined : says
}

/** What the titles among some words say. */
export function genderOfTitles(words: readonly string[]): Gender | undefined {
  if (words.some((text) => femaleTitle.test(text))) return 'female'
  return words.some((text) => maleTitle.test(text)) ? 'male' : undefined
}
