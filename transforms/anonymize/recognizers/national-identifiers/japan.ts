import { lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Identifiers of Japan. */
export const japan: readonly Identifier[] = [
  defineIdentifier({
    name: 'jp_my_number',
    entity: 'JP_MY_NUMBER',
    country: 'JP',
    lengths: [12],
    pattern: /^\d{12}$/,
    forms: /^(?:\d{12}|\d{4}-\d{4}-\d{4})$/,
    check: (compact) => {
      const rest = weightedSum(compact, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
      return (rest < 2 ? 0 : 11 - rest) === lastDigit(compact)
    },
    strength: 'weak',
    context: { en: ['my number', 'individual number', 'mynumber'], ja: ['マイナンバー', '個人番号'] },
    source:
      '総務省令第85号 (2014, Ministry of Internal Affairs and Communications, Japan) article 5: modulo 11',
    examples: {
      match: ['マイナンバー 1234 5678 9018', '個人番号123456789018', 'My Number: 123456789019'],
      not: ['123456789018', '1234 5678 9018'],
    },
  }),
]
