import { defineEntity, type EntityDefinition } from '../definition/define-entity.js'

/** Numbers that the United Kingdom and Ireland give out. */
export const britishIsles: readonly EntityDefinition[] = [
  defineEntity({
    name: 'UK_NHS',
    group: 'government',
    about: 'UK National Health Service number',
    countries: ['GB'],
    reserved: [{ head: '999', source: 'NHS Data Dictionary: 999 is for test numbers' }],
  }),
  defineEntity({
    name: 'UK_NINO',
    group: 'government',
    about: 'UK national insurance number',
    countries: ['GB'],
    reserved: [{ head: 'ZZ', source: 'HMRC, NIM39110: prefix ZZ is not allocated' }],
  }),
  defineEntity({
    name: 'UK_DRIVING_LICENCE',
    group: 'government',
    about: 'UK driving licence',
    countries: ['GB'],
  }),
  defineEntity({
    name: 'UK_PASSPORT',
    group: 'government',
    about: 'UK passport',
    countries: ['GB'],
    otherGoldTypes: ['PASSPORT'],
  }),
  defineEntity({
    name: 'UK_VEHICLE_REGISTRATION',
    group: 'government',
    about: 'UK number plate',
    countries: ['GB'],
    reserved: [{ head: 'ZZ', source: 'DVLA, INF104: no area has the letter Z' }],
    otherGoldTypes: ['LICENSE_PLATE'],
  }),
  defineEntity({ name: 'IE_PPS', group: 'government', about: 'Irish personal public service number' }),
]
