import { matchAt } from '../../../../../src/text/match-at.js'
import type { Recognizer, Report } from '../../../detect/recognizer.js'
import { hasMatch, matchesIn } from '../../../detect/text-cues.js'
import { prefilterBits } from '../../../prefilter/prefilter.js'
import { isServiceAccount } from '../values/account-name.js'

/** Where people have accounts, as Chinese text names it. */
const platforms =
  '微博|抖音|快手|小[红紅][书書]|[Bb]站|哔哩哔哩|[Bb]ilibili|知乎|豆瓣|[贴貼]吧|淘[宝寶]|旺旺|[闲閒][鱼魚]|Steam|LINE|Line|(?<![A-Za-z])line(?= ?(?:id|ID))|[賴赖](?= ?(?:id|ID|[:：]))|Telegram|TG|[电電][报報]|(?<![A-Za-z])(?:IG|ig|ins|Ins)|Instagram|instagram|[脸臉][书書]|FB|Facebook|推特|Twitter|Discord|[领領]英|LinkedIn|GitHub|Github|github|Gitee|gitee|CSDN|[钉釘][钉釘]|企微|企[业業]微信|[飞飛][书書]|WhatsApp|Skype|陌陌|[微网網花][名号號]|公[众眾][号號]'
const account =
  '(?:[号號]|ID|id|Id|UID|uid|[账帐賬帳][号號户戶]|用户名|用戶名|名[称稱]|昵[称稱]|暱[称稱]|好友代[码碼]|主[页頁])'
const place = new RegExp(
  `(?:${platforms})([ ,，]{0,2}${account})?(?<![A-Za-z](?=[A-Za-z]))(["'”」）)]{0,2} ?(?:[:：=]|是|为|為|叫|搜)?(?:叫)?[ \\t]{0,2}["'“「【]?)`,
  'g',
)
const handle = /@?[A-Za-z0-9_](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9_])){2,29}(?![A-Za-z0-9_@/])/y
const anyName =
  /@?(?=[\w.·~-]{0,15}[\u3400-\u9fff])[\w\u3400-\u9fff·~-]{2,16}(?=["'”」】]?(?:$|\s|[，。；、！？,;!?）)<|]))/y
/** What every account or the word for one has. */
const sign = /[A-Za-z@號号]|\d{5}|昵称|暱稱/
/** Words that name a service, a program or a kind of thing rather than somebody. */
const common =
  /^@?(?:official|android|iphone|ios|windows|https?|www|login|team|group|app|mini|program|open|sdk|api|web|user|name|token|pro|plus|vip|live|bot|channel|stories|reels|copilot|actions|pages|desktop|enterprise|id|uid|page|api)\w{0,12}$/i
const filler =
  /^@?(?:必填|选填|可选|未|请|无|暂无|字符串|是|的|用户|官方|平台|账号|内容|作者|运营|视频|粉丝|注册|登录|绑定)/

/** Accounts behind the name of a network: 抖音号：ab12, LINE ID：mei.lin, B站 @somebody. */
export const socialAccount: Recognizer = {
  name: 'social_account',
  entities: ['USERNAME'],
  bits: prefilterBits.han,
  rescans: true,
  sparesCode: 'lines',
  find(scan, report) {
    const { text } = scan
    if (!hasMatch(scan, sign)) return
    for (const hit of matchesIn(scan, place)) takeBehind(text, hit, report)
  },
}

function takeBehind(
  text: string,
  { 0: lead, 1: word = '', 2: glue, index }: RegExpExecArray,
  report: Report,
): void {
  const start = index + lead.length
  const isNamed = word !== ''
  const isMarked = /[:：=“「【]/.test(glue)
  const latin = matchAt(handle, text, start)?.[0]
  const value = latin ?? matchAt(anyName, text, start)?.[0]
  if (value === undefined || common.test(value) || filler.test(value)) return
  const isAt = value.startsWith('@')
  if (latin !== undefined) {
    const bare = value.replace(/^@/, '')
    if (isServiceAccount(bare) || (/^\d+$/.test(bare) && (!isNamed || bare.length < 5))) return
    const isOdd = /[a-z]\d|[a-z][_.-][a-z\d]|\d[a-z]/i.test(bare) || isAt
    if (!isOdd && !(isNamed || (isMarked && /^[a-z]{5,}$/.test(bare)))) return
  } else if (!isAt && !(isNamed && isMarked)) return
  report({
    start: start + (isAt && latin === undefined ? 1 : 0),
    end: start + value.length,
    score: 0.65,
    validated: false,
    why: 'behind the name of a network',
  })
}
