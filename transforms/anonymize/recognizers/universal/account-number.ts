import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer, Report } from '../../detect/recognizer.js'
import { matchesIn } from '../../detect/text-cues.js'
import { isWordAt } from '../../identifiers/number-scan.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

/** What a person has an account, a contract or a number with; each needs a word for a number, or a colon, behind it. */
const holders =
  'account|acct|a\\/c|national|identity|emirates|citizen|hosp(?:ital)?|emp|cust\\.|mrn|policy|member(?:ship)?|subscriber|insurance|insured|plan member|customer|client|employee|staff|personnel|student|payroll|badge|loyalty|rewards?|frequent[ -]?flyer|savings|checking|current account|super(?:annuation)? fund|pension|meter|tenant|patient account|beneficiary|claim|crew|season ticket|photo ?card|library card|enrol(?:l)?ment|roll|paye|tax(?:payer)?|licen[cs]ee|case|customs|hosp|chart|ur|nhi|chi|candidate|pupil|contract|crn|medicaid|permit|matric(?:ulation)?|pcn|borrower|reader|donor|police(?: file)?|crime|protection order file|app|upn|trn|bvn|smart ?card|library card|union card|lunch|patron|empl?\\.|agreement|booking|baggage|pnc|rx|pt|utr|acc|reg\\.|individual|notice|a-?number|registration|prisoner|inmate|works|warrant|tenancy|photo ?card|pass|voter'
const numbering =
  '(?:,?[ _]?(?:account |card |policy |member )?(?:numbers?|num\\b\\.?|nos?\\b\\.?|nr\\b\\.?|id\\b|code|ref(?:erence)?|#)(?: for [a-z ]{2,20}(?=:))?)'
const link =
  '\\\\?["\')]?(?: still)?[ \\t]{0,2}(?:is(?: still)?|was|[:=#,]|\\.{2,12}:?)?[ \\t]{0,2}\\\\?["\'(]?'

/** The next speaker gives it: "your policy number?\nCaller: It's …". */
const answer =
  "\\?[ \\t]{0,2}\\n[^\\n:?]{1,24}:[ \\t](?:yeah,? |yes,? |sure,? |uh,? )?(?:it['’]?s |mine is |that['’]?s )?"

const banks =
  'HDFC|ICICI|SBI|Axis|Kotak|PNB|Canara|IDBI|IndusInd|HSBC|Barclays|Lloyds|NatWest|RBS|Nationwide|Santander|Halifax|TSB|Monzo|Starling|Revolut|Metro|Co-op|First Direct|AIB|BOI|Chase|Wells Fargo|BofA|Citi(?:bank)?|TD|RBC|BMO|CIBC|Scotiabank|ANZ|Westpac|NAB|CBA|CommBank|Kiwibank|ASB|BNZ|DBS|POSB|OCBC|UOB|Maybank|CIMB|BDO|BPI|GTB(?:ank)?|Zenith|UBA|Access|First ?Bank|Kuda|Opay|FNB|Absa|Capitec|Nedbank|Standard Bank|Equity|KCB|Emirates NBD|ADCB|FAB|Mashreq'
/** The next one of a list, written as the first is: "SB40331, SB40358". */
const next = /(?:, ?| and | ?& ?|, and |; ?)(?=[A-Z\d])/y
const mostInList = 64

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
    label: /(?<![A-Za-z])(?:sort(?:[ -]code)?|s\/c|BSB)(?: (?:number|no\.?))?(?: is|:)?[ \t]{0,2}/gi,
    value: /\d{2}[- ]?\d{2}[- ]?\d{2}|\d{3}-\d{3}/y,
  },
  // A bank right before the number: "HDFC 50100288417736".
  {
    label: new RegExp(
      `(?<![A-Za-z])(?:${banks})(?: [Bb]ank)?(?:,? (?:account|acct?|a\\/c|acc)\\.?)?(?: (?:no\\.?|number))?:? `,
      'g',
    ),
    value: /\d{8,17}(?!\d)/y,
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
  /^(?:\d{1,3}(?:\.\d{1,3}){3}|(?:19|20)\d\d ?[-/–] ?(?:19|20)?\d\d|\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4})$/
