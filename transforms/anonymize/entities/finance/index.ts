import { passesUscc } from '../../check-digits/chinese.js'
import { defineEntity, type EntityDefinition } from '../definition/define-entity.js'
import { creditCard } from './credit-card.js'
import { cryptoWallet } from './crypto-wallet.js'
import { ibanCode } from './iban-code.js'

export const cnUscc = defineEntity({
  name: 'CN_USCC',
  group: 'finance',
  about: 'Unified social credit code of a Chinese organisation',
  reserved: [
    {
      head: '91999999',
      source: 'GB 32100-2015: places 3 to 8 are a division of GB/T 2260, which has no 99',
    },
  ],
  check: passesUscc,
})

/** Accounts and organisations that money goes to. */
export const finance: readonly EntityDefinition[] = [
  creditCard,
  ibanCode,
  defineEntity({
    name: 'SWIFT_CODE',
    group: 'finance',
    about: 'Bank identifier code (BIC)',
    reserved: [{ head: '????ZZ', source: 'ISO 9362: a country of ISO 3166-1, which leaves ZZ to users' }],
    modelLabels: ['BIC'],
    goldTypes: ['SWIFT'],
  }),
  cryptoWallet,
  defineEntity({
    name: 'US_BANK_NUMBER',
    group: 'finance',
    about: 'US bank account number',
    modelText: 'bank account number',
    // Models do not say of which country an account is.
    modelLabels: ['ACCOUNTNUMBER', 'ACCOUNTNUM', 'BANKACCOUNT', 'BANKACCOUNTNUMBER'],
    goldTypes: ['BANK_ACCOUNT', 'BANK_ACCOUNT_NUMBER'],
  }),
  defineEntity({
    name: 'ACCOUNT_NUMBER',
    group: 'finance',
    about: 'Number of an account, a contract or a membership, by keyword',
    goldTypes: [
      'ACCOUNT',
      'EMPLOYEE_ID',
      'CUSTOMER_ID',
      'MEMBER_ID',
      'POLICY_NUMBER',
      'BANK_ROUTING',
      'ROUTING_NUMBER',
      'EMPLOYEE_NUMBER',
      'STAFF_ID',
      'STUDENT_ID',
      'INSURANCE_NUMBER',
    ],
    otherGoldTypes: ['BANK_ACCOUNT', 'BANK_ACCOUNT_NUMBER', 'MEDICAL_RECORD', 'MRN', 'PATIENT_ID'],
  }),
  defineEntity({
    name: 'ABA_ROUTING_NUMBER',
    group: 'finance',
    about: 'US bank routing number',
    countries: ['US'],
    reserved: [{ head: '99', source: 'American Bankers Association: 00-12, 21-32, 61-72 and 80 are in use' }],
  }),
  cnUscc,
]
