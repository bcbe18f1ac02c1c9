import { allMatches } from '../../../../src/text/match-at.js'
import type { Recognizer, Report } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { isAccountName } from './values/account-name.js'
import { isFiller, isWrittenInCode } from './values/assigned-value.js'

/** Files of settings in which a blank or an equals sign parts a key and its value, each pair on a line of its own. */

const line = /^[ \t]*([A-Za-z_-]+)([ \t]*[:=]|[ \t])[ \t]*(\S+)[ \t]*$/gm
const secretKey = /^(?:[a-z]+[_-])?(?:pass(?:word|wd|phrase)?|pwd?)$/i
const accountKey = /^(?:[a-z]+[_-])?(?:user(?:[_-]?name)?|login)$/i
/** How many lines away an account may stand. */
const mostLines = 3

/** The value of a line, without quotes around it. */
interface Setting {
  start: number
  value: string
  /** Whether a mark stands before it, and not a blank alone. */
  isMarked: boolean
}

/** Names and passwords on neighbouring lines of settings: "user ann.b" above "password xyz". */
export const settingLines: Recognizer = {
  name: 'setting_lines',
  entities: ['PASSWORD', 'USERNAME'],
  bits: prefilterBits.cue,
  rescans: true,
  find({ text }, report) {
    const accounts: Setting[] = []
    const secrets: Setting[] = []
    for (const { 0: whole, 1: key, 2: mark, 3: given, index } of allMatches(line, text)) {
      const kept = secretKey.test(key) ? secrets : accountKey.test(key) ? accounts : undefined
      const quote = /^["']/.exec(given)?.[0] ?? ''
      const value = given.slice(quote.length, given.length - (given.endsWith(quote) ? quote.length : 0))
      const start = index + whole.lastIndexOf(given) + quote.length
      kept?.push({ start, value, isMarked: mark.trim() !== '' })
    }
    for (const { start, value, isMarked } of secrets) {
      if (value.length < 4 || value.length > 64) continue
      const near = accounts.filter((account) => isNear(text, account.start, start))
      const isGone = value.includes('\0')
      const isSecret =
        near.length > 0 ? !isWrittenInCode(value) : !isMarked && !isFiller(value) && isMixed(value)
      const why = 'a line of settings for a password'
      if (!isGone)
        report({ start, end: start + value.length, score: isSecret ? 0.6 : 0.2, validated: false, why })
      if (isSecret || isGone) for (const one of near) reportAccount(one, report)
    }
  },
}

function reportAccount({ start, value }: Setting, report: Report): void {
  if (value.includes('\0')) return
  const score = isAccountName(value, true) ? 0.6 : 0.2
  const why = 'a line of settings for a user, beside its password'
  report({ entity: 'USERNAME', start, end: start + value.length, score, validated: false, why })
}

function isNear(text: string, a: number, b: number): boolean {
  return text.slice(Math.min(a, b), Math.max(a, b)).split('\n').length - 1 <= mostLines
}

function isMixed(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value) && value.length >= 6
}
