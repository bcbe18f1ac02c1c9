import type { Draws } from '../../../../src/transform/random.js'
import { luhnDigit, passesLuhn } from '../../check-digits/luhn.js'
import { compactOf, inFormOf } from '../definition/characters.js'
import { defineEntity } from '../definition/define-entity.js'
import { drawDigits } from '../definition/draw.js'
import { areDigits, type Cell, type NumberForm, withNumerals } from '../definition/number-form.js'

export const creditCard = defineEntity({
  name: 'CREDIT_CARD',
  group: 'finance',
  about: 'Payment or bank card number',
  modelText: 'credit card number',
  fake: (value, { draws }) => fakeCard(value, draws),
  isFake: (value) => /^9999\d{8,15}$/.test(compactOf(value)) && passesLuhn(compactOf(value)),
  fakeForms: [/(?<!\d)9999(?:[ -]?\d){8,15}(?!\d)/g],
  fpe: cardForm,
  modelLabels: ['CREDITCARD', 'CREDITCARDNUMBER'],
  goldTypes: ['BANK_CARD', 'CREDIT_CARD_NUMBER'],
})

/**
 * Major industry 9 is for national bodies, named by the three digits after it, and 999 is no country
 * (ISO/IEC 7812-1; ISO 3166-1 leaves 900 to 999 to users): no network issues a card that begins 9999.
 */
export function fakeCard(value: string, draws: Draws): string {
  const length = value.replace(/[^\d０-９]/g, '').length
  const payload = `9999${drawDigits(draws, length - 5)}`
  return inFormOf(value, payload + luhnDigit(payload))
}

/** The issuer's six digits stay (ISO/IEC 7812-1: they name no holder), as does whether Luhn's check passes. */
function cardForm(value: string, cells: readonly Cell[]): NumberForm | undefined {
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
