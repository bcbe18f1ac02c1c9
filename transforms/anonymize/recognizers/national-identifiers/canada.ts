import { passesLuhn } from '../../check-digits/luhn.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Identifiers of Canada. */
export const canada: readonly Identifier[] = [
  defineIdentifier({
    name: 'ca_sin',
    entity: 'CA_SIN',
    country: 'CA',
    lengths: [9],
    pattern: /^[0-79]\d{8}$/,
    forms: /^(?:\d{9}|\d{3}-\d{3}-\d{3})$/,
    check: passesLuhn,
    strength: 'weak',
    context: {
      en: ['social insurance', 'sin number', 'sin no', 'sin#', 'sin:', 'sin is', 'service canada'],
      fr: ['assurance sociale', 'numéro d’assurance sociale', "numéro d'assurance sociale", 'nas'],
    },
    source: 'Employment and Social Development Canada, "Social Insurance Number": Luhn check digit',
    examples: {
      match: [
        'SIN: 046-454-286',
        'social insurance number 046454286',
        "numéro d'assurance sociale 046 454 287",
      ],
      not: ['046454286', '046-454-286', '046-454-287'],
    },
  }),
]
