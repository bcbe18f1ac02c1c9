import { defineEntity, type EntityDefinition } from './definition/define-entity.js'
import { between, pick } from './definition/draw.js'
import type { FakeContext } from './definition/fake-context.js'
import { addressForms, isMadeUpName, isOfForm, nameForms } from './made-up/forms.js'
import { wholeName } from './made-up/whole-name.js'

export const person = defineEntity({
  name: 'PERSON',
  group: 'names',
  about: 'Name of a person',
  modelText: 'person',
  fake: (value, { names, found }) => names.full(value, found),
  sameAs: wholeName,
  isFake: isMadeUpName,
  fakeForms: nameForms,
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

export const streetAddress = defineEntity({
  name: 'STREET_ADDRESS',
  group: 'names',
  about: 'Postal address or a part of one that leads to a door',
  modelText: 'address',
  canonical: canonicalAddress,
  fake: fakeAddress,
  wholeOf: wholeAddress,
  sameAs: wholeAddress,
  isOfOnePerson: true,
  isFake: (value) => isOfForm(addressForms, value),
  fakeForms: addressForms,
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
})

/** Who somebody is and where they live. */
export const names: readonly EntityDefinition[] = [person, streetAddress]

/** Entities of which the other values of a record say what a part of one is. */
export const knownInFull: readonly EntityDefinition['name'][] = [person.name, streetAddress.name]

/**
 * A house in a made-up street, in Chinese for a value in Chinese and in English for any other: no such street is
 * known, so the address is nobody's.
 */
function fakeAddress(value: string, { draws, names, listsFor }: FakeContext): string {
  const { cities, locale } = listsFor(value)
  const street = names.madeUp(draws, /^zh/.test(locale) ? value : 'a')
  if (!/^zh/.test(locale)) return `${between(draws, 1, 9999)} ${street} ${pick(draws, streetTypes)}`
  return `${pick(draws, cities)}市${street}${pick(draws, ['路', '街'])}${between(draws, 1, 9999)}号`
}

/** Letters and digits; the usual short forms of streets count as the long ones, spaces and marks not at all. */
function canonicalAddress(folded: string): string {
  return (folded.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .map((word) => (Object.hasOwn(shortForms, word) ? shortForms[word] : word))
    .join(' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
}

/** The longest address of a record that has all the words of this one, a number and a name among them, in any order. */
function wholeAddress(value: string, values: readonly string[]): string {
  const isHan = /\p{Script=Han}/u.test(value)
  const canonical = canonicalAddress(value)
  const words = canonical.split(' ')
  if (isHan ? canonical.length < 4 : words.length < 2) return value
  let whole = value
  for (const other of values) {
    if (other.length <= whole.length) continue
    const all = canonicalAddress(other)
    const holds = isHan ? all.includes(canonical) : hasAll(all.split(' '), words)
    if (holds) whole = other
  }
  return whole
}

function hasAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => words.includes(word))
}

const shortForms: Readonly<Record<string, string>> = {
  st: 'street',
  rd: 'road',
  ave: 'avenue',
  blvd: 'boulevard',
  dr: 'drive',
  ln: 'lane',
  apt: 'apartment',
}

const streetTypes = ['Street', 'Road', 'Lane', 'Avenue']
