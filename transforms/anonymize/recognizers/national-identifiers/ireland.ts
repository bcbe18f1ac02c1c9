import { characterValue, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Identifiers of Ireland. */
export const ireland: readonly Identifier[] = [
  defineIdentifier({
    name: 'ie_pps',
    entity: 'IE_PPS',
    country: 'IE',
    lengths: [8, 9],
    pattern: /^\d{7}[A-W][AHWTX]?$/,
    forms: /^\d{7}-?[A-W][AHWTX]?$/,
    check: (compact) => {
      // A second letter A or H, issued since 2013, counts nine times its place in the alphabet.
      const second = /[AH]$/.test(compact.slice(8)) ? characterValue(compact.charCodeAt(8)) - 9 : 0
      return (
        'WABCDEFGHIJKLMNOPQRSTUV'[(weightedSum(compact, [8, 7, 6, 5, 4, 3, 2]) + second * 9) % 23] ===
        compact[7]
      )
    },
    strength: { form: 0.15, checked: 0.45, failed: 0.1 },
    context: {
      en: ['pps', 'ppsn', 'personal public service', 'pps no', 'rsi number'],
      ga: ['uimhir phearsanta seirbhíse poiblí', 'upsp'],
    },
    source:
      'Department of Social Protection (Ireland), "Personal Public Service Number": weights 8 to 2, modulo 23',
    examples: {
      match: ['PPS number 6433435F', 'PPSN: 6433435OA', 'PPS 6433435G'],
      not: ['6433435F', '6433435G'],
    },
  }),
]
