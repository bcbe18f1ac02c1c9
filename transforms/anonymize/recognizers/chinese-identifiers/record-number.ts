import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { matchesIn } from '../../detect/text-cues.js'
import type { Entity } from '../../entities/entities.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

/** Numbers that a hospital, a school, an employer or a bank gives to somebody, behind the Chinese word for them. */

interface RecordKind {
  /** The narrowest first: where that is not asked for, the next is taken. */
  entities: readonly Entity[]
  /** The word and what joins it to the value; global. */
  label: RegExp
  /** The value; sticky. */
  value: RegExp
  /** Fewer digits are a place in a list. */
  leastDigits: number
}

const number = '(?:号码|號碼|编号|編號|号|號)'
/** 工号（人事填写）：, and what a scanner leaves between a label and its colon. */
const remark = '(?:[（(][^（()）\\n]{1,10}[）)])?'
const joint = `${remark}["'”」）)]{0,2}[ \\t]{0,3}(?:[:：=]|是|为|為)?[ \\t]{0,3}["'“「（(]?`
/** 8260 0317 5508: as cards are printed. */
const inFours = '\\d{4}(?: \\d{4}){2,4}(?: \\d{1,3})?(?![\\d-]| \\d)'
const code = new RegExp(
  `${inFours}|[A-Za-z]{0,5}[-_]?\\d[\\dA-Za-z]{0,23}(?:[-—/_.][\\dA-Za-z]{1,16}){0,4}(?![\\dA-Za-z_@]|[-.:：年月]\\d)`,
  'y',
)

