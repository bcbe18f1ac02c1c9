import type { Match } from '../../detect/recognizer.js'
import { evidence } from '../../detect/scores.js'
import { goesOn, hasCue, isCutOut, isOfSum, negativeContext } from '../../identifiers/number-scan.js'
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

const gluedCue = /(?:tel|phone|mobile|mob|cell|wx|vx|v)$/i
const countryCodes = ['0086', '086', '86', '0', '']
const prefixed = /^1[3-9]/
/** How people group the eleven digits; every other grouping needs a word beside it. */
const usualGroupings: ReadonlySet<string> = new Set([
  '3-4-4',
  '3-8',
  '7-4',
  '3-3-5',
  '4-4-3',
  '4-3-4',
  '3-5-3',
  '3-2-2-2-2',
  '3-4-2-2',
])
const mobileCue = /(?:手机|电话|联系方式|致电|拨打|短信|mobile|phone|tel|cell)[^\d\n]{0,6}$/i

/**
 * Mobile numbers of mainland China: 1, then 3 to 9, then nine digits (numbering plan of the MIIT, 2017), with
 * +86, 86 or 0086 before them or not. Not taken after words for an order or a serial number.
 */
export const cnMobile: NumberForm = {
  name: 'cn_mobile',
  entity: 'CN_MOBILE',
  minDigits: 11,
  find(scan, run) {
    const { text } = scan
    for (const code of countryCodes) {
      const from = code.length
      if (!run.digits.startsWith(code) || !prefixed.test(run.digits.slice(from, from + 2))) continue
      const to = from + 11
      if (run.digits.length < to || !endsGroup(run, to)) continue
      if (code === '0' && run.places[1] !== run.places[0] + 1) continue
      const match = judge(text, run, { from, to })
      if (match !== undefined) return match
    }
    return undefined
  },
}

function judge(text: string, run: DigitRun, { from, to }: { from: number; to: number }): Match | undefined {
  const { places } = run
  const start = withOpening(text, places[0], from)
  const end = places[to - 1] + 1
  if (hasCue(text, places[0], gluedCue) ? goesOn(text, end) : isCutOut(text, start, end)) return undefined
  if (hasCue(text, start, negativeContext) || isOfSum(text, start, end)) return undefined
  const grouping = groupingOf(text, run, { from, to })
  if (!isAlone(text, run, { start, to, grouping })) return undefined
  if (isUsual(text, grouping, places[from])) return { start, end, ...evidence.syntax }
  const isNumber = grouping.lengths.length <= 6 && hasCue(text, start, mobileCue)
  return isNumber ? { start, end, ...evidence.cued } : undefined
}

/** Digits that go on with the same separator make it a part of something else; one space between numbers does not. */
function isAlone(
  text: string,
  run: DigitRun,
  { start, to, grouping }: { start: number; to: number; grouping: Grouping },
): boolean {
  const { gaps, lengths } = grouping
  const isPlain = lengths.join('-') === '3-4-4' && gaps.every((gap) => gap === ' ')
  if (gaps.length === 0 || isPlain) return true
  return !goesOnAlike(text, run, { to, gaps }) && !comesAlike(text, start, gaps)
}

function isUsual(text: string, grouping: Grouping, start: number): boolean {
  const { lengths, gaps } = grouping
  if (lengths.length === 1) return true
  if (gaps.some((gap) => /[(|]/.test(gap))) return false
  // 138.00138000 is a decimal number, 1998-2023-001 a span of years.
  if (lengths.length === 2 && gaps[0] === '.') return false
  if (/^(?:18|19|20)\d\d\D{1,4}(?:19|20)\d\d\D/.test(text.slice(start, start + 14))) return false
  if (isSpelledOut(grouping)) return new Set(gaps).size <= 2
  return usualGroupings.has(lengths.join('-'))
}

/** Takes in the `+`, `(` or `(+` before a country code. */
function withOpening(text: string, first: number, codeLength: number): number {
  if (codeLength < 2) return first
  let start = first
  if (text[start - 1] === '+') start--
  else if (text.slice(start - 2, start) === '+ ') start -= 2
  if (text[start - 1] === '(' && text.slice(first, first + 6).includes(')')) start--
  return start
}
