import { ibanRemainder, residentIdCheck } from '../check-digits/iso-7064.js'
import { luhnDigit } from '../check-digits/luhn.js'
import { type Entity, expandEntities } from '../entities/entities.js'

/**
 * What of an identifier is enciphered and what stays. A form parts a value into the numerals to encipher and
 * a way of writing others in their place. Reading what was written gives the same form with the numerals
 * written, which is what makes the cipher invertible.
 *
 * A check digit is not enciphered but kept as its distance from the right one: a number that passed its check
 * passes it afterwards, and one that failed fails by as much.
 */
export interface Form {
  /** Each below its radix. */
  numerals: readonly number[]
  radices: readonly number[]
  write(numerals: readonly number[]): string
}

/** A letter or digit of a value: where it stands and which of how many it is. */
interface Cell {
  at: number
  numeral: number
  alphabet: string
}

const alphabets = [
  '0123456789',
  '０１２３４５６７８９',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'abcdefghijklmnopqrstuvwxyz',
  '零一二三四五六七八九',
]

/** The entities that are numbers in some form; of all others only {@link formOf} `undefined` can be said. */
export function isEncipherable(entity: Entity): boolean {
  const notNumbers = ['EMAIL_ADDRESS', 'URL', 'IP_ADDRESS', 'MAC_ADDRESS', 'USERNAME', 'CN_ALIPAY', 'CRYPTO']
  return !notNumbers.includes(entity) && !expandEntities(['secrets', 'names', 'context']).includes(entity)
}

/** The form of a value; `undefined` where it holds letters or digits of which no one alphabet is known. */
export function formOf(entity: Entity, value: string): Form | undefined {
  if (!isEncipherable(entity)) return undefined
  const cells = cellsOf(value)
  if (cells === undefined) return undefined
  switch (entity) {
    case 'CREDIT_CARD':
      return cardForm(value, cells)
    case 'IBAN_CODE':
      return ibanForm(value, cells)
    case 'US_SSN':
      return ssnForm(value, cells)
    case 'CN_RESIDENT_ID':
      return residentForm(value, cells)
    case 'CN_MOBILE':
      return areDigits(cells) && cells.length >= 11 ? plainForm(value, cells.slice(-8)) : undefined
    case 'PHONE_NUMBER':
      return areDigits(cells) ? plainForm(value, cells.slice(-6)) : undefined
    default:
      return plainForm(value, cells)
  }
}

function cellsOf(value: string): Cell[] | undefined {
  const cells: Cell[] = []
  for (let at = 0; at < value.length; at++) {
    const alphabet = alphabets.find((letters) => letters.includes(value[at]))
    if (alphabet !== undefined) cells.push({ at, numeral: alphabet.indexOf(value[at]), alphabet })
    else if (/[\p{L}\p{N}\p{Cs}]/u.test(value[at])) return undefined
  }
  return cells
}

function areDigits(cells: readonly Cell[]): boolean {
  return cells.every(({ alphabet }) => alphabet.length === 10)
}

/** The value with other numerals in some of its cells. */
function withNumerals(value: string, cells: readonly Cell[], numerals: readonly number[]): string {
  const characters = value.split('')
  for (const [i, { at, alphabet }] of cells.entries()) characters[at] = alphabet[numerals[i]]
  return characters.join('')
}

function plainForm(value: string, cells: readonly Cell[]): Form {
  return {
    numerals: cells.map(({ numeral }) => numeral),
    radices: cells.map(({ alphabet }) => alphabet.length),
    write: (numerals) => withNumerals(value, cells, numerals),
  }
}

/** The issuer's six digits stay (ISO/IEC 7812-1: they name no holder), as does whether Luhn's check passes. */
function cardForm(value: string, cells: readonly Cell[]): Form | undefined {
  if (!areDigits(cells) || cells.length < 13) return undefined
  const head = cells.slice(0, 6).map(({ numeral }) => numeral)
  const middle = cells.slice(6, -1)
  const right = (numerals: readonly number[]) => Number(luhnDigit([...head, ...numerals].join('')))
  const numerals = middle.map(({ numeral }) => numeral)
  const distance = cells[cells.length - 1].numeral - right(numerals) + 10
  return {
    numerals,
    radices: numerals.map(() => 10),
    write: (other) => withNumerals(value, cells, [...head, ...other, (right(other) + distance) % 10]),
  }
}

