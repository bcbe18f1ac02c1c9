import { entityTable } from '../entities/entities.data.js'
import type { Entity } from '../entities/entities.js'
import { foldText } from './fold.js'

/**
 * One spelling for each value, so that all spellings of a number or an address share one fake or tag:
 * separators, case, full-width forms and the country code of a Chinese mobile number do not count. A secret has
 * one spelling only.
 */
export function normalForm(entity: Entity, value: string): string {
  if (entity in entityTable.secrets) return value
  const plain = foldText(value).text
  if (entity in entityTable.names || entity in entityTable.context)
    return plain.trim().toLowerCase().replace(/\s+/g, ' ')
  switch (entity) {
    case 'EMAIL_ADDRESS':
    case 'IP_ADDRESS':
      return plain.toLowerCase()
    case 'URL':
      return plain
    case 'CN_MOBILE':
      return digitsOfNumerals(plain).replace(/\D/g, '').slice(-11)
    case 'PHONE_NUMBER': {
      const digits = plain.replace(/[^\dx]/gi, '').toLowerCase()
      return digits.length === 11 && digits.startsWith('1') && plain.startsWith('+1')
        ? digits.slice(1)
        : digits
    }
    default:
      return plain.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  }
}

/** Chinese numerals of a number read digit by digit, as ASCII digits. */
function digitsOfNumerals(text: string): string {
  return text.replace(/[〇零一二三四五六七八九幺]/g, (numeral) => {
    if (numeral === '〇') return '0'
    return numeral === '幺' ? '1' : String('零一二三四五六七八九'.indexOf(numeral))
  })
}
