import { crossSum, digitAt, lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Numbers of patients, doctors and practices in Germany's statutory health insurance. */
export const germanyHealth: readonly Identifier[] = [
  defineIdentifier({
    name: 'de_health_insurance',
    entity: 'DE_HEALTH_INSURANCE',
    country: 'DE',
    lengths: [10],
    pattern: /^[A-Z]\d{9}$/,
    forms: /^[A-Z]-?(?:\d{9}|\d{3}-\d{3}-\d{3})$/,
    check: (compact) => {
      const letter = String(compact.charCodeAt(0) - 64).padStart(2, '0')
      return crossSum(letter + compact.slice(1), [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) % 10 === lastDigit(compact)
    },
    strength: 'weak',
    context: {
      en: ['health insurance'],
      de: [
        'krankenversicherung',
        'krankenversichertennummer',
        'krankenversicherungsnummer',
        'versichertennummer',
        'krankenkasse',
        'kvnr',
        'kv-nummer',
        'gesundheitskarte',
        'egk',
      ],
    },
    source: 'GKV-Spitzenverband, Richtlinie Krankenversichertennummer after SGB V § 290',
    examples: {
      match: ['KVNR A123456780', 'Versichertennummer: A 123 456 780', 'KVNR A123456781'],
      not: ['A123456780'],
    },
  }),
  defineIdentifier({
    name: 'de_lanr',
    entity: 'DE_LANR',
    country: 'DE',
    lengths: [9],
    pattern: /^\d{9}$/,
    forms: /^(?:\d{9}|\d{7}-\d{2})$/,
    check: (compact) => (10 - (weightedSum(compact, [4, 9, 4, 9, 4, 9]) % 10)) % 10 === digitAt(compact, 6),
    strength: 'weak',
    context: {
      en: ['german doctor number'],
      de: ['lanr', 'arztnummer', 'lebenslange arztnummer', 'arzt-nr', 'arztnr', 'vertragsarzt'],
    },
    source: 'KBV, Richtlinie nach SGB V § 75 Abs. 7: Arztnummer, weights 4 and 9 modulo 10',
    examples: { match: ['LANR 123456601', 'Arztnummer: 123456701'], not: ['123456601'] },
  }),
  defineIdentifier({
    name: 'de_bsnr',
    entity: 'DE_BSNR',
    country: 'DE',
    lengths: [9],
    // The first two digits name the association of physicians or another place of issue.
    pattern: /^(?:0[1-3]|17|20|3[58]|4[06]|5[1-2]|6[1-9]|7[1-48]|8[13]|9[38]|5[3-9])\d{7}$/,
    forms: /^\d{9}$/,
    strength: 'weak',
    context: {
      en: ['german practice number'],
      de: ['bsnr', 'betriebsstättennummer', 'betriebsstaettennummer', 'betriebsstätte', 'nbsnr'],
    },
    source: 'KBV, Richtlinie nach SGB V § 75 Abs. 7: Betriebsstättennummer, annex 1',
    examples: { match: ['BSNR 721234567', 'Betriebsstättennummer: 021234567'], not: ['721234567'] },
  }),
]
