import { listedSurnames } from '../entities/made-up/chinese-characters.data.js'
import { isCompoundSurname } from '../entities/made-up/compound-surnames.js'
import { chineseTitle } from '../entities/made-up/name-affixes.js'
import type { ChineseWords } from './chinese-words.js'
import { has } from './name-pools.js'
import type { FakePool } from './pools.js'

/**
 * A fake of a name in Chinese characters: titles and a leading 小 stay. What has no surname, a given name alone or
 * the sounds of a foreign one, gets a made-up one, so that no fake is somebody's name.
 */
export function chineseName(
  value: string,
  { pool, words, others }: { pool: FakePool; words: ChineseWords; others: readonly string[] },
): string | undefined {
  if (/[·・•]/.test(value))
    return `${value.replace(/[^·・•]+/gu, (part) => words.foreign(part))}·${words.mark(value)}`
  const honour = chineseTitle.exec(value)?.[0] ?? ''
  const lead = /^[小老阿](?=.)/u.exec(value)?.[0] ?? ''
  const name = value.slice(lead.length, value.length - honour.length)
  if (name === '') return undefined
  const family = familyOf(name, pool, others)
  if (family !== undefined) return lead + words.surname(family) + words.given(name) + honour
  const surname = surnameOf(pool, name)
  const rest = name.slice(surname.length)
  return (
    lead + (surname === '' ? words.mark(name) : words.surname(surname)) + (rest && words.given(rest)) + honour
  )
}

/** The surname of somebody who is named in full and whose given name this is: a given name alone would pass for a name. */
function familyOf(name: string, pool: FakePool, others: readonly string[]): string | undefined {
  const whole = others.find(
    (other) =>
      other.length > name.length &&
      other.endsWith(name) &&
      surnameOf(pool, other).length === other.length - name.length,
  )
  return whole?.slice(0, whole.length - name.length)
}

function surnameOf(pool: FakePool, name: string): string {
  const two = name.slice(0, 2)
  if (isCompoundSurname(two) || (name.length > 2 && has(pool.family.any, two))) return two
  if (name.length === 2 && !isSurname(pool, name[0])) return ''
  return name.slice(0, 1)
}

function isSurname(pool: FakePool, character: string): boolean {
  return listedSurnames.includes(character) || has(pool.family.any, character)
}
