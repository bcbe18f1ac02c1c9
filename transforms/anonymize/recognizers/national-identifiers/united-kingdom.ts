import { lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Identifiers of the United Kingdom. */
export const unitedKingdom: readonly Identifier[] = [
  defineIdentifier({
    name: 'uk_nhs',
    entity: 'UK_NHS',
    country: 'GB',
    lengths: [10],
    pattern: /^(?!(\d)\1{9})\d{10}$/,
    forms: /^(?:\d{10}|\d{3}-\d{3}-\d{4})$/,
    check: (compact) =>
      (11 - (weightedSum(compact, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === lastDigit(compact),
    strength: 'weak',
    context: { en: ['nhs', 'national health', 'health service', 'health number'] },
    source: 'NHS Data Model and Dictionary, NHS NUMBER: modulus 11',
    examples: {
      match: ['NHS number 943 476 5919', 'nhs: 9434765919', 'NHS 943-476-5918'],
      not: ['943 476 5919', '9434765919', '943-476-5918'],
    },
  }),
  defineIdentifier({
    name: 'uk_nino',
    entity: 'UK_NINO',
    country: 'GB',
    lengths: [8, 9],
    // D, F, I, Q, U, V are not used; O is not second; BG, GB, KN, NK, NT, TN, ZZ are not allocated.
    pattern: /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/,
    forms: /^[A-Z]{2}(?:\d{6}|-\d{2}-\d{2}-\d{2}-|-\d{6}-?)[A-D]?$|^[A-Z]{2}-?\d{2}-\d{2}-\d{2}-?[A-D]$/,
    strength: { form: 0.3, checked: 0.3, failed: 0.3 },
    distinctive: { written: /^[A-Z]{2}([ -])\d{2}\1\d{2}\1\d{2}\1[A-D]$/, strength: 'strong' },
    context: { en: ['national insurance', 'ni number', 'ni no', 'nino', 'insurance number', 'nin'] },
    source: 'HMRC, National Insurance Manual NIM39110: format of a National Insurance number',
    examples: {
      match: ['AB 12 34 56 C', 'NI number AB123456C', 'national insurance no. AB 123456 C'],
      not: ['AB123456C', 'GB 12 34 56 C', 'DA 12 34 56 C', 'part AB123456'],
    },
  }),
  defineIdentifier({
    name: 'uk_driving_licence',
    entity: 'UK_DRIVING_LICENCE',
    country: 'GB',
    lengths: [16, 18],
    // Surname, decade, month (women: plus 50), day, year, initials, tie-breaker, check letters, issue.
    pattern: /^(?=.{4}[A-Z9])[A-Z][A-Z9]{4}\d[0156]\d[0-3]\d{2}[A-Z][A-Z9][A-Z0-9][A-Z]{2}(?:\d{2})?$/,
    forms: /^[A-Z9]{5}-?\d{6}-?[A-Z9]{2}-?[A-Z0-9]{3}(?:-?\d{2})?$/,
    strength: 'strong',
    context: {
      en: [
        'driving licence',
        "driver's licence",
        'driving license',
        'licence number',
        'dvla',
        'driver number',
      ],
    },
    source: 'DVLA, INS57P "Information on driving licences": driver number',
    examples: {
      match: ['MORGA657054SM9IJ', 'driving licence MORGA 657054 SM9IJ 35'],
      not: ['MORGA697054SM9IJ', 'MORGA657054SM9I'],
    },
  }),
  defineIdentifier({
    name: 'uk_passport',
    entity: 'UK_PASSPORT',
    country: 'GB',
    lengths: [9],
    pattern: /^(?:\d{9}|[A-Z]{2}\d{7})$/,
    forms: /^[A-Z0-9]{9}$/,
    strength: 'weak',
    context: { en: ['british passport', 'uk passport', 'hm passport', 'hmpo', 'passport'] },
    source: 'HM Passport Office, "Basic passport checks": nine digits, or two letters and seven digits',
    examples: {
      match: ['UK passport 925665416', 'passport number AB1234567'],
      not: ['925665416', 'AB1234567', 'passport 92566541'],
    },
  }),
  defineIdentifier({
    name: 'uk_vehicle_registration',
    entity: 'UK_VEHICLE_REGISTRATION',
    country: 'GB',
    lengths: [5, 6, 7],
    // Since 2001, from 1983, from 1963, and Northern Ireland.
    pattern:
      /^(?:[A-HJ-PR-Y][A-HJ-PR-Y]\d{2}[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3}[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3}\d{1,3}[A-HJ-NPR-TV-Y]|[A-Z]?[IZ][A-Z]\d{1,4})$/,
    forms: /^[A-Z0-9]{2,7}-?[A-Z0-9]{0,4}$/,
    strength: 'weak',
    context: {
      en: [
        'number plate',
        'registration',
        'licence plate',
        'license plate',
        'reg',
        'reg no',
        'vrm',
        'vrn',
        'plate',
        'plates',
        'vehicle',
      ],
    },
    source: 'DVLA, INF104 "Vehicle registration numbers and number plates"',
    examples: {
      match: ['number plate AB12 CDE', 'registration A123 BCD', 'vehicle reg. ABC 123D'],
      not: ['AB12 CDE', 'AB12CDE', 'A123 BCD'],
    },
  }),
]
