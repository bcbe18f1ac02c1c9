import type { Column } from './columns.data.js'

/** Columns of Chinese tables, and those that programs written in China name in pinyin or in short English. */

const roles =
  '学生|學生|员工|員工|职工|職員|客户|客戶|患者|病人|会员|會員|业主|業主|租客|房东|家长|家長|监护人|監護人|用户|用戶|教师|教師|司机|司機|本人|父亲|母亲|配偶|紧急联系人|緊急聯絡人|买家|卖家|寄件人|收件人|收货人|收貨人|申请人|申請人|投保人|被保险人|乘客|旅客|考生|队员|嘉宾'
const optional = `(?:${roles})?(?:的|之)?`

/** The more specific first, as in `columns.data.ts`. */
export const chineseColumns: readonly Column[] = [
  {
    entity: 'PERSON',
    name: new RegExp(
      `^${optional}(?:中文)?(?:姓名|真名|全名|户名|戶名)$|^(?:紧急联系人|緊急聯絡人|联系人|聯絡人|收件人|收货人|收貨人|寄件人|监护人|監護人|持卡人|开户人|开户名|申请人|申請人|经办人|经手人|负责人|班主任|家长|家長|业主|業主|司机|司機|患者|real name|stu name|cust name|xm|xingming|receiver|consignee|recv|link ?man)$`,
    ),
    cell: /^(?:[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{2,9}[·•‧][\u3400-\u9fff·•‧]{1,12}|[A-Z][a-z'’-]{1,15}(?: [A-Z][a-z'’-]{1,15}){0,3}|[A-Z][A-Za-z'’-]{1,15} [\u3400-\u9fff·•‧]{1,9})$/,
  },
  {
    entity: 'PERSON',
    name: /^(?:名字|客户|客戶|员工|員工|学生|學生|会员|會員|name)$/,
    cell: /^(?:[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{2,9}[·•‧][\u3400-\u9fff·•‧]{1,12})$/,
    isVague: true,
  },
  {
    entity: 'DATE_OF_BIRTH',
    name: new RegExp(
      `^${optional}(?:出生日期|出生年月日?|出生时间|出生|生日|birth|born|csrq|sr|birth date)$`,
    ),
    cell: /^(?:(?:1[89]|20)\d\d(?:[-./]\d{1,2}){1,2}|(?:1[89]|20)\d{6}|(?:1[89]|20)\d\d ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?[日号])?|(?:民[国國] ?)?\d{2,3}[./年-]\d{1,2}[./月-]\d{1,2}日?)$/,
  },
  {
    entity: 'CN_RESIDENT_ID',
    name: new RegExp(
      `^${optional}(?:公民)?(?:居民)?(?:身[份分][证證](?:件)?|证件|證件|身份)(?:[号號](?:[码碼])?|编号)?$|^(?:id ?card(?: ?(?:no|num|number))?|id ?no|idno|cert ?no|sfz(?: ?h(?: ?m)?)?)$`,
    ),
    cell: /^[1-9]\d{14}(?:\d{2}[\dXx])?$/,
  },
  { entity: 'TW_ID', name: /^身[份分][证證](?:字[号號])?$/, cell: /^[A-Z][1289]\d{8}$/ },
  {
    entity: 'CREDIT_CARD',
    name: /^(?:银行|銀行|工资|工資|收款|储蓄|本人)?(?:卡[号號]|卡片号|银行卡|銀行卡|[账帐賬帳][号號户戶]|[账帐賬帳][户戶][号號]|工资卡|工資卡|bank ?card(?: ?no)?|card ?no|bank ?(?:acc(?:oun)?t|no)|yhkh?)$/,
    cell: /^\d(?:[ -]?\d){11,20}$/,
  },
  {
    entity: 'PHONE_NUMBER',
    name: new RegExp(
      `^${optional}(?:(?:联系|聯絡|手机|手機|移动|固定|家庭|办公|住宅|紧急)?(?:电话|電話|手机|手機|号码|座机)(?:[号號](?:[码碼])?)?|联系方式|聯絡方式|tel|phone|mobile|(?:parent|guardian|recv|receiver|link|contact|user|stu|emp|cust) ?(?:tel|phone|mobile)|sjh?|lxdh)$`,
    ),
    cell: /^[+(\d][\d ()-]{5,20}\d$/,
  },
  {
    entity: 'STREET_ADDRESS',
    name: new RegExp(
      `^${optional}(?:(?:家庭|现|現|居住|收货|收貨|收件|寄件|通讯|通訊|联系|聯絡|户籍|戶籍|送货)?(?:地址|住址)|住处|(?:home|user|recv|receiver|contact|detail) ?addr(?:ess)?|j?t?dz)$`,
    ),
    cell: /^(?=.{5,80}$)[\u3400-\u9fff][\u3400-\u9fff\w（）()#·、/-]{4,79}$/,
  },
  {
    entity: 'ACCOUNT_NUMBER',
    name: new RegExp(
      `^${optional}(?:[学學]籍?[号號]|工[号號]|[员員]工[编編]?[号號]|[职職]工[号號]|人[员員][编編][号號]|[会會][员員][卡编]?[号號]|[准準]考[证證][号號]?|考[号號]|[保保][单單][号號]|[客用][户戶][编編]?[号號]|sno|xh|gh|(?:stu(?:dent)?|emp(?:loyee)?|staff|job|member) ?(?:no|num|number|code|id))$`,
    ),
    cell: /^(?:[A-Za-z][A-Za-z-]{0,5}\d[\dA-Za-z-]{2,20}|\d{6,20})$/,
  },
  {
    entity: 'MEDICAL_RECORD',
    name: /^(?:住院|病[历歷例案]|门诊|門診|就诊|就診|体检|體檢)(?:卡)?[编編]?[号號](?:[码碼])?$/,
    cell: /^[A-Za-z-]{0,6}\d[\dA-Za-z-]{3,20}$/,
  },
  {
    entity: 'CN_QQ',
    name: /^(?:qq|qq ?[号號](?:[码碼])?)$/,
    cell: /^[1-9]\d{4,10}$/,
  },
  {
    entity: 'CN_WECHAT_ID',
    name: /^(?:微信|微信[号號]|wechat|wx|weixin)$/,
    cell: /^[A-Za-z][\w-]{5,19}$/,
  },
  {
    entity: 'USERNAME',
    name: /^(?:用户名|用戶名|[账帐賬帳][号號]|登[录錄]名|昵称|暱稱|网名|網名|user|login|nick)$/,
    cell: /^[\w\u3400-\u9fff](?=.{0,15}[A-Za-z\d_])[\w\u3400-\u9fff.~-]{3,30}$/,
  },
  {
    entity: 'PASSWORD',
    name: /^(?:初始|登[录錄]|默认)?(?:密[码碼]|口令)$/,
    cell: /^[!-+\--~]{4,40}$/,
  },
  {
    entity: 'CN_LICENSE_PLATE',
    name: /^(?:[车車]牌(?:[号號](?:[码碼])?)?|[牌]照|[车車][号號])$/,
    cell: /^[\u3400-\u9fff]?[A-Z][A-Z\d·-]{4,8}$/,
  },
]

/** Parts of the names of these columns: a text without one holds no such table. */
export const chineseHints =
  '姓名|[电電][话話]|手[机機]|身[份分][证證]|[证證]件|[学學籍工考卡]号|[学學籍工考卡]號|出生|生日|住?址|密[码碼]|[联聯][系絡]|real_name|mobile|sfz|csrq|xingming|`xm`|,xm,'

/** Columns beside which a vague one speaks of people. */
export const besideChinesePeople =
  /姓名|身[份分][证證]|手[机機]|[电電][话話]|出生|生日|性别|性別|年[龄齡]|^(?:sex|gender|birth|sno|mobile|tel)$/
