import type { Family } from '../../detect/family.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { openAccounts } from './cn-accounts.js'
import { cnBankCard } from './cn-bank-card.js'
import { openCodes } from './cn-codes.js'
import { cnLandline } from './cn-landline.js'
import { cnMobile } from './cn-mobile.js'
import { cnLicensePlate } from './cn-plate.js'
import { cnResidentId } from './cn-resident-id.js'
import { openNumberForms } from './number-forms.js'
import { recordNumber } from './record-number.js'
import { scannedNumber } from './scanned-number.js'

/** Identifiers of mainland China, Hong Kong, Macau and Taiwan. */
export const openChina: Family = ({ wants }) => [
  ...openNumberForms(
    [cnResidentId, cnBankCard, cnMobile, cnLandline].filter(({ entity }) => wants(entity)),
    prefilterBits.digits7,
  ),
  ...openCodes(wants),
  cnLicensePlate,
  ...openAccounts(wants),
  recordNumber,
  scannedNumber,
]
