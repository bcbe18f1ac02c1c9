import { digitAt, lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Letters of New Zealand's health index: no I, no O. */
const nhiLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Identifiers of Australia and New Zealand. */
export const oceania: readonly Identifier[] = [
  defineIdentifier({
    name: 'au_abn',
    entity: 'AU_ABN',
    country: 'AU',
    lengths: [11],
    pattern: /^(?:1[1-9]|[2-9]\d)\d{9}$/,
    forms: /^(?:\d{11}|\d{2}-\d{3}-\d{3}-\d{3})$/,
    check: (compact) => (weightedSum(compact, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0,
    strength: 'weak',
    distinctive: { written: /^\d{2} \d{3} \d{3} \d{3}$/, strength: 'medium' },
    context: { en: ['abn', 'australian business', 'business number'] },
    source: 'Australian Business Register, "Format of the ABN": modulo 89',
    examples: {
      match: ['51 824 753 556', 'ABN 51824753556', 'ABN: 51 824 753 557'],
      not: ['51824753556', '51 824 753 557'],
    },
  }),
  defineIdentifier({
    name: 'au_acn',
    entity: 'AU_ACN',
    country: 'AU',
    lengths: [9],
    pattern: /^\d{9}$/,
    forms: /^(?:\d{9}|\d{3}-\d{3}-\d{3})$/,
    check: (compact) =>
      (10 - (weightedSum(compact, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10 === lastDigit(compact),
    strength: 'weak',
    context: { en: ['acn', 'australian company', 'company number'] },
    source: 'ASIC, "Australian Company Number (ACN) digit check": weights 8 to 1',
    examples: { match: ['ACN 004 085 616', 'acn: 004085617'], not: ['004 085 616', '004085616'] },
  }),
  defineIdentifier({
    name: 'au_tfn',
    entity: 'AU_TFN',
    country: 'AU',
    lengths: [8, 9],
    pattern: /^\d{8,9}$/,
    forms: /^(?:\d{8,9}|\d{2,3}-\d{3}-\d{3})$/,
    check: (compact) =>
      weightedSum(compact, compact.length === 9 ? [1, 4, 3, 7, 5, 8, 6, 9, 10] : [10, 7, 8, 4, 6, 3, 5, 1]) %
        11 ===
      0,
    strength: 'weak',
    context: { en: ['tfn', 'tax file', 'tax file number'] },
    source: 'Australian Taxation Office, TFN check digit: modulo 11',
    examples: { match: ['TFN 123 456 782', 'tax file number: 123456783'], not: ['123 456 782', '123456782'] },
  }),
  defineIdentifier({
    name: 'au_medicare',
    entity: 'AU_MEDICARE',
    country: 'AU',
    lengths: [10, 11],
    pattern: /^[2-6]\d{9,10}$/,
    forms: /^(?:\d{10,11}|\d{4}-\d{5}-\d(?:-?\d)?)$/,
    check: (compact) => weightedSum(compact, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digitAt(compact, 8),
    strength: 'weak',
    distinctive: { written: /^\d{4} \d{5} \d$/, strength: { form: 0.2, checked: 0.6, failed: 0.1 } },
    context: { en: ['medicare', 'medicare card', 'medicare number'] },
    source: 'Services Australia, Medicare card number: weights 1379 modulo 10',
    examples: {
      match: ['2123 45670 1', 'Medicare 2123456701', 'medicare card 2123 45671 1'],
      not: ['2123456701', '2123 45671 1'],
    },
  }),
  defineIdentifier({
    name: 'nz_ird',
    entity: 'NZ_IRD',
    country: 'NZ',
    lengths: [8, 9],
    pattern: /^(?:[1-9]\d{7}|1\d{8})$/,
    forms: /^(?:\d{8,9}|\d{2,3}-\d{3}-\d{3})$/,
    check: (compact) => {
      const padded = compact.padStart(9, '0')
      let rest = (11 - (weightedSum(padded, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11
      if (rest === 10) rest = (11 - (weightedSum(padded, [7, 4, 3, 2, 5, 2, 7, 6]) % 11)) % 11
      return rest === lastDigit(padded)
    },
    strength: 'weak',
    context: { en: ['ird', 'ird number', 'inland revenue'], mi: ['te tari taake'] },
    source: 'Inland Revenue (New Zealand), "Resident withholding tax specification": IRD number validation',
    examples: { match: ['IRD 49-091-850', 'IRD number: 49091851'], not: ['49-091-850', '49091850'] },
  }),
  defineIdentifier({
    name: 'nz_nhi',
    entity: 'NZ_NHI',
    country: 'NZ',
    lengths: [7],
    pattern: /^[A-HJ-NP-Z]{3}\d{2}(?:\d{2}|[A-HJ-NP-Z]{2})$/,
    forms: /^[A-Z0-9]{7}$/,
    check: (compact) => {
      let sum = 0
      for (let i = 0; i < 6; i++) {
        const letter = nhiLetters.indexOf(compact[i]) + 1
        sum += (letter > 0 ? letter : digitAt(compact, i)) * (7 - i)
      }
      if (compact[5] >= 'A') return nhiLetters[22 - (sum % 23)] === compact[6]
      return sum % 11 !== 0 && (11 - (sum % 11)) % 10 === lastDigit(compact)
    },
    strength: 'weak',
    context: { en: ['nhi', 'national health index', 'health index'] },
    source: 'Health NZ, HISO 10046:2022 Consumer Health Identity Standard: modulo 11, new form modulo 23',
    examples: { match: ['NHI ZZZ0016', 'NHI: ZBN77VL', 'NHI ZZZ0017'], not: ['ZZZ0016', 'ZBN77VL'] },
  }),
]
