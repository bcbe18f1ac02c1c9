import { defineEntity, type EntityDefinition } from './definition/define-entity.js'
import { between, pick, pickOther } from './definition/draw.js'
import type { FakeContext } from './definition/fake-context.js'

export const person = defineEntity({
  name: 'PERSON',
  group: 'names',
  about: 'Name of a person',
  fake: (value, context) => context.names.full('PERSON', value),
  modelLabels: [
    'PER',
    'PERS',
    'PERSON',
    'PERSONNAME',
    'PRIVATEPERSON',
    'NAME',
    'NAMESTUDENT',
    'FULLNAME',
    'GIVENNAME',
    'FIRSTNAME',
    'MIDDLENAME',
    'LASTNAME',
    'SURNAME',
    'PATIENT',
    'DOCTOR',
    'STAFF',
    'NR',
  ],
  goldTypes: ['PER', 'NAME', 'FIRST_NAME', 'LAST_NAME', 'PATIENT', 'DOCTOR'],
})

/** Who somebody is and where they live. */
export const names: readonly EntityDefinition[] = [
  person,
  defineEntity({
    name: 'STREET_ADDRESS',
    group: 'names',
    about: 'Postal address or a part of one that leads to a door',
    fake: fakeAddress,
    isOfOnePerson: true,
    modelLabels: [
      'ADDRESS',
      'PRIVATEADDRESS',
      'STREETADDRESS',
      'STREET',
      'BUILDINGNUM',
      'BUILDINGNUMBER',
      'SECONDARYADDRESS',
    ],
    goldTypes: ['ADDRESS', 'STREET'],
    otherGoldTypes: ['LOCATION', 'FAC', 'ZIP', 'ZIP_CODE', 'POSTCODE'],
  }),
]

/**
 * A street and a house of the language of the value. Numbers are above 9000 (800 in China), where few streets
 * reach, but that no such door exists is not promised.
 */
function fakeAddress(value: string, { draws, listsFor }: FakeContext): string | undefined {
  const { streets, cities, locale } = listsFor(value)
  const street = pickOther(draws, streets, value)
  if (street === undefined) return undefined
  if (!/^zh/.test(locale)) return `${between(draws, 9000, 9999)} ${street}`
  return `${pick(draws, cities)}市${street}${between(draws, 800, 999)}号`
}
