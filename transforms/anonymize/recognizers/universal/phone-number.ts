import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import { isDigit } from '../../../../src/text/letters.js'
import { matchEnd } from '../../../../src/text/match-at.js'
import type { Recognizer, Report } from '../../detect/recognizer.js'
import { evidence } from '../../detect/scores.js'
import { digitsOf, eachDigitGroup, hasCue, isCutOut, negativeContext } from '../../identifiers/number-scan.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import {
  hasCountryCode,
  hasTrunkPrefix,
  isLikelyOf,
  isMobileForm,
  isNumberOfYear,
  isOtherNumber,
  isUsualForm,
} from './phone-form.js'
import { foreignPhoneCue, mobileLabel, regionsOfLanguage } from './phone-languages.js'

const extension = /(?: ?(?:x|ext\.?|分机|转) ?)\d{1,6}(?!\d)/iy
/** What was taken already stands for nothing but other numbers: behind 手机号 and its number, 订单号 is another label. */
const phoneCue =
  /(?:phone|\btel|mobile|\bcell|\bfax|\bdesk|\bcall|\bring|\bdial|whatsapp|\bsms|hotline|\btext (?:me|us)|reach (?:me|us)|contact|messages? to|answer(?:ing)? at|\b(?:my|her|his|their|your|ur) (?:new |mobile )?(?:no|num|nr|number|hp)\b|电话|電話|手机|手機|座机|传真|傳真|热线|熱線|联系方式|聯絡|致电|致電|拨打)[^\d\n\0]{0,16}(?:\0[ ,、/;，；&或和]{0,3}(?:or |and )?){0,2}\n?$|(?:^|[\n|,;/·•(\t]| {2}) {0,4}(?:office|work|home|direct|main|switchboard|reception|toll[ -]?free|ph|o|h|w|p|t|m|f|c|d)\.?:\s{0,4}$/i
/** Words before numbers that are written like those of phones and have a digit that checks them. */
const identifierCue =
  /(?:\bnhs|\bnpi|\bssn|social (?:security|insurance)|\bSIN|\btfn|tax file|medicare|aadhaa?r|routing|\bEIN|employer id(?:entification)?|tax(?:payer)? id(?:entification)?)\W{0,3}(?:number|no\.?|num|id|#)?\W{0,3}(?:is)?\W{0,3}$/i
const thousands = /^[1-9]\d{0,2}(?:[ .]\d{3})+$/
const slash = / ?\/ ?(?=\d{3})/y
const maxDigits = 15
const named = { score: 0.95, validated: true, why: 'numbering plan, beside a word or with a country code' }
/** Below any identifier with a right check digit and a word that names it: an NHS number is written like a phone number. */
const planned = { score: 0.75, validated: true, why: 'numbering plan' }

/**
 * Phone numbers of the world by libphonenumber's numbering plans, loaded on first use: international form
 * for every country, national form for `regions`. Digits in one piece count only after a word such as
 * "phone" or 电话, after which a number that fits no plan counts too.
 */
export async function openPhoneNumber(regionNames: readonly string[]): Promise<Recognizer> {
  const { isSupportedCountry, parsePhoneNumberFromString } = await import('libphonenumber-js/max')
  const given = regionNames.map((region) => {
    if (isSupportedCountry(region)) return region
    throw new PrepError(
      'bad_option',
      `${bareName('regions')}: "${region}" is no region with a phone numbering plan. Name it like US, CN or GB`,
    )
  })

  const isValid = (number: string, others: readonly string[]): boolean => {
    if (number.startsWith('+'))
      return parsePhoneNumberFromString(number, { extract: false })?.isValid() === true
    const digits = digitsOf(number)
    return [...given, ...others].some((region) => {
      if (!isSupportedCountry(region) || !isLikelyOf(region, digits)) return false
      const parsed = parsePhoneNumberFromString(number, { defaultCountry: region, extract: false })
      return parsed?.isValid() === true
    })
  }

  return {
    name: 'phone_number',
    entities: ['PHONE_NUMBER'],
    rescans: true,
    bits: prefilterBits.digits7,
    find({ text, languages }, report) {
      eachDigitGroup(
        text,
        (first) => {
          const end = endOfRun(text, first)
          const isForeign = languages?.hasOthers === true
          const regions = isForeign ? regionsOfLanguage(languages.at(first)) : []
          const trial = { isValid: (number: string) => isValid(number, regions), report, isForeign }
          tryRun(text, { start: withOpening(text, first), end }, trial)
          return end
        },
        7,
      )
    },
  }
}

interface Trial {
  isValid(number: string): boolean
  report: Report
  /** Whether the text is of other languages than English. */
  isForeign: boolean
}

interface TextRange {
  start: number
  end: number
}

/** The whole run of digit groups; where that is no number, each of its parts between spaces. */
function tryRun(text: string, run: TextRange, trial: Trial): void {
  if (run.end - run.start < 7 || tryNumber(text, run, trial)) return
  let start = run.start
  for (let i = run.start; i <= run.end; i++) {
    if (i < run.end && text[i] !== ' ') continue
    const isPart = i - start >= 7 && i - start < run.end - run.start
    if (isPart) tryNumber(text, { start, end: i }, trial)
    start = i + 1
  }
}

function tryNumber(text: string, { start, end }: TextRange, { isValid, report, isForeign }: Trial): boolean {
  const number = text.slice(start, end)
  const count = end - start > 2 * maxDigits ? 0 : digitsOf(number).length
  if (count < 7 || count > maxDigits) return false
  const last = matchEnd(extension, text, end) ?? end
  if (isCutOut(text, start, last) || isOtherNumber(number)) return false
  const isCued =
    hasCue(text, start, phoneCue) ||
    (isForeign && hasCue(text, start, foreignPhoneCue)) ||
    (/^\(?0[1-9]/.test(number) && count > 8 && hasCue(text, start, mobileLabel))
  const isInternational = /^\(?\+/.test(number)
  // "612 345 678 Euro" is a number of Spain as well.
  if (isForeign && !isCued && thousands.test(number)) return false
  if (!isCued && isNumberOfYear(number)) return false
  const isMobile = isMobileForm(number)
  if (
    !isCued &&
    !isInternational &&
    ((/^\d+$/.test(number) && !isMobile) || hasCue(text, start, negativeContext))
  )
    return false
  if (!isInternational && hasCue(text, start, identifierCue)) return false
  const validated = (isCued || isUsualForm(number)) && isValid(number.replace(/^\(\+/, '+'))
  if (!validated && !isCued && !isMobile && !hasTrunkPrefix(number) && !hasCountryCode(number)) return false
  const says = !validated ? evidence.cued : isCued || isInternational ? named : planned
  report({ start, end: last, ...says })
  return true
}

/** Where the digit groups that begin at `first` end: one to three of space, hyphen, dot and brackets between them. */
function endOfRun(text: string, first: number): number {
  let digits = 0
  for (let i = first; ; ) {
    while (isDigit(text.charCodeAt(i))) {
      i++
      digits++
    }
    const next = skipSeparators(text, i, digits) ?? skipSlash(text, { first, at: i, digits })
    if (next === undefined) return i
    i = next
  }
}

/** "030 / 901820": a slash parts an area code, of a zero and two to four digits, from the rest of the number. */
function skipSlash(
  text: string,
  { first, at, digits }: { first: number; at: number; digits: number },
): number | undefined {
  if (text[first] !== '0' || digits < 3 || digits > 5 || at - first !== digits) return undefined
  return matchEnd(slash, text, at)
}

function skipSeparators(text: string, from: number, digits: number): number | undefined {
  let i = from
  while (i - from < 3 && isSeparator(text[i])) {
    if (text[i] === '(' && digits >= 7) return undefined
    if (text[i] === ' ' && text[i + 1] === ' ') return undefined
    i++
  }
  return i > from && isDigit(text.charCodeAt(i)) ? i : undefined
}

function isSeparator(character: string | undefined): boolean {
  return character === ' ' || character === '-' || character === '.' || character === '(' || character === ')'
}

/** Takes in `+`, `(` and `(+` before the first digit. */
function withOpening(text: string, first: number): number {
  let start = first
  if (text[start - 1] === '+') start--
  if (text[start - 1] === '(' && text.slice(first, first + 7).includes(')')) start--
  return start
}
