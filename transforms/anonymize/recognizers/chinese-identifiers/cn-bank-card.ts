import { passesLuhn } from '../../check-digits/luhn.js'
import { evidence } from '../../detect/scores.js'
import { hasCue, isCutOut, isOfSum, negativeContext } from '../../identifiers/number-scan.js'
import { comesAlike, endsGroup, type Grouping, goesOnAlike, groupingOf, isSpelledOut } from './digit-run.js'
import type { NumberForm } from './number-forms.js'

// Issuer prefixes in use in China: UnionPay 62 and 81, ICBC 9558, ABC 95599, early debit cards in 60, and the
// credit cards of Visa (4), Mastercard (51 to 55) and JCB (35).
const issuer = /^(?:62|81|9558|95599|60[0-39]|4|5[1-5]|35)/
const cardCue =
  /(?:银行卡|信用卡|储蓄卡|借记卡|卡号|卡[:： ]|这个卡|账号|账户|帐号|帐户|开户|[工农建中招交]行|打钱|打款|转账|汇款|收款|还款|card)[^\d\n]{0,16}$/i

/**
 * Bank cards as China issues them: 16 to 19 digits with a known prefix, in any grouping, and a right Luhn
 * digit; after a word such as 银行卡 a wrong one counts too.
 */
export const cnBankCard: NumberForm = {
  name: 'cn_bank_card',
  entity: 'CREDIT_CARD',
  minDigits: 16,
  find({ text }, run) {
    const { digits, places } = run
    if (!issuer.test(digits)) return undefined
    const start = places[0]
    const hasNegativeContext = hasCue(text, start, negativeContext)
    const isCued = hasCue(text, start, cardCue)
    let best: { to: number; validated: boolean } | undefined
    for (let to = Math.min(19, digits.length); to >= 16; to--) {
      if (!endsGroup(run, to) || isCutOut(text, start, places[to - 1] + 1)) continue
      const grouping = groupingOf(text, run, { from: 0, to })
      if (!isUsual(grouping)) continue
      const { gaps } = grouping
      if (gaps.length > 0 && (comesAlike(text, start, gaps) || goesOnAlike(text, run, { to, gaps }))) continue
      const validated = passesLuhn(digits.slice(0, to))
      if (best === undefined || (validated && !best.validated)) best = { to, validated }
    }
    if (best === undefined) return undefined
    const end = places[best.to - 1] + 1
    if (!isCued && isOfSum(text, start, end)) return undefined
    if (hasNegativeContext && !isCued)
      return { start, end, score: 0.3, validated: false, why: 'form, beside a word for another number' }
    if (best.validated) return { start, end, ...evidence.checked }
    return isCued
      ? { start, end, ...evidence.cued }
      : { start, end, score: 0.3, validated: false, why: 'check digit wrong' }
  },
}

/** In one piece, in fours, in two or three long pieces, or digit by digit; one kind of separator. */
function isUsual(grouping: Grouping): boolean {
  const { lengths, gaps } = grouping
  if (lengths.length === 1 || isSpelledOut(grouping)) return true
  if (new Set(gaps).size > 2 || gaps.some((gap) => /[(|]/.test(gap))) return false
  const inFours = lengths.slice(0, -1).every((length) => length === 4)
  return inFours || (lengths.length <= 4 && lengths.every((length) => length >= 3))
}