const kinds: readonly RecordKind[] = [
  {
    entities: ['MEDICAL_RECORD', 'ACCOUNT_NUMBER'],
    label: new RegExp(
      `(?:门急?诊|門急?診|急诊|急診|住院|病 ?[历例案人] ?|病[歷歷人]|就[诊診](?:卡|登记)?|挂号|掛號|患者|体检|體檢|诊疗卡|診療卡|健康卡|X光片?|影像|检查|檢查)${number}${joint}`,
      'g',
    ),
    value: code,
    leastDigits: 4,
  },
  {
    entities: ['ACCOUNT_NUMBER'],
    label: new RegExp(
      `(?:[员員职職]?工|[职職]员|[职職]員|人[员員]|学生?|學生?|学籍|學籍|学生证|學生證|准考证|准考證|考生|报名|報名|会员卡?|會員卡?|客户|客戶|[用住]户|[用住]戶|保单|保單|保险单|投保单|理赔|理賠|存折|存摺|[账帐賬帳]户|[账帐賬帳]戶|[户戶]口|警|执业证书?|執業證書?|律师证|资格证书?|教师证|残疾证|图书证|借书证|学位证书?|(?:公交|地铁|市民|老年|老人|爱心|饭|储值|充值|校园|门禁|借书|医保|社保|就医|健身)卡|毕业证书?|不动产权证|房产证|退休证|工作证|上岗证|一卡通|案件|受理|[报報][案修]|申[请請]|信访|投诉|[借閱阅讀读]{2}[證证者]|低保证?|建册|[员員]工|经纪人|柜员|學員|学员)${number}${joint}`,
      'g',
    ),
    value: code,
    leastDigits: 4,
  },
  {
    entities: ['ACCOUNT_NUMBER'],
    label: new RegExp(`(?:[账帐賬帳][号號]|[户戶]口|局[号號]|匯款至|汇款至)${joint}`, 'g'),
    value: /\d{3,14}(?:[- ]\d{2,14}){0,3}(?![\dA-Za-z_@]|[-.:：年月]\d)/y,
    leastDigits: 9,
  },
  {
    entities: ['ACCOUNT_NUMBER'],
    label:
      /(?:[银銀]行|[汇匯][丰豐]|恒生|恆生|中[银銀]|渣打|[农農工建招中交]行|[邮郵]局)[^\d\n，。；,;]{0,8}/g,
    value: /\d{3,7}-\d{3,9}(?:-\d{1,9}){0,2}(?![\dA-Za-z_@-])/y,
    leastDigits: 9,
  },
  // Named without a word for a number.
  {
    entities: ['ACCOUNT_NUMBER'],
    label:
      /(?:保[单單]|[会會][员員]卡|借[书書閱阅][证證]|[读讀]者[证證]|低保[证證]|[内內]推[码碼]|建[册冊][号號]|(?:立案|受理|案件)[编編]?[号號])[:： （(]{0,2}/g,
    value: /[A-Za-z]{1,5}[-_ ]?\d{2,14}(?:[- ]\d{2,12}){0,4}(?![\dA-Za-z_@-])/y,
    leastDigits: 4,
  },
  {
    entities: ['ACCOUNT_NUMBER'],
    label: new RegExp(
      `(?:公交|[会會][员員]|地铁|市民|老年|老人|爱心|储值|校园|就医|就[诊診]|[医醫]保|社保|身份|[积積]分|健身)卡(?:[号號])?${joint}`,
      'g',
    ),
    value: new RegExp(inFours, 'y'),
    leastDigits: 12,
  },
  // What a car has stamped on it.
  {
    entities: ['ACCOUNT_NUMBER'],
    label: new RegExp(
      `(?:[车車]架|[车車][辆輛]识别|(?:[车車][辆輛])?[识識][别別]代?|VIN)[号號]?[码碼]?${joint}`,
      'g',
    ),
    value: /(?=[A-Z]{0,16}\d)[A-HJ-NPR-Z\d]{17}(?![\dA-Za-z])/y,
    leastDigits: 4,
  },
  {
    entities: ['ACCOUNT_NUMBER'],
    label: new RegExp(`[发發引][动動擎][机機]?[号號][码碼]?${joint}`, 'g'),
    value: /[A-Z\d]{0,5}-?\d{5,9}[A-Z]?(?![\dA-Za-z])/y,
    leastDigits: 5,
  },
  // 学籍号: a letter and the number of an identity card.
  {
    entities: ['ACCOUNT_NUMBER'],
    label: /[学學]籍[^\n。]{0,24}?(?=[GLJ]\d{17})/g,
    value: /[GLJ]\d{17}[\dX](?![\dA-Za-z])/y,
    leastDigits: 17,
  },
  // Invoices of Taiwan go to the barcode of a phone.
  {
    entities: ['ACCOUNT_NUMBER'],
    label: /(?:手[机機]|共通性)?[载載]具(?:[号號][码碼]|[条條][码碼])?[:： ]{0,2}/g,
    value: /\/[0-9A-Z.+-]{7}(?![0-9A-Za-z])/y,
    leastDigits: 1,
  },
  // 匯 3000 到 808-…: a bank and an account.
  {
    entities: ['ACCOUNT_NUMBER'],
    label: /[汇匯转轉][^\n，。；]{0,16}[到至入给給] ?(?=\d{3}-)/g,
    value: /\d{3}-\d{10,16}(?![\dA-Za-z_@-])/y,
    leastDigits: 13,
  },
  // "（2022）浙0782民初10347号": cases of courts.
  {
    entities: ['ACCOUNT_NUMBER'],
    label: /案号[:：]? ?|[号號][:：]? ?(?=[(（]20)/g,
    value: /[(（](?:19|20)\d\d[)）][\u4e00-\u9fff]{1,2}\d{2,4}[\u4e00-\u9fff]{1,4}\d{1,6}号/y,
    leastDigits: 6,
  },
  {
    entities: ['CN_PASSPORT'],
    label: new RegExp(`[护護]照(?:号码?|號碼?)?${joint}`, 'g'),
    value: /[A-Z]{1,3}\d{6,8}(?![\dA-Za-z_-])/y,
    leastDigits: 6,
  },
  {
    entities: ['CN_LICENSE_PLATE'],
    label: new RegExp(
      `(?:(?:车|車)?牌照|(?:车|車)牌|(?:车|車)[号號]|(?:车|車)[辆輛]|私家(?:车|車)|的士|座[驾駕]|机车|機車|[电電]单车|電單車)(?:号码?|號碼?)?${joint}`,
      'g',
    ),
    // Hong Kong; Taiwan.
    value: /(?:[A-Z]{2} ?\d{2,4}|[A-Z]{2,3}-\d{3,4}|\d{3,4}-[A-Z]{2,3}|\d{4}-[A-Z]\d)(?![\dA-Za-z_-])/y,
    leastDigits: 2,
  },
]

const digits = /\d/
const date = /^(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}$/

/** Numbers of patients, employees, students, members and accounts, and plates of Hong Kong and Taiwan. */
export const recordNumber: Recognizer = {
  name: 'record_number',
  entities: [...new Set(kinds.flatMap(({ entities }) => entities))],
  bits: prefilterBits.han,
  rescans: true,
  sparesCode: 'lines',
  find(scan, report) {
    const { text } = scan
    if (!digits.test(text) || !/[号號码碼车車户戶行局照丰豐恒恆渣卡籍载載汇匯转轉]/.test(text)) return
    for (const { entities, label, value, leastDigits } of kinds)
      for (const { 0: word, index } of matchesIn(scan, label)) {
        const start = index + word.length
        const given = matchAt(value, text, start)?.[0]
        if (given === undefined || date.test(given)) continue
        if (given.replace(/\D/g, '').length < leastDigits) continue
        const end = start + given.length
        for (const [i, entity] of entities.entries())
          report({
            entity,
            start,
            end,
            score: 0.62 - i / 50,
            validated: false,
            why: 'behind the word for it',
          })
      }
  },
}
