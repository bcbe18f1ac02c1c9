import type { Draws } from '../../../src/transform/random.js'
import { usccCheck } from '../../anonymize/check-digits/chinese.js'
import { residentIdCheck } from '../../anonymize/check-digits/iso-7064.js'
import { between, drawDigits, pick } from '../../anonymize/entities/definition/draw.js'
import { padded } from '../../anonymize/entities/definition/number-form.js'
import type { Persona } from './persona.js'
import { chineseDistricts, chineseEstates, chineseStreets } from './words-zh.data.js'

/**
 * Chinese numbers of a right form, and with right check characters, that nobody holds: of divisions and offices which do not
 * exist.
 */

/** Birth date and sex are those of the person. No division of GB/T 2260 begins with 99. */
export function residentIdOf({ born, gender }: Persona, draws: Draws): string {
  const sequence = between(draws, 0, 499) * 2 + (gender === 'male' ? 1 : 0)
  const body = `99${drawDigits(draws, 4)}${born.year}${padded(born.month, 2)}${padded(born.day, 2)}${padded(sequence, 3)}`
  return body + residentIdCheck(body)
}

/** Of a company (91), GB 32100-2015, of the division 110199, which GB/T 2260 gives to no place. */
export function creditCode(draws: Draws): string {
  const body = `91110199MA${drawDigits(draws, 7)}`
  return body + usccCheck(body)
}

/** The offices of Ningxia end at E, those of Hainan at F, of Qinghai at H, of Tibet at J: none has these letters. */
export function plateOf(draws: Draws): string {
  const office = pick(draws, ['宁', '青', '琼', '藏']) + pick(draws, ['X', 'Y', 'Z'])
  const mark = draws.chance(0.3) ? '·' : ''
  return draws.chance(0.3)
    ? `${office}${mark}${pick(draws, ['D', 'F'])}${drawDigits(draws, 5)}`
    : `${office}${mark}${pick(draws, [...'ABCDEFGHJKLMNPQRSTUVWXYZ'])}${drawDigits(draws, 4)}`
}

/** I and O do not follow the E of a passport. */
export function passportOf(draws: Draws): string {
  return `EI${drawDigits(draws, 7)}`
}

/** The city with its province, and a district of it. */
export interface ChinesePlace {
  region: string
  district: string
}

export function chinesePlace(draws: Draws): ChinesePlace {
  const { region, districts } = pick(draws, chineseDistricts)
  return { region, district: pick(draws, districts) }
}

/** The city alone, as people call it. */
export function cityOf({ region }: ChinesePlace): string {
  return region.replace(/^.+(?:省|自治区)/, '')
}

export function chineseAddress({ region, district }: ChinesePlace, draws: Draws): string {
  const street = `${region}${district}${pick(draws, chineseStreets)}${between(draws, 1, 400)}号`
  if (draws.chance(0.3)) return street
  const room = `${between(draws, 1, 18)}${padded(between(draws, 1, 4), 2)}室`
  const estate = draws.chance(0.5) ? pick(draws, chineseEstates) : ''
  return `${street}${estate}${between(draws, 1, 20)}${estate === '' ? '单元' : '栋'}${room}`
}
