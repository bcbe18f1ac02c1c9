import { passesLuhn } from '../check-digits/luhn.js'
import type { Entity } from '../entities/entities.js'
import { isReservedCode } from './codes.js'

/**
 * Whether a value is of a range that is set aside for examples or never issued, and so can be nobody's: what
 * `pseudonymize` writes where there is such a range. Names, addresses of streets, companies, ages, dates and
 * codes without such a range are never said to be fakes, since real ones look the same.
 */
export function isFake(entity: Entity, value: string): boolean {
  const compact = value
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
  switch (entity) {
    case 'EMAIL_ADDRESS':
      return /@(?:[a-z0-9-]+\.)*example\.(?:com|net|org)$/i.test(value)
    case 'URL':
      return /^(?:[a-z]+:\/\/)?(?:[a-z0-9-]+\.)*example\.(?:com|net|org)(?:[/?#:]|$)/i.test(value)
    case 'IP_ADDRESS':
      return /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/.test(value) || /^2001:db8:/i.test(value)
    case 'MAC_ADDRESS':
      return /^00005E0053[0-9A-F]{2}$/.test(compact)
    case 'CREDIT_CARD':
      return /^9999\d{8,15}$/.test(compact) && passesLuhn(compact)
    case 'IBAN_CODE':
      return compact.startsWith('ZZ')
    case 'US_SSN':
      return /^9\d\d(?:0[1-9]|[1-4]\d)\d{4}$/.test(compact)
    case 'CN_RESIDENT_ID':
      return /^99\d{13}(?:\d{2}[\dX])?$/.test(compact)
    case 'CN_MOBILE':
      return /^(?:(?:00)?86)?0?154\d{8}$/.test(compact) || /^一五四/.test(value)
    case 'PHONE_NUMBER':
      return /^1?[2-9]\d\d55501\d\d$|^(?:44|0)7700900\d{3}$|^0\d\d0\d{7}$/.test(compact)
    default:
      return isReservedCode(entity, value)
  }
}
