import { isYearMonthDay } from '../../check-digits/birth-date.js'
import { passesLuhn } from '../../check-digits/luhn.js'
import { passesVerhoeff } from '../../check-digits/verhoeff.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Identifiers of South Africa and Nigeria. */
export const africa: readonly Identifier[] = [
  defineIdentifier({
    name: 'za_id_number',
    entity: 'ZA_ID_NUMBER',
    country: 'ZA',
    lengths: [13],
    pattern: /^\d{2}[01]\d[0-3]\d{5}[012]\d{2}$/,
    forms: /^(?:\d{13}|\d{6}-\d{4}-\d{2}-?\d)$/,
    check: (compact) => isYearMonthDay(compact) && passesLuhn(compact),
    strength: 'weak',
    distinctive: { written: /^\d{6} \d{4} \d{2} ?\d$/, strength: 'medium' },
    context: {
      en: [
        'south african id',
        'sa id',
        'rsa id',
        'id number',
        'id no',
        'identity number',
        'identity document',
      ],
      af: ['identiteitsnommer', 'id-nommer', 'id nommer'],
      zu: ['inombolo kamazisi'],
    },
    source: 'Department of Home Affairs (South Africa), Identification Act 68 of 1997: Luhn',
    examples: {
      match: ['SA ID 7503305044089', '750330 5044 08 9', 'id number 7503305044088'],
      not: ['7503305044089', '7513305044089'],
    },
  }),
  defineIdentifier({
    name: 'ng_nin',
    entity: 'NG_NIN',
    country: 'NG',
    lengths: [11],
    pattern: /^(?!(\d)\1{10})\d{11}$/,
    forms: /^(?:\d{11}|\d{4}-\d{3}-\d{4})$/,
    check: passesVerhoeff,
    strength: 'weak',
    context: {
      en: ['nin', 'national identification number', 'nimc', 'nigerian national', 'national identity number'],
      ha: ['lambar shaidar'],
      yo: ['nọmba ìdánimọ̀'],
    },
    source: 'National Identity Management Commission (Nigeria), NIMC Act 2007: eleven digits, Verhoeff',
    examples: { match: ['NIN 12345678902', 'NIMC number 12345678901'], not: ['12345678902'] },
  }),
  defineIdentifier({
    name: 'ng_plate',
    entity: 'NG_PLATE',
    country: 'NG',
    lengths: [8],
    pattern: /^[A-Z]{3}\d{3}[A-Z]{2}$/,
    forms: /^[A-Z]{3}-?\d{3}-?[A-Z]{2}$/,
    strength: 'weak',
    context: {
      en: [
        'plate number',
        'number plate',
        'license plate',
        'licence plate',
        'plate',
        'vehicle',
        'registration',
        'frsc',
      ],
    },
    source:
      'Federal Road Safety Corps (Nigeria), National Vehicle Identification Scheme: local government, serial, letters',
    examples: { match: ['plate number ABC-123DE', 'vehicle KJA 456 XY'], not: ['ABC-123DE', 'KJA456XY'] },
  }),
]
