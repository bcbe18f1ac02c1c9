import { defineEntity, type EntityDefinition } from '../definition/define-entity.js'

/** Numbers that Germany gives out. */
export const germany: readonly EntityDefinition[] = [
  defineEntity({ name: 'DE_TAX_ID', group: 'government', about: 'German tax id' }),
  defineEntity({ name: 'DE_TAX_NUMBER', group: 'government', about: 'German tax number (Steuernummer)' }),
  defineEntity({
    name: 'DE_PASSPORT',
    group: 'government',
    about: 'German passport',
    otherGoldTypes: ['PASSPORT'],
  }),
  defineEntity({ name: 'DE_ID_CARD', group: 'government', about: 'German identity card' }),
  defineEntity({ name: 'DE_SOCIAL_SECURITY', group: 'government', about: 'German pension insurance number' }),
  defineEntity({ name: 'DE_HEALTH_INSURANCE', group: 'government', about: 'German health insurance number' }),
  defineEntity({ name: 'DE_VAT_ID', group: 'government', about: 'German VAT id' }),
  defineEntity({ name: 'DE_LANR', group: 'government', about: 'German doctor number' }),
  defineEntity({ name: 'DE_BSNR', group: 'government', about: 'German practice number' }),
  defineEntity({ name: 'DE_KFZ', group: 'government', about: 'German number plate' }),
  defineEntity({
    name: 'DE_HANDELSREGISTER',
    group: 'government',
    about: 'German commercial register number',
  }),
  defineEntity({ name: 'DE_FUEHRERSCHEIN', group: 'government', about: 'German driving licence' }),
]
