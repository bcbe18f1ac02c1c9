import { passesHkId, passesTaiwanId, passesUscc } from '../../check-digits/chinese.js'
import type { ContextWords } from '../../detect/context.js'
import type { Entity } from '../../entities/entities.js'
import { hasCue } from '../../identifiers/number-scan.js'

/** What a form is judged by. */
export interface CodeFacts {
  /** Whether its check character is right; `undefined` where it has none. */
  passes: boolean | undefined
  /** How many groups it is written in. */
  groups: number
  /** Its last character stands in brackets. */
  inBrackets: boolean
  /** Its letters are capitals. */
  isUpper: boolean
  /** Chinese characters stand in the same text. */
  isChinese: boolean
}

/** An identifier with letters in it, or with a form of its own. */
export interface CodeForm {
  /** Unique, snake_case. */
  name: string
  entity: Entity
  /** Whether it begins with letters; else with a digit. */
  hasLetters: boolean
  /** Lengths of the bare code, the likelier first. */
  lengths: readonly number[]
  /** The last character may stand in brackets. */
  hasBrackets?: boolean
  /** The bare code, upper-case. */
  pattern: RegExp
  check?: (compact: string) => boolean
  /** The score without context: 0 to 1. */
  score(facts: CodeFacts): number
  context: ContextWords
  /** Where the value begins, when more than the code belongs to it. */
  widen?(text: string, start: number): number
}

const passportWords: ContextWords = {
  zh: ['护照', '護照', '签证', '出入境', '旅客', '证件', '登机'],
  en: ['passport', 'visa no', 'visa number'],
}
const permitWords: ContextWords = {
  zh: [
    '通行证',
    '通行證',
    '回乡证',
    '回鄉證',
    '返乡证',
    '台胞证',
    '臺胞證',
    '台胞證',
    '大通证',
    '港澳证',
    '回乡卡',
  ],
  en: ['travel permit', 'home return permit', 'hrp', 'taiwan compatriot permit', 'mtp', 'eep'],
}

/** Sources: GB 32100; the passports and permits of the National Immigration Administration; the card formats of the issuers. */
export const codeForms: readonly CodeForm[] = [
  {
    name: 'cn_uscc',
    entity: 'CN_USCC',
    hasLetters: false,
    lengths: [18],
    pattern:
      /^(?:1[1239]|2[19]|3[1-9]|4[1-9]|5[12369]|6[12]|7[129]|8[19]|9[1-3])(?:10|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}[0-9A-HJ-NPQRTUWXY]{10}$/,
    check: passesUscc,
    score: ({ passes, groups }) => (passes === true ? 0.95 : groups <= 5 ? 0.15 : 0),
    context: {
      zh: [
        '信用代码',
        '信用代碼',
        '税号',
        '稅號',
        '纳税人识别号',
        '纳税人',
        '营业执照',
        '注册号',
        '机构代码',
        '开票',
      ],
      en: ['uscc', 'credit code', 'tax id', 'taxpayer', 'business licen[cs]e'],
    },
  },
  {
    name: 'cn_uscc_letters',
    entity: 'CN_USCC',
    hasLetters: true,
    lengths: [18],
    pattern:
      /^(?:A1|N[1-39]|Y1)(?:10|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}[0-9A-HJ-NPQRTUWXY]{10}$/,
    check: passesUscc,
    score: ({ passes }) => (passes === true ? 0.95 : 0.15),
    context: { zh: ['信用代码', '税号', '纳税人识别号'], en: ['uscc', 'credit code'] },
  },
  {
    name: 'cn_passport',
    entity: 'CN_PASSPORT',
    hasLetters: true,
    lengths: [9],
    pattern: /^(?:[EG]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]\d{8}|[DSP]E\d{7}|[KHM]\d{8}|[KH]J\d{7}|M[AB]\d{7})$/,
    score: ({ groups, isUpper, isChinese }) => {
      if (!isUpper) return 0.2
      return isChinese ? (groups <= 3 ? 0.55 : 0.3) : groups === 1 ? 0.35 : 0.2
    },
    context: passportWords,
    widen: withSecondLabel,
  },
  {
    name: 'cn_passport_digits',
    entity: 'CN_PASSPORT',
    hasLetters: false,
    lengths: [9],
    pattern: /^1[45]\d{7}$/,
    score: ({ groups }) => (groups === 1 ? 0.15 : 0.05),
    context: passportWords,
    widen: withSecondLabel,
  },
  {
    name: 'cn_travel_permit',
    entity: 'CN_TRAVEL_PERMIT',
    hasLetters: true,
    lengths: [11, 9, 10],
    pattern: /^(?:[HM]\d{8}(?:\d{2})?|[CWLT]\d{8}|C[A-Z]\d{7})$/,
    score: ({ isUpper }) => (isUpper ? 0.3 : 0.1),
    context: permitWords,
  },
  {
    name: 'cn_travel_permit_digits',
    entity: 'CN_TRAVEL_PERMIT',
    hasLetters: false,
    lengths: [8, 10],
    pattern: /^\d{8}(?:\d{2})?$/,
    score: ({ groups }) => (groups <= 3 ? 0.1 : 0),
    context: { zh: permitWords.zh, en: permitWords.en },
  },
  {
    name: 'hk_id',
    entity: 'HK_ID',
    hasLetters: true,
    lengths: [8, 9],
    hasBrackets: true,
    pattern: /^[A-Z]{1,2}\d{6}[0-9A]$/,
    check: passesHkId,
    score: ({ passes, inBrackets, isUpper, groups }) => {
      if (passes !== true) return inBrackets ? 0.2 : 0.05
      if (inBrackets) return 0.9
      return isUpper && groups <= 3 ? 0.4 : 0.2
    },
    context: {
      zh: ['香港身份证', '香港身份證', '身份证', '身份證', '香港', '港澳', '证件', '證件'],
      en: ['hkid', 'hong kong id', 'hk id', 'identity card', 'id card', 'id no'],
    },
  },
  {
    name: 'mo_id',
    entity: 'MO_ID',
    hasLetters: false,
    lengths: [8],
    hasBrackets: true,
    pattern: /^[157]\d{7}$/,
    score: ({ inBrackets, groups }) => (inBrackets ? 0.55 : groups <= 3 ? 0.1 : 0),
    context: { zh: ['澳门', '澳門', '澳门身份证'], en: ['macau', 'macao', 'bir'] },
  },
  {
    name: 'tw_id',
    entity: 'TW_ID',
    hasLetters: true,
    lengths: [10],
    pattern: /^[A-Z][1289A-D]\d{8}$/,
    check: passesTaiwanId,
    score: ({ passes, isUpper, groups }) => {
      if (passes !== true) return 0.15
      return isUpper && groups <= 5 ? 0.8 : 0.4
    },
    context: {
      zh: [
        '身分證',
        '身份证',
        '身份證',
        '台湾',
        '台灣',
        '臺灣',
        '居留证',
        '居留證',
        '统一编号',
        '統一編號',
        '证件',
        '證號',
      ],
      en: ['taiwan', 'national id', 'id number', 'id no', 'arc', 'resident certificate'],
    },
  },
]

/**
 * 护照号 right before the number is a part of the value where another label introduces both, as in forms
 * filled in by machines: 证件号：护照号E12345678.
 */
function withSecondLabel(text: string, start: number): number {
  if (text.slice(start - 3, start) !== '护照号') return start
  return hasCue(text, start - 3, /(?:护照|证件|签证)[^\n，,（(]{0,12}$/) ? start - 3 : start
}
