import { passesLuhn } from '../../check-digits/luhn.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Identifiers of France. */
export const france: readonly Identifier[] = [
  defineIdentifier({
    name: 'fr_nir',
    entity: 'FR_NIR',
    country: 'FR',
    lengths: [15],
    // Sex, year, month (20 and above where it is unknown), department, commune, order, key.
    pattern: /^[12378]\d{2}(?:0[1-9]|1[0-2]|[2-4]\d|[5-9]\d)(?:\d{2}|2[AB])\d{6}(?:0[1-9]|[1-8]\d|9[0-7])$/,
    forms: /^(?:[0-9AB]{15}|\d-\d{2}-\d{2}-[0-9AB]{2}-\d{3}-\d{3}-?-?\d{2}|[0-9AB]{13}-\d{2})$/,
    check: (compact) => {
      // Corsica counts as 19 and 18.
      const number = compact.slice(0, 13).replace('2A', '19').replace('2B', '18')
      return 97 - (Number(number) % 97) === Number(compact.slice(13))
    },
    strength: 'medium',
    context: {
      en: ['french social security', 'insee'],
      fr: [
        'sécurité sociale',
        'securite sociale',
        'nir',
        'insee',
        'numéro de sécu',
        'n° de sécu',
        'n° ss',
        'numéro ss',
        'nss',
        'carte vitale',
      ],
    },
    source: 'INSEE, "Numéro de sécurité sociale / NIR": key 97 minus the number modulo 97',
    examples: {
      match: [
        '2 95 10 99 126 111 93',
        '295109912611193',
        'sécurité sociale 295109912611194',
        '1 85 05 2A 006 084 35',
      ],
      not: ['295109912611194', '495109912611193'],
    },
  }),
  defineIdentifier({
    name: 'fr_tax_id',
    entity: 'FR_TAX_ID',
    country: 'FR',
    lengths: [13],
    pattern: /^[0-3]\d{12}$/,
    forms: /^(?:\d{13}|\d{2}-\d{2}-\d{3}-\d{3}-\d{3})$/,
    check: (compact) => {
      const number = Number(compact.slice(0, 10))
      return number > 0 && number % 511 === Number(compact.slice(10))
    },
    strength: 'weak',
    distinctive: { written: /^\d{2} \d{2} \d{3} \d{3} \d{3}$/, strength: 'medium' },
    context: {
      en: ['french tax'],
      fr: [
        'spi',
        'numéro fiscal',
        'n° fiscal',
        'nif',
        'identifiant fiscal',
        'référence fiscale',
        'impots',
        'impôts',
      ],
    },
    source: 'DGFiP, "Structure du numéro fiscal de référence (SPI)": key modulo 511 (OECD TIN sheet France)',
    examples: {
      match: ['numéro fiscal 0701987765493', '07 01 987 765 493', 'SPI : 0701987765432'],
      not: ['0701987765493', '07 01 987 765 432'],
    },
  }),
  defineIdentifier({
    name: 'fr_siren',
    entity: 'FR_SIREN',
    country: 'FR',
    lengths: [9, 14],
    pattern: /^\d{9}$|^\d{14}$/,
    forms: /^(?:\d{9}|\d{14}|\d{3}-\d{3}-\d{3}(?:-?\d{5})?)$/,
    check: passesLuhn,
    strength: 'weak',
    context: { en: ['siren', 'siret'], fr: ['siren', 'siret', 'rcs', 'n° siren', 'n° siret'] },
    source: 'INSEE, "Numéro Siren" and "Numéro Siret": Luhn',
    examples: {
      match: ['SIREN 552 008 443', 'SIRET: 73282932000074', 'RCS Paris 552 008 444'],
      not: ['552 008 443', '73282932000074'],
    },
  }),
]
