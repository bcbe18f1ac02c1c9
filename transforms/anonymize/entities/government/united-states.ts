import { defineEntity, type EntityDefinition } from '../definition/define-entity.js'
import { usSsn } from './us-ssn.js'

/** Numbers that the United States give out. */
export const unitedStates: readonly EntityDefinition[] = [
  usSsn,
  defineEntity({
    name: 'US_ITIN',
    group: 'government',
    about: 'US individual taxpayer number',
    reserved: [{ head: '9##93', source: 'IRS: fourth and fifth digits are 50-65, 70-88, 90-92 or 94-99' }],
  }),
  defineEntity({
    name: 'US_DRIVER_LICENSE',
    group: 'government',
    about: 'US driver licence',
    modelText: "driver's license number",
  }),
  defineEntity({
    name: 'US_PASSPORT',
    group: 'government',
    about: 'US passport',
    modelText: 'passport number',
    otherGoldTypes: ['PASSPORT'],
  }),
  defineEntity({
    name: 'US_NPI',
    group: 'government',
    about: 'US national provider identifier',
    reserved: [{ head: '9', source: 'CMS, NPI standard: the first digit is 1 or 2' }],
  }),
  defineEntity({
    name: 'US_MBI',
    group: 'government',
    about: 'US Medicare beneficiary identifier',
    reserved: [{ head: '0', source: 'CMS, MBI format: position 1 is 1 to 9' }],
  }),
  defineEntity({
    name: 'MEDICAL_LICENSE',
    group: 'government',
    about: 'US DEA registration number',
    countries: ['US'],
    reserved: [{ head: 'Z?', source: 'DEA: no type of registrant has the letter Z' }],
  }),
]
