import { isDay, pair } from '../../check-digits/birth-date.js'
import { digitAt, lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Personal codes of Estonia, Lithuania and Latvia. */
export const baltics: readonly Identifier[] = [
  defineIdentifier({
    name: 'ee_ik',
    entity: 'EE_IK',
    country: 'EE',
    lengths: [11],
    // Sex and century, date, order, check digit; Lithuania's codes are built alike.
    pattern: /^[1-8]\d{2}[01]\d[0-3]\d{5}$/,
    forms: /^\d{11}$/,
    check: (compact) => {
      const century = 1800 + 100 * Math.floor((digitAt(compact, 0) - 1) / 2)
      let rest = weightedSum(compact, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
      if (rest === 10) rest = weightedSum(compact, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11
      return (
        isDay(century + pair(compact, 1), pair(compact, 3), pair(compact, 5)) &&
        rest % 10 === lastDigit(compact)
      )
    },
    strength: 'weak',
    context: {
      en: ['estonian personal', 'lithuanian personal', 'personal code', 'isikukood'],
      et: ['isikukood', 'isikukoodi', 'ik'],
      lt: ['asmens kodas', 'asmens kodo', 'a.k'],
    },
    source: 'Eesti standard EVS 585:2007; Lietuvos Respublikos gyventojų registro įstatymas',
    examples: {
      match: ['isikukood 36805280109', 'asmens kodas 33309240064', 'isikukood 36805280108'],
      not: ['36805280109'],
    },
  }),
  defineIdentifier({
    name: 'lv_pk',
    entity: 'LV_PK',
    country: 'LV',
    lengths: [11],
    // A date, then the century; or 32 for codes given out since 2017, which have no check digit.
    pattern: /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[012]\d{4}|3[2-9]\d{9})$/,
    forms: /^(?:\d{11}|\d{6}-\d{5})$/,
    check: (compact) =>
      isDay(1800 + 100 * digitAt(compact, 6) + pair(compact, 4), pair(compact, 2), pair(compact, 0)) &&
      ((1101 - weightedSum(compact, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11) % 10 === lastDigit(compact),
    strength: 'weak',
    distinctive: { written: /-/, strength: { form: 0.2, checked: 0.6, failed: 0.1 } },
    context: { en: ['latvian personal', 'personal code'], lv: ['personas kods', 'personas kodu', 'p.k'] },
    source: 'Fizisko personu reģistra likums (PMLP): weights 1-6-3-7-9-10-5-8-4-2 modulo 11',
    examples: {
      match: ['161175-19997', 'personas kods 16117519997', 'personas kods 328673-00679'],
      not: ['16117519997', '161175-19998'],
    },
  }),
]
