import { defineEntity, type EntityDefinition } from '../definition/define-entity.js'

/** Numbers that states of Asia and the Pacific give out, China and India aside. */
export const asiaPacific: readonly EntityDefinition[] = [
  defineEntity({ name: 'AU_ABN', group: 'government', about: 'Australian business number' }),
  defineEntity({ name: 'AU_ACN', group: 'government', about: 'Australian company number' }),
  defineEntity({ name: 'AU_TFN', group: 'government', about: 'Australian tax file number' }),
  defineEntity({ name: 'AU_MEDICARE', group: 'government', about: 'Australian Medicare number' }),
  defineEntity({ name: 'NZ_IRD', group: 'government', about: 'New Zealand tax number' }),
  defineEntity({ name: 'NZ_NHI', group: 'government', about: 'New Zealand health index number' }),
  defineEntity({ name: 'SG_NRIC_FIN', group: 'government', about: 'Singaporean NRIC or FIN' }),
  defineEntity({ name: 'SG_UEN', group: 'government', about: 'Singaporean entity number' }),
  defineEntity({ name: 'MY_NRIC', group: 'government', about: 'Malaysian identity card number' }),
  defineEntity({ name: 'ID_NIK', group: 'government', about: 'Indonesian id number' }),
  defineEntity({ name: 'PH_TIN', group: 'government', about: 'Philippine taxpayer number' }),
  defineEntity({ name: 'TH_TNIN', group: 'government', about: 'Thai national id number' }),
  defineEntity({ name: 'VN_CCCD', group: 'government', about: 'Vietnamese citizen id' }),
  defineEntity({ name: 'KR_RRN', group: 'government', about: 'South Korean resident registration number' }),
  defineEntity({ name: 'KR_FRN', group: 'government', about: 'South Korean foreigner registration number' }),
  defineEntity({ name: 'KR_BRN', group: 'government', about: 'South Korean business registration number' }),
  defineEntity({ name: 'KR_DRIVER_LICENSE', group: 'government', about: 'South Korean driver licence' }),
  defineEntity({ name: 'KR_PASSPORT', group: 'government', about: 'South Korean passport' }),
  defineEntity({ name: 'JP_MY_NUMBER', group: 'government', about: 'Japanese individual number' }),
]
