import { matchAt } from '../../../../../src/text/match-at.js'
import type { Recognizer, Report } from '../../../detect/recognizer.js'
import { prefilterBits } from '../../../prefilter/prefilter.js'
import { isServiceAccount } from '../values/account-name.js'
import { oddness, talk } from '../values/odd-name.js'

/** Who speaks in a chat, under the name of an account: lines such as `some_name: hello`, with or without a time. */

/** A time in brackets or alone, a role, the name, and the mark behind it. */
const head =
  /[^\w\s]{0,3} ?(?:[[(]?(?:[\d/.,-]{4,10},? )?\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?[\])]? ?[-–]? ?|\[[\w #-]{2,16}\] )?(?:(?:seller|buyer|user|mod|admin|guest|host|caller) )?[<@+~]?([A-Za-z_][\w.-]{2,31})>?(?: ?[:›»]| ·| (?:wrote|replied|said|says|asked|answered|commented) ?:| [[(]?\d{1,2}:\d\d[\])]?)\s{1,3}(?=\S)/y
/** How lines of programs and of settings end. */
const codeEnd = /[;{}[\]>]$|^(?:true|false|null|none|\d+|"[^"]*"|string|number|boolean)[,;]?$|=>/
/** Roles and words that head a line. */
const roles =
  /^(?:me|you|bot|admin|mod|host|guest|seller|buyer|agent|customer|user|assistant|system|human|caller|operator|note|notes|source|update|edit|warning|error|info|debug|from|to|subject|date|reply|question|answer|answers|title|name|summary|example|input|output|instruction|response|context|player|narrator|interviewer|teacher|student|doctor|patient|nurse|client|support|server|moderator|everyone|anonymous|unknown|other|mum|mom|dad|brother|sister|grandma|grandpa|boss|manager|chef|waiter|driver|pros|cons|tip|tips|step|fact|hint|first|second|third|finally|also|however|so|ingredients|directions|method|today|tomorrow|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/i

const han = /[\u3400-\u9fff]/
/** The same in Chinese, where no space stands behind the colon. */
const hanHead =
  /[^\w\s\u3400-\u9fff]{0,2} ?(?:(?:买家|卖家|群主|房管) ?)?([\w\u3400-\u9fff.·~-]{2,14})[:：] ?(?=\S)/y
const hanTalk = /[我你您吗呢啊吧呀哈嘛哦嗯]|[?？!！~]$/
/** Nicknames are longer than names and no roles. */
const nickname =
  /^(?=[\w\u3400-\u9fff·~]{4,12}$)(?!.*(?:[员師师人者长長方官警生士姐哥妈爸爷叔婶姨奶导主户店宾客助]|老师|明星|选手|专家|教练|嘉宾|评委|歌手|领导|女孩|男孩|青年|经理|客服|同学|家长|司机|老板|系统|机器人|律师|记录|时间|日期|地址|电话|编号|名称|内容|说明|备注|要求|结果|原因|方式|情况|问题|[号码数额款]))/
/** Where people go by nicknames. */
const hanPlace = /[群聊播]|私信|弹幕|评论|贴吧|截图|语音|游戏|公会|论坛|留言|网友|队友|开黑|帖/

interface Speaker {
  places: number[]
  oddness: 0 | 1 | 2
}

/** Accounts that speak: a chat is known by one with an odd name that speaks more than once, and by what is said. */
export const chatHandle: Recognizer = {
  name: 'chat_handle',
  entities: ['USERNAME'],
  bits: 0,
  rescans: false,
  find({ text, mask }, report) {
    const speakers = readSpeakers(text, (mask & prefilterBits.han) !== 0)
    if (speakers !== undefined) for (const [name, speaker] of speakers) take(name, speaker, report)
  },
}

/** Who speaks, and where; `undefined` for what is no chat between accounts. */
function readSpeakers(text: string, isHan: boolean): Map<string, Speaker> | undefined {
  if (!text.includes('\n')) return undefined
  const speakers = new Map<string, Speaker>()
  let heads = 0
  let talks = 0
  let codes = 0
  let isChat = false
  const isPlace = isHan && hanPlace.test(text)
  for (let line = 0; line < text.length; ) {
    const next = text.indexOf('\n', line)
    const end = next === -1 ? text.length : next
    const hit =
      end - line < 4
        ? undefined
        : (matchAt(head, text, line) ?? (isHan ? matchAt(hanHead, text, line) : undefined))
    if (hit !== undefined) {
      const [whole, name] = hit
      const speaker = speakers.get(name) ?? { places: [], oddness: oddnessOf(name, isPlace) }
      speaker.places.push(line + whole.lastIndexOf(name))
      speakers.set(name, speaker)
      isChat ||=
        speaker.oddness > 0 && (speaker.places.length > 1 || (speaker.oddness > 1 && speakers.size > 2))
      heads++
      const said = lineFrom(text, line + whole.length)
      if (codeEnd.test(said)) codes++
      else if (talk.test(said) || (isHan && hanTalk.test(said))) talks++
    }
    line = end + 1
  }
  return isChat && talks > 1 && talks * 4 >= heads && codes * 8 <= heads ? speakers : undefined
}

/** See {@link oddness}; a Chinese nickname is as odd as a name with one mark. */
function oddnessOf(name: string, isPlace: boolean): 0 | 1 | 2 {
  return han.test(name) ? (isPlace && nickname.test(name) ? 1 : 0) : oddness(name)
}

/** The rest of a line, at most 200 characters. */
function lineFrom(text: string, from: number): string {
  const next = text.indexOf('\n', from)
  return text.slice(from, Math.min(next === -1 ? text.length : next, from + 200))
}

/** In a chat of accounts also plain words are names of some; capitalised ones are rather somebody's own name. */
function take(name: string, { places, oddness }: Speaker, report: Report): void {
  if (isServiceAccount(name) || roles.test(name) || (oddness === 0 && han.test(name))) return
  const isSmall = /^[a-z]{4,}$/.test(name)
  if (oddness === 0 && !isSmall && places.length < 2) return
  const score = oddness > 0 ? 0.65 : isSmall ? 0.55 : 0.5
  for (const start of places)
    report({ start, end: start + name.length, score, validated: false, why: 'speaks in a chat' })
}
