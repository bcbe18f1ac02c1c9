import { isYearMonthDay } from '../../check-digits/birth-date.js'
import { lastDigit, weightedSum } from '../../check-digits/weighted.js'
import { defineIdentifier, type Identifier } from '../../identifiers/identifier.js'

/** Identifiers of Malaysia, Indonesia, the Philippines, Thailand and Vietnam. */
export const southEastAsia: readonly Identifier[] = [
  defineIdentifier({
    name: 'my_nric',
    entity: 'MY_NRIC',
    country: 'MY',
    lengths: [12],
    // A date and the place of birth; there is no check digit, so the date decides.
    pattern: /^\d{2}(?:0[1-9]|1[0-2])[0-3]\d(?!00|1[789]|20|69|7[03]|8[01]|9[4-7])\d{6}$/,
    forms: /^(?:\d{12}|\d{6}-\d{2}-\d{4})$/,
    check: (compact) => isYearMonthDay(compact),
    strength: { form: 0.1, checked: 0.15, failed: 0.05 },
    distinctive: { written: /^\d{6}-\d{2}-\d{4}$/, strength: { form: 0.2, checked: 0.6, failed: 0.1 } },
    context: {
      en: ['nric', 'mykad', 'ic no', 'ic number', 'malaysian id', 'identity card'],
      ms: ['kad pengenalan', 'no kp', 'no. kp', 'no ic', 'mykad'],
    },
    source:
      'Jabatan Pendaftaran Negara (Malaysia), National Registration Regulations 1990: date, place, order',
    examples: { match: ['770305-02-1234', 'MyKad 770305021234'], not: ['770305021234', '771305-02-1234'] },
  }),
  defineIdentifier({
    name: 'id_nik',
    entity: 'ID_NIK',
    country: 'ID',
    lengths: [16],
    // Province, regency, district, date (women: 40 added to the day), order.
    pattern:
      /^(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])\d{4}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}$/,
    forms: /^\d{16}$/,
    strength: 'weak',
    context: {
      en: ['nik', 'indonesian id', 'ktp'],
      id: ['nik', 'ktp', 'nomor induk kependudukan', 'e-ktp', 'kartu tanda penduduk'],
    },
    source: 'Peraturan Pemerintah No. 40 Tahun 2019 (Indonesia): structure of the NIK',
    examples: {
      match: ['NIK 3171011708450001', 'KTP: 3171015708450001'],
      not: ['3171011708450001', 'NIK 3171013308450001'],
    },
  }),
  defineIdentifier({
    name: 'ph_tin',
    entity: 'PH_TIN',
    country: 'PH',
    lengths: [9, 12, 14],
    pattern: /^\d{9}(?:\d{3}|\d{5})?$/,
    forms: /^(?:\d{9}|\d{12}|\d{14}|\d{3}-\d{3}-\d{3}(?:-\d{3}|-\d{5})?)$/,
    strength: 'weak',
    context: {
      en: ['tin', 'tin number', 'taxpayer identification', 'bir', 'philippine tin'],
      tl: ['tin', 'buwis'],
    },
    source:
      'Bureau of Internal Revenue (Philippines), Revenue Regulations 7-2012: nine digits and a branch code',
    examples: { match: ['TIN 123-456-789-000', 'BIR TIN: 123456789'], not: ['123-456-789-000', '123456789'] },
  }),
  defineIdentifier({
    name: 'th_tnin',
    entity: 'TH_TNIN',
    country: 'TH',
    lengths: [13],
    pattern: /^[1-8]\d{12}$/,
    forms: /^(?:\d{13}|\d-\d{4}-\d{5}-\d{2}-\d)$/,
    check: (compact) =>
      (11 - (weightedSum(compact, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 ===
      lastDigit(compact),
    strength: 'weak',
    distinctive: { written: /^\d-\d{4}-\d{5}-\d{2}-\d$/, strength: 'medium' },
    context: {
      en: ['thai id', 'thai national', 'national id', 'thai citizen'],
      th: ['บัตรประชาชน', 'เลขประจำตัวประชาชน', 'เลขบัตร', 'ปชช'],
    },
    source: 'Department of Provincial Administration (Thailand): thirteen digits, weights 13 to 2 modulo 11',
    examples: {
      match: ['7-1006-00445-63-8', 'บัตรประชาชน 7100600445638', 'Thai ID 7100600445636'],
      not: ['7100600445638', '7-1006-00445-63-6'],
    },
  }),
  defineIdentifier({
    name: 'vn_cccd',
    entity: 'VN_CCCD',
    country: 'VN',
    lengths: [12],
    // Province of registration, sex and century, year, order.
    pattern: /^0(?:0[1-9]|[1-8]\d|9[0-6])[0-9]\d{8}$/,
    forms: /^\d{12}$/,
    strength: 'weak',
    context: {
      en: ['cccd', 'vietnamese id', 'citizen id'],
      vi: ['cccd', 'căn cước', 'căn cước công dân', 'số định danh', 'cmnd'],
    },
    source: 'Thông tư 59/2021/TT-BCA (Vietnam): structure of the personal identification number',
    examples: { match: ['CCCD 001099012345', 'căn cước công dân: 079203001234'], not: ['001099012345'] },
  }),
]
