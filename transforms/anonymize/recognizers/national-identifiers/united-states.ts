import { passesLuhn } from '../../check-digits/luhn.js'
import { digitAt } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** People and practices of the United States; bank numbers are in `united-states-banks.ts`. */
export const unitedStates: readonly Identifier[] = [
  defineIdentifier({
    name: 'us_ssn',
    entity: 'US_SSN',
    country: 'US',
    lengths: [9],
    // Areas 000, 666 and 900-999, group 00 and serial 0000 are never assigned.
    pattern: /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/,
    forms: /^(?:\d{9}|\d{3}-\d{2}-\d{4}|\d{3}-\d{6}|\d{5}-\d{4})$/,
    strength: 'weak',
    distinctive: { written: /^\d{3}-\d{2}-\d{4}$/, strength: 'strong' },
    context: {
      en: ['ssn', 'ssns', 'social security', 'soc sec', 'ss#', 'ss no', 'ss number'],
      es: ['seguro social'],
      zh: ['社会安全', '社安', '社會安全'],
    },
    source: 'US Social Security Administration, "Social Security Number Randomization"',
    examples: {
      match: ['536-90-4399', 'ssn 536904399', 'social security number 536 90 4399'],
      not: ['536904399', '536 90 4399', 'part 536-90-4399-1', 'ssn 000-12-3456'],
    },
  }),
  defineIdentifier({
    name: 'us_itin',
    entity: 'US_ITIN',
    country: 'US',
    lengths: [9],
    pattern: /^9\d{2}(?:5\d|6[0-5]|7\d|8[0-8]|9[0-2]|9[4-9])\d{4}$/,
    forms: /^(?:\d{9}|\d{3}-\d{2}-\d{4})$/,
    strength: 'weak',
    context: {
      en: [
        'itin',
        'individual taxpayer',
        'taxpayer id',
        'taxpayer identification',
        'tax id',
        'tax identification',
      ],
      es: ['contribuyente'],
      zh: ['个人纳税人识别号', '纳税人'],
    },
    source: 'IRS, Internal Revenue Manual 3.21.263, IRS Individual Taxpayer Identification Number (ITIN)',
    examples: {
      match: ['ITIN: 912-70-1234', 'individual taxpayer number 912701234'],
      not: ['912-70-1234', '987-65-4320', 'itin 912-49-1234'],
    },
  }),
  defineIdentifier({
    name: 'us_driver_license',
    entity: 'US_DRIVER_LICENSE',
    country: 'US',
    lengths: [6, 7, 8, 9, 10, 11, 12, 13, 14],
    // What the states print: digits, one or two letters before digits, Washington's and New Hampshire's mixtures.
    pattern:
      /^(?:\d{6,10}|\d{12}|[A-Z]\d{6,9}|[A-Z]\d{11,13}|[A-Z]{2}\d{6,7}|\d{7,8}[A-Z]|\d{9}[A-Z]|\d{2}[A-Z]{3}\d{5}|[A-Z]{3}\d{6}|\d{3}[A-Z]{2}\d{4}|[A-Z]\d{2}[A-Z]\d{7}|WDL[A-Z0-9]{9}|[A-Z]{5}[A-Z0-9]{2}\d{3}[A-Z0-9]{2})$/,
    forms:
      /^(?:[A-Z0-9]{6,14}|\d{2,3}-\d{3}-\d{3,4}|[A-Z]\d{2,4}-\d{3,5}-\d{2,6}(?:-\d{1,4}){0,2}|[A-Z]-\d{3}-\d{3}-\d{3}-\d{3}|\d{2}-\d{2}-\d{4}|\d{2}-[A-Z]{3}-\d{5})$/,
    strength: 'weak',
    context: {
      en: [
        "driver's license",
        'driver’s license',
        'drivers license',
        'driver license',
        "driver's licence",
        'driver’s licence',
        'driving license',
        'drivers lic',
        "driver's lic",
        'driver lic',
        'license number',
        'dl',
        'dl#',
        'dln',
      ],
      es: ['licencia de conducir', 'licencia de manejo'],
      zh: ['驾驶执照', '驾照'],
    },
    source:
      'AAMVA, D20 Data Dictionary: driver licence number; the forms of the states, as their agencies publish them',
    examples: {
      match: [
        "My driver's license number is 6940579",
        'DL: F255-921-50-094-0',
        'driver license A1234567',
        'drivers license WDLABCD456DG',
      ],
      not: ['6940579', 'A1234567', 'a public m2 in a hash', 'license plate m2', "driver's license of 1998"],
    },
  }),
  defineIdentifier({
    name: 'us_passport',
    entity: 'US_PASSPORT',
    country: 'US',
    lengths: [9],
    // No letter with which passports and permits of China begin: D, E, G, H, M, P, S.
    pattern: /^(?:\d{9}|[ABCFIJKLNOQRT-Z]\d{8})$/,
    forms: /^[A-Z0-9]{9}$/,
    strength: 'weak',
    context: {
      en: ['passport', 'passports', 'passport#'],
      es: ['pasaporte'],
      zh: ['护照', '護照'],
    },
    source:
      'US Department of State, "Passport Numbers": nine digits, or a letter and eight digits since 2021',
    examples: {
      match: ['passport 340020013', 'passport no. A12345678'],
      not: ['340020013', 'A12345678', 'passport 34002001'],
    },
  }),
  defineIdentifier({
    name: 'us_npi',
    entity: 'US_NPI',
    country: 'US',
    lengths: [10],
    pattern: /^[12]\d{9}$/,
    forms: /^(?:\d{10}|\d{4}-\d{3}-\d{3})$/,
    check: (compact) => passesLuhn(`80840${compact}`),
    strength: 'weak',
    context: { en: ['npi', 'national provider', 'provider id', 'provider number', 'provider identifier'] },
    source:
      'CMS, "Requirements for National Provider Identifier (NPI) and NPI Check Digit" (prefix 80840, Luhn)',
    examples: {
      match: ['NPI 1234567893', 'npi: 1245319599', 'national provider identifier 1234567890'],
      not: ['1234567893', '202-555-0173'],
    },
  }),
  defineIdentifier({
    name: 'us_mbi',
    entity: 'US_MBI',
    country: 'US',
    lengths: [11],
    // Letters without S, L, O, I, B and Z.
    pattern:
      /^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/,
    forms: /^(?:[A-Z0-9]{11}|[A-Z0-9]{4}-[A-Z0-9]{3}-[A-Z0-9]{4})$/,
    strength: 'strong',
    context: { en: ['mbi', 'medicare', 'beneficiary'] },
    source: 'CMS, "Understanding the Medicare Beneficiary Identifier (MBI) Format"',
    examples: {
      match: ['1EG4-TE5-MK73', 'Medicare 1EG4TE5MK73'],
      not: ['1BG4-TE5-MK73', '1EG4-TE5-MK7'],
    },
  }),
  defineIdentifier({
    name: 'us_dea',
    entity: 'MEDICAL_LICENSE',
    country: 'US',
    lengths: [9],
    pattern: /^[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}$/,
    forms: /^[A-Z0-9]{2}-?\d{7}$/,
    check: (compact) => {
      const d = (i: number) => digitAt(compact, i)
      return (d(2) + d(4) + d(6) + 2 * (d(3) + d(5) + d(7))) % 10 === d(8)
    },
    strength: 'weak',
    context: {
      en: ['dea', 'dea#', 'medical license', 'medical licence', 'prescriber', 'certificate of registration'],
    },
    source: 'US DEA Diversion Control Division, Practitioner’s Manual: registration numbers',
    examples: {
      match: ['DEA number AB1234563', 'dea# F91234563', 'DEA AB1234560'],
      not: ['AB1234563', 'dea QB1234563'],
    },
  }),
]
