import { cnMobile, cnMobileInNumerals } from './cn-mobile.js'
import { cnResidentId } from './cn-resident-id.js'
import { creditCard } from './credit-card.js'
import { emailAddress } from './email-address.js'
import { ibanCode } from './iban-code.js'
import { ipv4Address, ipv6Address } from './ip-address.js'
import { openPerson } from './person.js'
import { openPhoneNumber } from './phone-number.js'
import type { Entity, Recognizer } from './recognizer.js'
import { url } from './url.js'
import { usSsn } from './us-ssn.js'

/**
 * The recognizers of these entities, the more specific first: where two find the same stretch and neither
 * has more to speak for it, the first in this order wins.
 */
export async function openRecognizers(
  entities: ReadonlySet<Entity>,
  regions: readonly string[],
): Promise<Recognizer[]> {
  const all: Recognizer[] = [
    emailAddress,
    url,
    ipv4Address,
    ipv6Address,
    cnResidentId,
    creditCard,
    ibanCode,
    usSsn,
    cnMobile,
    cnMobileInNumerals,
  ]
  if (entities.has('PHONE_NUMBER')) all.push(await openPhoneNumber(regions))
  if (entities.has('PERSON')) all.push(await openPerson())
  return all.filter((recognizer) => entities.has(recognizer.entity))
}
