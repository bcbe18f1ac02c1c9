import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { matchesIn } from '../../detect/text-cues.js'
import { isWordAt } from '../../identifiers/number-scan.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

/**
 * Numbers of orders and parcels, by which a shop or a carrier tells who bought what and lives where. They are looked for
 * only where they are asked for: most are of use in the text of a support case, and say nothing to anybody else.
 */

const joint =
  '(?: ?(?:numbers?|no\\.?|nr\\.?|id|ref(?:erence)?|code|#))?["\')]?[ \\t]{0,2}(?:is|was|[:=#：])?[ \\t]{0,2}["\'#]?'
/** Words for an order or a parcel, and what stands between one and its number. */
const label = new RegExp(
  `(?:(?<![A-Za-z]|\\b(?:in|sort|sorted|row|byte|by) )(?:(?:purchase |sales |work )?orders?|tracking|parcel|shipment|shipping|consignment|waybill|airway bill|awb|bestell(?:ung|nummer)?|sendungs(?:nummer)?|commande|pedido)${joint}|(?:订单|訂單|运单|運單|快递|快遞|物流|包裹|提单)(?:编?号码?|編?號碼?|单号|單號|号)?[为是:：\\s]{0,3})`,
  'giu',
)
/** At least six characters, four digits among them. */
const value = /(?=(?:[A-Za-z-]{0,6}\d){4})[A-Za-z\d]{1,24}(?:-[A-Za-z\d]{1,20}){0,4}/y
/** UPS, Amazon, SF Express; the two letters, nine digits and two letters of the Universal Postal Union (S10). */
const known =
  /(?<![A-Za-z\d-])(?:1Z[A-Z\d]{16}|\d{3}-\d{7}-\d{7}|SF\d{12,13}|[A-Z]{2}\d{9}[A-Z]{2})(?![A-Za-z\d-])/g
const weights = [8, 6, 4, 2, 3, 5, 9, 7]

/** Numbers of orders, parcels and shipments. */
export const orderNumber: Recognizer = {
  name: 'order_number',
  entities: ['ORDER_NUMBER'],
  bits: prefilterBits.digits6 | prefilterBits.mixed,
  rescans: true,
  sparesCode: 'lines',
  find(scan, report) {
    const { text } = scan
    for (const { 0: given, index: start } of matchesIn(scan, known))
      if (!/^[A-Z]{2}\d{9}[A-Z]{2}$/.test(given) || isPostal(given))
        report({
          start,
          end: start + given.length,
          score: 0.6,
          validated: false,
          why: 'the form of a shop or carrier',
        })
    for (const { 0: lead, index } of matchesIn(scan, label)) {
      const start = index + lead.length
      const given = matchAt(value, text, start)?.[0]
      if (given === undefined || given.length < 6 || isWordAt(text, start - 1)) continue
      const end = start + given.length
      if (isWordAt(text, end) || /^[./:]\d/.test(text.slice(end, end + 2))) continue
      report({ start, end, score: 0.6, validated: false, why: 'behind a word for an order or a parcel' })
    }
  },
}

/** The check digit of S10: eight digits by weights, then eleven minus the rest, 10 as 0 and 11 as 5. */
function isPostal(given: string): boolean {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(given[i + 2]), 0)
  const check = 11 - (sum % 11)
  return Number(given[10]) === (check === 10 ? 0 : check === 11 ? 5 : check)
}
