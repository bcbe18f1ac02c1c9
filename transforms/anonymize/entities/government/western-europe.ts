import { defineEntity, type EntityDefinition } from '../definition/define-entity.js'

/** Numbers that states from France to Switzerland give out. */
export const westernEurope: readonly EntityDefinition[] = [
  defineEntity({ name: 'FR_NIR', group: 'government', about: 'French social security number' }),
  defineEntity({ name: 'FR_TAX_ID', group: 'government', about: 'French tax number (SPI)' }),
  defineEntity({ name: 'FR_SIREN', group: 'government', about: 'French company number (SIREN or SIRET)' }),
  defineEntity({ name: 'ES_NIF', group: 'government', about: 'Spanish tax number' }),
  defineEntity({ name: 'ES_NIE', group: 'government', about: 'Spanish number of foreigners' }),
  defineEntity({ name: 'ES_PASSPORT', group: 'government', about: 'Spanish passport' }),
  defineEntity({ name: 'IT_FISCAL_CODE', group: 'government', about: 'Italian fiscal code' }),
  defineEntity({ name: 'IT_VAT_CODE', group: 'government', about: 'Italian VAT number' }),
  defineEntity({ name: 'IT_DRIVER_LICENSE', group: 'government', about: 'Italian driving licence' }),
  defineEntity({ name: 'IT_IDENTITY_CARD', group: 'government', about: 'Italian identity card' }),
  defineEntity({ name: 'IT_PASSPORT', group: 'government', about: 'Italian passport' }),
  defineEntity({ name: 'PT_NIF', group: 'government', about: 'Portuguese tax number' }),
  defineEntity({ name: 'NL_BSN', group: 'government', about: 'Dutch citizen service number' }),
  defineEntity({ name: 'BE_NN', group: 'government', about: 'Belgian national number' }),
  defineEntity({ name: 'AT_SVNR', group: 'government', about: 'Austrian social insurance number' }),
  defineEntity({ name: 'CH_AHV', group: 'government', about: 'Swiss social security number' }),
]
