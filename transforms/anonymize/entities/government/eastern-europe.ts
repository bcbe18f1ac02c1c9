import { defineEntity, type EntityDefinition } from '../definition/define-entity.js'

/** Numbers that states from Poland to Ukraine give out. */
export const easternEurope: readonly EntityDefinition[] = [
  defineEntity({ name: 'PL_PESEL', group: 'government', about: 'Polish personal number' }),
  defineEntity({ name: 'PL_NIP', group: 'government', about: 'Polish tax number' }),
  defineEntity({
    name: 'CZ_RODNE_CISLO',
    group: 'government',
    about: 'Czech or Slovak birth number',
    countries: ['CZ', 'SK'],
  }),
  defineEntity({ name: 'HU_TAX_ID', group: 'government', about: 'Hungarian personal tax number' }),
  defineEntity({ name: 'RO_CNP', group: 'government', about: 'Romanian personal code' }),
  defineEntity({ name: 'BG_EGN', group: 'government', about: 'Bulgarian personal number' }),
  defineEntity({ name: 'GR_AMKA', group: 'government', about: 'Greek social security number' }),
  defineEntity({ name: 'HR_OIB', group: 'government', about: 'Croatian personal number' }),
  defineEntity({ name: 'SI_EMSO', group: 'government', about: 'Slovene personal number' }),
  defineEntity({
    name: 'EE_IK',
    group: 'government',
    about: 'Estonian or Lithuanian personal code',
    countries: ['EE', 'LT'],
  }),
  defineEntity({ name: 'LV_PK', group: 'government', about: 'Latvian personal code' }),
  defineEntity({ name: 'RU_INN', group: 'government', about: 'Russian taxpayer number' }),
  defineEntity({ name: 'RU_SNILS', group: 'government', about: 'Russian insurance account number' }),
  defineEntity({ name: 'UA_RNTRC', group: 'government', about: 'Ukrainian taxpayer number' }),
]
