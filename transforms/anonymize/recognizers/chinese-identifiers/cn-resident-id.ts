import { residentIdCheck } from '../../check-digits/iso-7064.js'
import type { Match } from '../../detect/recognizer.js'
import { evidence } from '../../detect/scores.js'
import { hasCue, isCutOut } from '../../identifiers/number-scan.js'
import { afterMarks } from './code-text.js'
import { type DigitRun, endsGroup, groupingOf } from './digit-run.js'
import type { NumberForm } from './number-forms.js'

// Provinces of GB/T 2260, residence permits of Hong Kong, Macau and Taiwan (81 to 83), foreigners (91).
const area = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)\d{4}/
const idCue =
  /(?:身份证|身份號|身分證|身份證|证件|證件|居民证|身份号|公民身份|驾驶证|驾照|社保|社会保障|(?<![a-z])id[ _-]?(?:card|no|num)|id_?number|identity|resident id|sfz)[^\n]{0,16}$/i

/**
 * Resident ids of mainland China (GB 11643-1999): 6 digits of area, 8 of birth date, 3 of sequence, a check
 * character. After a word such as 身份证 a wrong check character, and the 15 digits used until 2013, count too.
 */
export const cnResidentId: NumberForm = {
  name: 'cn_resident_id',
  entity: 'CN_RESIDENT_ID',
  minDigits: 15,
  find({ text }, run) {
    const { digits, places } = run
    if (!area.test(digits)) return undefined
    const start = places[0]
    const end = endOfCurrent(text, run)
    if (end !== undefined && !isCutOut(text, start, end)) {
      const last = text[end - 1].toUpperCase()
      if (residentIdCheck(digits) === last) return { start, end, ...evidence.checked }
      return cued(text, { start, end })
    }
    if (!hasDate(`19${digits.slice(6, 12)}`) || !endsGroup(run, 15)) return undefined
    if (groupingOf(text, run, { from: 0, to: 15 }).lengths.length > 5) return undefined
    const oldEnd = places[14] + 1
    return isCutOut(text, start, oldEnd) ? undefined : cued(text, { start, end: oldEnd })
  },
}

function cued(text: string, { start, end }: { start: number; end: number }): Match {
  if (hasCue(text, start, idCue)) return { start, end, ...evidence.cued }
  return { start, end, score: 0.35, validated: false, why: 'form, check digit wrong or missing' }
}

/** Where the 18 characters end: 17 digits with a date among them, then a digit or X. */
function endOfCurrent(text: string, run: DigitRun): number | undefined {
  const { digits, places } = run
  if (digits.length < 17 || !hasDate(digits.slice(6, 14))) return undefined
  if (digits.length >= 18 && endsGroup(run, 18)) return places[17] + 1
  const next = afterMarks(text, places[16] + 1)
  return endsGroup(run, 17) && /[Xx]/.test(text[next] ?? '') ? next + 1 : undefined
}

/** A day of the calendar from 1850 to 2099, as YYYYMMDD. */
function hasDate(date: string): boolean {
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6, 8)].map(Number)
  if (year < 1850 || year > 2099 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}
