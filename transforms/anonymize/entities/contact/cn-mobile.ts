import type { Draws } from '../../../../src/transform/random.js'
import { compactOf, inFormOf } from '../definition/characters.js'
import { defineEntity } from '../definition/define-entity.js'
import { drawDigits } from '../definition/draw.js'
import { areDigits, plainForm } from '../definition/number-form.js'
import { behindNoCode } from './country-code.js'

export const cnMobile = defineEntity({
  name: 'CN_MOBILE',
  group: 'contact',
  about: 'Mobile number of mainland China',
  canonical: (folded) => digitsOfNumerals(folded).replace(/\D/g, '').slice(-11),
  fake: (value, { draws }) => fakeCnMobile(value, draws),
  isFake: (value) => /^(?:(?:00)?86)?0?154\d{8}$/.test(compactOf(value)) || /^一五四/.test(value),
  fakeForms: [
    new RegExp(`${behindNoCode}(?:(?:\\+|00)?86[ -]?)?0?154(?:[ .-]?\\d){8}(?!\\d)`, 'g'),
    /一五四[零一二三四五六七八九]{8}/g,
  ],
  // The operator's three digits stay.
  fpe: (value, cells) =>
    areDigits(cells) && cells.length >= 11 ? plainForm(value, cells.slice(-8)) : undefined,
  otherGoldTypes: ['PHONE', 'PHONE_NUMBER', 'MOBILE', 'CN_ALIPAY'],
})

const numerals = '零一二三四五六七八九'

/** Chinese numerals of a number read digit by digit, as ASCII digits. */
function digitsOfNumerals(text: string): string {
  return text.replace(/[〇零一二三四五六七八九幺]/g, (numeral) => {
    if (numeral === '〇') return '0'
    return numeral === '幺' ? '1' : String(numerals.indexOf(numeral))
  })
}

/** 154 is a segment that the MIIT has given to no operator; libphonenumber's plan of China leaves it out as well. */
export function fakeCnMobile(value: string, draws: Draws): string {
  const subscriber = `154${drawDigits(draws, 8)}`
  if (/[零一二三四五六七八九幺〇]/.test(value))
    return subscriber.replace(/\d/g, (digit) => numerals[Number(digit)])
  const digits = value.replace(/[^\d０-９]/g, '')
  const prefix = digits.length > 11 ? digits.slice(0, digits.length - 11) : ''
  return inFormOf(value, prefix + subscriber)
}
