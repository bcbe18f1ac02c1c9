import { passesHkId, passesTaiwanId } from '../../check-digits/chinese.js'
import { defineEntity, type EntityDefinition } from '../definition/define-entity.js'
import { cnResidentId } from './cn-resident-id.js'

export const cnPassport = defineEntity({
  name: 'CN_PASSPORT',
  group: 'government',
  about: 'Chinese passport',
  reserved: [{ head: 'EI', source: 'Exit and Entry Administration, 2012: I and O do not follow the E' }],
  fakeForms: [/(?<![A-Z0-9])EI\d{7}(?!\d)/gi],
  goldTypes: ['PASSPORT'],
})

export const cnLicensePlate = defineEntity({
  name: 'CN_LICENSE_PLATE',
  group: 'government',
  about: 'Chinese number plate',
  reserved: [{ head: 'I', source: 'GA 36-2018: letters I and O are not used' }],
  goldTypes: ['LICENSE_PLATE'],
})

/** Numbers that mainland China, Hong Kong, Macau and Taiwan give out. */
export const china: readonly EntityDefinition[] = [
  cnResidentId,
  cnPassport,
  defineEntity({
    name: 'CN_TRAVEL_PERMIT',
    group: 'government',
    about: 'Permit between mainland, Hong Kong, Macau and Taiwan',
    otherGoldTypes: ['PASSPORT'],
  }),
  defineEntity({ name: 'CN_MILITARY_ID', group: 'government', about: 'Chinese military id' }),
  defineEntity({
    name: 'CN_DRIVER_LICENSE',
    group: 'government',
    about: 'Chinese driver licence or its file number',
    reserved: [{ head: '99', source: 'A division of GB/T 2260, which has no 99' }],
  }),
  defineEntity({
    name: 'CN_SOCIAL_SECURITY',
    group: 'government',
    about: 'Chinese social security or provident fund number',
    reserved: [{ head: '99', source: 'A division of GB/T 2260, which has no 99', lengths: [15, 18] }],
  }),
  cnLicensePlate,
  defineEntity({
    name: 'HK_ID',
    group: 'government',
    about: 'Hong Kong identity card',
    check: passesHkId,
  }),
  defineEntity({
    name: 'MO_ID',
    group: 'government',
    about: 'Macau resident id',
    reserved: [
      { head: '9', source: 'Identification Services Bureau of Macau: the first digit is 1, 5 or 7' },
    ],
  }),
  defineEntity({
    name: 'TW_ID',
    group: 'government',
    about: 'Taiwanese national id or resident certificate',
    check: passesTaiwanId,
  }),
]
