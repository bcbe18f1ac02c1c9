import { creditCard } from './credit-card.js'
import { emailAddress } from './email-address.js'
import { ibanCode } from './iban-code.js'
import type { Family } from './index.js'
import { ipv4Address, ipv6Address } from './ip-address.js'
import { openPhoneNumber } from './phone-number.js'
import { url } from './url.js'

/** Identifiers that no country owns. */
export const openGeneric: Family = async ({ wants, regions }) => {
  const opened = [emailAddress, url, ipv4Address, ipv6Address, creditCard, ibanCode]
  if (wants('PHONE_NUMBER')) opened.push(await openPhoneNumber(regions))
  return opened
}
