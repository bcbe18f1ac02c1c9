import { isYearMonthDay } from '../../check-digits/birth-date.js'
import { digitAt, lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

const rrnWeights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]
/** Since October 2020 the last six digits are random: a wrong check digit says little. */
const hyphened = { form: 0.3, checked: 0.85, failed: 0.35 }

/** Identifiers of South Korea. */
export const korea: readonly Identifier[] = [
  defineIdentifier({
    name: 'kr_rrn',
    entity: 'KR_RRN',
    country: 'KR',
    lengths: [13],
    pattern: /^\d{2}[01]\d[0-3]\d[1-49]\d{6}$/,
    forms: /^(?:\d{13}|\d{6}-\d{7})$/,
    check: (compact) =>
      isYearMonthDay(compact) && (11 - (weightedSum(compact, rrnWeights) % 11)) % 10 === lastDigit(compact),
    strength: 'weak',
    distinctive: { written: /-/, strength: hyphened },
    context: {
      en: ['rrn', 'resident registration', 'korean id'],
      ko: ['주민등록번호', '주민번호', '주민등록', '주민 등록 번호'],
    },
    source:
      '주민등록법 시행규칙 제2조 (Ministry of the Interior and Safety, Korea): weights 234567892345 modulo 11',
    examples: {
      match: ['971013-9019902', '주민등록번호 9710139019902', '주민번호 971013-9019903'],
      not: ['9710139019902', '971313-9019902', '971013-9019903'],
    },
  }),
  defineIdentifier({
    name: 'kr_frn',
    entity: 'KR_FRN',
    country: 'KR',
    lengths: [13],
    pattern: /^\d{2}[01]\d[0-3]\d[5-8]\d{6}$/,
    forms: /^(?:\d{13}|\d{6}-\d{7})$/,
    check: (compact) =>
      isYearMonthDay(compact) && (13 - (weightedSum(compact, rrnWeights) % 11)) % 10 === lastDigit(compact),
    strength: 'weak',
    distinctive: { written: /-/, strength: hyphened },
    context: {
      en: ['frn', 'arc number', 'foreigner registration', 'alien registration'],
      ko: ['외국인등록번호', '외국인 등록번호', '외국인등록'],
    },
    source:
      '출입국관리법 시행규칙 제46조 (Ministry of Justice, Korea): weights 234567892345 modulo 11, plus 2',
    examples: {
      match: ['외국인등록번호 900101-5000002', 'FRN 9001015000008'],
      not: ['9001015000002', '901301-5000002'],
    },
  }),
  defineIdentifier({
    name: 'kr_brn',
    entity: 'KR_BRN',
    country: 'KR',
    lengths: [10],
    pattern: /^[1-9]\d{9}$/,
    forms: /^(?:\d{10}|\d{3}-\d{2}-\d{5})$/,
    check: (compact) => {
      const sum =
        weightedSum(compact, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((digitAt(compact, 8) * 5) / 10)
      return (10 - (sum % 10)) % 10 === lastDigit(compact)
    },
    strength: 'weak',
    distinctive: { written: /^\d{3}-\d{2}-\d{5}$/, strength: { form: 0.2, checked: 0.55, failed: 0.1 } },
    context: {
      en: ['brn', 'business registration', 'korean business'],
      ko: ['사업자등록번호', '사업자 등록번호', '사업자번호'],
    },
    source: '국세청 (National Tax Service, Korea), 사업자등록번호: weights 137137135 modulo 10',
    examples: {
      match: ['116-82-00276', '사업자등록번호 1168200276', 'BRN 116-82-00277'],
      not: ['1168200276', '116-82-00277'],
    },
  }),
  defineIdentifier({
    name: 'kr_driver_license',
    entity: 'KR_DRIVER_LICENSE',
    country: 'KR',
    lengths: [12],
    // The office of issue, 11 to 28.
    pattern: /^(?:1[1-9]|2[0-8])\d{10}$/,
    forms: /^(?:\d{12}|\d{2}-\d{2}-\d{6}-\d{2}|\d{2}-\d{6}-\d{2}-\d{2})$/,
    strength: 'weak',
    distinctive: { written: /^\d{2}-\d{2}-\d{6}-\d{2}$/, strength: { form: 0.3, checked: 0.3, failed: 0.3 } },
    context: {
      en: ['driver license', "driver's license", 'driving license', 'driving licence'],
      ko: ['운전면허', '면허번호', '운전면허번호', '면허증'],
    },
    source: '도로교통법 시행규칙 (Korean National Police Agency): number of the driver licence',
    examples: {
      match: ['운전면허번호 11-22-123456-78', '면허번호: 112212345678'],
      not: ['11-22-123456-78', '112212345678'],
    },
  }),
  defineIdentifier({
    name: 'kr_passport',
    entity: 'KR_PASSPORT',
    country: 'KR',
    lengths: [9],
    pattern: /^[MSRODG](?:\d{8}|\d{3}[A-Z]\d{4})$/,
    forms: /^[A-Z0-9]{9}$/,
    strength: 'weak',
    context: { en: ['passport', 'korean passport'], ko: ['여권', '여권번호', '패스포트'] },
    source:
      '여권법 시행규칙 (Ministry of Foreign Affairs, Korea): kind, and eight digits or three digits, a letter and four digits',
    examples: { match: ['여권번호 M12345678', '여권 M123A4567'], not: ['M12345678', 'M123A4567'] },
  }),
]
