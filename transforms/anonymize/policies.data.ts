import type { Entity, EntityGroup } from './entities/entities.js'
import type { OperatorChoice } from './operators/operator-options.js'

/** One item of a law: what it names, what of that is found by rules, and what becomes of it. */
export interface PolicyRule {
  /** The item, in the words of its subject, with the place in the law. */
  item: string
  /** Empty where rules over text cannot find it. */
  entities: readonly (Entity | EntityGroup)[]
  /** What becomes of a value; left out where nothing finds one. */
  operator?: OperatorChoice
  /** What of the item stays uncovered. */
  gap?: string
}

/** A preset: what a law asks to be taken out of texts, and how that is done here. */
export interface Policy {
  /** The law, by name. */
  title: string
  /** Where the law stands. */
  source: string
  /** What the preset cannot promise, in one sentence. */
  limits: string
  /** Whose names are taken; everybody's when left out. */
  people?: 'all' | 'private'
  /** One rule for each item of the law. */
  rules: readonly PolicyRule[]
}

const numbered: OperatorChoice = { operator: 'replace', numbered: true }
const coarse: OperatorChoice = { operator: 'generalize', ageBand: 10, ageTop: 90, zipDigits: 3 }

/** Presets of operators by law. They need no key, name what they cover, and are no legal advice. */
export const policies = {
  gdpr: {
    title: 'Regulation (EU) 2016/679, General Data Protection Regulation',
    source: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
    limits:
      'Anonymous in the sense of recital 26 is a text only if nobody can be singled out by any means reasonably ' +
      'likely to be used; what people tell of themselves in plain words is not found by rules',
    rules: [
      { item: 'Name (art. 4(1))', entities: ['PERSON', 'TITLE'], operator: numbered },
      { item: 'Identification numbers (art. 4(1), art. 87)', entities: ['government'], operator: 'replace' },
      {
        item: 'Location data (art. 4(1))',
        entities: ['STREET_ADDRESS', 'LOCATION'],
        operator: 'replace',
        gap: 'coordinates and descriptions of places',
      },
      { item: 'Postal codes (art. 4(1))', entities: ['ZIP_CODE'], operator: coarse },
      { item: 'Online identifiers (art. 4(1), recital 30)', entities: ['contact'], operator: 'replace' },
      { item: 'Economic identity (art. 4(1))', entities: ['finance'], operator: 'replace' },
      { item: 'Security of processing (art. 32)', entities: ['secrets'], operator: 'redact' },
      { item: 'Birth and age (art. 4(1))', entities: ['DATE_OF_BIRTH', 'AGE'], operator: coarse },
      {
        item: 'Racial or ethnic origin, religious belief, political opinion (art. 9(1))',
        entities: ['NRP'],
        operator: 'replace',
        gap: 'beliefs and opinions told in sentences, trade union membership',
      },
      {
        item: 'Health data (art. 9(1))',
        entities: ['MEDICAL_RECORD'],
        operator: 'replace',
        gap: 'diagnoses and treatments in words',
      },
      { item: 'Employer (art. 4(1))', entities: ['ORGANIZATION'], operator: 'replace' },
      { item: 'Genetic and biometric data (art. 9(1))', entities: [], gap: 'not text' },
      { item: 'Sex life and sexual orientation (art. 9(1))', entities: [], gap: 'told in sentences' },
      { item: 'Criminal convictions and offences (art. 10)', entities: [], gap: 'told in sentences' },
    ],
  },
  'hipaa-safe-harbor': {
    title: 'HIPAA Privacy Rule, Safe Harbor: the 18 identifiers of 45 CFR 164.514(b)(2)(i)',
    source: 'https://www.ecfr.gov/current/title-45/section-164.514',
    limits:
      'Safe Harbor also asks that nobody who holds the text knows that what is left could identify a person ' +
      '(45 CFR 164.514(b)(2)(ii)); rules over text cannot know that',
    rules: [
      { item: '(A) Names', entities: ['PERSON'], operator: 'replace' },
      {
        item: '(B) Geographic subdivisions smaller than a state',
        entities: ['STREET_ADDRESS', 'LOCATION'],
        operator: 'replace',
        gap: 'states, which may stay, go with the cities',
      },
      {
        item: '(B) ZIP codes: first three digits, 000 where few live',
        entities: ['ZIP_CODE'],
        operator: coarse,
      },
      { item: '(C) Dates but for the year', entities: ['DATE_OF_BIRTH', 'DATE_TIME'], operator: coarse },
      { item: '(C) Ages over 89', entities: ['AGE'], operator: coarse },
      {
        item: '(D) Telephone numbers, (E) fax numbers',
        entities: ['PHONE_NUMBER', 'CN_MOBILE'],
        operator: 'replace',
      },
      { item: '(F) E-mail addresses', entities: ['EMAIL_ADDRESS'], operator: 'replace' },
      { item: '(G) Social security numbers', entities: ['US_SSN', 'US_ITIN'], operator: 'replace' },
      { item: '(H) Medical record numbers', entities: ['MEDICAL_RECORD'], operator: 'replace' },
      {
        item: '(I) Health plan beneficiary numbers',
        entities: ['US_MBI'],
        operator: 'replace',
        gap: 'numbers of private plans, of which each has a form of its own',
      },
      { item: '(J) Account numbers', entities: ['finance'], operator: 'replace' },
      {
        item: '(K) Certificate and license numbers',
        entities: ['US_DRIVER_LICENSE', 'US_PASSPORT', 'US_NPI', 'MEDICAL_LICENSE', 'government'],
        operator: 'replace',
      },
      {
        item: '(L) Vehicle identifiers and license plates',
        entities: [],
        gap: 'US plates and vehicle numbers: no form tells them from other codes',
      },
      {
        item: '(M) Device identifiers and serial numbers',
        entities: ['MAC_ADDRESS'],
        operator: 'replace',
        gap: 'serial numbers, of which each maker has a form of its own',
      },
      { item: '(N) URLs, (O) IP addresses', entities: ['URL', 'IP_ADDRESS'], operator: 'replace' },
      { item: '(P) Biometric identifiers', entities: [], gap: 'not text' },
      { item: '(Q) Full-face photographs', entities: [], gap: 'not text' },
      {
        item: '(R) Any other unique identifying number, characteristic or code',
        entities: ['USERNAME', 'secrets', 'contact'],
        operator: 'replace',
        gap: 'codes without a known form, and what is told in sentences',
      },
    ],
  },
  pipl: {
    title: 'Personal Information Protection Law of the People’s Republic of China (个人信息保护法, 2021)',
    source: 'http://www.npc.gov.cn/npc/c30834/202108/a8c4e3672c74491a80b53a172bb753fe.shtml',
    limits:
      'This is de-identification (去标识化, art. 73(3)), which art. 51(3) asks for; anonymised (匿名化, art. 4 and 73(4)) ' +
      'is only what can be restored by nobody and identifies nobody',
    rules: [
      { item: 'Name (art. 4)', entities: ['PERSON'], operator: numbered },
      { item: 'Contact (art. 4)', entities: ['contact'], operator: 'replace' },
      { item: 'Address (art. 4)', entities: ['STREET_ADDRESS', 'ZIP_CODE', 'LOCATION'], operator: 'replace' },
      { item: 'Birth and age (art. 4)', entities: ['DATE_OF_BIRTH', 'AGE'], operator: coarse },
      { item: 'Employer (art. 4)', entities: ['ORGANIZATION'], operator: 'replace' },
      {
        item: 'Specific identity: ids, passports, permits, military ids, plates (art. 28)',
        entities: ['government'],
        operator: 'replace',
      },
      { item: 'Financial accounts (art. 28)', entities: ['finance'], operator: 'replace' },
      {
        item: 'Medical and health information (art. 28)',
        entities: ['MEDICAL_RECORD'],
        operator: 'replace',
        gap: 'diagnoses and treatments in words',
      },
      {
        item: 'Religious belief (art. 28), with nationality and ethnicity',
        entities: ['NRP'],
        operator: 'replace',
        gap: 'beliefs told in sentences',
      },
      { item: 'Access to accounts (art. 51(3))', entities: ['secrets'], operator: 'redact' },
      { item: 'Biometric recognition (art. 28)', entities: [], gap: 'not text' },
      { item: 'Whereabouts (行踪轨迹, art. 28)', entities: [], gap: 'a track, or told in sentences' },
      {
        item: 'Minors under 14 (art. 28 and 31)',
        entities: [],
        gap: 'age is found, whose text it is is not',
      },
    ],
  },
  instruction: {
    title: 'Data for instruction tuning: private people are replaced, knowledge of the world stays',
    source: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
    limits:
      'Names of public people and of characters, and names alone in exercises, stories and examples, stay where nothing ' +
      'private stands beside them, and so do pages, places and dates; whoever is known to few and named beside a work or an office stays as well',
    people: 'private',
    rules: [
      { item: 'Names of private people', entities: ['PERSON'], operator: 'pseudonymize' },
      { item: 'Street addresses', entities: ['STREET_ADDRESS'], operator: 'pseudonymize' },
      { item: 'Dates of birth of private people', entities: ['DATE_OF_BIRTH'], operator: 'pseudonymize' },
      {
        item: 'Contact',
        entities: [
          'EMAIL_ADDRESS',
          'PHONE_NUMBER',
          'CN_MOBILE',

          'USERNAME',
          'CN_WECHAT_ID',
          'CN_QQ',
          'CN_ALIPAY',
          'IP_ADDRESS',
          'MAC_ADDRESS',
        ],
        operator: 'pseudonymize',
      },
      { item: 'Identification numbers', entities: ['government'], operator: 'pseudonymize' },
      { item: 'Cards and accounts', entities: ['finance'], operator: 'pseudonymize' },
      { item: 'Secrets', entities: ['secrets'], operator: 'replace' },
      { item: 'Records of patients', entities: ['MEDICAL_RECORD'], operator: 'pseudonymize' },
      {
        item: 'Pages of one person',
        entities: ['URL'],
        operator: 'pseudonymize',
        gap: 'pages that name nobody, which instructions quote as sources',
      },
      { item: 'Places and other dates', entities: [], gap: 'left alone: they are what is taught' },
      { item: 'Organisations, offices, ages', entities: [], gap: 'left alone: they are what is taught' },
    ],
  },
} satisfies Record<string, Policy>
