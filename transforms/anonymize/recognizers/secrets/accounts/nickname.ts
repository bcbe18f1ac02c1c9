import { allMatches, matchAt } from '../../../../../src/text/match-at.js'
import type { Recognizer } from '../../../detect/recognizer.js'
import { prefilterBits } from '../../../prefilter/prefilter.js'

const word =
  /(?:用户|微信|游戏|QQ|qq)?(?:昵称|暱稱)|网名|網名|角色名|游戏名|遊戲名|群名片|微博名|微博(?=[:：]\s?@)|艺名/g
const link =
  /["'”」』】）)]{0,2}[ \t]{0,2}(?:[:：=]|(?:现在)?(?:就?叫|是|为|改成了?))[ \t]{0,2}[:：]?[ \t]{0,2}["'“「『【]?@?/y
const value =
  /[A-Za-z0-9_\u3400-\u9fff·.~-]{2,16}(?=["'”」』】]?(?:$|\s|[，。；、！？,;!?）)<|]|的(?:用户|人|玩家|账号)))/uy
/** What a form says of a nickname, or asks for. */
const filler =
  /^(?:必填|选填|可选|不能|不可|不得|不超过|未|请|无$|空$|暂无|字符串|长度|最多|至少|已|重复|可以|由|什么|啥|如|例|示例|默认|string|varchar|str$|text|null|none|undefined|true|false|用户|昵称|名称|名字|自己|唯一|显示|修改|设置)|(?:不能|不可|吗|呢)$/i

/** Nicknames behind a Chinese word for them, in any letters: 昵称：爱吃柚子的喵. */
export const nickname: Recognizer = {
  name: 'nickname',
  entities: ['USERNAME'],
  bits: prefilterBits.account | prefilterBits.at,
  rescans: true,
  find({ text }, report) {
    for (const { 0: name, index } of allMatches(word, text)) {
      const glue = matchAt(link, text, index + name.length)?.[0]
      if (glue === undefined) continue
      const start = index + name.length + glue.length
      const given = matchAt(value, text, start)?.[0]
      if (given === undefined || filler.test(given)) continue
      const isMarked = /[:：="“「『【]/.test(glue)
      const score = isMarked || /叫/.test(glue) ? 0.6 : 0.4
      const from = text[start - 1] === '@' ? start - 1 : start
      report({
        start: from,
        end: start + given.length,
        score,
        validated: false,
        why: 'behind a word for a nickname',
      })
    }
  },
}
