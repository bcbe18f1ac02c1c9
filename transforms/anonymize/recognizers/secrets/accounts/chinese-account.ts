import { allMatches } from '../../../../../src/text/match-at.js'
import type { Recognizer, Report } from '../../../detect/recognizer.js'
import { prefilterBits } from '../../../prefilter/prefilter.js'
import { isServiceAccount } from '../values/account-name.js'
import { isFiller } from '../values/assigned-value.js'

/** Accounts in Chinese text: who did something in a log, who wrote in a forum, who is spoken to, who has what nickname. */

interface Form {
  /** Without one of these nothing is looked for. */
  needs: readonly string[]
  /** The account is group 1. */
  pattern: RegExp
  score: number
  why: string
  accept?: (value: string) => boolean
  /** Looked for only where a Latin letter stands. */
  isLatin?: true
}

const latin = '(?:[A-Z][A-Z0-9]{1,14}\\\\{1,2})?[A-Za-z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+)*'
const anyName = '[\\w\\u3400-\\u9fff·.~-]{2,16}'
const joint = `["'”」）)]{0,2}[ \\t]{0,2}(?:[:：=]|是|为|為)[ \\t]{0,2}["'“「（(]?`
const ends = `(?=["'”」]?(?:$|[\\s,，。;；、)）\\]】|]|[\\u3400-\\u9fff]))`

/** What is said of a nickname, or asked. */
const saysNothing =
  /^[不未请已可无为长最必要会能就也都用改被显]|[的吗呢么]|什么|大全|推荐|推薦|生成|设计|列表|搜索|规则/

