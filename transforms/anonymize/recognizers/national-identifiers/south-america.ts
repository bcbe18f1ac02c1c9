import { digitAt, lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

const falling = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
const nitWeights = [41, 37, 29, 23, 19, 17, 13, 7, 3]

/** Taxpayer numbers of Brazil, Argentina, Chile and Colombia. */
export const southAmerica: readonly Identifier[] = [
  defineIdentifier({
    name: 'br_cpf',
    entity: 'BR_CPF',
    country: 'BR',
    lengths: [11],
    pattern: /^(?!(\d)\1{10})\d{11}$/,
    forms: /^(?:\d{11}|\d{3}-\d{3}-\d{3}-\d{2}|\d{9}-\d{2})$/,
    check: (compact) =>
      mod11(weightedSum(compact, [10, 9, 8, 7, 6, 5, 4, 3, 2])) === digitAt(compact, 9) &&
      mod11(weightedSum(compact, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2])) === lastDigit(compact),
    strength: 'weak',
    distinctive: { written: /^\d{3}\.\d{3}\.\d{3}-\d{2}$/, strength: 'medium' },
    context: {
      en: ['cpf', 'brazilian taxpayer'],
      pt: ['cpf', 'cadastro de pessoa', 'cadastro de pessoas', 'contribuinte'],
    },
    source: 'Receita Federal, "Cadastro de Pessoas Físicas": two digits modulo 11',
    examples: {
      match: ['390.533.447-05', 'CPF 39053344705', 'cpf: 390.533.447-06'],
      not: ['390.533.447-06', '39053344705', '111.111.111-11'],
    },
  }),
  defineIdentifier({
    name: 'br_cnpj',
    entity: 'BR_CNPJ',
    country: 'BR',
    lengths: [14],
    pattern: /^(?!0{14})[0-9A-Z]{12}\d{2}$/,
    forms: /^(?:\d{14}|[0-9A-Z]{2}-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}-\d{2})$/,
    check: (compact) => {
      // Since July 2026 letters count by their code, A = 17 (Instrução Normativa RFB 2.229/2024).
      const first = mod11(cnpjSum(compact, 12))
      return first === digitAt(compact, 12) && mod11(cnpjSum(compact, 13)) === digitAt(compact, 13)
    },
    strength: 'weak',
    distinctive: {
      written: /^[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}\/[0-9A-Z]{4}-\d{2}$/,
      strength: 'medium',
    },
    context: { en: ['cnpj'], pt: ['cnpj', 'pessoa jurídica'] },
    source: 'Receita Federal, "Cadastro Nacional da Pessoa Jurídica", Nota Técnica COCAD/SUARA/RFB 49/2024',
    examples: {
      match: ['16.727.230/0001-97', 'CNPJ 16727230000197', '12.ABC.345/01DE-35'],
      not: ['16.727.230/0001-98', '16727230000197'],
    },
  }),
  defineIdentifier({
    name: 'ar_cuit',
    entity: 'AR_CUIT',
    country: 'AR',
    lengths: [11],
    pattern: /^(?:20|23|24|25|26|27|30|33|34|50|51|55)\d{9}$/,
    forms: /^(?:\d{11}|\d{2}-\d{8}-\d)$/,
    check: (compact) =>
      '09987654321'[weightedSum(compact, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11] === compact[10],
    strength: 'weak',
    distinctive: { written: /^\d{2}-\d{8}-\d$/, strength: 'medium' },
    context: {
      en: ['cuit', 'cuil'],
      es: ['cuit', 'cuil', 'identificación tributaria', 'identificación laboral'],
    },
    source: 'ARCA (AFIP), Resolución General 1817: CUIT, weights 5432765432 modulo 11',
    examples: {
      match: ['20-05536168-2', 'CUIT 20055361682', 'CUIL: 20-05536168-3'],
      not: ['20-05536168-3', '20055361682'],
    },
  }),
  defineIdentifier({
    name: 'cl_rut',
    entity: 'CL_RUT',
    country: 'CL',
    lengths: [8, 9],
    pattern: /^\d{7,8}[0-9K]$/,
    forms: /^(?:\d{7,8}-?[0-9K]|\d{1,2}-\d{3}-\d{3}-[0-9K])$/,
    check: (compact) => {
      const padded = compact.padStart(9, '0')
      return '0K987654321'[weightedSum(padded, [3, 2, 7, 6, 5, 4, 3, 2]) % 11] === padded[8]
    },
    strength: 'weak',
    distinctive: { written: /^\d{1,2}\.\d{3}\.\d{3}-[0-9K]$/, strength: 'medium' },
    context: { en: ['rut', 'chilean'], es: ['rut', 'run', 'rol único', 'cédula de identidad', 'cedula'] },
    source: 'Servicio de Impuestos Internos, "RUT": weights 2 to 7 from the right, modulo 11',
    examples: {
      match: ['12.531.909-2', 'RUT 12531909-2', 'rut 12531909-3'],
      not: ['12.531.909-3', '12531909-2', '125319092'],
    },
  }),
  defineIdentifier({
    name: 'co_nit',
    entity: 'CO_NIT',
    country: 'CO',
    lengths: [9, 10],
    pattern: /^\d{9,10}$/,
    forms: /^(?:\d{8,9}-?\d|\d{2,3}-\d{3}-\d{3}-\d)$/,
    check: (compact) =>
      '01987654321'[weightedSum(compact.padStart(10, '0'), nitWeights) % 11] === compact.at(-1),
    strength: 'weak',
    distinctive: {
      written: /^\d{2,3}\.\d{3}\.\d{3}-\d$/,
      strength: { form: 0.2, checked: 0.6, failed: 0.1 },
    },
    context: { en: ['nit'], es: ['nit', 'identificación tributaria', 'registro único tributario'] },
    source: 'DIAN, Orden Administrativa 4 of 1989: primes from the right, modulo 11',
    examples: {
      match: ['213.123.432-1', 'NIT 213123432-1', 'NIT: 213.123.432-2'],
      not: ['213.123.432-2', '2131234321'],
    },
  }),
]

function mod11(sum: number): number {
  return sum % 11 < 2 ? 0 : 11 - (sum % 11)
}

function cnpjSum(compact: string, count: number): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += (compact.charCodeAt(i) - 48) * falling[i + 13 - count]
  return sum
}
