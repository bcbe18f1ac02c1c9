import { gateBits } from '../../../../src/core/gate.js'
import { residentIdCheck } from '../../check-digits.js'
import { eachDigitGroup, hasCue, isCutOut, matchAt } from '../../number-scan.js'
import type { Recognizer } from '../../recognizer.js'
import { evidence } from '../../scores.js'

const separator = '[ \\-.·]?'
// Provinces of GB/T 2260, residence permits of Hong Kong, Macau and Taiwan (81 to 83), foreigners (91).
const area = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)\\d{4}'
const day = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
const current = new RegExp(
  `${area}${separator}(?:18|19|20)\\d{2}${separator}${day}${separator}\\d{3}[ -]?[\\dXx](?!\\d)`,
  'y',
)
const former = new RegExp(`${area}\\d{2}${day}\\d{3}(?!\\d)`, 'y')
const idCue = /(?:身份证|身份號|证件|證件|居民证|身份号|公民身份|id\s*card|identity|resident id)[^\n]{0,16}$/i

/**
 * Resident ids of mainland China (GB 11643-1999): 6 digits of area, 8 of birth date, 3 of sequence, a check
 * character. After a word such as 身份证 a wrong check character, and the 15 digits used until 2013, count too.
 */
export const cnResidentId: Recognizer = {
  name: 'cn_resident_id',
  entities: ['CN_RESIDENT_ID'],
  looksAgain: true,
  gate: gateBits.digits15,
  find({ text }, found) {
    eachDigitGroup(text, (start) => {
      const match = matchAt(current, text, start) ?? matchAt(former, text, start)
      if (match === undefined || isCutOut(text, start, start + match.length)) return undefined
      const id = match.replace(/[^\dXx]/g, '').toUpperCase()
      const validated = id.length === 18 && residentIdCheck(id) === id[17]
      if (!validated && !hasCue(text, start, idCue)) return undefined
      found({ start, end: start + match.length, ...(validated ? evidence.checked : evidence.cued) })
      return start + match.length
    })
  },
}
