import { defineEntity, type EntityDefinition } from '../definition/define-entity.js'

/** Numbers that the other states of America give out. */
export const americas: readonly EntityDefinition[] = [
  defineEntity({ name: 'CA_SIN', group: 'government', about: 'Canadian social insurance number' }),
  defineEntity({
    name: 'BR_CPF',
    group: 'government',
    about: 'Brazilian taxpayer number (person)',
    modelText: 'cpf',
  }),
  defineEntity({ name: 'BR_CNPJ', group: 'government', about: 'Brazilian taxpayer number (organisation)' }),
  defineEntity({ name: 'MX_CURP', group: 'government', about: 'Mexican population register code' }),
  defineEntity({ name: 'MX_RFC', group: 'government', about: 'Mexican taxpayer number' }),
  defineEntity({ name: 'AR_CUIT', group: 'government', about: 'Argentine taxpayer number' }),
  defineEntity({ name: 'CL_RUT', group: 'government', about: 'Chilean taxpayer number' }),
  defineEntity({ name: 'CO_NIT', group: 'government', about: 'Colombian taxpayer number' }),
]
