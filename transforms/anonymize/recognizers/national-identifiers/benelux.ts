import { isDay, pair } from '../../check-digits/birth-date.js'
import { weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Personal numbers of the Netherlands and Belgium. */
export const benelux: readonly Identifier[] = [
  defineIdentifier({
    name: 'nl_bsn',
    entity: 'NL_BSN',
    country: 'NL',
    lengths: [8, 9],
    pattern: /^(?!0+$)\d{8,9}$/,
    forms: /^(?:\d{8,9}|\d{4}-\d{2}-\d{3}|\d{3}-\d{3}-\d{3})$/,
    check: (compact) => weightedSum(compact.padStart(9, '0'), [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
    strength: 'weak',
    context: {
      en: ['bsn', 'citizen service number', 'sofi number'],
      nl: ['bsn', 'burgerservicenummer', 'sofinummer', 'sofi-nummer', 'persoonsnummer', 'bsn-nummer'],
    },
    source: 'Rijksdienst voor Identiteitsgegevens, Logisch Ontwerp BSN: the eleven test',
    examples: {
      match: ['BSN 111222333', 'burgerservicenummer: 1112.22.333', 'BSN 111222334'],
      not: ['111222333', '1112.22.334'],
    },
  }),
  defineIdentifier({
    name: 'be_nn',
    entity: 'BE_NN',
    country: 'BE',
    lengths: [11],
    pattern: /^\d{2}[0-6]\d[0-3]\d{8}$|^\d{2}[0-6]\d{8}$/,
    forms: /^(?:\d{11}|\d{2}-\d{2}-\d{2}-\d{3}-\d{2}|\d{6}-\d{3}-\d{2})$/,
    check: (compact) => {
      const base = Number(compact.slice(0, 9))
      const key = Number(compact.slice(9))
      // From the year 2000 on a 2 stands before the nine digits: years up to 49 may be of this century.
      const isRecent = pair(compact, 0) < 50
      // BIS numbers add 20 or 40 to the month.
      const month = pair(compact, 2) % 20
      const isDated =
        month === 0 || pair(compact, 4) === 0 || isDay(pair(compact, 0), month, pair(compact, 4))
      return isDated && (97 - (base % 97) === key || (isRecent && 97 - ((2_000_000_000 + base) % 97) === key))
    },
    strength: 'weak',
    distinctive: { written: /^\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}$/, strength: 'medium' },
    context: {
      en: ['belgian national number', 'national register', 'national number', 'insz'],
      nl: ['rijksregisternummer', 'rijksregister', 'insz', 'nationaal nummer', 'bis-nummer'],
      fr: ['registre national', 'numéro national', 'niss', 'numéro de registre'],
      de: ['nationalregister', 'nationalnummer'],
    },
    source: 'Royal decree of 3 April 1984 on the identification number of the national register (IBZ)',
    examples: {
      match: ['85.07.30-033.28', 'rijksregisternummer 85073003328', 'numéro national 85.07.30-033.29'],
      not: ['85073003328', '85.07.30-033.29'],
    },
  }),
]
