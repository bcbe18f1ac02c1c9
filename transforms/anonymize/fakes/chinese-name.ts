import { pick } from '../entities/definition/draw.js'
import { compoundSurnames } from '../recognizers/chinese-text/compound-surnames.data.js'
import { has, type NameLists } from './name-lists.js'
import type { FakePool } from './pools.js'

// The rest of a Chinese form of address, behind a surname.
const title =
  /(?:先生|女士|小姐|太太|夫人|老师|教授|医生|大夫|博士|主任|经理|总监|总|同学|同志|师傅|律师|护士|阿姨|叔叔|大姐|大哥|姐|哥)$/u
const femaleTitle = /(?:女士|小姐|太太|夫人|阿姨|大姐|姐)$/u
const maleTitle = /(?:先生|叔叔|大哥|哥)$/u

const compounds: ReadonlySet<string> = new Set(compoundSurnames.split(' '))

/** A fake of a name in Chinese characters: what a title or a leading 小 says of the person stays. */
export function chineseName(
  value: string,
  { kind, lists }: { kind: string; lists: NameLists },
): string | undefined {
  const { drawsOf, poolOf, family, chineseGiven } = lists
  const pool = poolOf(value)
  if (!/^(?:zh|ja)/.test(pool.locale)) {
    const draws = drawsOf(kind, value)
    return `${pick(draws, pool.given.any)} ${pick(draws, pool.family.any)}`
  }
  if (/[·・•]/.test(value)) return value.replace(/[^·・•]+/gu, (part) => chineseGiven(pool, part))
  const honour = title.exec(value)?.[0] ?? ''
  const lead = /^[小老阿](?=.)/u.exec(value)?.[0] ?? ''
  const name = value.slice(lead.length, value.length - honour.length)
  if (name === '') return undefined
  const known = femaleTitle.test(honour) ? 'female' : maleTitle.test(honour) ? 'male' : undefined
  const surname = surnameOf(pool, name)
  const rest = name.slice(surname.length)
  return lead + (surname && family(surname)) + (rest && chineseGiven(pool, rest, known)) + honour
}

function surnameOf(pool: FakePool, name: string): string {
  const two = name.slice(0, 2)
  if (name.length > 2 && (compounds.has(two) || has(pool.family.any, two))) return two
  if (name.length === 2 && !has(pool.family.any, name[0])) return ''
  return compounds.has(name) ? name : name.slice(0, 1)
}
