import { passesVerhoeff } from '../../check-digits/verhoeff.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Identifiers of India. */
export const india: readonly Identifier[] = [
  defineIdentifier({
    name: 'in_aadhaar',
    entity: 'IN_AADHAAR',
    country: 'IN',
    lengths: [12],
    // Numbers that read the same backwards are not given out.
    pattern: /^(?!(\d)(\d)(\d)(\d)(\d)(\d)\6\5\4\3\2\1)[2-9]\d{11}$/,
    forms: /^(?:\d{12}|\d{4}-\d{4}-\d{4})$/,
    check: passesVerhoeff,
    strength: 'weak',
    context: {
      en: ['aadhaar', 'aadhar', 'adhar', 'uidai', 'uid'],
      hi: ['आधार'],
      bn: ['আধার'],
      ta: ['ஆதார்'],
      te: ['ఆధార్'],
    },
    source: 'UIDAI, "Aadhaar number": twelve digits, Verhoeff',
    examples: {
      match: ['Aadhaar 2341 2341 2346', 'आधार 234123412346', 'aadhar no 2341-2341-2347'],
      not: ['234123412346', '2341 2341 2346'],
    },
  }),
  defineIdentifier({
    name: 'in_pan',
    entity: 'IN_PAN',
    country: 'IN',
    lengths: [10],
    // The fourth letter is the kind of holder.
    pattern: /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/,
    forms: /^[A-Z]{5}-?\d{4}-?[A-Z]$/,
    strength: 'strong',
    context: { en: ['pan', 'permanent account', 'pan card', 'income tax'], hi: ['पैन', 'स्थायी खाता'] },
    source: 'Income Tax Department (India), Income-tax Rules 1962, rule 114: structure of PAN',
    examples: { match: ['ABCPE1234F', 'PAN card: ABCPE1234F'], not: ['ABCDE1234F', 'ABCPE12345'] },
  }),
  defineIdentifier({
    name: 'in_gstin',
    entity: 'IN_GSTIN',
    country: 'IN',
    lengths: [15],
    pattern: /^(?:0[1-9]|[12]\d|3[0-8]|9[79])[A-Z]{3}[ABCFGHJKLPT][A-Z]\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/,
    forms: /^[A-Z0-9]{15}$/,
    check: (compact) => {
      let sum = 0
      for (let i = 0; i < 14; i++) {
        const product = Number.parseInt(compact[i], 36) * (i % 2 === 0 ? 1 : 2)
        sum += Math.floor(product / 36) + (product % 36)
      }
      return (36 - (sum % 36)) % 36 === Number.parseInt(compact[14], 36)
    },
    strength: 'strong',
    context: { en: ['gstin', 'gst', 'goods and services tax'], hi: ['जीएसटी'] },
    source: 'GSTN, "GSTIN format": state, PAN, entity, Z, Luhn modulo 36',
    examples: {
      match: ['27AAPFU0939F1ZV', 'GSTIN 27AAPFU0939F1ZA'],
      not: ['27AAPFU0939F1ZA', '77AAPFU0939F1ZV'],
    },
  }),
  defineIdentifier({
    name: 'in_voter',
    entity: 'IN_VOTER',
    country: 'IN',
    lengths: [10],
    pattern: /^[A-Z]{3}\d{7}$/,
    forms: /^[A-Z]{3}-?\d{7}$/,
    strength: 'weak',
    context: {
      en: ['voter', 'epic', 'elector', 'voter id', 'election commission', 'electoral'],
      hi: ['मतदाता', 'निर्वाचन'],
    },
    source: 'Election Commission of India, Electors Photo Identity Card: three letters and seven digits',
    examples: { match: ['Voter ID: WKH1186253', 'EPIC no. WKH 1186253'], not: ['WKH1186253'] },
  }),
  defineIdentifier({
    name: 'in_passport',
    entity: 'IN_PASSPORT',
    country: 'IN',
    lengths: [8],
    pattern: /^[A-PR-WY][1-9]\d{6}$/,
    forms: /^[A-Z]-?\d{7}$/,
    strength: 'weak',
    context: { en: ['passport', 'indian passport'], hi: ['पासपोर्ट'] },
    source: 'Ministry of External Affairs (India), Passport Seva: one letter and seven digits',
    examples: { match: ['passport A2096457', 'पासपोर्ट A2096457'], not: ['A2096457', 'passport Q2096457'] },
  }),
  defineIdentifier({
    name: 'in_vehicle_registration',
    entity: 'IN_VEHICLE_REGISTRATION',
    country: 'IN',
    lengths: [8, 9, 10],
    pattern:
      /^(?:(?:A[NPRS]|BR|C[GH]|D[DLN]|G[AJ]|H[PR]|J[HK]|K[AL]|L[AD]|M[HLNPZ]|NL|O[DR]|P[BY]|RJ|SK|T[GNRS]|U[AKP]|WB)\d{1,2}[A-Z]{1,3}\d{4}|\d{2}BH\d{4}[A-Z]{1,2})$/,
    forms: /^(?:[A-Z]{2}-?\d{1,2}-?[A-Z]{1,3}-?\d{4}|\d{2}-?BH-?\d{4}-?[A-Z]{1,2})$/,
    strength: { form: 0.3, checked: 0.3, failed: 0.3 },
    distinctive: {
      written: /^(?:[A-Z]{2}[ -]?\d{2}[ -][A-Z]{1,3}[ -]\d{4}|\d{2}[ -]BH[ -]\d{4}[ -][A-Z]{1,2})$/,
      strength: 'strong',
    },
    context: {
      en: [
        'vehicle',
        'registration',
        'number plate',
        'licence plate',
        'license plate',
        'car number',
        'rto',
        'plate',
      ],
      hi: ['गाड़ी', 'वाहन'],
    },
    source: 'Central Motor Vehicles Rules 1989 (India), rule 50, and the state codes of the ministry (MoRTH)',
    examples: {
      match: ['MH 12 AB 1234', 'vehicle KA01AB1234', '22 BH 6517 A'],
      not: ['KA01AB1234', 'XX 12 AB 1234'],
    },
  }),
]
