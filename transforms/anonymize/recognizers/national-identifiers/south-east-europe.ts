import { isDay, pair } from '../../check-digits/birth-date.js'
import { passesMod11and10 } from '../../check-digits/iso-7064.js'
import { passesLuhn } from '../../check-digits/luhn.js'
import { lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Personal numbers of Romania, Bulgaria, Greece and Croatia. */
export const southEastEurope: readonly Identifier[] = [
  defineIdentifier({
    name: 'ro_cnp',
    entity: 'RO_CNP',
    country: 'RO',
    lengths: [13],
    // Sex and century, date, county, order, check digit.
    pattern: /^[1-9]\d{2}(?:0[1-9]|1[0-2])[0-3]\d(?:0[1-9]|[1-3]\d|4[0-8]|5[12]|70|8[0-3])\d{4}$/,
    forms: /^\d{13}$/,
    check: (compact) => {
      const rest = weightedSum(compact, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
      return (
        isDay(pair(compact, 1), pair(compact, 3), pair(compact, 5)) &&
        (rest === 10 ? 1 : rest) === lastDigit(compact)
      )
    },
    strength: { form: 0.1, checked: 0.45, failed: 0.05 },
    context: {
      en: ['cnp', 'romanian personal'],
      ro: ['cnp', 'c.n.p', 'cod numeric personal', 'codul numeric'],
    },
    source: 'Legea 105/1996 and Ordonanța de urgență 97/2005 (DEPABD): weights 279146358279 modulo 11',
    examples: {
      match: ['CNP 1630615123457', 'cod numeric personal: 1630615123458'],
      not: ['1630615123457', 'CNP 1631615123457'],
    },
  }),
  defineIdentifier({
    name: 'bg_egn',
    entity: 'BG_EGN',
    country: 'BG',
    lengths: [10],
    // The 1800s add 20 to the month, the years from 2000 on add 40.
    pattern: /^\d{2}(?:[024][1-9]|[135][0-2])[0-3]\d{5}$/,
    forms: /^\d{10}$/,
    check: (compact) => {
      const month = pair(compact, 2)
      const century = [1900, 1800, 2000][Math.floor(month / 20)]
      return (
        isDay(century + pair(compact, 0), month % 20, pair(compact, 4)) &&
        (weightedSum(compact, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === lastDigit(compact)
      )
    },
    strength: 'weak',
    context: { en: ['egn', 'bulgarian personal'], bg: ['егн', 'единен граждански номер'] },
    source: 'Закон за гражданската регистрация, чл. 11 (ГД ГРАО): weights modulo 11',
    examples: { match: ['ЕГН 7523169263', 'EGN: 7523169264'], not: ['7523169263'] },
  }),
  defineIdentifier({
    name: 'gr_amka',
    entity: 'GR_AMKA',
    country: 'GR',
    lengths: [11],
    pattern: /^[0-3]\d[01]\d{8}$/,
    forms: /^\d{11}$/,
    check: (compact) => isDay(pair(compact, 4), pair(compact, 2), pair(compact, 0)) && passesLuhn(compact),
    strength: 'weak',
    context: {
      en: ['amka', 'greek social security'],
      el: ['αμκα', 'α.μ.κ.α', 'μητρώου κοινωνικής ασφάλισης'],
    },
    source: 'ΗΔΙΚΑ, "ΑΜΚΑ": date of birth and Luhn digit',
    examples: { match: ['AMKA 01013099997', 'ΑΜΚΑ: 01013099998'], not: ['01013099997'] },
  }),
  defineIdentifier({
    name: 'hr_oib',
    entity: 'HR_OIB',
    country: 'HR',
    lengths: [11, 13],
    pattern: /^(?:HR)?\d{11}$/,
    forms: /^(?:HR-?)?\d{11}$/,
    check: (compact) => passesMod11and10(compact.slice(-11)),
    strength: 'weak',
    distinctive: { written: /^HR/, strength: 'medium' },
    context: { en: ['oib', 'croatian personal'], hr: ['oib', 'osobni identifikacijski'] },
    source: 'Zakon o osobnom identifikacijskom broju (Porezna uprava): ISO 7064 MOD 11,10',
    examples: {
      match: ['OIB 33392005961', 'HR33392005961', 'oib: 33392005962'],
      not: ['33392005961', 'HR33392005962'],
    },
  }),
]
