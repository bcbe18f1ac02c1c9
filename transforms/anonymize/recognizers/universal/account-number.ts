import { allMatches, matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { isWordAt } from '../../identifiers/number-scan.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

/** What a person has an account, a contract or a number with; each needs a word for a number, or a colon, behind it. */
const holders =
  'account|acct|a\\/c|national|identity|emirates|citizen|hosp(?:ital)?|emp|cust\\.|mrn|policy|member(?:ship)?|subscriber|insurance|insured|plan member|customer|client|employee|staff|personnel|student|payroll|badge|loyalty|rewards?|frequent[ -]?flyer|savings|checking|current account|super(?:annuation)? fund|pension|meter|tenant|patient account|beneficiary|claim|crew|season ticket|photo ?card|library card|enrol(?:l)?ment|roll|paye|tax(?:payer)?|licen[cs]ee|case|customs|hosp|chart|ur|nhi|chi|candidate|pupil|contract|crn|medicaid|permit|matric(?:ulation)?|pcn|borrower|reader|donor|police(?: file)?|crime|protection order file|app|upn|trn|bvn|smart ?card|library card|union card|lunch|patron|empl?\\.|agreement|booking|baggage|pnc|rx|pt|individual|notice|a-?number|registration|prisoner|inmate|works|warrant|tenancy|photo ?card|pass|voter'
const numbering =
  '(?:,?[ _]?(?:account |card |policy |member )?(?:numbers?|num\\b\\.?|nos?\\b\\.?|nr\\b\\.?|id\\b|code|ref(?:erence)?|#))'
const link =
  '\\\\?["\')]?(?: still)?[ \\t]{0,2}(?:is(?: still)?|was|[:=#,]|\\.{2,12}:?)?[ \\t]{0,2}\\\\?["\'(]?'

/** The next speaker gives it: "your policy number?\nCaller: It's …". */
const answer =
  "\\?[ \\t]{0,2}\\n[^\\n:?]{1,24}:[ \\t](?:yeah,? |yes,? |sure,? |uh,? )?(?:it['’]?s |mine is |that['’]?s )?"

const labels: readonly { label: RegExp; value: RegExp }[] = [
  {
    label: new RegExp(
      `(?<![A-Za-z_])(?:${holders})(?:${numbering}{1,2}(?:${answer}|${link})|[ \\t]{1,2}(?:is|was)(?: still)?[ \\t]{1,2}(?=\\(?[A-Z]{0,5}[-/ ]?\\d{3})|[ \\t]?[:#][ \\t]{0,2}|(?=[ \\t]{1,3}\\(?(?:\\d{6}|\\d{2,5}[- /]\\d{2,}[- /\\d]|[A-Z]{1,5}\\d?[-/ ]?\\d[\\d-]{2}[\\dA-Z-]|\\d{3,5}[-/][A-Z]{1,3}))[ \\t]{1,3}\\(?)`,
      'gi',
    ),
    value:
      /(?=(?:[^\d\n]{0,4}\d){5}|(?=[A-Z])(?:[^\d\n]{0,4}\d){4})(?:[A-Z]{1,5}\d?|[a-z]{1,2}(?=\d{5}))?[ /-]?\d(?:[A-Z\d]|[-/ .](?=[A-Z]{0,2}\d)|-(?=[A-Z](?![A-Z\d])|[A-Z]{1,3}-\d)){3,24}/y,
  },
  {
    label: /(?<![A-Za-z])(?:sort[ -]code|BSB)(?: (?:number|no\.?))?(?: is|:)?[ \t]?/gi,
    value: /\d{2}[- ]?\d{2}[- ]?\d{2}|\d{3}-\d{3}/y,
  },
  // Accounts of New Zealand: bank, branch, account, suffix.
  { label: /(?<![\d-])(?=\d{2}-\d{4}-\d{7}-\d{2,3}(?![\d-]))/g, value: /\d{2}-\d{4}-\d{7}-\d{2,3}/y },
  // "my id is 640028", "Student ID: s2207719", "ID S20981-Y9".
  {
    label:
      /(?<![A-Za-z_])(?:my |your |her |his |student |staff |patient )?ID(?: (?:no\.?|number))?(?:[:#]| is)?[ \t]{1,2}/gi,
    value:
      /(?:(?<=(?:my|your|her|his|student|staff|patient) ID[ :#is]{1,5})(?:[A-Za-z]{1,2})?\d{5,9}|[A-Z]{1,3}\d{4,8}(?:-[A-Z\d]{1,3})?)(?![\w-])/iy,
  },
  { label: /(?<![A-Za-z])(?:routing|transit)(?: (?:number|no\.?|#))?(?: is|:)?[ \t]?/gi, value: /\d{9}/y },
]
const date =
  /^(?:(?:19|20)\d\d ?[-/–] ?(?:19|20)?\d\d|\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4})$/
const goesOn =
  /^(?:[-./]\d| ?(?:%|€|\$|£|USD|EUR|people|users|members|customers|employees|students|times)(?![A-Za-z]))/

const likely = prefilterBits.digits6 | prefilterBits.mixed | prefilterBits.cue | prefilterBits.account
/** Five digits, or four behind a capital and a mark, in a text that holds nothing longer. */
const coded = /\d{5}|[A-Z][-/ ]\d{4}|\d{3}[-/ ]\d{2}/

/** Four digits close together, without which no value is one. */
const digits = /\d[A-Z\d/ .-]{0,4}\d[A-Z\d/ .-]{0,4}\d[A-Z\d/ .-]{0,4}\d/

/** Numbers of accounts, contracts and members behind the word for them. */
export const accountNumber: Recognizer = {
  name: 'account_number',
  entities: ['ACCOUNT_NUMBER'],
  bits: 0,
  rescans: true,
  sparesCode: 'lines',
  find({ text, mask }, report) {
    if (!((mask & likely) === 0 ? coded : digits).test(text)) return
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
