import { isDay, pair } from '../../check-digits/birth-date.js'
import { digitAt, lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Social insurance numbers of Austria and Switzerland. */
export const alps: readonly Identifier[] = [
  defineIdentifier({
    name: 'at_svnr',
    entity: 'AT_SVNR',
    country: 'AT',
    lengths: [10],
    pattern: /^[1-9]\d{3}[0-3]\d[01]\d{3}$/,
    forms: /^(?:\d{10}|\d{4}-\d{6}|\d{4}-\d{2}-\d{2}-\d{2})$/,
    check: (compact) =>
      // Months 13 to 15 stand for births without a known date.
      (pair(compact, 6) > 12
        ? pair(compact, 6) < 16
        : isDay(pair(compact, 8), pair(compact, 6), pair(compact, 4))) &&
      weightedSum(compact, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === digitAt(compact, 3),
    strength: 'weak',
    distinctive: { written: /^\d{4} \d{6}$/, strength: { form: 0.2, checked: 0.6, failed: 0.1 } },
    context: {
      en: ['austrian social security', 'social insurance'],
      de: [
        'sozialversicherungsnummer',
        'svnr',
        'sv-nummer',
        'sv-nr',
        'versicherungsnummer',
        'vsnr',
        'sozialversicherung',
      ],
    },
    source: 'ASVG § 31; Dachverband der Sozialversicherungsträger: weights 3-7-9-5-8-4-2-1-6 modulo 11',
    examples: {
      match: ['1237 010180', 'SVNR 1237010180', 'Sozialversicherungsnummer 1238 010180'],
      not: ['1237010180', '1238 010180'],
    },
  }),
  defineIdentifier({
    name: 'ch_ahv',
    entity: 'CH_AHV',
    country: 'CH',
    lengths: [13],
    pattern: /^756\d{10}$/,
    forms: /^(?:\d{13}|\d{3}-\d{4}-\d{4}-\d{2})$/,
    check: (compact) =>
      (10 - (weightedSum(compact, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10 === lastDigit(compact),
    strength: 'medium',
    context: {
      en: ['swiss social security', 'ahv', 'avs'],
      de: ['ahv', 'ahv-nummer', 'ahv-nr', 'versichertennummer', 'sozialversicherungsnummer'],
      fr: ['avs', 'numéro avs', 'assurance-vieillesse'],
      it: ['avs', 'numero avs'],
    },
    source: 'Zentrale Ausgleichsstelle ZAS, "AHV-Nummer": 756 and an EAN-13 check digit',
    examples: {
      match: ['756.9217.0769.85', '7569217076985', 'AHV 756.9217.0769.84'],
      not: ['756.9217.0769.84', '7679217076985'],
    },
  }),
]