/** Claims of county courts of England and Wales, of which nobody is the holder. */
const courtClaim = /^[A-Z]\d\d[A-Z]{2}\d{3}$/
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
  find(scan, report) {
    const { text, mask } = scan
    if (!((mask & likely) === 0 ? coded : digits).test(text)) return
    for (const { label, value } of labels)
      for (const { 0: lead, index } of matchesIn(scan, label)) {
        const start = index + lead.length
        const given = matchAt(value, text, start)?.[0]
        if (given === undefined || date.test(given) || courtClaim.test(given)) continue
        const end = start + given.length
        if (isWordAt(text, end) || goesOn.test(text.slice(end, end + 12))) continue
        report({ start, end, score: 0.5, validated: false, why: 'behind a word for an account' })
        if (isCoded(given)) reportList(text, { end, form: formOf(given) }, report)
      }
  },
}

/** Letters and digits, of which the form says that others are of the same kind. */
function isCoded(value: string): boolean {
  return /[A-Z]/.test(value) && /\d{4}/.test(value)
}

/** What a value looks like: `A` for a capital, `0` for a digit. */
function formOf(value: string): string {
  return value.replace(/[A-Z]/g, 'A').replace(/\d/g, '0')
}

function reportList(text: string, { end, form }: { end: number; form: string }, report: Report): void {
  let at = end
  for (let i = 0; i < mostInList; i++) {
    const gap = matchAt(next, text, at)?.[0]
    if (gap === undefined) return
    const start = at + gap.length
    at = start + form.length
    if (formOf(text.slice(start, at)) !== form || isWordAt(text, at)) return
    report({ start, end: at, score: 0.5, validated: false, why: 'in a list of accounts' })
  }
}

/** "20-44-17 / 73018846", "07-01-16 acc 33958107". */
const sorted =
  /(?<![\d-])(\d\d-\d\d-\d\d)(?:[ ,/]{1,3}|,? (?:and )?(?:account|acct|acc|a\/c)\.?(?: no\.?| number)?:? )(\d{8})(?![\d-])/gi
/** What banks and apps are called in addresses of the Unified Payments Interface (NPCI), which no dot follows. */
const handles =
  /^@(?:ok(?:sbi|axis|icici|hdfcbank|bank|[a-z]{3,8})|ybl|ibl|axl|apl|upi|paytm|pt(?:yes|axis|hdfc|sbi)|yapl|fbl|icici|sbi|hdfcbank|axisbank|kotak|barodampay|indus|wa(?:axis|hdfcbank|icici|sbi))(?![\w@-]|\.\w)/
const payee = /(?<![\w.@-])[A-Za-z\d][\w.-]{2,48}$/
const longestPayee = 50

/** Accounts that money is sent to, by their form alone. */
export const paidAccount: Recognizer = {
  name: 'paid_account',
  entities: ['ACCOUNT_NUMBER'],
  bits: prefilterBits.at | prefilterBits.digits7,
  rescans: true,
  sparesCode: 'lines',
  find(scan, report) {
    const { text, mask } = scan
    const see = (start: number, end: number, why: string) =>
      report({ start, end, score: 0.6, validated: false, why })
    if ((mask & prefilterBits.digits7) !== 0)
      for (const { 0: all, 1: code, 2: number, index } of matchesIn(scan, sorted)) {
        const end = index + all.length
        see(index, index + code.length, 'a sort code before a number')
        see(end - number.length, end, 'behind a sort code')
      }
    for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
      const handle = handles.exec(text.slice(at, at + 16))?.[0]
      const who =
        handle === undefined ? undefined : payee.exec(text.slice(Math.max(0, at - longestPayee), at))?.[0]
      if (who !== undefined && handle !== undefined)
        see(at - who.length, at + handle.length, 'an address for payments')
    }
  },
}
