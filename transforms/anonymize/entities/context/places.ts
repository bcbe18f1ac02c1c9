import { defineEntity, type GeneralizeOptions } from '../definition/define-entity.js'
import { pickOther } from '../definition/draw.js'
import type { FakeContext } from '../definition/fake-context.js'
import { restrictedZips } from './restricted-zips.data.js'

export const location = defineEntity({
  name: 'LOCATION',
  group: 'context',
  about: 'City, region or country',
  modelText: 'location',
  fake: fakeLocation,
  modelLabels: ['LOC', 'LOCATION', 'GPE', 'PLACE', 'CITY', 'STATE', 'COUNTY', 'COUNTRY', 'NS'],
  goldTypes: ['LOC', 'GPE', 'FAC', 'CITY', 'STATE', 'COUNTRY'],
  otherGoldTypes: ['ADDRESS', 'MISC'],
})

export const zipCode = defineEntity({
  name: 'ZIP_CODE',
  group: 'context',
  about: 'Postal code',
  modelText: 'postal code',
  reserved: [
    { head: '000', source: 'USPS: the lowest in use is 00501', lengths: [5, 9] },
    { head: '99', source: 'China Post: provinces have no 99', lengths: [6] },
  ],
  generalize: zipPrefix,
  modelLabels: ['ZIP', 'ZIPCODE', 'POSTCODE', 'POSTALCODE'],
  goldTypes: ['ZIP', 'POSTCODE'],
})

/** A city of the language of the value. */
function fakeLocation(value: string, { draws, listsFor }: FakeContext): string | undefined {
  const city = pickOther(draws, listsFor(value).cities, value.replace(/市$/, ''))
  return city !== undefined && /市$/.test(value) && !city.endsWith('市') ? `${city}市` : city
}

/**
 * 45 CFR 164.514(b)(2)(i)(B): three digits may stay where the area they share has more than 20,000 people,
 * 000 stands for all others.
 */
function zipPrefix(value: string, { zipDigits }: GeneralizeOptions): string | undefined {
  const digits = value.replace(/\D/g, '')
  if (digits.length < 5 || /[A-Za-z]/.test(value)) return undefined
  const isUs = digits.length === 5 || digits.length === 9
  if (isUs && zipDigits >= 3 && restrictedZips.includes(digits.slice(0, 3))) return '000'
  return digits.slice(0, zipDigits)
}
