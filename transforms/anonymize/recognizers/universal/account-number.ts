import { allMatches, matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { isWordAt } from '../../identifiers/number-scan.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

/** What a person has an account, a contract or a number with; each needs a word for a number, or a colon, behind it. */
const holders =
  'account|acct|a\\/c|national|identity|emirates|citizen|hosp(?:ital)?|emp|cust\\.|mrn|policy|member(?:ship)?|subscriber|insurance|insured|plan member|customer|client|employee|staff|personnel|student|payroll|badge|loyalty|rewards?|frequent[ -]?flyer|savings|checking|current account|super(?:annuation)? fund|pension|meter|tenant|patient account|beneficiary|claim|crew|season ticket|photo ?card|library card|enrol(?:l)?ment|roll|paye|tax(?:payer)?|licen[cs]ee|case|customs|hosp|chart|ur|nhi|chi'
const numbering =
  '(?:,?[ _]?(?:account |card |policy |member )?(?:numbers?|num\\b\\.?|nos?\\b\\.?|nr\\b\\.?|id\\b|code|ref(?:erence)?|#))'
const link = '\\\\?["\')]?[ \\t]{0,2}(?:is|was|[:=#])?[ \\t]{0,2}\\\\?["\']?'

const labels: readonly { label: RegExp; value: RegExp }[] = [
  {
    label: new RegExp(
      `(?<![A-Za-z_])(?:${holders})(?:${numbering}{1,2}${link}|[ \\t]?[:#][ \\t]{0,2}|(?=[ \\t]{1,3}\\d{6})[ \\t]{1,3})`,
      'gi',
    ),
    value:
      /(?=(?:[^\d\n]{0,4}\d){5})[A-Z]{0,4}[ /-]?\d(?:[A-Z\d]|[-/ .](?=[A-Z]{0,2}\d)|-(?=[A-Z](?![A-Z\d]))){3,24}/y,
  },
  {
    label: /(?<![A-Za-z])(?:sort[ -]code|BSB)(?: (?:number|no\.?))?(?: is|:)?[ \t]?/gi,
    value: /\d{2}[- ]?\d{2}[- ]?\d{2}|\d{3}-\d{3}/y,
  },
  { label: /(?<![A-Za-z])(?:routing|transit)(?: (?:number|no\.?|#))?(?: is|:)?[ \t]?/gi, value: /\d{9}/y },
]
const date = /^(?:\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4})$/
const goesOn =
  /^(?:[-./]\d| ?(?:%|€|\$|£|USD|EUR|people|users|members|customers|employees|students|times)(?![A-Za-z]))/

/** Four digits close together, without which no value is one. */
const digits = /\d[A-Z\d/ .-]{0,4}\d[A-Z\d/ .-]{0,4}\d[A-Z\d/ .-]{0,4}\d/

/** Numbers of accounts, contracts and members behind the word for them. */
export const accountNumber: Recognizer = {
  name: 'account_number',
  entities: ['ACCOUNT_NUMBER'],
  bits: prefilterBits.digits6 | prefilterBits.mixed | prefilterBits.cue | prefilterBits.account,
  rescans: true,
  sparesCode: 'lines',
  find({ text }, report) {
    if (!digits.test(text)) return
    for (const { label, value } of labels)
      for (const { 0: lead, index } of allMatches(label, text)) {
        const start = index + lead.length
        const given = matchAt(value, text, start)?.[0]
        if (given === undefined || date.test(given)) continue
        const end = start + given.length
        if (isWordAt(text, end) || goesOn.test(text.slice(end, end + 12))) continue
        report({ start, end, score: 0.5, validated: false, why: 'behind a word for an account' })
      }
  },
}
