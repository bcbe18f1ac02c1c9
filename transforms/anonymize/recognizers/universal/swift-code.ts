import { allMatches } from '../../../../src/text/match-at.js'
import type { Recognizer, Scan } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

/** ISO 3166-1 alpha-2, as two-letter steps, and XK (Kosovo), which SWIFT uses as well. */
const countries =
  'AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NZ OM PA PE PF PG PH PK PL PM PS PT PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WS XK YE ZA ZM ZW'
const code = new RegExp(
  `(?<![A-Za-z0-9_])[A-Z]{4}(?:${countries.replaceAll(' ', '|')})[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?(?![A-Za-z0-9_])`,
  'g',
)
const words = ['SWIFT', 'Swift', 'swift', 'BIC', 'bic', 'Bic', '银行识别码', '国际汇款代码']
const beforeWord = 24
const afterWord = 60

/**
 * Bank identifier codes (ISO 9362): four letters, a country, a place, perhaps a branch. Words in capitals look
 * alike, so only codes beside "SWIFT" or "BIC" are reported.
 */
export const swiftCode: Recognizer = {
  name: 'swift_code',
  entities: ['SWIFT_CODE'],
  rescans: true,
  bits: prefilterBits.bank | prefilterBits.mixed | prefilterBits.iban,
  find(scan, report) {
    for (const [from, to] of windowsOf(scan)) {
      const part = scan.text.slice(from, to)
      for (const { 0: value, index } of allMatches(code, part)) {
        const start = from + index
        if (value === 'SWIFTBIC') continue
        report({
          start,
          end: start + value.length,
          score: 0.8,
          validated: false,
          why: 'form, beside "SWIFT" or "BIC"',
        })
      }
    }
  },
}

/** The neighbourhoods of the words that announce a code, without overlaps; all of a field that is named so. */
function windowsOf({ text, field, mask }: Scan): [number, number][] {
  if (/(?:^| )(?:swift|bic)(?: |$)/.test(field)) return [[0, text.length]]
  if ((mask & (prefilterBits.bank | prefilterBits.iban)) === 0) return []
  const windows: [number, number][] = []
  for (const word of words)
    for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length)) {
      if (/[A-Za-z0-9]/.test(text[i - 1] ?? ' ')) continue
      windows.push([Math.max(0, i - beforeWord), i + word.length + afterWord])
    }
  windows.sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const window of windows) {
    const last = merged.at(-1)
    if (last !== undefined && window[0] <= last[1]) last[1] = Math.max(last[1], window[1])
    else merged.push(window)
  }
  return merged
}
