import { isDay, pair } from '../../check-digits/birth-date.js'
import { passesLuhn } from '../../check-digits/luhn.js'
import { digitAt } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Identifiers of Turkey, Israel and Egypt. */
export const middleEast: readonly Identifier[] = [
  defineIdentifier({
    name: 'tr_national_id',
    entity: 'TR_NATIONAL_ID',
    country: 'TR',
    lengths: [11],
    pattern: /^[1-9]\d{9}[02468]$/,
    forms: /^(?:\d{11}|\d{3}-\d{3}-\d{3}-\d{2})$/,
    check: (compact) => {
      let odd = 0
      let even = 0
      for (let i = 0; i < 9; i++) {
        if (i % 2 === 0) odd += digitAt(compact, i)
        else even += digitAt(compact, i)
      }
      const tenth = (7 * odd - even + 100) % 10
      return tenth === digitAt(compact, 9) && (odd + even + tenth) % 10 === digitAt(compact, 10)
    },
    strength: 'weak',
    context: {
      en: ['turkish id', 'turkish national', 'tckn'],
      tr: [
        'tc kimlik',
        't.c. kimlik',
        'tckn',
        'kimlik no',
        'kimlik numarası',
        'kimlik',
        'tc no',
        'vatandaşlık',
      ],
    },
    source: 'Nüfus ve Vatandaşlık İşleri, Kimlik Paylaşımı Sistemi: two check digits',
    examples: { match: ['TC kimlik no: 10000000146', 'TCKN 10000000148'], not: ['10000000146'] },
  }),
  defineIdentifier({
    name: 'tr_plate',
    entity: 'TR_PLATE',
    country: 'TR',
    lengths: [6, 7, 8],
    pattern: /^(?:0[1-9]|[1-7]\d|8[01])(?:[A-PR-VYZ]\d{4,5}|[A-PR-VYZ]{2}\d{3,4}|[A-PR-VYZ]{3}\d{2,3})$/,
    forms: /^\d{2}-?[A-Z]{1,3}-?\d{2,5}$/,
    strength: 'weak',
    context: {
      en: ['license plate', 'licence plate', 'number plate', 'plate'],
      tr: ['plaka', 'plakalı', 'plakası', 'plakasi', 'araç'],
    },
    source: 'Karayolları Trafik Yönetmeliği (Turkey), annex on registration plates: 81 provinces',
    examples: {
      match: ['plaka 34 ABC 123', '34ABC123 plakalı araç', '06 A 1234 plakası'],
      not: ['34 ABC 123', 'plaka 82 ABC 123'],
    },
  }),
  defineIdentifier({
    name: 'il_teudat_zehut',
    entity: 'IL_TEUDAT_ZEHUT',
    country: 'IL',
    lengths: [8, 9],
    pattern: /^(?!0+$)\d{8,9}$/,
    forms: /^(?:\d{8,9}|\d{7,8}-\d|\d-\d{4}-\d{4})$/,
    check: passesLuhn,
    strength: 'weak',
    context: {
      en: ['teudat zehut', 'israeli id', 'mispar zehut'],
      he: ['תעודת זהות', 'ת.ז', 'ת"ז', 'מספר זהות', 'ת״ז'],
    },
    source: 'Population and Immigration Authority (Israel), Mispar Zehut: Luhn over nine digits',
    examples: {
      match: ['תעודת זהות 039337423', 'Teudat Zehut 039337423', 'ת.ז. 039337424'],
      not: ['039337423'],
    },
  }),
  defineIdentifier({
    name: 'eg_national_id',
    entity: 'EG_NATIONAL_ID',
    country: 'EG',
    lengths: [14],
    // Century, date, governorate (88: abroad), order and sex, check digit, whose rule is not published.
    pattern: /^[23]\d{2}(?:0[1-9]|1[0-2])[0-3]\d(?:0[1-4]|1[1-9]|2[1-9]|3[1-5]|88)\d{5}$/,
    forms: /^\d{14}$/,
    check: (compact) =>
      isDay((compact[0] === '2' ? 1900 : 2000) + pair(compact, 1), pair(compact, 3), pair(compact, 5)),
    strength: 'weak',
    context: {
      en: ['egyptian id', 'egyptian national', 'national id'],
      ar: ['الرقم القومي', 'رقم قومي', 'بطاقة الرقم القومي'],
    },
    source: 'Civil Status Organization (Egypt), law 143/1994: digits of the national number',
    examples: {
      match: ['الرقم القومي 29001010112345', 'Egyptian ID: 29001010112345'],
      not: ['29001010112345', 'Egyptian ID 29013010112345'],
    },
  }),
]
