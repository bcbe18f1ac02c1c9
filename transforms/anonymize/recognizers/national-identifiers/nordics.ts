import { isDay, pair } from '../../check-digits/birth-date.js'
import { passesLuhn } from '../../check-digits/luhn.js'
import { digitAt, lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

const dated = { form: 0.2, checked: 0.7, failed: 0.1 }

/** Personal numbers of Sweden, Norway, Denmark, Finland and Iceland. */
export const nordics: readonly Identifier[] = [
  defineIdentifier({
    name: 'se_personnummer',
    entity: 'SE_PERSONNUMMER',
    country: 'SE',
    lengths: [10, 12],
    pattern: /^(?:18|19|20)?\d{2}[01]\d[0-9]\d{5}$/,
    forms: /^(?:\d{10}|\d{12}|\d{6,8}-\d{4})$/,
    check: (compact) => {
      const digits = compact.slice(-10)
      // Coordination numbers add 60 to the day.
      const day = pair(digits, 4) % 60
      const year = compact.length === 12 ? Number(compact.slice(0, 4)) : pair(digits, 0)
      return isDay(year, pair(digits, 2), day) && passesLuhn(digits)
    },
    strength: 'weak',
    distinctive: { written: /-/, strength: dated },
    context: {
      en: ['swedish personal', 'personal identity number', 'personal number'],
      sv: ['personnummer', 'personnr', 'pnr', 'samordningsnummer', 'person-nr', 'födelsenummer'],
    },
    source: 'Skatteverket, SKV 704 "Personnummer": Luhn over ten digits',
    examples: {
      match: ['880320-0016', 'personnummer 198803200016', 'pnr 880320-0017'],
      not: ['8803200016', '880320-0017', '881320-0016'],
    },
  }),
  defineIdentifier({
    name: 'se_orgnr',
    entity: 'SE_ORGNR',
    country: 'SE',
    lengths: [10],
    pattern: /^[1-9]\d[2-9]\d{7}$/,
    forms: /^(?:\d{10}|\d{6}-\d{4})$/,
    check: passesLuhn,
    strength: 'weak',
    context: {
      en: ['swedish company', 'organisation number', 'organization number'],
      sv: ['organisationsnummer', 'orgnr', 'org.nr', 'org nr', 'org.nummer'],
    },
    source: 'Skatteverket, SKV 709 "Organisationsnummer": Luhn',
    examples: {
      match: ['org.nr 556703-7485', 'organisationsnummer 5567037485', 'orgnr 556703-7486'],
      not: ['556703-7485', '5567037485'],
    },
  }),
  defineIdentifier({
    name: 'no_fodselsnummer',
    entity: 'NO_FODSELSNUMMER',
    country: 'NO',
    lengths: [11],
    pattern: /^[0-7]\d[0-9]\d{8}$/,
    forms: /^(?:\d{11}|\d{6}-\d{5})$/,
    check: (compact) => {
      // D numbers add 40 to the day, H numbers 40 to the month, synthetic ones 80.
      const isDated = isDay(pair(compact, 4), pair(compact, 2) % 40, pair(compact, 0) % 40)
      return (
        isDated &&
        (11 - (weightedSum(compact, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11 === digitAt(compact, 9) &&
        (11 - (weightedSum(compact, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === lastDigit(compact)
      )
    },
    strength: 'weak',
    distinctive: { written: /^\d{6}[ -]\d{5}$/, strength: 'medium' },
    context: {
      en: ['norwegian national', 'norwegian id', 'birth number'],
      no: ['fødselsnummer', 'fodselsnummer', 'fnr', 'personnummer', 'd-nummer', 'fødselsnr'],
    },
    source: 'Skatteetaten, "Fødselsnummer": two check digits modulo 11',
    examples: {
      match: ['fødselsnummer 15108695088', '151086 95088', 'fnr 15108695087'],
      not: ['15108695088', '151086 95087', 'fnr 95108695088'],
    },
  }),
  defineIdentifier({
    name: 'dk_cpr',
    entity: 'DK_CPR',
    country: 'DK',
    lengths: [10],
    // Numbers given out since 2007 need not fit the old check digit.
    pattern: /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{6}$/,
    forms: /^(?:\d{10}|\d{6}-\d{4})$/,
    strength: 'weak',
    distinctive: { written: /-/, strength: { form: 0.3, checked: 0.3, failed: 0.3 } },
    context: {
      en: ['cpr', 'danish personal', 'civil registration'],
      da: ['cpr', 'cpr-nr', 'cpr-nummer', 'cpr.nr', 'personnummer', 'cprnr'],
    },
    source:
      'CPR-kontoret, "Personnummeret i CPR": day, month, year and four digits; modulus 11 given up in 2007',
    examples: {
      match: ['CPR 211062-5629', 'cpr-nr. 2110625629', 'personnummer 211062 5629'],
      not: ['211062-5629', '2110625629', 'CPR 211362-5629'],
    },
  }),
  defineIdentifier({
    name: 'fi_personal_identity_code',
    entity: 'FI_PERSONAL_IDENTITY_CODE',
    country: 'FI',
    lengths: [10, 11],
    // The sign of the century is a hyphen, or one of the letters added in 2023.
    pattern: /^[0-3]\d[01]\d{3}[A-FYXWVU]?\d{3}[0-9A-FHJ-NPR-Y]$/,
    forms: /^\d{6}(?:-|[A-FYXWVU])\d{3}[0-9A-Y]$/,
    check: (compact) => {
      const number = Number(compact.slice(0, 6) + compact.slice(-4, -1))
      return (
        isDay(pair(compact, 4), pair(compact, 2), pair(compact, 0)) &&
        '0123456789ABCDEFHJKLMNPRSTUVWXY'[number % 31] === compact.at(-1)
      )
    },
    strength: 'strong',
    context: {
      en: ['personal identity code', 'finnish personal'],
      fi: ['henkilötunnus', 'hetu', 'henkilötunnuksen', 'sosiaaliturvatunnus'],
      sv: ['personbeteckning'],
    },
    source: 'Digital and Population Data Services Agency (DVV), "The personal identity code": modulo 31',
    examples: {
      match: ['131052-308T', 'hetu 131052-308U', '131052A308T'],
      not: ['131052-308U', '131352-308T'],
    },
  }),
  defineIdentifier({
    name: 'is_kennitala',
    entity: 'IS_KENNITALA',
    country: 'IS',
    lengths: [10],
    // Companies add 40 to the day; the last digit is the century.
    pattern: /^[0-7]\d[01]\d{6}[09]$/,
    forms: /^(?:\d{10}|\d{6}-\d{4})$/,
    check: (compact) =>
      isDay(
        (lastDigit(compact) === 9 ? 1900 : 2000) + pair(compact, 4),
        pair(compact, 2),
        pair(compact, 0) % 40,
      ) && weightedSum(compact, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
    strength: 'weak',
    distinctive: { written: /-/, strength: dated },
    context: { en: ['icelandic id', 'kennitala'], is: ['kennitala', 'kennitölu', 'kt', 'kt.'] },
    source: 'Þjóðskrá (Registers Iceland), "Um kennitölur": weights 32765432 modulo 11',
    examples: {
      match: ['450401-3150', 'kennitala 120174-3399', 'kt. 4504013150'],
      not: ['4504013150', '450401-3151'],
    },
  }),
]
