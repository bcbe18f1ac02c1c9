import { weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

const otherLetters = 'ABCDEFGHJKLMNPQRSTUVWX0123456789'

/** Identifiers of Singapore. */
export const singapore: readonly Identifier[] = [
  defineIdentifier({
    name: 'sg_nric_fin',
    entity: 'SG_NRIC_FIN',
    country: 'SG',
    lengths: [9],
    pattern: /^[STFGM]\d{7}[A-Z]$/,
    forms: /^[STFGM]-?\d{7}-?[A-Z]$/,
    check: (compact) => {
      const sum = weightedSum(compact.slice(1), [2, 7, 6, 5, 4, 3, 2])
      const letters = {
        S: () => 'JZIHGFEDCBA'[sum % 11],
        T: () => 'JZIHGFEDCBA'[(sum + 4) % 11],
        F: () => 'XWUTRQPNMLK'[sum % 11],
        G: () => 'XWUTRQPNMLK'[(sum + 4) % 11],
        M: () => 'XWUTRQPNJLK'[(sum + 3) % 11],
      }
      return letters[compact[0] as keyof typeof letters]() === compact[8]
    },
    strength: 'medium',
    context: {
      en: ['nric', 'fin', 'singapore id', 'identity card', 'ic no', 'foreign identification'],
      zh: ['身份证', '身分证'],
      ms: ['kad pengenalan'],
    },
    source:
      'Immigration & Checkpoints Authority (Singapore), National Registration Regulations: weights 2765432 modulo 11',
    examples: {
      match: ['S1234567D', 'NRIC F1234567N', 'NRIC S1234567A', 'M1234567K'],
      not: ['S1234567A', 'A1234567D'],
    },
  }),
  defineIdentifier({
    name: 'sg_uen',
    entity: 'SG_UEN',
    country: 'SG',
    lengths: [9, 10],
    pattern: /^(?:\d{8}[A-Z]|(?:19|20)\d{7}[A-Z]|[RST]\d{2}[A-Z]{2}\d{4}[A-Z0-9])$/,
    forms: /^[A-Z0-9]{9,10}$/,
    check: (compact) => {
      if (compact[0] >= 'A') {
        let sum = 0
        for (let i = 0; i < 9; i++) sum += otherLetters.indexOf(compact[i]) * [4, 3, 5, 3, 10, 2, 2, 5, 7][i]
        return otherLetters[(((sum - 5) % 11) + 11) % 11] === compact[9]
      }
      if (compact.length === 9)
        return 'XMKECAWLJDB'[weightedSum(compact, [10, 4, 9, 3, 8, 2, 7, 1]) % 11] === compact[8]
      return 'ZKCMDNERGWH'[weightedSum(compact, [10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11] === compact[9]
    },
    strength: { form: 0.2, checked: 0.45, failed: 0.1 },
    context: { en: ['uen', 'unique entity', 'acra', 'business registration', 'gst reg'] },
    source: 'ACRA, "Unique Entity Number": formats A, B and C',
    examples: {
      match: ['UEN 00192200M', 'UEN: 197401143C', 'UEN 197401143D'],
      not: ['00192200M', '197401143C'],
    },
  }),
]
