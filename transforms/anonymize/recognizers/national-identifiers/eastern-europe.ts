import { digitAt, lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

const inn10 = [2, 4, 10, 3, 5, 9, 4, 6, 8]
const inn11 = [7, ...inn10]
const inn12 = [3, ...inn11]

/** Taxpayer and insurance numbers of Russia and Ukraine. */
export const easternEurope: readonly Identifier[] = [
  defineIdentifier({
    name: 'ru_inn',
    entity: 'RU_INN',
    country: 'RU',
    lengths: [10, 12],
    pattern: /^(?!00)(?:\d{10}|\d{12})$/,
    forms: /^(?:\d{10}|\d{12})$/,
    check: (compact) =>
      compact.length === 10
        ? (weightedSum(compact, inn10) % 11) % 10 === lastDigit(compact)
        : (weightedSum(compact, inn11) % 11) % 10 === digitAt(compact, 10) &&
          (weightedSum(compact, inn12) % 11) % 10 === lastDigit(compact),
    strength: 'weak',
    context: {
      en: ['inn', 'russian taxpayer'],
      ru: ['инн', 'идентификационный номер налогоплательщика', 'налогоплательщика'],
    },
    source: 'Приказ ФНС России от 29.06.2012 № ММВ-7-6/435@: weights modulo 11',
    examples: {
      match: ['ИНН 7707083893', 'INN: 500100732259', 'инн 7707083894'],
      not: ['7707083893', '500100732259'],
    },
  }),
  defineIdentifier({
    name: 'ru_snils',
    entity: 'RU_SNILS',
    country: 'RU',
    lengths: [11],
    pattern: /^\d{11}$/,
    forms: /^(?:\d{11}|\d{3}-\d{3}-\d{3}-\d{2})$/,
    check: (compact) =>
      (weightedSum(compact, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === Number(compact.slice(9)),
    strength: 'weak',
    distinctive: { written: /^\d{3}-\d{3}-\d{3}[ -]\d{2}$/, strength: 'medium' },
    context: {
      en: ['snils', 'pension insurance'],
      ru: ['снилс', 'страховой номер', 'пенсионное страхование'],
    },
    source: 'Постановление Правления ПФР от 13.06.2019 № 335п: weights 9 to 1 modulo 101',
    examples: {
      match: ['112-233-445 95', 'СНИЛС 11223344595', 'СНИЛС 112-233-445 96'],
      not: ['11223344595', '112-233-445 96'],
    },
  }),
  defineIdentifier({
    name: 'ua_rntrc',
    entity: 'UA_RNTRC',
    country: 'UA',
    lengths: [10],
    pattern: /^\d{10}$/,
    forms: /^\d{10}$/,
    check: (compact) => {
      // The first weight is -1, so the sum may be below zero.
      const rest = (weightedSum(compact, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) + 11) % 11
      return rest % 10 === lastDigit(compact)
    },
    strength: 'weak',
    context: {
      en: ['rntrc', 'rnokpp', 'ukrainian taxpayer'],
      uk: ['рнокпп', 'ідентифікаційний код', 'облікової картки платника', 'іпн', 'ідентифікаційний номер'],
    },
    source: 'Податковий кодекс України, стаття 70; Наказ Мінфіну 822 (2017): weights modulo 11',
    examples: { match: ['РНОКПП 1759013776', 'іпн: 1759013777'], not: ['1759013776'] },
  }),
]
