import { gateBits } from '../../../../src/core/gate.js'
import { eachDigitGroup, hasCue, isCutOut, matchAt } from '../../number-scan.js'
import type { Recognizer } from '../../recognizer.js'
import { evidence } from '../../scores.js'

// Areas 000, 666 and 900-999, group 00 and serial 0000 are never assigned
// (US Social Security Administration, "Social Security Number Randomization").
const ssn = /(?!000|666|9)\d{3}([ -]?)(?!00)\d{2}\1(?!0000)\d{4}(?!\d|-\d)/y
const ssnCue = /(?:\bssn|social security|社会安全|社安)[^\n]{0,24}$/i

/** US social security numbers: 3-2-4 digits with hyphens, or any way after "SSN" or "social security". */
export const usSsn: Recognizer = {
  name: 'us_ssn',
  entities: ['US_SSN'],
  looksAgain: true,
  gate: gateBits.digits9,
  find({ text }, found) {
    eachDigitGroup(text, (start) => {
      const match = matchAt(ssn, text, start)
      if (match === undefined || isCutOut(text, start, start + match.length)) return undefined
      if (text[start - 1] === '-' || text[start - 1] === '+') return undefined
      if (match[3] !== '-' && !hasCue(text, start, ssnCue)) return undefined
      found({ start, end: start + match.length, ...evidence.form })
      return start + match.length
    })
  },
}
