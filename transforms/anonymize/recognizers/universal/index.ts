import type { Family } from '../../detect/family.js'
import { accountNumber, paidAccount } from './account-number.js'
import { creditCard } from './credit-card.js'
import { openCryptoWallet } from './crypto-wallet.js'
import { emailAddress } from './email-address.js'
import { ibanCode } from './iban-code.js'
import { ipv4Address, ipv6Address } from './ip-address.js'
import { labelledNumber } from './labelled-number.js'
import { openMacAddress } from './mac-address.js'
import { orderNumber } from './order-number.js'
import { openPhoneNumber } from './phone-number.js'
import { profilePage } from './profile-page.js'
import { spelledEmail } from './spelled-email.js'
import { swiftCode } from './swift-code.js'
import { url } from './url.js'
import { vehiclePlate } from './vehicle-plate.js'

/** Identifiers that no country owns. */
export const openGeneric: Family = async ({ wants, regions }) => {
  const opened = [
    emailAddress,
    spelledEmail,
    url,
    profilePage,
    ipv4Address,
    ipv6Address,
    creditCard,
    ibanCode,
    swiftCode,
    labelledNumber,
    accountNumber,
    paidAccount,
    vehiclePlate,
    ...(wants('ORDER_NUMBER') ? [orderNumber] : []),
  ]
  if (wants('MAC_ADDRESS')) opened.push(openMacAddress())
  if (wants('CRYPTO')) opened.push(openCryptoWallet())
  if (wants('PHONE_NUMBER')) opened.push(await openPhoneNumber(regions))
  return opened
}
