import type { Draws } from '../../../src/transform/random.js'
import { ibanRemainder, residentIdCheck } from '../check-digits/iso-7064.js'
import { luhnDigit } from '../check-digits/luhn.js'
import { between, drawDigits as digits, pick } from './draws.js'

/**
 * Fakes of numbers. Each looks right and passes its check, and none can belong to anybody: every one comes
 * from a range that is reserved or never assigned. The ranges and where they are written stand at each.
 */

/** Puts the characters of `fresh` where `value` has letters and digits; its separators stay. */
function inFormOf(value: string, fresh: string): string {
  let next = 0
  return value.replace(/[0-9A-Za-z０-９]/g, () => fresh[next++] ?? '')
}

/**
 * Major industry 9 is for national bodies, named by the three digits after it, and 999 is no country
 * (ISO/IEC 7812-1; ISO 3166-1 leaves 900 to 999 to users): no network issues a card that begins 9999.
 */
export function fakeCard(value: string, draws: Draws): string {
  const length = value.replace(/[^\d０-９]/g, '').length
  const payload = `9999${digits(draws, length - 5)}`
  return inFormOf(value, payload + luhnDigit(payload))
}

/** ZZ is no country (ISO 3166-1 leaves it to users). Check digits by ISO 13616. */
export function fakeIban(value: string, draws: Draws): string {
  const length = value.replace(/[^\dA-Za-z]/g, '').length
  const account = digits(draws, length - 4)
  const check = String(98 - ibanRemainder(`ZZ00${account}`)).padStart(2, '0')
  return inFormOf(value, `ZZ${check}${account}`)
}

/**
 * Areas 900 to 999 are never assigned (US Social Security Administration, "Social Security Number
 * Randomization"); with the groups 01 to 49 they are no taxpayer number either (IRS: those use 50 and above).
 */
export function fakeSsn(value: string, draws: Draws): string {
  const group = String(between(draws, 1, 49)).padStart(2, '0')
  return inFormOf(value, `9${digits(draws, 2)}${group}${String(between(draws, 1, 9999)).padStart(4, '0')}`)
}

/**
 * No province of GB/T 2260 begins with 9, and the ids of foreign permanent residents, which do, have their
 * province next: an id that begins with 99 belongs to nobody. Check character by GB 11643-1999.
 */
export function fakeResidentId(value: string, draws: Draws): string {
  const month = String(between(draws, 1, 12)).padStart(2, '0')
  const day = String(between(draws, 1, 28)).padStart(2, '0')
  const area = `99${digits(draws, 4)}`
  const length = value.replace(/[^\dXx０-９Ｘｘ]/g, '').length
  if (length === 15)
    return inFormOf(value, `${area}${between(draws, 50, 99)}${month}${day}${digits(draws, 3)}`)
  const body = `${area}${between(draws, 1950, 2005)}${month}${day}${digits(draws, 3)}`
  return inFormOf(value.replace(/Ｘ|ｘ/, 'X'), body + residentIdCheck(body))
}

/** 154 is a segment that the MIIT has given to no operator; libphonenumber's plan of China leaves it out as well. */
export function fakeCnMobile(value: string, draws: Draws): string {
  const subscriber = `154${digits(draws, 8)}`
  const numeral = '零一二三四五六七八九'
  if (/[零一二三四五六七八九幺〇]/.test(value))
    return subscriber.replace(/\d/g, (digit) => numeral[Number(digit)])
  const length = value.replace(/[^\d０-９]/g, '').length
  const prefix = length > 11 ? value.replace(/[^\d０-９]/g, '').slice(0, length - 11) : ''
  return inFormOf(value, prefix + subscriber)
}

/**
 * Fictional numbers: 555-0100 to 555-0199 in North America (NANPA), 07700 900000 to 900999 in Britain (Ofcom),
 * and in China an area code before a number that begins with 0, which no local number does. Any other number
 * becomes a North American one.
 */
export function fakePhone(value: string, draws: Draws): string {
  const plain = value.replace(/[^\d+]/g, '').replace(/^00/, '+')
  const length = plain.replace('+', '').length
  const city = pick(draws, ['10', '20', '21', '22', '23', '24', '25', '27', '28', '29'])
  const area = `${between(draws, 2, 9)}${between(draws, 0, 8)}${between(draws, 2, 9)}`
  const line = `01${digits(draws, 2)}`
  if (plain.startsWith('+44')) return `+44 7700 900${digits(draws, 3)}`
  if (plain.startsWith('+86')) return `+86 ${city} 0${digits(draws, 7)}`
  if (plain.startsWith('+1') && length === 11)
    return inFormOf(value.replace(/^00/, '+'), `1${area}555${line}`)
  if (plain.startsWith('+')) return `+1 ${area}-555-${line}`
  if (/^\(?0\d{2,3}[ )-]{0,2}\d{7,8}$/.test(value)) return `0${city}-0${digits(draws, 7)}`
  if (length === 10) return inFormOf(value, `${area}555${line}`)
  return `${area}-555-${line}`
}

/** Blocks set aside for documentation: RFC 5737 (IPv4), RFC 3849 (IPv6). */
export function fakeIp(value: string, draws: Draws): string {
  if (!value.includes(':'))
    return `${pick(draws, ['192.0.2', '198.51.100', '203.0.113'])}.${between(draws, 1, 254)}`
  const groups = Array.from({ length: 6 }, () => between(draws, 1, 0xffff).toString(16))
  return `2001:db8:${groups.join(':')}`
}

/** The block for documentation, 00-00-5E-00-53-00 to -FF (RFC 7042, 2.1.2), with the separators of the value. */
export function fakeMac(value: string, draws: Draws): string {
  const fresh = `00005E0053${between(draws, 0, 255).toString(16).padStart(2, '0').toUpperCase()}`
  return inFormOf(value, value === value.toLowerCase() ? fresh.toLowerCase() : fresh)
}

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/**
 * Random characters behind the prefix of the chain. A checksum, where the chain has one, is wrong but for one
 * in four billion; for addresses without (0x…) nobody can have the key.
 */
export function fakeCrypto(value: string, draws: Draws): string {
  const head = /^(?:0x|bc1[qp]|tb1[qp]|[A-Za-z0-9]{1,2})/.exec(value)?.[0] ?? ''
  const alphabet = head === '0x' ? '0123456789abcdef' : /^(?:bc|tb)1/.test(head) ? bech32 : base58
  return (
    head +
    Array.from({ length: value.length - head.length }, () => alphabet[draws.below(alphabet.length)]).join('')
  )
}

/** A user name, with the mark before it and in the letters of the value's kind; not promised to be free. */
export function fakeUsername(value: string, draws: Draws): string {
  return `${/^[@~]/.exec(value)?.[0] ?? ''}example_user_${digits(draws, 6)}`
}
