import { isYearMonthDay } from '../../check-digits/birth-date.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

const curpAlphabet = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'
const rfcAlphabet = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ'
const plainAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ '

/** Identifiers of Mexico. Codes with Ñ or & are not found: those letters belong to words elsewhere. */
export const mexico: readonly Identifier[] = [
  defineIdentifier({
    name: 'mx_curp',
    entity: 'MX_CURP',
    country: 'MX',
    lengths: [18],
    pattern:
      /^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX](?:AS|BC|BS|CC|CH|CL|CM|CS|DF|DG|GR|GT|HG|JC|MC|MN|MS|NE|NL|NT|OC|PL|QR|QT|SL|SP|SR|TC|TL|TS|VZ|YN|ZS)[B-DF-HJ-NP-TV-Z]{3}[A-Z0-9]\d$/,
    check: (compact) => {
      let sum = 0
      for (let i = 0; i < 17; i++) sum += curpAlphabet.indexOf(compact[i]) * (18 - i)
      return isYearMonthDay(compact, { at: 4 }) && String((10 - (sum % 10)) % 10) === compact[17]
    },
    strength: 'strong',
    context: { en: ['population registry'], es: ['curp', 'registro de población', 'clave única'] },
    source: 'RENAPO, Instructivo Normativo para la Asignación de la CURP (DOF 18 October 2021)',
    examples: {
      match: ['BOXW310820HNERXN09', 'CURP BOXW310820HNERXN08'],
      not: ['BOXW310820HNERXN08', 'BOXW311320ANERXN09'],
    },
  }),
  defineIdentifier({
    name: 'mx_rfc',
    entity: 'MX_RFC',
    country: 'MX',
    lengths: [12, 13],
    pattern: /^[A-Z]{3,4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[A-Z0-9]{2}[0-9A]$/,
    forms: /^[A-Z]{3,4}-?\d{6}-?[A-Z0-9]{3}$/,
    check: (compact) =>
      isYearMonthDay(compact, { at: compact.length - 9 }) &&
      (rfcDigit(compact, rfcAlphabet) === compact.at(-1) ||
        rfcDigit(compact, plainAlphabet) === compact.at(-1)),
    strength: 'medium',
    context: { en: ['taxpayer'], es: ['rfc', 'registro federal', 'contribuyente', 'contribuyentes'] },
    source: 'SAT, Anexo 20 and "Estructura del RFC": weighted sum modulo 11 over 12 places',
    examples: {
      match: ['GODE561231GR8', 'RFC: MAB930714 8T4', 'rfc GODE561231GR9'],
      not: ['GODE561231GR9', 'GODE561331GR8'],
    },
  }),
]

function rfcDigit(compact: string, alphabet: string): string {
  const padded = compact.slice(0, -1).padStart(12, ' ')
  let sum = 0
  for (let i = 0; i < 12; i++) sum += Math.max(0, alphabet.indexOf(padded[i])) * (13 - i)
  return '0123456789A0'[11 - (sum % 11)]
}
