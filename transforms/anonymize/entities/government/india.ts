import { defineEntity, type EntityDefinition } from '../definition/define-entity.js'

/** Numbers that India gives out. */
export const india: readonly EntityDefinition[] = [
  defineEntity({ name: 'IN_AADHAAR', group: 'government', about: 'Indian Aadhaar number' }),
  defineEntity({ name: 'IN_PAN', group: 'government', about: 'Indian permanent account number' }),
  defineEntity({ name: 'IN_GSTIN', group: 'government', about: 'Indian goods and services tax number' }),
  defineEntity({ name: 'IN_VOTER', group: 'government', about: 'Indian voter id' }),
  defineEntity({ name: 'IN_PASSPORT', group: 'government', about: 'Indian passport' }),
  defineEntity({
    name: 'IN_VEHICLE_REGISTRATION',
    group: 'government',
    about: 'Indian number plate',
    reserved: [{ head: 'ZZ', source: 'Central Motor Vehicles Rules: no state has the code ZZ' }],
    otherGoldTypes: ['LICENSE_PLATE'],
  }),
]
