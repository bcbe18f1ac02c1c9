import type { Draws } from '../../../src/transform/random.js'
import { between, drawDigits, pick, pickOther } from './draws.js'
import type { FakePool } from './pools.js'
import { fakeWords } from './words.data.js'

/** Fakes that are words: places, addresses, companies, nationalities, titles; and ages. */

/** A city of the language of the value. */
export function fakeLocation(
  value: string,
  { pool, draws }: { pool: FakePool; draws: Draws },
): string | undefined {
  const city = pickOther(draws, pool.cities, value.replace(/市$/, ''))
  return city !== undefined && /市$/.test(value) && !city.endsWith('市') ? `${city}市` : city
}

/**
 * A street and a house of the language of the value. Numbers are above 9000 (800 in China), where few streets
 * reach, but that no such door exists is not promised.
 */
export function fakeAddress(
  value: string,
  { pool, draws }: { pool: FakePool; draws: Draws },
): string | undefined {
  const street = pickOther(draws, pool.streets, value)
  if (street === undefined) return undefined
  if (!/^zh/.test(pool.locale)) return `${between(draws, 9000, 9999)} ${street}`
  return `${pick(draws, pool.cities)}市${street}${between(draws, 800, 999)}号`
}

/** A name drawn from surnames and, in Chinese, cities and trades. */
export function fakeOrganization(
  value: string,
  { pool, draws }: { pool: FakePool; draws: Draws },
): string | undefined {
  const legal = pool.legal.length > 0 ? pick(draws, pool.legal) : ''
  const name = pickOther(draws, pool.family.any, value)
  if (name === undefined) return undefined
  if (!/^zh/.test(pool.locale)) return `${name} ${legal}`.trim()
  return (
    pick(draws, pool.cities) +
    pick(draws, pool.given.any) +
    (pool.trades.length > 0 ? pick(draws, pool.trades) : '') +
    legal
  )
}

/** Another nationality or form of address, in the language and case of the value. */
export function fakeWord(kind: keyof typeof fakeWords, value: string, draws: Draws): string | undefined {
  const words = fakeWords[kind][/\p{Script=Han}/u.test(value) ? 'zh' : 'en'].split(' ')
  const fitting = words.map((word) => (/[.人]$/.test(value) ? word : word.replace(/[.人]$/, '')))
  const word = pickOther(draws, fitting, value)
  return value === value.toLowerCase() ? word?.toLowerCase() : word
}

const bandYears = 5

/** Another age of the same five years, 30 to 34 and so on; the words around the number stay. */
export function fakeAge(value: string, draws: Draws): string | undefined {
  const numbers = value.match(/\d+/g)
  if (numbers?.length !== 1 || numbers[0].length > 3) return undefined
  const age = Number(numbers[0])
  const from = age - (age % bandYears)
  const others = Array.from({ length: bandYears }, (_, i) => from + i).filter((other) => other !== age)
  return value.replace(/\d+/, String(pick(draws, others)))
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

function drawText(draws: Draws, length: number): string {
  return Array.from({ length }, () => base64[draws.below(base64.length)]).join('')
}

/** Nothing of a secret stays, not even its length; what stands instead says that it is an example. */
export function fakeSecret(entity: string, value: string, draws: Draws): string {
  if (entity === 'JWT') {
    const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url')
    return `${part({ alg: 'none' })}.${part({ sub: `example-${drawDigits(draws, 8)}` })}.${drawText(draws, 43)}`
  }
  if (entity === 'PRIVATE_KEY') {
    const [begin, end] = [
      /-----BEGIN [^-\n]{0,40}-----/.exec(value)?.[0],
      /-----END [^-\n]{0,40}-----/.exec(value)?.[0],
    ]
    return [begin, `EXAMPLE${drawText(draws, 57)}`, end].filter((line) => line !== undefined).join('\n')
  }
  return entity === 'API_KEY' ? `EXAMPLE${drawText(draws, 25)}` : `example-${drawText(draws, 10)}`
}