const forms: readonly Form[] = [
  {
    needs: ['人', '者', '名', '号', '號', '员', '戶', '户'],
    pattern: new RegExp(
      `(?:操作[人员者]|[创創]建[人者]|修改人|更新人|提交[人者]|[审審]批人|申[请請]人|[负負][责責]人|[经經][办辦]人|登[录錄入](?:人|名|[账帐帳][号號])|[发發]起人|[处處]理人|域[账帐][号號]|用[户戶]名|[账帐賬帳][号號户戶]|[发發]布[人者]|上[传傳][人者])${joint}(${latin})${ends}`,
      'g',
    ),
    score: 0.55,
    why: 'behind a word for who did it',
    accept: (value) => isOdd(value) || isPinyin(value),
    isLatin: true,
  },
  {
    needs: ['用户', '用戶', '账号', '帐号', '賬號', '帳號', '登录名', '会员'],
    pattern: new RegExp(
      `(?:用[户戶]|[账帐賬帳][号號]|登[录錄]名|[会會][员員])["'“「【\\[ ]{0,2}(${latin})["'”」】\\] ]{0,2}(?=登[录錄入]|退出|注[销銷]|密[码碼]|口令|[于於在从從已被]|修改|[删刪]除|[创創]建|提交|[访訪][问問]|上[传傳]|下[载載]|反映|反[馈饋]|投[诉訴]|[举舉][报報]|[尝嘗][试試])`,
      'g',
    ),
    score: 0.6,
    why: 'who did something in a log',
    accept: (value) => isOdd(value) || isPinyin(value),
    isLatin: true,
  },
  {
    needs: [
      '楼主',
      '樓主',
      '帖人',
      '网友',
      '網友',
      '博主',
      '层主',
      '作者',
      'P主',
      'p主',
      '评论',
      '回复',
      '回覆',
    ],
    pattern: new RegExp(
      `(?<![\\u3400-\\u9fff])(?:[楼樓]主|[发發回]帖人|[网網]友|[层層]主|博主|[Uu][Pp]主|作者|[评評][论論]者|回[复覆](?:者|了)?)(?:[:：][ \\t]{0,2}@?|@|(?<=[主])[ \\t]{1,2}(?!\\d))(${anyName})(?=[ \\t]{1,4}(?:[发發]表|[发發]布|回[复覆]|[于於]|\\d{1,4}[-/楼樓:])|[ \\t]*\\n[^\\n]{0,24}\\d{1,2}:\\d\\d)`,
      'g',
    ),
    score: 0.55,
    why: 'who wrote in a forum',
  },
  {
    needs: ['群聊', '添加了', '撤回'],
    pattern: new RegExp(
      `(?:(?<=^|\\n|邀[请請])["“「](${anyName})["”」](?=[邀加撤])|(?<=已添加了)(${anyName})(?=[，,]))`,
      'g',
    ),
    score: 0.55,
    why: 'a message of a chat about somebody',
  },
  {
    needs: ['nick', 'Nick', 'uid', 'creen', 'ser', 'isplay'],
    pattern:
      /["'](?:nick|nick_?[Nn]ame|uid|screen_?[Nn]ame|user_?[Nn]ame|display_?[Nn]ame)["'] ?: ?["']((?=[^"'\n]{0,20}[\u3400-\u9fff])[^"'\s:：，。]{2,20})["']/g,
    score: 0.55,
    why: 'value of a key for a nickname',
  },
  {
    needs: ['@'],
    pattern:
      /(?<![\w@.])@([\u3400-\u9fff][\w\u3400-\u9fff·]{1,11}|[A-Z][a-z]{1,11}[\u4e00-\u9fff]{1,2})(?=[\s,，:：。!！]|$)/g,
    score: 0.52,
    why: 'somebody is spoken to',
  },
  {
    needs: ['@'],
    pattern:
      /(?<![\w@.])@(?!所有人|全体|全體|大家)([\u3400-\u9fff][\w\u3400-\u9fff·]{1,10}?\d{0,6})(?=(?:[发發][布的]|[去说說來来]|回[复覆]|那[边邊])[\u3400-\u9fff])/g,
    score: 0.52,
    why: 'somebody is spoken to',
  },
  {
    needs: ['@'],
    pattern:
      /(?<![\w@./-])@((?=[A-Za-z][A-Za-z0-9]{0,20}[_\d-])[A-Za-z][A-Za-z0-9_-]{2,24})(?=[\s,，:：。!！]{0,2}[\u3400-\u9fff]|$)/g,
    score: 0.52,
    why: 'somebody is spoken to',
    isLatin: true,
  },
  {
    needs: ['楼', '樓', '帮主', '盟主', '指挥', '奶妈', '会长', '會長', '被举报', '举报对象'],
    pattern:
      /(?:(?<=^|\n)(?:\d{1,5}|沙[发發]|板凳)?[楼樓]主?[ \t]{0,2}|举报对象[:：]|(?<=^|\n)[帮盟]主)([\w\u3400-\u9fff·丶~-]{2,16})(?=[:：]|\n|[发發]公告| 回[复覆])/g,
    score: 0.55,
    why: 'who wrote in a forum',
  },
  // Those who write or push a post on PTT.
  {
    needs: ['作者'],
    pattern: /作者:? ([A-Za-z][A-Za-z0-9]{2,12})(?= [(（][^()（）\n]{1,16}[)）](?:\n|[ ]{1,12}看板))/g,
    score: 0.6,
    why: 'who wrote in a forum',
    isLatin: true,
  },
  {
    needs: ['推 ', '→ ', '噓 ', '嘘 '],
    pattern: /(?<=^|\n)[推→噓嘘] ([A-Za-z][A-Za-z0-9]{2,12})(?= ?: )/g,
    score: 0.6,
    why: 'who wrote in a forum',
    isLatin: true,
  },
  {
    needs: ['昵称', '暱稱', '网名', '網名', '我的ID', '我的id'],
    pattern:
      /(?:[昵暱][称稱]|[网網]名)([\u3400-\u9fff]{2,10}[\dA-Za-z_]{2,8})(?=[\s，。、,;；)）]|$)|我的(?:ID|id)[:：是]? ?((?=[a-z]{0,20}[\d_.])[a-z][a-z\d_.]{4,24})(?![\w@.])/g,
    score: 0.55,
    why: 'behind a word for a nickname',
  },
  {
    needs: ['谢 @', '謝 @', '谢@', '謝@', '苦 @', '烦 @', '煩 @', '系 @', '絡 @', '醒 @'],
    pattern:
      /(?:感[谢謝]|[谢謝][谢謝]|多[谢謝]|辛苦|麻[烦煩]|[联聯][系絡]|提醒) ?@([a-z][A-Za-z0-9_-]{3,24})(?=[\s,，。!！]|$)/g,
    score: 0.55,
    why: 'somebody is spoken to',
    isLatin: true,
  },
  {
    needs: ['nick', 'login', 'user'],
    pattern:
      /(?<![A-Za-z])(?:nick(?:_?name)?|login|user(?:_?name)?) ?[=:] ?["']([\w.\u3400-\u9fff·~-]{3,24})["']/gi,
    score: 0.55,
    why: 'value of a key for a nickname',
    accept: (value) => isOdd(value) || hasHan.test(value),
  },
  {
    needs: ['好友', '反馈人', '提交人', '朋友圈', '昵称', '暱稱', '评论区', '那个', '你的号', '号是'],
    pattern:
      /(?:(?:您的)?好友["“「]([\w\u3400-\u9fff.·~-]{2,16})["”」]|(?:朋友圈|[昵暱][称稱])(?:名字?)?(?:叫|是|为|為)?["“「]([\w\u3400-\u9fff.·~*-]{2,16})["”」]|(?:反[馈饋]人|提交人|[昵暱][称稱]|[评評][论論][区區]有?[个個]|那[个個]|你的[号號]|[号號]是) ?((?=[A-Za-z][A-Za-z]{0,20}[_\d*-])[A-Za-z][A-Za-z0-9_*-]{3,24})(?![\w@.]))/g,
    score: 0.55,
    why: 'behind a word for who has an account',
  },
  {
    needs: ['（', '('],
    pattern:
      /(?:提交|申[请請]|[创創]建|操作|反[馈饋]|[经經][办辦]|[负負][责責])人[:：] ?[\u3400-\u9fff]{2,4}[（(]([a-z][a-z0-9_.]{3,20})[）)]/g,
    score: 0.55,
    why: 'behind a word for who did it',
    accept: (value) => isOdd(value) || isPinyin(value) || /^[a-z]{6,14}$/.test(value),
    isLatin: true,
  },
  {
    needs: ['by '],
    pattern: /(?:^|\n)(?:#|\/\/|--|\*)[^\n]{0,40}?\bby ([a-z][a-z0-9_.]{4,20})(?=[ \t]*(?:$|\n|[ \t]{2}))/g,
    score: 0.55,
    why: 'who wrote a file',
    accept: (value) => isOdd(value) || isPinyin(value),
    isLatin: true,
  },
  {
    needs: ['网名', '網名', '花名', 'ID叫', 'id叫'],
    pattern:
      /(?:网名|網名|花名(?=[叫是：:])|(?:ID|id)(?=叫))(?:就?叫|是|为|為)?["“「『]?([\w\u3400-\u9fff.·~-]{2,14})(?=["”」』]?(?:[\s，。；、！？,;!?）)]|$))/g,
    score: 0.55,
    why: 'behind a word for a nickname',
    accept: (value) => !saysNothing.test(value),
  },
  {
    needs: ['网民', '網民', '网友', '網友', '用户', '用戶', '博主', '主播', '玩家', '买家', '卖家', '群友'],
    pattern:
      /(?:[网網]民|[网網]友|用[户戶]|博主|主播|玩家|[买買]家|[卖賣]家|群友)[:：]?["“「『]([\w\u3400-\u9fff.·~-]{2,14})["”」』]/g,
    score: 0.55,
    why: 'behind a word for who has an account',
  },
  {
    needs: [
      '买家',
      '卖家',
      '玩家',
      '房管',
      '账号',
      '帐号',
      '帳號',
      '主播',
      '队友',
      '网友',
      '楼主',
      '群主',
      '昵称',
    ],
    pattern:
      /(?:[买買]家|[卖賣]家|玩家|房管|[账帐帳][号號]|主播|[队隊]友|[网網]友|[楼樓]主|群主|昵称)[:： \t]{0,2}((?=[A-Za-z0-9_.]{0,24}[_.\d])[A-Za-z][A-Za-z0-9_]{2,20}(?:\.[A-Za-z0-9_]{1,16})?)(?![\w@.])/g,
    score: 0.55,
    why: 'behind a word for who has an account',
    accept: isOdd,
    isLatin: true,
  },
  {
    needs: ['—'],
    pattern: /—{1,2} ?([\u3400-\u9fff]{2,8}\d{2,6})(?=\s|$)/g,
    score: 0.52,
    why: 'signed so',
  },
]
const latinLetter = /[A-Za-z]/
const filler =
  /^(?:[了过的着也都就]|必填|选填|可选|未|请|無?$|无$|暂无|用户|用戶|昵称|名称|名字|姓名|所有人|全体|全體|大家|某|我|你|您|他|她|匿名|系统|示例|测试|.*(?:注解|装饰器|标签|符号|公司|官方|平台))/

const initials = '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?'
const finals =
  '(?:iang|iong|uang|ang|eng|ong|ing|iao|ian|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|ve|er|a|o|e|i|u|v)'
const pinyin = new RegExp(`^(?:${initials}${finals}){2,4}$`)

/** Whether a word is spelled as Chinese names are: tongjianhua, zhoumin. */
function isPinyin(value: string): boolean {
  return value.length >= 5 && pinyin.test(value)
}

/** Whether a word is written as no word of a language is: zhang.w, wang_fang, lijing03, CORP\\chen. */
function isOdd(value: string): boolean {
  return /[a-z]\d|[a-z][._\\-][a-z\d]|\\/i.test(value)
}

export const chineseAccount: Recognizer = {
  name: 'chinese_account',
  entities: ['USERNAME'],
  bits: prefilterBits.han,
  rescans: true,
  sparesCode: 'lines',
  find({ text }, report) {
    const hasLatin = latinLetter.test(text)
    for (const form of forms)
      if ((hasLatin || form.isLatin === undefined) && form.needs.some((need) => text.includes(need)))
        take(text, form, report)
  },
}

function take(text: string, { pattern, score, why, accept }: Form, report: Report): void {
  for (const { 0: whole, 1: one, 2: other, 3: third, index } of allMatches(pattern, text)) {
    const value = one ?? other ?? third
    const bare = value.slice(value.lastIndexOf('\\') + 1)
    if (filler.test(value) || isServiceAccount(bare) || isFillerOf(bare) || accept?.(value) === false)
      continue
    const start = index + whole.lastIndexOf(value)
    report({ start, end: start + value.length, score, validated: false, why })
  }
}

const hasHan = /[\u3400-\u9fff]/

/** Names of variables are fillers, but for those with a `_` in them, which people are called by too. */
function isFillerOf(value: string): boolean {
  return !hasHan.test(value) && !value.includes('_') && isFiller(value)
}
