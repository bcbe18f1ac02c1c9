import { defineEntity, type EntityDefinition } from '../definition/define-entity.js'

/** Numbers that the Nordic states give out. */
export const northernEurope: readonly EntityDefinition[] = [
  defineEntity({ name: 'SE_PERSONNUMMER', group: 'government', about: 'Swedish personal number' }),
  defineEntity({ name: 'SE_ORGNR', group: 'government', about: 'Swedish organisation number' }),
  defineEntity({ name: 'NO_FODSELSNUMMER', group: 'government', about: 'Norwegian birth number' }),
  defineEntity({ name: 'DK_CPR', group: 'government', about: 'Danish personal number' }),
  defineEntity({
    name: 'FI_PERSONAL_IDENTITY_CODE',
    group: 'government',
    about: 'Finnish personal identity code',
  }),
  defineEntity({ name: 'IS_KENNITALA', group: 'government', about: 'Icelandic id number' }),
]
