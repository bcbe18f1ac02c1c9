import { passesLuhn } from '../../check-digits/luhn.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** What a character counts at an odd place (the first is odd), for 0 to 9 and A to Z. */
const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16,
  10, 22, 25, 24, 23,
]

/** Identifiers of Italy. */
export const italy: readonly Identifier[] = [
  defineIdentifier({
    name: 'it_fiscal_code',
    entity: 'IT_FISCAL_CODE',
    country: 'IT',
    lengths: [16],
    // Where two people would share a code, digits are written as the letters L to V.
    pattern:
      /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-7LMNPQRST][0-9LMNPQRSTUV][A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/,
    forms: /^(?:[A-Z0-9]{16}|[A-Z]{3}-[A-Z]{3}-[A-Z0-9]{5}-[A-Z0-9]{5})$/,
    check: (compact) => {
      let sum = 0
      for (let i = 0; i < 15; i++) {
        const value = Number.parseInt(compact[i], 36)
        sum += i % 2 === 0 ? oddValues[value] : value > 9 ? value - 10 : value
      }
      return compact.charCodeAt(15) - 65 === sum % 26
    },
    strength: 'strong',
    context: {
      en: ['fiscal code', 'italian tax code'],
      it: ['codice fiscale', 'cod. fisc', 'c.f', 'cf', 'tessera sanitaria'],
    },
    source: 'Decreto Ministeriale 23 December 1976 n. 13813 (Agenzia delle Entrate): codice fiscale',
    examples: {
      match: ['RCCMNL83S18D969H', 'CF RCC MNL 83S18 D969H', 'codice fiscale RCCMNL83S18D969A'],
      not: ['RCCMNL83S1D969H'],
    },
  }),
  defineIdentifier({
    name: 'it_vat_code',
    entity: 'IT_VAT_CODE',
    country: 'IT',
    lengths: [11, 13],
    // The province of issue: 001 to 100, 120, 121, 888 and 999.
    pattern: /^(?:IT)?(?!0{7})\d{7}(?:0(?!00)\d{2}|100|12[01]|888|999)\d$/,
    forms: /^(?:IT-?)?\d{11}$/,
    check: (compact) => passesLuhn(compact.slice(-11)),
    strength: 'weak',
    distinctive: { written: /^IT/, strength: 'medium' },
    context: { en: ['vat', 'italian vat'], it: ['partita iva', 'p.iva', 'p. iva', 'piva', 'p.i', 'iva'] },
    source: 'Agenzia delle Entrate, DPR 633/1972 article 35: partita IVA, Luhn',
    examples: {
      match: ['Partita IVA 00743110157', 'IT00743110157', 'P.IVA 00743110158'],
      not: ['00743110157', 'IT00743110158'],
    },
  }),
  defineIdentifier({
    name: 'it_driver_license',
    entity: 'IT_DRIVER_LICENSE',
    country: 'IT',
    lengths: [10],
    pattern: /^(?:[A-Z]{2}\d{7}[A-Z]|U1[A-Z0-9]{7}[A-Z])$/,
    forms: /^[A-Z0-9]{10}$/,
    strength: 'weak',
    context: {
      en: ['driving licence', 'driver license', "driver's license"],
      it: ['patente', 'patente di guida', 'licenza di guida'],
    },
    source: 'Ministero delle Infrastrutture e dei Trasporti, Codice della strada: numero della patente',
    examples: {
      match: ['patente di guida U1AB12345C', 'Patente AA1234567B'],
      not: ['AA1234567B', 'U1AB12345C'],
    },
  }),
  defineIdentifier({
    name: 'it_identity_card',
    entity: 'IT_IDENTITY_CARD',
    country: 'IT',
    lengths: [9],
    pattern: /^(?:[A-Z]{2}\d{7}|\d{7}[A-Z]{2}|[A-Z]{2}\d{5}[A-Z]{2})$/,
    forms: /^(?:[A-Z0-9]{9}|[A-Z]{2}-\d{7}|[A-Z]{2}-\d{5}-[A-Z]{2})$/,
    strength: 'weak',
    context: {
      en: ['identity card', 'italian id'],
      it: ["carta d'identità", 'carta d’identità', 'carta di identità', 'carta identità', 'cie', 'documento'],
    },
    source: 'Ministero dell’Interno, "Carta di identità elettronica": numero unico nazionale',
    examples: {
      match: ["carta d'identità CA12345AA", 'Carta di identità AA1234567'],
      not: ['CA12345AA', 'AA1234567'],
    },
  }),
  defineIdentifier({
    name: 'it_passport',
    entity: 'IT_PASSPORT',
    country: 'IT',
    lengths: [9],
    pattern: /^[A-Z]{2}\d{7}$/,
    forms: /^[A-Z]{2}-?\d{7}$/,
    strength: 'weak',
    context: { en: ['italian passport', 'passport'], it: ['passaporto', 'numero di passaporto'] },
    source: 'Polizia di Stato, "Passaporto": two letters and seven digits',
    examples: { match: ['passaporto YA1234567', 'Passaporto n. AA 1234567'], not: ['YA1234567'] },
  }),
]
