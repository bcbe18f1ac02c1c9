import type { Draws } from '../../../../src/transform/random.js'
import { residentIdCheck } from '../../check-digits/iso-7064.js'
import { compactOf, inFormOf } from '../definition/characters.js'
import { defineEntity } from '../definition/define-entity.js'
import { between, drawDigits } from '../definition/draw.js'
import {
  areDigits,
  type Cell,
  digitsOf,
  isAscii,
  type NumberForm,
  numberIn,
  padded,
  withNumerals,
} from '../definition/number-form.js'

export const cnResidentId = defineEntity({
  name: 'CN_RESIDENT_ID',
  group: 'government',
  about: 'Resident id of mainland China, 18 or 15 digits',
  fake: (value, { draws }) => fakeResidentId(value, draws),
  isFake: (value) => /^99\d{13}(?:\d{2}[\dX])?$/i.test(compactOf(value)),
  fakeForms: [
    /(?<!\d)99\d{4}[ -]?(?:19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d)[ -]?\d{3}[\dX](?![\dX])/gi,
  ],
  fpe: residentForm,
  goldTypes: ['ID_NUMBER', 'ID_CARD'],
  otherGoldTypes: ['CN_DRIVER_LICENSE', 'CN_SOCIAL_SECURITY'],
})

/**
 * No province of GB/T 2260 begins with 9, and the ids of foreign permanent residents, which do, have their
 * province next: an id that begins with 99 belongs to nobody. Check character by GB 11643-1999.
 */
function fakeResidentId(value: string, draws: Draws): string {
  const month = padded(between(draws, 1, 12), 2)
  const day = padded(between(draws, 1, 28), 2)
  const area = `99${drawDigits(draws, 4)}`
  const length = value.replace(/[^\dXx０-９Ｘｘ]/g, '').length
  if (length === 15)
    return inFormOf(value, `${area}${between(draws, 50, 99)}${month}${day}${drawDigits(draws, 3)}`)
  const body = `${area}${between(draws, 1950, 2005)}${month}${day}${drawDigits(draws, 3)}`
  return inFormOf(value.replace(/Ｘ|ｘ/, 'X'), body + residentIdCheck(body))
}

const dayMs = 86_400_000
const checkCharacters = '0123456789X'

/**
 * The area stays; birth date, sequence and with it the sex change. Dates are those of a hundred years, 1920 to
 * 2019 (1900 to 1999 in ids of 15 digits); an id of other years has no form.
 */
function residentForm(value: string, cells: readonly Cell[]): NumberForm | undefined {
  const last = value.slice(cells.at(-1)?.at ?? 0).toUpperCase()
  const isCurrent = cells.length === 18
  if (!isAscii(value) || (!isCurrent && cells.length !== 15)) return undefined
  if (!areDigits(cells.slice(0, isCurrent ? 17 : 15))) return undefined
  const yearEnd = isCurrent ? 10 : 8
  const first = Date.UTC(isCurrent ? 1920 : 1900, 0, 1)
  const days = isCurrent ? 36_525 : 36_524
  const year = numberIn(cells.slice(6, yearEnd)) + (isCurrent ? 0 : 1900)
  const month = numberIn(cells.slice(yearEnd, yearEnd + 2))
  const date = numberIn(cells.slice(yearEnd + 2, yearEnd + 4))
  const born = new Date(Date.UTC(year, month - 1, date))
  const day = Math.round((born.getTime() - first) / dayMs)
  if (born.getUTCMonth() !== month - 1 || born.getUTCDate() !== date || day < 0 || day >= days)
    return undefined
  const area = value.slice(0, cells[6].at).replace(/\D/g, '')
  const sequence = numberIn(cells.slice(yearEnd + 4, yearEnd + 7))
  const bodyOf = (of: number, next: number): string => {
    const text = new Date(first + of * dayMs).toISOString().slice(0, 10).replaceAll('-', '')
    return area + (isCurrent ? text : text.slice(2)) + padded(next, 3)
  }
  const radices = [days, 1000]
  if (!isCurrent)
    return {
      numerals: [day, sequence],
      radices,
      write: ([d, s]) => withNumerals(value, cells, digitsOf(bodyOf(d, s))),
    }
  const rank = (check: string) => checkCharacters.indexOf(check)
  const distance = rank(last) - rank(residentIdCheck(bodyOf(day, sequence))) + 11
  if (rank(last) < 0 || value.endsWith('x')) return undefined
  return {
    numerals: [day, sequence],
    radices,
    write: ([d, s]) => {
      const body = bodyOf(d, s)
      const check = checkCharacters[(rank(residentIdCheck(body)) + distance) % 11]
      return withNumerals(value, cells.slice(0, 17), digitsOf(body)).slice(0, -1) + check
    },
  }
}
