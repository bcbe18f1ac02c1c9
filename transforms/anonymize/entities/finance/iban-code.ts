import type { Draws } from '../../../../src/transform/random.js'
import { ibanRemainder } from '../../check-digits/iso-7064.js'
import { compactOf, inFormOf } from '../definition/characters.js'
import { defineEntity } from '../definition/define-entity.js'
import { drawDigits } from '../definition/draw.js'
import { areDigits, type Cell, isAscii, type NumberForm, withNumerals } from '../definition/number-form.js'

export const ibanCode = defineEntity({
  name: 'IBAN_CODE',
  group: 'finance',
  about: 'International bank account number',
  modelText: 'iban',
  fake: (value, { draws }) => fakeIban(value, draws),
  isFake: (value) => /^ZZ/i.test(compactOf(value)),
  fakeForms: [/(?<![A-Z0-9])ZZ\d{2}(?:[ -]?[A-Z0-9]){10,30}(?![A-Z0-9])/gi],
  fpe: ibanForm,
  modelLabels: ['IBAN'],
  goldTypes: ['IBAN'],
  otherGoldTypes: ['BANK_ACCOUNT', 'BANK_ACCOUNT_NUMBER'],
})

/** ZZ is no country (ISO 3166-1 leaves it to users). Check digits by ISO 13616. */
export function fakeIban(value: string, draws: Draws): string {
  const length = value.replace(/[^\dA-Za-z]/g, '').length
  const account = drawDigits(draws, length - 4)
  const check = String(98 - ibanRemainder(`ZZ00${account}`)).padStart(2, '0')
  return inFormOf(value, `ZZ${check}${account}`)
}

/** The country stays; the check digits move with the account. Those that no account has, 00, 01 and 99, are left. */
function ibanForm(value: string, cells: readonly Cell[]): NumberForm | undefined {
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