/** The country stays; the check digits move with the account. Those that no account has, 00, 01 and 99, are left. */
function ibanForm(value: string, cells: readonly Cell[]): Form | undefined {
  if (cells.length < 15) return undefined
  const account = cells.slice(4)
  const checkCells = cells.slice(2, 4)
  if (!areDigits(checkCells)) return undefined
  const country = cells
    .slice(0, 2)
    .map(({ at }) => value[at])
    .join('')
  const right = (numerals: readonly number[]) => {
    const text = account.map(({ alphabet }, i) => alphabet[numerals[i]]).join('')
    return 98 - ibanRemainder(`${country}00${text}`)
  }
  const numerals = account.map(({ numeral }) => numeral)
  const check = checkCells[0].numeral * 10 + checkCells[1].numeral
  if (check < 2 || check > 98 || !isAscii(value)) return undefined
  const distance = check - right(numerals) + 97
  return {
    numerals,
    radices: account.map(({ alphabet }) => alphabet.length),
    write: (other) => {
      const fresh = ((right(other) - 2 + distance) % 97) + 2
      return withNumerals(value, [...checkCells, ...account], [Math.floor(fresh / 10), fresh % 10, ...other])
    },
  }
}

/** Area 001 to 899 without 666, group 01 to 99, serial 0001 to 9999: what the US Social Security Administration assigns. */
function ssnForm(value: string, cells: readonly Cell[]): Form | undefined {
  if (!areDigits(cells) || cells.length !== 9) return undefined
  const [area, group, serial] = [number(cells, 0, 3), number(cells, 3, 5), number(cells, 5, 9)]
  if (area === 0 || area === 666 || area > 899 || group === 0 || serial === 0) return undefined
  return {
    numerals: [area > 666 ? area - 2 : area - 1, group - 1, serial - 1],
    radices: [898, 99, 9999],
    write: ([a, g, s]) => {
      const areaText = pad(a >= 665 ? a + 2 : a + 1, 3)
      return withNumerals(value, cells, digitsOf(areaText + pad(g + 1, 2) + pad(s + 1, 4)))
    },
  }
}

const dayMs = 86_400_000

/**
 * The area stays; birth date, sequence and with it the sex change. Dates are those of a hundred years, 1920 to
 * 2019 (1900 to 1999 in ids of 15 digits); an id of other years has no form.
 */
function residentForm(value: string, cells: readonly Cell[]): Form | undefined {
  const last = value.slice(cells.at(-1)?.at ?? 0).toUpperCase()
  const isCurrent = cells.length === 18
  if (!isAscii(value) || (!isCurrent && cells.length !== 15)) return undefined
  if (!areDigits(cells.slice(0, isCurrent ? 17 : 15))) return undefined
  const yearEnd = isCurrent ? 10 : 8
  const first = Date.UTC(isCurrent ? 1920 : 1900, 0, 1)
  const days = isCurrent ? 36_525 : 36_524
  const year = number(cells, 6, yearEnd) + (isCurrent ? 0 : 1900)
  const [month, date] = [number(cells, yearEnd, yearEnd + 2), number(cells, yearEnd + 2, yearEnd + 4)]
  const born = new Date(Date.UTC(year, month - 1, date))
  const day = Math.round((born.getTime() - first) / dayMs)
  if (born.getUTCMonth() !== month - 1 || born.getUTCDate() !== date || day < 0 || day >= days)
    return undefined
  const area = value.slice(0, cells[6].at).replace(/\D/g, '')
  const sequence = number(cells, yearEnd + 4, yearEnd + 7)
  const bodyOf = (of: number, next: number): string => {
    const text = new Date(first + of * dayMs).toISOString().slice(0, 10).replaceAll('-', '')
    return area + (isCurrent ? text : text.slice(2)) + pad(next, 3)
  }
  const radices = [days, 1000]
  if (!isCurrent)
    return {
      numerals: [day, sequence],
      radices,
      write: ([d, s]) => withNumerals(value, cells, digitsOf(bodyOf(d, s))),
    }
  const rank = (check: string) => '0123456789X'.indexOf(check)
  const distance = rank(last) - rank(residentIdCheck(bodyOf(day, sequence))) + 11
  if (rank(last) < 0 || value.endsWith('x')) return undefined
  return {
    numerals: [day, sequence],
    radices,
    write: ([d, s]) => {
      const body = bodyOf(d, s)
      const check = '0123456789X'[(rank(residentIdCheck(body)) + distance) % 11]
      return withNumerals(value, cells.slice(0, 17), digitsOf(body)).slice(0, -1) + check
    },
  }
}

function number(cells: readonly Cell[], from: number, to: number): number {
  return cells.slice(from, to).reduce((sum, { numeral }) => sum * 10 + numeral, 0)
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

function digitsOf(text: string): number[] {
  return Array.from(text, Number)
}

function isAscii(value: string): boolean {
  return /^[\x20-\x7e]*$/.test(value)
}
