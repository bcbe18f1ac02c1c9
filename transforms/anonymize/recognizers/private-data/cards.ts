import { allMatches } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'

/** Cards and resident IDs with a wrong digit, in texts that were found to be about private people: nobody else has such numbers. */

/** In fours, as cards are printed, by the first digits of Visa, Mastercard and UnionPay. */
const printed =
  /(?<![\d.+-])(?:4\d{3}|5[1-5]\d\d|6[02]\d\d)([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3}|\d{1,3})?(?![\d-]|[ .]\d)/g
/** In one piece, beside a word for a card or an account. */
const inOnePiece = /(?<![\d.+-])(?:4\d{15}|5[1-5]\d{14}|62\d{14,17})(?![\d-]|\.\d)/g
const cue =
  /card|visa|master|debit|credit|bank|acc(?:oun)?t|\biban\b|卡|[账帐賬帳][号號户戶]|[银銀]行|[邮郵][储儲局]|[工农建中交招]行|打款|[转轉匯汇]/i
const reach = 28
const resident =
  /(?<![\dA-Za-z])[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g

/** Numbers whose form alone says what they are, beside private data. */
export const personalCard: Recognizer = {
  name: 'personal_card',
  entities: ['CREDIT_CARD', 'CN_RESIDENT_ID'],
  bits: 0,
  rescans: true,
  sparesCode: 'lines',
  find({ text, isPrivate }, report) {
    if (isPrivate !== true) return
    const see = (entity: string, { 0: value, index }: RegExpExecArray, why: string) =>
      report({ entity, start: index, end: index + value.length, score: 0.6, validated: false, why })
    for (const hit of allMatches(printed, text))
      see('CREDIT_CARD', hit, 'printed as cards are, beside private data')
    for (const hit of allMatches(inOnePiece, text))
      if (cue.test(text.slice(Math.max(0, hit.index - reach), hit.index)))
        see('CREDIT_CARD', hit, 'digits of a card behind a word for one, beside private data')
    for (const hit of allMatches(resident, text))
      see('CN_RESIDENT_ID', hit, 'form with a date of birth, beside private data')
  },
}
