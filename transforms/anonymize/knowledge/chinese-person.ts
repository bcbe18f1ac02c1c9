import { isCompoundSurname } from '../entities/made-up/compound-surnames.js'
import { chineseTitle } from '../entities/made-up/name-affixes.js'
import type { PersonName, Place } from './person.js'
import { foreignFirst, foreignSounds, surelyForeign } from './person-words.data.js'
import { nameKey } from './tables/name-key.js'
import { type LookUpName, nameFacts } from './tables/name-table.js'

/** 阿桂, 白兰花 and 慕容 stand for others than the one whom a list knows. */
const calls = /^[阿小老]/u
const dot = /[·・•‧]/
/** How much of a foreign name in Chinese characters may lie outside what was found of it. */
const mostCut = 2
/** What of such a name stands before the dot that was cut off. */
const cutBefore = /(?:^|\P{Script=Han})(\p{Script=Han}{1,5})[·・•‧]$/u

/** Who speaks for himself, in dialects too. */
const speaks = /(?<!自)[我咱俺侬佢偶](?![国國校院司市省县縣])|[阿俺]爹|[阿俺]妈/u
/** Who is spoken to, and the forms of a message. */
const addresses =
  /@|[您妳]|(?<!自)你(?!能|可以|的任务|会如何|是一[个名位])|大家|各位|亲[,，：:]|哈喽|喂[ ,，]|在吗|在嗎|收到|谢谢|謝謝|麻[烦煩]|拜托|[敬谨]上|此致|见字如|如晤|😂|🤣|😭|👏|💪|🍻|哈哈|嘛|呗|咯|哦|啦|哇|唉|呜/u
/** Words of the day and of the people around somebody. */
const everyday =
  /今[早晚天儿晨]|昨[天晚儿]|明[天早晚]|[上下][周週]|这[周週]|周[一二三四五六日]|礼拜|[早晚]上|前年|去年|半夜|夜班|值班|交班|请假|請假|加班|开会|開會|报销|工资|打卡|报名|签到|接龙|微信|电话|電話|手机|快递|物业|业主|房东|租客|邻居|隔壁|小区|楼下|单元|宿舍|寝室|室友|同桌|班主任|辅导员|家长|[幼托]儿园|保育员|婆婆|媳妇|老公|老婆|爸|妈|媽|爷|奶|姥|舅|姨|姑|叔|婶|嫂|伯|儿子|女儿|闺女|妹|弟|孙子|亲家|初恋|前任|男友|女友|同事|老板|经理|主管|师傅|站长|骑手|司机|客服|护士|医生|病房|病友|住院|手术|出院|[术家]属|医嘱|血压|体温|户籍|民警|警官|保安|村委|村里|乡亲|牌友|麻将|赊账|欠|转账|块钱|[群帮]主|群友|帮会|战队|队友|领取|名单|出席|缺席|记录[:：]|批改|主刀|术者|求助人|登记|投诉|楼主|直播|主播|弹幕/gu
/** A line that somebody says. */
const turn = /(?:^|\n)[ \t>]{0,3}[^\s:：]{1,8}[:：](?!\/\/)/g
/** What is made up says so, and so do tasks: who is in them is anybody. */
const madeUp =
  /从前|很久以前|有一天|传说|故事|小说|童话|寓言|剧本|角色|主人公|主角|情节|例如|比如|假设|假如|如果一个|甲乙|示例|题目|造句|作文|诗歌|写一[篇首段个]|编写|创作|生成|改写成/u
const leastEveryday = 2

/** Reads names in Chinese characters. */
export function openChineseReader(lookUp: LookUpName): (name: string, place: Place) => PersonName {
  const isLived = openLives()
  return (name, place) => {
    const key = nameKey(name)
    const isTransliterated = dot.test(name)
    return {
      words: [key],
      isFull: isTransliterated || isFull(key),
      isListed:
        (key.length > 1 &&
          !calls.test(key) &&
          !hasFact(key, nameFacts.family) &&
          !isCompoundSurname(key) &&
          hasFact(key, nameFacts.whole)) ||
        (isTransliterated && isKnownForeign(name, place)),
      isCommon: true,
      isExample: hasFact(key, nameFacts.example) || isCounted(name, place.text),
      isTransliterated,
      isLived: !isTransliterated && !isForeignSounding(key) && isLived(place.text),
    }
  }

  /** 约翰, 小明, 李先生 and 欧阳 are names alone; 李白 says who. */
  function isFull(key: string): boolean {
    if (hasFact(key, nameFacts.given) || isForeignSounding(key) || /^[小老阿]\p{Script=Han}$/u.test(key))
      return false
    const bare = key.replace(chineseTitle, '')
    if (isCompoundSurname(bare) || (bare !== key && hasFact(bare, nameFacts.family))) return false
    return (
      key.length > 1 &&
      key.length < 5 &&
      (hasFact(key[0], nameFacts.family) || isCompoundSurname(key.slice(0, 2)))
    )
  }

  /** By its last part alone (霍金 of 斯蒂芬·霍金), or with what was cut off it (霍 of 霍金, 路德·金 of 马丁·路德·金). */
  function isKnownForeign(name: string, { text, start, end }: Place): boolean {
    const cut = cutBefore.exec(text.slice(Math.max(0, start - 8), start))?.[1] ?? ''
    const last = name.split(dot).at(-1) ?? ''
    for (let more = 0; more <= mostCut; more++) {
      const rest = text.slice(end, end + more)
      if (rest.length < more || (more > 0 && !/^\p{Script=Han}+$/u.test(rest))) break
      if (hasFact(nameKey(`${cut}${name}${rest}`), nameFacts.whole)) return true
      const part = `${last}${rest}`
      if (part.length > 1 && hasFact(part, nameFacts.whole)) return true
    }
    return false
  }

  function hasFact(key: string, fact: number): boolean {
    return (lookUp(key) & fact) !== 0
  }
}

/** 刘七 and 孙八 beside 张三, and 张三 with a word of the sentence. */
function isCounted(name: string, text: string): boolean {
  if (/^(?:张三|李四|王五|赵六|張三|趙六)\p{Script=Han}$/u.test(name)) return true
  return /^\p{Script=Han}[三四五六七八九十]$/u.test(name) && /[张張]三|李四|王五/.test(text)
}

/** Whether a short name reads like a foreign given name: 艾玛, 鲍勃. */
function isForeignSounding(key: string): boolean {
  return (
    key.length < 5 && foreignSounds.test(key) && (surelyForeign.test(key.slice(1)) || foreignFirst.test(key))
  )
}

/**
 * Whether a text tells of the lives of private people: there a name alone (小覃, 温工, 雨桐) is somebody whom the author or
 * the reader knows, and not anybody as in an exercise or a story. Keeps what was said of the last text, since its names
 * are asked one by one.
 */
function openLives(): (text: string) => boolean {
  let last: { text: string; isLived: boolean } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, isLived: isAboutLives(text) }
    return last.isLived
  }
}

function isAboutLives(text: string): boolean {
  const days = new Set(text.match(everyday)).size
  const turns = text.match(turn)?.length ?? 0
  const signs = Number(speaks.test(text)) + Number(addresses.test(text)) + Number(turns > 1)
  if (madeUp.test(text)) return false
  return days >= leastEveryday || (days > 0 && signs > 0) || signs > 1
}
