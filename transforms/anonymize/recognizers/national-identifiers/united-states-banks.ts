import { weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Bank numbers of the United States. */
export const unitedStatesBanks: readonly Identifier[] = [
  defineIdentifier({
    name: 'aba_routing_number',
    entity: 'ABA_ROUTING_NUMBER',
    country: 'US',
    lengths: [9],
    pattern: /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/,
    forms: /^(?:\d{9}|\d{4}-\d{4}-\d)$/,
    check: (compact) => weightedSum(compact, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
    strength: 'weak',
    context: {
      en: ['aba', 'routing', 'routing#', 'rtn', 'transit number', 'bank number', 'wire', 'ach'],
      zh: ['路由号', '汇款路线号'],
    },
    source: 'American Bankers Association, Routing Number Policy: prefixes and check digit',
    examples: {
      match: ['routing number 021000021', 'ABA: 0110-0001-5', 'Routing 021000022'],
      not: ['021000021', 'routing 991000021'],
    },
  }),
  defineIdentifier({
    name: 'us_bank_number',
    entity: 'US_BANK_NUMBER',
    country: 'US',
    lengths: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
    pattern: /^\d{8,17}$/,
    forms: /^(?:\d{8,17}|\d{3,4}(?:-\d{3,5}){1,3})$/,
    strength: 'weak',
    context: {
      en: [
        'bank account',
        'checking account',
        'savings account',
        'deposit account',
        'account number',
        'account no',
        'account #',
        'account num',
        'acct number',
        'acct no',
        'acct #',
        'acct',
        'account id',
        'bank acct',
      ],
      es: ['cuenta bancaria', 'cuenta corriente', 'cuenta de ahorros', 'número de cuenta'],
      zh: ['银行账号', '银行账户', '银行帐号', '开户账号'],
    },
    source: 'Nacha Operating Rules: a DFI account number has up to 17 characters',
    examples: {
      match: ['my bank account number is 945456787654', 'Acct # 12345678'],
      not: ['945456787654', 'bank account of 1998', 'bank account 1234567'],
    },
  }),
]
