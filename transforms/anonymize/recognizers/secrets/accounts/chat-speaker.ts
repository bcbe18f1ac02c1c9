import { allMatches } from '../../../../../src/text/match-at.js'
import type { Recognizer, Report } from '../../../detect/recognizer.js'
import { prefilterBits } from '../../../prefilter/prefilter.js'

/** Who speaks in a chat that was exported, by the time that stands beside the name at the head of each message. */

const day = '(?:(?:\\d{4}[-/.年])?\\d{1,2}[-/.月]\\d{1,2}日?(?:[/.]\\d{2,4})?,? {1,3})'
const clock = '(?:[上下]午|[AaPp][Mm])? ?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[AaPp][Mm])?'
const time = `${day}?${clock}`
const name =
  '[^\\s\\0:：()（）<>\\[\\]【】|，。！？,!?"→]{1,16}(?: (?!\\d)[^\\s\\0:：()（）<>\\[\\]【】|，。！？,!?"→]{1,12})?'
const group = '(?:【[^】\\n]{1,8}】)?'
const mailOrNumber = '[(（<](?:\\d{5,11}|[^\\s()<>@]{1,40}@[^\\s()<>]{3,40})[)）>]'

/** The head of a message; `least` such lines make a chat, those that are blank already among them. */
interface Head {
  pattern: RegExp
  least: number
  /** Whether lines of a log have the form as well. */
  isOfLogs?: true
}

const heads: readonly Head[] = [
  // 2024-03-15 09:12:33 name(12345678), as QQ writes, or the same with the time behind.
  { pattern: new RegExp(`^${time} {1,3}${group}(${name})${mailOrNumber}\\s*$`, 'gm'), least: 1 },
  { pattern: new RegExp(`^${group}(${name})${mailOrNumber} {1,3}${time}\\s*$`, 'gm'), least: 1 },
  // name 2023/11/02 20:15, as WeChat and DingTalk write.
  { pattern: new RegExp(`^${group}(${name}) {1,4}${time}\\s*$`, 'gm'), least: 2 },
  { pattern: new RegExp(`^${time} {1,3}(${name})\\s*$`, 'gm'), least: 2, isOfLogs: true },
  // [10:20] name: message
  { pattern: new RegExp(`^[\\[(（【]${time}[\\])）】] ?(${name})[:：]`, 'gm'), least: 2 },
  { pattern: new RegExp(`^${time} {1,3}(${name})[:：](?!\\d)`, 'gm'), least: 2 },
  { pattern: new RegExp(`^(${name}) ?[\\[(（]${time}[\\])）] ?[:：]`, 'gm'), least: 2 },
]
const hasTime = /\d:\d\d/
const hasLetter = /[\p{L}]/u
/** Roles, and what stands beside a time in plans, logs and forms. */
const nobody =
  /^(?:系统|系統|客服|用户|用戶|管理员|管理員|机器人|助手|[问問答甲乙丙丁我你他她]|老师|老師|学生|學生|医生|醫生|患者|旁白|主持人|记者|記者|买家|卖家|顾客|客户|客戶|来电人|店员|店主|商家|匿名.{0,3}|[大二三四小老]?[表堂]?[哥姐弟妹]|[老爸妈]?[爸妈]|老[公婆]|.{0,8}(?:物业|物業|客服|前台|快递|驿站)|来源|發布|.{0,8}(?:时间|時間|日期|开始|開始|结束|結束|截止|更新|消息|通知|公告|会议|會議|早餐|午餐|晚餐|出发|出發|到达|抵达|集合|签到|发布|打卡|休息|第.{1,3}[节場场课]|站|[点點时時])|INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE|FATAL|NOTICE|AM|PM|UTC|GMT|CST|(?:星期|周|週|礼拜)[一二三四五六日天]|[月火水木金土日]曜日|Mon|Tue|Wed|Thu|Fri|Sat|Sun)$/i
/** Roles that are counted, programs, and levels of a log: 球友A, 客服07, dev-1. */
const counted =
  /^(?:(?:bot|dev|user|test|qa|ops|admin|server|node|app|worker|client|agent|guest)[-_ ]?\d{0,3}|[a-z]{1,16}\.(?:ERROR|WARN(?:ING)?|INFO|DEBUG|NOTICE)|(?:客服|坐席|工程[师師]|值班|用[户戶]|玩家|球友|[网網]友|同[学學]|[组組][员員]|成[员員]|[学學][员員]|[队隊][员員]|路人|家[长長]|[业業]主|群友|嘉[宾賓]|[选選]手|[护護]士|[医醫]生|售后|售後|[一二三][线線]|[\u3400-\u9fff]{1,6}[组組])[\dA-Za-z甲乙丙丁一二三四五六七八九]{0,3})$/i

/** What happened, in a log of a gatehouse: 有人喂野猫 劝离, 交班 老郜. */
const statement = /^(?:[\u4e00-\u9fff]{4,16} [\u4e00-\u9fff]{2,12}$|(?:交班|接班|换班|巡逻|巡查|打卡|签到) )/

/** Speakers of exported chats, under whatever name: real ones, nicknames, group names. */
export const chatSpeaker: Recognizer = {
  name: 'chat_speaker',
  entities: ['USERNAME', 'CN_QQ', 'PERSON'],
  bits: prefilterBits.han,
  rescans: true,
  sparesCode: 'lines',
  find({ text }, report) {
    if (!hasTime.test(text)) return
    for (const { pattern, least, isOfLogs } of heads) {
      const hits = [...allMatches(pattern, text)].filter(
        ([, who]) =>
          hasLetter.test(who) &&
          !nobody.test(who) &&
          !counted.test(who) &&
          !(isOfLogs && statement.test(who)),
      )
      if (hits.length < least) continue
      for (const hit of hits) takeHead(hit, report)
    }
  },
}

/** 豆豆妈妈, in groups of parents: the child is who is named. */
const parentOf = /^([\u4e00-\u9fff]{2,4}?)的?(?:爸爸?|妈妈?|媽媽?|爷爷|奶奶|外婆|外公|姥姥|家长)$/
const inBrackets = /[(（](\d{5,11})[)）]/

function takeHead({ 0: line, 1: who, index }: RegExpExecArray, report: Report): void {
  const from = index + line.lastIndexOf(who)
  const why = 'at the head of a message'
  const child = parentOf.exec(who)?.[1]
  if (child === undefined) {
    const start = from + (/^\*{1,3}(?=[@\w])/.exec(who)?.[0].length ?? 0)
    const end = from + who.length - (start > from ? (/\*{1,3}$/.exec(who)?.[0].length ?? 0) : 0)
    report({ start, end, score: 0.6, validated: false, why })
  } else
    report({ entity: 'PERSON', start: from, end: from + child.length, score: 0.6, validated: false, why })
  const account = inBrackets.exec(line)
  if (account === null) return
  const start = index + account.index + 1
  const end = start + account[1].length
  report({ entity: 'CN_QQ', start, end, score: 0.8, validated: false, why: 'behind who sent a message' })
}
