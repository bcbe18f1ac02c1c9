import { matchEnd } from '../../../../src/text/match-at.js'
import type { Match, Scan } from '../../detect/recognizer.js'
import { evidence } from '../../detect/scores.js'
import { goesOn, hasCue, isCutOut, negativeContext } from '../../identifiers/number-scan.js'
import {
  comesAlike,
  type DigitRun,
  endsGroup,
  type Grouping,
  goesOnAlike,
  groupingOf,
  isSpelledOut,
} from './digit-run.js'
import type { NumberForm } from './number-forms.js'

const extension = /[ ,，]?(?:转|分机号?|轉|ext\.?|x|#|-)[ :：]?\d{1,6}(?!\d)/iy
const landlineCue =
  /(?:电话|電話|小灵通|手提|手[机機]|[联聯][络絡]|whatsapp|搵我?|打[俾给]?我|座机|固话|固定电话|传真|传 真|热线|总机|联系|致电|拨打|客服|咨询|办公|宅电|分机|(?<![a-z])tel|phone|fax|call|landline|hotline)[^\d\n]{0,12}$/i
/** 20240318 */
const dayOnly = /^20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/
const beforeDigits = /\d[-./ ]{1,2}\(?$/
/** Area codes (numbering plan of the MIIT): 010, 020 to 029 without 026, and three digits from 0310 on. */
const areas: readonly [RegExp, number, readonly number[]][] = [
  [/^0(?:10|2[0-57-9])/, 3, [8]],
  [/^0[3-9]\d\d/, 4, [8, 7]],
]

/**
 * Landline numbers of mainland China: area code and seven or eight digits, with extension or without, after
 * +86 or not; 400 and 800 numbers; after a word such as 座机 the local number alone.
 */
export const cnLandline: NumberForm = {
  name: 'cn_landline',
  entity: 'PHONE_NUMBER',
  minDigits: 7,
  find(scan, run) {
    return (
      findWithArea(scan, run) ??
      findService(scan, run) ??
      (hasCue(scan.text, run.places[0], landlineCue) ? findLocal(scan, run) : undefined)
    )
  },
}

function findWithArea({ text }: Scan, run: DigitRun): Match | undefined {
  const country = /^(?:00)?86(?=0?[1-9])/.exec(run.digits)?.[0] ?? ''
  const isAbroad = country !== '' && (country.length > 2 || text[run.places[0] - 1] === '+')
  const skipped = isAbroad ? country.length : 0
  const digits = run.digits.slice(skipped)
  const national = isAbroad && !digits.startsWith('0') ? `0${digits}` : digits
  const implied = national.length - digits.length
  for (const [pattern, areaLength, lengths] of areas) {
    if (!pattern.test(national)) continue
    const from = skipped + areaLength - implied
    for (const length of lengths) {
      const to = from + length
      if (run.digits.length < to || !endsGroup(run, to) || !/[2-9]/.test(run.digits[from])) continue
      const match = judge(text, run, { skipped, from, to, isAbroad })
      if (match !== undefined) return match
    }
  }
  return undefined
}

interface Parts {
  /** Digits of the country code. */
  skipped: number
  /** The area code ends here. */
  from: number
  to: number
  isAbroad: boolean
}

function judge(text: string, run: DigitRun, { skipped, from, to, isAbroad }: Parts): Match | undefined {
  const { places } = run
  const start = withOpening(text, places[0])
  const bare = places[to - 1] + 1
  const end = matchEnd(extension, text, bare) ?? bare
  if (isCutOut(text, start, end) || hasCue(text, start, negativeContext)) return undefined
  const isCued = hasCue(text, start, landlineCue)
  const whole = groupingOf(text, run, { from: skipped, to })
  const local = groupingOf(text, run, { from, to })
  const isSplit = places[from] !== places[from - 1] + 1
  if (whole.gaps.length > 0 && !isAlone(text, run, { start, to, whole })) return undefined
  if (isSpelledOut(whole)) return { start, end, ...evidence.syntax }
  if (!isUsual(local) && !isCued) return undefined
  if (isSplit && !(whole.gaps[0] === '.' && whole.lengths.length === 2))
    return { start, end, ...evidence.syntax }
  if (isCued || isAbroad) return { start, end, ...evidence.checked, why: 'form, beside a word that names it' }
  return whole.lengths.length === 1 ? { start, end, ...evidence.form, score: 0.55 } : undefined
}

function isAlone(
  text: string,
  run: DigitRun,
  { start, to, whole }: { start: number; to: number; whole: Grouping },
): boolean {
  const { gaps } = whole
  const dashed = gaps.length === 1 && gaps[0] === '-'
  return (dashed || !goesOnAlike(text, run, { to, gaps })) && !comesAlike(text, start, gaps)
}

function isUsual({ lengths }: Grouping): boolean {
  const form = lengths.join('-')
  return lengths.length === 1 || form === '4-4' || form === '3-4' || form === '4-3' || form === '2-2-2-2'
}

/** 400 and 800 numbers: ten digits in two or three groups, or in one after a word for them. */
function findService({ text }: Scan, run: DigitRun): Match | undefined {
  if (!/^[48]00[1-9]/.test(run.digits) || run.digits.length < 10 || !endsGroup(run, 10)) return undefined
  const start = run.places[0]
  const bare = run.places[9] + 1
  const end = matchEnd(extension, text, bare) ?? bare
  if (isCutOut(text, start, end) || hasCue(text, start, negativeContext)) return undefined
  const { lengths, gaps } = groupingOf(text, run, { from: 0, to: 10 })
  if (beforeDigits.test(text.slice(Math.max(0, start - 4), start))) return undefined
  const form = lengths.join('-')
  const isUsualForm = form === '3-3-4' || form === '3-4-3' || (form === '4-3-3' && !gaps.includes('.'))
  if (isUsualForm && new Set(gaps).size === 1) return { start, end, ...evidence.syntax }
  if (hasCue(text, start, landlineCue)) return { start, end, ...evidence.cued }
  return undefined
}

/** Seven or eight digits right after a word for a landline. */
function findLocal({ text }: Scan, run: DigitRun): Match | undefined {
  const start = run.places[0]
  if (!/[2-9]/.test(run.digits[0]) || dayOnly.test(run.digits)) return undefined
  for (const to of [8, 7]) {
    if (run.digits.length < to || !endsGroup(run, to)) continue
    const { lengths } = groupingOf(text, run, { from: 0, to })
    const bare = run.places[to - 1] + 1
    if (lengths.length > 2 || !/^(?:8|7|4-4|3-4)$/.test(lengths.join('-'))) continue
    const end = matchEnd(extension, text, bare) ?? bare
    if (isCutOut(text, start, bare) || goesOn(text, end)) continue
    if (run.digits.length > to && end === bare) continue
    return { start, end, ...evidence.cued }
  }
  return undefined
}

/** Takes in the `+`, `(` or `(+` before the first digit. */
function withOpening(text: string, first: number): number {
  let start = first
  if (text[start - 1] === '+') start--
  if (text[start - 1] === '(' && text.slice(first, first + 7).includes(')')) start--
  return start
}
