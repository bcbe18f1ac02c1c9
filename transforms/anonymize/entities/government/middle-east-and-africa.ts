import { defineEntity, type EntityDefinition } from '../definition/define-entity.js'

/** Numbers that states of the Middle East and Africa give out. */
export const middleEastAndAfrica: readonly EntityDefinition[] = [
  defineEntity({ name: 'TR_NATIONAL_ID', group: 'government', about: 'Turkish national id' }),
  defineEntity({
    name: 'TR_PLATE',
    group: 'government',
    about: 'Turkish number plate',
    reserved: [{ head: '99', source: 'Provinces are 01 to 81', lengths: [7, 8] }],
  }),
  defineEntity({ name: 'IL_TEUDAT_ZEHUT', group: 'government', about: 'Israeli id number' }),
  defineEntity({ name: 'ZA_ID_NUMBER', group: 'government', about: 'South African id number' }),
  defineEntity({ name: 'NG_NIN', group: 'government', about: 'Nigerian national id number' }),
  defineEntity({ name: 'NG_PLATE', group: 'government', about: 'Nigerian number plate' }),
  defineEntity({ name: 'EG_NATIONAL_ID', group: 'government', about: 'Egyptian national id' }),
]
