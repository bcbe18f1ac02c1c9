import { listedSurnames } from '../entities/made-up/chinese-characters.data.js'
import { chineseTitle } from '../entities/made-up/name-affixes.js'
import { compoundSurnames } from '../recognizers/chinese-text/compound-surnames.data.js'
import type { ChineseWords } from './chinese-words.js'
import { has } from './name-pools.js'
import type { FakePool } from './pools.js'

const compounds: ReadonlySet<string> = new Set(compoundSurnames.split(' '))

/**
 * A fake of a name in Chinese characters: titles and a leading 小 stay. What has no surname, a given name alone or
 * the sounds of a foreign one, gets a made-up one, so that no fake is somebody's name.
 */
export function chineseName(
  value: string,
  { pool, words }: { pool: FakePool; words: ChineseWords },
): string | undefined {
  if (/[·・•]/.test(value))
    return `${value.replace(/[^·・•]+/gu, (part) => words.foreign(part))}·${words.mark(value)}`
  const honour = chineseTitle.exec(value)?.[0] ?? ''
  const lead = /^[小老阿](?=.)/u.exec(value)?.[0] ?? ''
  const name = value.slice(lead.length, value.length - honour.length)
  if (name === '') return undefined
  const surname = surnameOf(pool, name)
  const rest = name.slice(surname.length)
  return (
    lead + (surname === '' ? words.mark(name) : words.surname(surname)) + (rest && words.given(rest)) + honour
  )
}

function surnameOf(pool: FakePool, name: string): string {
  const two = name.slice(0, 2)
  if (name.length > 2 && (compounds.has(two) || has(pool.family.any, two))) return two
  if (name.length === 2 && !isSurname(pool, name[0])) return ''
  return compounds.has(name) ? name : name.slice(0, 1)
}

function isSurname(pool: FakePool, character: string): boolean {
  return listedSurnames.includes(character) || has(pool.family.any, character)
}
