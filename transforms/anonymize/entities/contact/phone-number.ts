import type { Draws } from '../../../../src/transform/random.js'
import { inFormOf } from '../definition/characters.js'
import { defineEntity } from '../definition/define-entity.js'
import { between, drawDigits, pick } from '../definition/draw.js'
import { areDigits, plainForm } from '../definition/number-form.js'
import { behindNoCode } from './country-code.js'

/** What stands before and in the extension of a Chinese number: 转802. */
const extension = '[ ,，]?(?:转|轉|分机号?|-)[ :：]?\\d{1,6}(?!\\d)'
const chineseLandline = new RegExp(`^\\(?0\\d{2,3}[ )-]{0,2}\\d{3,4}[ -]?\\d{4}(?<extension>${extension})?$`)
const fakeLandline = new RegExp(`^(?:\\+86 |0)(?:10|2\\d)[ -]0\\d{7}(?:${extension})?$`)

export const phoneNumber = defineEntity({
  name: 'PHONE_NUMBER',
  group: 'contact',
  about: 'Phone number of any country, landline or mobile',
  modelText: 'phone number',
  canonical: canonicalPhone,
  fake: (value, { draws }) => fakePhone(value, draws),
  isFake: (value) =>
    /^(?:\+?1)?[2-9]\d\d55501\d\d$|^(?:\+?44|0)7700900\d{3}$/.test(dialled(value)) ||
    fakeLandline.test(value),
  fakeForms: [
    new RegExp(`${behindNoCode}(?:\\+?1[ .-]?)?\\(?[2-9]\\d\\d\\)?[ .-]?555[ .-]?01\\d\\d(?!\\d)`, 'g'),
    /\+44 7700 900\d{3}(?!\d)/g,
    new RegExp(`(?:\\+86 (?:10|2\\d) |(?<![\\d+])0(?:10|2\\d)-)0\\d{7}(?:${extension}|(?!\\d))`, 'g'),
  ],
  // Country and area stay, so that the number is found again as one of the same plan.
  fpe: (value, cells) => (areDigits(cells) ? plainForm(value, cells.slice(-6)) : undefined),
  modelLabels: ['PHONE', 'PHONENUM', 'PHONENUMBER', 'TELEPHONENUM', 'PRIVATEPHONE'],
  goldTypes: ['PHONE', 'MOBILE', 'FAX'],
  otherGoldTypes: ['CN_MOBILE'],
})

/** The digits of a number, as ASCII, with the `+` of a country code before them. */
function dialled(value: string): string {
  return value.normalize('NFKC').replace(/[^\d+A-Za-z]/g, '')
}

/** Digits and the mark of an extension; a North American number also without its country code. */
function canonicalPhone(folded: string): string {
  const digits = folded.replace(/[^\dx]/gi, '').toLowerCase()
  return digits.length === 11 && digits.startsWith('1') && folded.startsWith('+1') ? digits.slice(1) : digits
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
  const line = `01${drawDigits(draws, 2)}`
  if (plain.startsWith('+44')) return `+44 7700 900${drawDigits(draws, 3)}`
  if (plain.startsWith('+86')) return `+86 ${city} 0${drawDigits(draws, 7)}`
  if (plain.startsWith('+1') && length === 11)
    return inFormOf(value.replace(/^00/, '+'), `1${area}555${line}`)
  if (plain.startsWith('+')) return `+1 ${area}-555-${line}`
  const landline = chineseLandline.exec(value)
  if (landline !== null) return `0${city}-0${drawDigits(draws, 7)}${extensionLike(landline, draws)}`
  if (length === 10) return inFormOf(value, `${area}555${line}`)
  return `${area}-555-${line}`
}

function extensionLike({ groups }: RegExpExecArray, draws: Draws): string {
  return groups?.extension?.replace(/\d+/, (digits) => drawDigits(draws, digits.length)) ?? ''
}
