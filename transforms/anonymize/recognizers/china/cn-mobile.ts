import { gateBits } from '../../../../src/core/gate.js'
import {
  eachDigitGroup,
  goesOn,
  hasCue,
  isCutOut,
  isDigit,
  matchAt,
  otherNumberCue,
} from '../../number-scan.js'
import type { Recognizer } from '../../recognizer.js'
import { evidence } from '../../scores.js'

const gap = '(?: ?[-.·_] ?| )'
// 3-4-4, 3-8, 7-4, 4-3-4, 3-3-5 and one piece; never a separator between single digits.
const subscriber = [
  `1[3-9]\\d${gap}?\\d{4}${gap}?\\d{4}`,
  `1[3-9]\\d{2}${gap}\\d{3}${gap}\\d{4}`,
  `1[3-9]\\d${gap}\\d{3}${gap}\\d{5}`,
].join('|')
const mobile = new RegExp(`(?:(?:00)?86\\)?${gap}?|0)?(?:${subscriber})(?!\\d)`, 'y')
const gluedCue = /(?:tel|phone|mobile|mob|cell|wx|vx|v)$/i
const numerals = '[〇零一二三四五六七八九幺]'
const inNumerals = new RegExp(`(?<!${numerals})[一幺][三四五六七八九]${numerals}{9}(?!${numerals})`, 'g')

/**
 * Mobile numbers of mainland China: 1, then 3 to 9, then nine digits (numbering plan of the MIIT, 2017), with
 * +86, 86 or 0086 before them or not. Not taken after words for an order or a serial number.
 */
export const cnMobile: Recognizer = {
  name: 'cn_mobile',
  entities: ['CN_MOBILE'],
  looksAgain: true,
  gate: gateBits.digits11,
  find({ text }, found) {
    eachDigitGroup(text, (first) => {
      const match = matchAt(mobile, text, first)
      if (match === undefined) return undefined
      const end = first + match.length
      const start = withPrefix(text, first)
      if (hasCue(text, first, gluedCue) ? goesOn(text, end) : isCutOut(text, start, end)) return undefined
      if (hasCue(text, start, otherNumberCue)) return undefined
      found({ start, end, ...evidence.syntax })
      return end
    })
  },
}

/** Mobile numbers written in Chinese numerals. */
export const cnMobileInNumerals: Recognizer = {
  name: 'cn_mobile_numerals',
  entities: ['CN_MOBILE'],
  looksAgain: true,
  gate: gateBits.numerals,
  find({ text }, found) {
    for (const match of text.matchAll(inNumerals))
      found({ start: match.index, end: match.index + 11, ...evidence.syntax })
  },
}

/** Takes in the `+`, `(` or `(+` before a country code. */
function withPrefix(text: string, first: number): number {
  if (!isCountryCode(text, first)) return first
  let start = first
  if (text[start - 1] === '+') start--
  if (text[start - 1] === '(' && text.slice(first, first + 5).includes(')')) start--
  return start
}

function isCountryCode(text: string, first: number): boolean {
  return /^(?:00)?86/.test(text.slice(first, first + 4)) && isDigit(text.charCodeAt(first))
}
