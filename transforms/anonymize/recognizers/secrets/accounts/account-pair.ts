import { allMatches } from '../../../../../src/text/match-at.js'
import type { Recognizer } from '../../../detect/recognizer.js'
import { prefilterBits } from '../../../prefilter/prefilter.js'
import { isServiceAccount } from '../values/account-name.js'
import { isFiller } from '../values/assigned-value.js'

/** 登录用 lin.wu / Wu#print09: an account and its password, with a slash between, behind a word for them. */
const pair =
  /(?:登[录錄入陆陸]名?|[账帐賬帳][号號户戶]?(?:密[码碼])?|用[户戶]名?|测试号|測試號)(?:[是用为為]|[:：])? ?(?:[:：] ?)?([A-Za-z][\w.-]{1,30}) ?\/ ?((?=[!-~]{0,24}[\d!#$%^&*@?+=])[A-Za-z0-9!#$%^&*@_][!-~]{4,31}?)(?=$|[\s,;)]|[\u3000-\u303f\uff00-\uff20\u3400-\u9fff])/g

export const accountPair: Recognizer = {
  name: 'account_pair',
  entities: ['USERNAME', 'PASSWORD'],
  bits: prefilterBits.han,
  rescans: true,
  find({ text }, report) {
    if (!text.includes('/')) return
    for (const { 0: whole, 1: account, 2: secret, index } of allMatches(pair, text)) {
      if (isFiller(secret) || secret.includes('/')) continue
      const end = index + whole.length
      const start = index + whole.lastIndexOf(account, whole.length - secret.length)
      const why = 'an account and its password, side by side'
      const rest = { score: 0.65, validated: false, why }
      report({ entity: 'PASSWORD', start: end - secret.length, end, ...rest })
      if (!isServiceAccount(account))
        report({ entity: 'USERNAME', start, end: start + account.length, ...rest })
    }
  },
}
