import { matchAt } from '../../../../src/text/match-at.js'
/** Accounts and numbers that only a word before them gives away: WeChat, QQ, Alipay, social security, files. */

import type { Recognizer } from '../../detect/recognizer.js'
import { matchesIn } from '../../detect/text-cues.js'
import type { Entity } from '../../entities/entities.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

interface Account {
  name: string
  entity: Entity
  bits: number
  /** The word and what stands between it and the value; global. */
  label: RegExp
  /** The value; sticky. */
  value: RegExp
  /** Texts without it are not looked at. */
  hint?: string
  /** Refuses a value that is something else. */
  negativeContext?: (value: string, label: string) => boolean
}

const joint =
  '(?:[细私面]?聊|联系|聯絡|找我|同号|搜|[吧哈呀啊呗哦]|我的|这边|這邊)?[,，]? ?(?:号码?|号|號碼?|帐号|账号|帳號|账户|id|ID)?["\'”」』)\\]]{0,2} ?(?:[:：=]|->|(?:[还還都也就仍]?[是为為叫]|改成了?|[换換]成了?)(?:[这這那][个個]|以前的|原[来來]的|老号)?|[这這那][个個])? ?["\'“「『(\\[]{0,2}'
const digitGap = '(?: ?[-.·_/、] ?| {1,2})?'
const knownWords =
  /^(?:pay|payment|official|android|iphone|ios|windows|http|https|www|login|work|team|group|app|mini|program|open|sdk|api|web|user|name|openid|unionid|request|token)[a-z_-]*$/i

const accounts: readonly Account[] = [
  {
    name: 'cn_wechat_id',
    entity: 'CN_WECHAT_ID',
    bits: prefilterBits.account | prefilterBits.digits6,
    label: new RegExp(
      `(?:微信|薇信|威信|(?<![a-z])(?:wechat|weixin|vx|wx|v信|v)(?![a-z])|加微(?!信)|加个?v(?![a-z])|卫星号)${joint}`,
      'gi',
    ),
    value: /(?:[A-Za-z][A-Za-z0-9_-]{5,19}|[1-9]\d{5,10})(?![A-Za-z0-9_@-]|\.[A-Za-z])/y,
    negativeContext: (value, label) =>
      knownWords.test(value) ||
      (!/[\d_-]/.test(value) && !/号|id|[:：]/i.test(label)) ||
      (/^v/i.test(label) && !/^v[信x]/i.test(label) && !/[:：]/.test(label)) ||
      (/=/.test(label) && !/\d/.test(value)),
  },
  {
    name: 'cn_qq',
    entity: 'CN_QQ',
    bits: prefilterBits.account | prefilterBits.digits6,
    label: new RegExp(
      `(?:(?<![a-z])qq(?![a-z])|扣扣|企鹅|球球|(?<![a-z])q(?=[号:：])|(?<=(?:联系|加|聊|找|询|或者?|电话|微信)[^\\n]{0,12}(?<![a-z\\d]))q(?= ?[1-9]\\d{6,10}(?!\\d)))(?:群|好友)?${joint}`,
      'gi',
    ),
    value: new RegExp(`[1-9](?:${digitGap}\\d){4,10}(?![A-Za-z0-9_@]|\\.[A-Za-z0-9])`, 'y'),
  },
  {
    name: 'cn_alipay',
    entity: 'CN_ALIPAY',
    bits: prefilterBits.account | prefilterBits.digits6,
    label: new RegExp(`(?:支付宝|(?<![a-z])(?:alipay|zfb)(?![a-z]))${joint}`, 'gi'),
    value: /(?:[A-Za-z][A-Za-z0-9_-]{5,19}|[1-9]\d{5,15})(?![A-Za-z0-9_@-]|\.[A-Za-z])/y,
    negativeContext: (value, label) =>
      knownWords.test(value) || (!/\d/.test(value) && !/[号户:：]/.test(label)),
  },
  {
    name: 'cn_social_security',
    entity: 'CN_SOCIAL_SECURITY',
    bits: prefilterBits.digits6,
    label:
      /(?:社保|社会保障|社会保险|医保|医疗保险|公积金|养老保险|医疗证)(?:卡|账户|帐户|个人|电脑|登记)?(?:号码?|编号|账号|帐号|卡号)?(?:是|为)? ?[:：=]? ?["'“「]?/g,
    value: /[A-Za-z]{0,4}\d(?:[ -]?\d){5,19}[Xx]?(?![A-Za-z0-9_]|\.\d)/y,
    negativeContext: (_, label) => !/[号:：=]/.test(label),
  },
  {
    name: 'cn_driver_license_file',
    entity: 'CN_DRIVER_LICENSE',
    bits: prefilterBits.digits9,
    label: /(?:档案编号|档案号|驾驶证号?码?|驾照号?码?|驾驶证编号)(?:是|为)? ?[:：=]? ?["'“「]?/g,
    value: /\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)/y,
  },
  {
    name: 'cn_military_id',
    entity: 'CN_MILITARY_ID',
    bits: prefilterBits.digits6,
    hint: '字第',
    label: /(?=[军兵士文职海空武政后装参联火战保][\u4e00-\u9fff]{0,3}字第)/g,
    value: /[\u4e00-\u9fff]{1,4}字第 ?\d(?: ?\d){3,8} ?号?/y,
  },
  {
    name: 'cn_military_id_labelled',
    entity: 'CN_MILITARY_ID',
    bits: prefilterBits.digits6,
    label:
      /(?:军官证|士兵证|军人证|士官证|警官证|文职证|军人保障卡|军人身份证|退役军人证)(?:件)?(?:号码?|编号)?(?:是|为)? ?[:：=]? ?["'“「]?/g,
    value: /\d(?: ?\d){5,9}(?!\d)/y,
  },
]

/** One recognizer for each kind of account. */
export function openAccounts(wants: (entity: Entity) => boolean): Recognizer[] {
  return accounts
    .filter(({ entity }) => wants(entity))
    .map(({ name, entity, bits, label, value, hint, negativeContext }) => ({
      name,
      entities: [entity],
      bits,
      rescans: true,
      find(scan, report) {
        const { text, mask } = scan
        // Without a word of its own, only Chinese text names a number so.
        if ((mask & (prefilterBits.han | prefilterBits.account)) === 0) return
        if (hint !== undefined && !text.includes(hint)) return
        for (const { 0: word, index } of matchesIn(scan, label)) {
          const start = index + word.length
          const match = matchAt(value, text, start)?.[0]
          if (match === undefined || negativeContext?.(match, word) === true) continue
          report({ start, end: start + match.length, score: 0.8, validated: false, why: 'after its word' })
        }
      },
    }))
}
