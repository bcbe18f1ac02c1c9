import { matchAt } from '../../../../src/text/match-at.js'
import { passesLuhn } from '../../check-digits/luhn.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { evidence } from '../../detect/scores.js'
import {
  digitsOf,
  eachDigitGroup,
  hasCue,
  isCutOut,
  isOfSum,
  negativeContext,
} from '../../identifiers/number-scan.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

// In one piece, in fours (the last group may be shorter or longer), or as American Express and Diners print it.
const card =
  /\d{12,19}(?!\d)|\d{4}([ -]|\.(?!\d{3}\D))\d{4}\1\d{4}\1(?:\d{4}\1\d{3}(?![\d]|\1\d)|\d{3,7}(?!\d))|\d{4}([ -])\d{6}\2\d{4,5}(?!\d)/y
// First digits in use (ISO/IEC 7812 ranges as the networks publish them): Visa, Mastercard, American Express,
// Diners, Discover, JCB (also its old 15-digit 1800 and 2131), UnionPay, Maestro, ICBC's 9558.
const knownPrefix =
  /^(?:4|5[0-8]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3(?:[47]|0[0-5]|[689]|5(?:2[89]|[3-8]))|6|81|1800|2131|9558)/
const cardCue =
  /(?:card|visa|mastercard|amex|credit|debit|\bcc\b|卡号|银行卡|信用卡|储蓄卡|账号|账户|帐号)[^\n]{0,16}$/i

/**
 * Payment card numbers of 12 to 19 digits with a known prefix and a right Luhn digit. After a word such as
 * "card" or 卡号 neither is asked for: a wrong digit does not make a number less somebody's.
 */
export const creditCard: Recognizer = {
  name: 'credit_card',
  entities: ['CREDIT_CARD'],
  rescans: true,
  bits: prefilterBits.digits11,
  find({ text }, report) {
    eachDigitGroup(
      text,
      (start) => {
        const match = matchAt(card, text, start)?.[0]
        if (match === undefined || isCutOut(text, start, start + match.length)) return undefined
        const digits = digitsOf(match)
        const validated = knownPrefix.test(digits) && isUsualLength(digits) && passesLuhn(digits)
        const isCued = hasCue(text, start, cardCue)
        if (!validated && !(digits.length >= 15 && isCued)) return undefined
        // One number in ten passes Luhn's check: a bar code or an order is none of it.
        if (!isCued && (hasCue(text, start, negativeContext) || isOfSum(text, start, start + match.length)))
          return undefined
        report({ start, end: start + match.length, ...(validated ? evidence.checked : evidence.cued) })
        return start + match.length
      },
      11,
    )
  },
}

/** Only Maestro (5 and 6) has numbers of 12 digits, and Visa once had 13. */
function isUsualLength(digits: string): boolean {
  if (digits.length >= 14) return true
  // 690 to 699 begin the bar codes of goods from China.
  return digits.length === 13 ? /^(?:[45]|6[0-8])/.test(digits) : /^[56]/.test(digits)
}
