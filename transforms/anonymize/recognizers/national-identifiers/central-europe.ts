import { isDay, pair } from '../../check-digits/birth-date.js'
import { lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Personal numbers of Poland, the Czech Republic, Slovakia and Hungary. */
export const centralEurope: readonly Identifier[] = [
  defineIdentifier({
    name: 'pl_pesel',
    entity: 'PL_PESEL',
    country: 'PL',
    lengths: [11],
    pattern: /^\d{2}(?:[02468][1-9]|[13579][0-2])[0-3]\d{6}$/,
    forms: /^\d{11}$/,
    check: (compact) => {
      // Each century adds 20 to the month; the 1800s add 80.
      const century = [1900, 2000, 2100, 2200, 1800][Math.floor(pair(compact, 2) / 20)]
      return (
        isDay(century + pair(compact, 0), pair(compact, 2) % 20, pair(compact, 4)) &&
        (10 - (weightedSum(compact, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === lastDigit(compact)
      )
    },
    strength: 'weak',
    context: { en: ['pesel', 'polish id'], pl: ['pesel', 'nr pesel', 'numer pesel', 'peselu'] },
    source: 'Ustawa o ewidencji ludności, article 15; gov.pl "Czym jest numer PESEL"',
    examples: { match: ['PESEL 44051401359', 'numer PESEL: 44051401358'], not: ['44051401359'] },
  }),
  defineIdentifier({
    name: 'pl_nip',
    entity: 'PL_NIP',
    country: 'PL',
    lengths: [10, 12],
    pattern: /^(?:PL)?[1-9]\d{9}$/,
    forms: /^(?:PL-?)?(?:\d{10}|\d{3}-\d{3}-\d{2}-\d{2}|\d{3}-\d{2}-\d{2}-\d{3})$/,
    check: (compact) =>
      weightedSum(compact.slice(-10), [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === lastDigit(compact),
    strength: 'weak',
    distinctive: { written: /^PL/, strength: 'medium' },
    context: {
      en: ['nip', 'polish tax', 'polish vat'],
      pl: ['nip', 'nr nip', 'numer nip', 'identyfikacji podatkowej'],
    },
    source:
      'Ustawa o zasadach ewidencji i identyfikacji podatników; Ministerstwo Finansów: weights 657234567 modulo 11',
    examples: {
      match: ['NIP 856-734-62-15', 'nip 8567346215', 'PL8567346215', 'NIP 856-734-62-16'],
      not: ['856-734-62-15', 'PL8567346216'],
    },
  }),
  defineIdentifier({
    name: 'cz_rodne_cislo',
    entity: 'CZ_RODNE_CISLO',
    country: 'CZ',
    lengths: [9, 10],
    // Women add 50 to the month; 20 more where a day ran out of numbers.
    pattern: /^\d{2}(?:[05][1-9]|[16][0-2]|[27][1-9]|[38][0-2])[0-3]\d{4,5}$/,
    forms: /^(?:\d{9,10}|\d{6}-\d{3,4})$/,
    check: (compact) => {
      const month = (pair(compact, 2) % 50) % 20
      if (!isDay(pair(compact, 0), month, pair(compact, 4))) return false
      // Nine digits were given out until 1953 and have no check digit.
      if (compact.length === 9) return pair(compact, 0) < 54
      const rest = Number(compact.slice(0, 9)) % 11
      // A remainder of 10 was written as 0 until 1985, and is not given out since.
      return rest === 10
        ? pair(compact, 0) > 53 && pair(compact, 0) < 86 && lastDigit(compact) === 0
        : rest === lastDigit(compact)
    },
    strength: 'weak',
    distinctive: { written: /^\d{6}\/\d{4}$/, strength: { form: 0.2, checked: 0.6, failed: 0.1 } },
    context: {
      en: ['birth number', 'czech id', 'slovak id'],
      cs: ['rodné číslo', 'rodne cislo', 'r.č', 'rč', 'rodného čísla'],
      sk: ['rodné číslo', 'rodného čísla'],
    },
    source: 'Zákon č. 133/2000 Sb. § 13 (Czech Republic); zákon č. 301/1995 Z. z. (Slovakia)',
    examples: {
      match: ['710319/2745', 'rodné číslo 7103192745', 'rodné číslo 710319/2746'],
      not: ['7103192745', '710319/2746', '711319/2745'],
    },
  }),
  defineIdentifier({
    name: 'hu_tax_id',
    entity: 'HU_TAX_ID',
    country: 'HU',
    lengths: [10],
    pattern: /^8\d{9}$/,
    forms: /^(?:\d{10}|\d{4}-\d{3}-\d{3})$/,
    check: (compact) => weightedSum(compact, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === lastDigit(compact),
    strength: 'weak',
    context: {
      en: ['hungarian tax'],
      hu: ['adóazonosító', 'adóazonosító jel', 'adoazonosito', 'adóazonosító jele', 'adószám'],
    },
    source: '2017. évi CL. törvény, annex on the adóazonosító jel: places as weights modulo 11',
    examples: { match: ['adóazonosító jel 8071592153', 'Adóazonosító: 8071592154'], not: ['8071592153'] },
  }),
  defineIdentifier({
    name: 'si_emso',
    entity: 'SI_EMSO',
    country: 'SI',
    lengths: [13],
    pattern: /^[0-3]\d[01]\d(?:9\d{2}|0\d{2})5\d{5}$/,
    forms: /^(?:\d{13}|\d{7}-\d{6})$/,
    check: (compact) => {
      const year = Number(compact.slice(4, 7))
      const rest = weightedSum(compact, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
      return (
        isDay(year + (year > 800 ? 1000 : 2000), pair(compact, 2), pair(compact, 0)) &&
        ((11 - rest) % 11) % 10 === lastDigit(compact)
      )
    },
    strength: { form: 0.1, checked: 0.45, failed: 0.05 },
    context: { en: ['emso', 'slovenian id'], sl: ['emšo', 'emso', 'matična številka', 'maticna stevilka'] },
    source:
      'Zakon o centralnem registru prebivalstva; Uradni list RS 1/1999: EMŠO, weights 765432 twice modulo 11',
    examples: { match: ['EMŠO 0101006500006', 'emšo: 0101006500007'], not: ['0101006500006'] },
  }),
]
