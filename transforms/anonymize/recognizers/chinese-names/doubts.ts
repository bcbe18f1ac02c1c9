import { isMainHan } from '../../../../src/text/letters.js'
import { openNicknames } from '../chinese-text/called-names.js'
import { leastLabel } from '../chinese-text/name-context.js'
import type { Candidate } from '../chinese-text/proposals.js'
import type { Words } from '../chinese-text/word-tables.js'
import { openNamesakes } from './namesakes.js'
import { openThingsBehind } from './things-behind.js'
import type { Place, WordForms } from './word-forms.js'

/**
 * Lowers the odds of what looks like a name and is a word, a part of a word, or the name of a thing, and completes
 * known names that are cut.
 */
export type Doubt = (text: string, candidates: readonly Candidate[]) => void

/** What is less likely is no name as it is. */
const leastOdds = -3
/** The most that remains: of words, which a list or another mention still lifts to names, and of parts of words. */
const wordOdds = -5
const partOdds = -8
/** Contexts from these on speak for a person: verbs such as 是 and 叫 at the edge of a clause, and offices. */
const someContext = 3
const goodContext = 5
/** A context below this is none. */
const noContext = 1.5
/** What a character of a given name costs, in twelfths, that hardly anybody has, and that nobody has. */
const fewGiven = 80
const oddGiven = 144
/** The most that an everyday word of one character costs. */
const commonCost = 112
/** Surnames that are everyday words of how things are or are done. */
const everydaySurnames = '白黄高齐焦安常平温康时于应向全包明和连成单满都从余简方冷贺游容干易厚乐鲜老双'
/** What stands before what somebody says or undergoes as often as before a name. */
const speaker =
  /^after "(?:用户|客服|客户|顾客|学生|学员|老师|医生|患者|乘客|旅客|记者|主持人|嘉宾|主播|编辑|会员|员工)"/
const doer = /^after "(?:患者|病人|用户|客户|顾客|学生|考生|会员|乘客|旅客)"/
/** 冷冰冰, before what is so. */
const doubled = /^.([\u4e00-\u9fff])\1$/
const coloured = /^(?:[黄白][球灯线块板点圈卡牌布纸]|[红橙黄绿青蓝靛紫黑白]{1,2}光)$/
const numerals = '零壹贰叁肆伍陆柒捌玖拾佰仟圆元角分整'
/** Labels of forms, which end no name: 对方户名, 工号; kin as letters call it; grades; villages; offices. */
const noName =
  /(?:户名|[工学]号|账号|卡号|作者|职务|卫教)$|^家[母父严慈兄嫂姐]$|^[初高大][一二三四](?:第|上|下|年|班|的|[（(])?$|^.家[庄沟村屯寨堡湾塘坡坪岭峪窑店铺营坝]$|^.{1,3}署$|^之|[壹贰叁肆捌玖]$|^.{1,2}[卡网链券]$|^.[东南西北中]仓$|^(?:签章|小名|花名|艺名|曾用名|[台钧惠赐]鉴)$|^[红白黄蓝绿]联$|(?:家族|山庄|王朝|公司|[邨徑径裔])$|^(?:妹妹|女儿|儿子|妈妈|爸爸|弟弟|姐姐|哥哥|奶奶|爷爷|外公|外婆|老公|老婆)$|^[北南西江兰武厦复浙清华山吉川重中湘苏郑云贵海青]大$|^白[用吃拿干跑去费忙等学做送嫖]$|^[二三四五六七八九][叔婶伯姨姑舅爷]$|^(?:恒生|大全|[求慢轻]{2})$/
/** Ends of names of things that are found as ends of names. */
const thingEnds = '峰酱'
const leastKnown = 3
/** Begin what is said of somebody, and end hardly a name: 梅西因伤缺席. */
const noEnds = '因曾将都已被案'
/** From these odds on a tagger is nearly sure. */
const likelyOdds = 1.5

export function openDoubts(words: Words, forms: WordForms): Doubt {
  const isPartOfThing = openPartOfThing(words, forms)
  const isFormOnly = openFormOnly(words, forms)
  const isNickname = openNicknames(words.surname)
  const isNamesake = openNamesakes()

  /** The most that its form as a whole leaves of a name. */
  const mostOfForm = (text: string, one: Candidate) => {
    const name = text.slice(one.start, one.end)
    // A dictionary has 小张 and not 小李: where the tagger takes the one for somebody, it is no word.
    const isCalled = one.odds >= likelyOdds && isNickname(name)
    if (!isCalled && isWord(forms, text, one)) return wordOdds
    const isHow = doubled.test(name) && everydaySurnames.includes(name[0])
    if (isDoubledTwice(text, one)) return partOdds
    const isNone = (isHow && '的地'.includes(text[one.end] ?? ' ')) || noName.test(name)
    return isNone || isNamesake(text, one) ? partOdds : undefined
  }

  const doubt = (text: string, one: Candidate) => {
    const most = mostOfForm(text, one)
    if (most !== undefined) {
      one.odds = Math.min(one.odds, most)
      return
    }
    if (one.context >= leastLabel) return
    one.end = endOfKnown(forms, text, one)
    if (coloured.test(text.slice(one.start, one.end))) {
      one.odds = Math.min(one.odds, partOdds)
      return
    }
    const around = forms.wordAround(text, one)
    if (around !== undefined && forms.isKnownPerson(text, around.start, around.end)) {
      one.start = around.start
      one.end = around.end
      if (isNamesake(text, one)) one.odds = Math.min(one.odds, partOdds)
      return
    }
    const isCut = mayBeCut(one) && forms.cutsWord(text, one)
    const isNone =
      around !== undefined ||
      isCut ||
      isNumeral(text, one) ||
      isOfPlace(forms, text, one) ||
      isOfThing(forms, text, one)
    if (isNone || isPartOfThing(text, one) || isFormOnly(text, one)) one.odds = Math.min(one.odds, partOdds)
  }
  return (text, candidates) => {
    for (const one of candidates) if (one.odds >= leastOdds) doubt(text, one)
  }
}

/** Whether a name is written by sound and a part of something longer: 霍格堡战役, 乌得勒支, 皮克峰. */
function openPartOfThing(words: Words, forms: WordForms): (text: string, one: Candidate) => boolean {
  const isThingBehind = openThingsBehind(forms)
  return (text: string, one: Candidate) => {
    const { start, end, given, context } = one
    const size = end - start
    const sounds = forms.countSounds(text, one)
    if (sounds === size && forms.soundsGoOn(text, one)) return true
    if (given >= fewGiven && context < someContext && forms.isMidSound(text, one)) return true
    // 马斯卡彭奶酪: one rare character more before the thing.
    if (sounds === size && size > 2 && words.word[text.charCodeAt(end)] > commonCost)
      if (isMainHan(text.charCodeAt(end)) && isThingBehind(text, end + 1)) return true
    const isShort = given > 0 && size === 2 && context < goodContext
    if (sounds === size || isShort || (size === 3 && sounds === 2 && context < goodContext))
      if (isThingBehind(text, end)) return true
    return size === 3 && thingEnds.includes(text[end - 1]) && sounds >= 2
  }
}

/** Whether a name is as a whole an everyday word for which nothing speaks but the form of a dialogue: 用户：谢谢. */
function isWord(forms: WordForms, text: string, { start, end, given, context, cue }: Candidate): boolean {
  const isSaid = (given === 0 || given >= oddGiven) && speaker.test(cue)
  const isUncued = context < someContext || isTwice(text, { start, end })
  return (
    (isSaid || isUncued || isDoing(text, { start, end, cue })) &&
    text[start] !== '阿' &&
    forms.isOrdinary(text, start, end)
  )
}

/** 司马光 of 司马光砸缸: who is known by three characters is not called by one more that hardly anybody is given. */
function endOfKnown(forms: WordForms, text: string, { start, end, given }: Candidate): number {
  const isLonger = end - start > leastKnown || (end - start === leastKnown && noEnds.includes(text[end - 1]))
  const mayBeLonger = (given === 0 || given >= fewGiven) && isLonger && !forms.isKnownPerson(text, start, end)
  return mayBeLonger && forms.isKnownPerson(text, start, end - 1) ? end - 1 : end
}

/** Whether what has not the form of a name is that of a place, and little speaks for a person: 路环; but 靖宇 is both. */
function isOfPlace(forms: WordForms, text: string, { start, end, given, context, odds }: Candidate): boolean {
  const isUnlikely = given === 0 && odds < likelyOdds && context < goodContext
  return (isUnlikely || (given > 0 && context < noContext)) && forms.isPlace(text, start, end)
}

/** Whether a name that nothing beside it speaks for is that of a company or a product: 高盛. */
function isOfThing(forms: WordForms, text: string, { start, end, context }: Candidate): boolean {
  return context < someContext && forms.isNamed(text, start, end)
}

/** 光程变长: characters that hardly anybody is given are rather words, where nothing stands beside them. */
function mayBeCut({ given, context }: Candidate): boolean {
  return given === 0 ? context < someContext : given >= fewGiven && context < noContext
}

/** Whether a name is a part of a number in capitals: 仟伍佰陆拾. */
function isNumeral(text: string, { start, end }: Place): boolean {
  for (let i = start; i <= end; i++) if (i >= text.length || !numerals.includes(text[i])) return false
  return true
}

/** Whether what follows the form of Chinese names is words: 罗勒叶, 白勺, 琴声齐飞. */
function openFormOnly(words: Words, forms: WordForms): (text: string, one: Candidate) => boolean {
  return (text: string, { start, end, given, context }: Candidate) => {
    if (given === 0 || context >= goodContext || forms.isKnownPerson(text, start, end)) return false
    if (end - start === 3 && given >= fewGiven && forms.isOrdinary(text, start, start + 2)) return true
    if (!everydaySurnames.includes(text[start]) || context >= someContext) return false
    if (forms.countSounds(text, { start, end }) === end - start) return false
    if (given >= oddGiven) return true
    // 时光静好
    const runsOn = !isMainHan(text.charCodeAt(start - 1)) && isMainHan(text.charCodeAt(end))
    if (runsOn && context < noContext && end - start === 3 && forms.isOrdinary(text, start, start + 2))
      return true
    const isTail = isMainHan(text.charCodeAt(start - 1)) && !isMainHan(text.charCodeAt(end))
    return (
      isTail && context < noContext && end - start === 2 && words.word[text.charCodeAt(end - 1)] <= commonCost
    )
  }
}

/** 满满收获, 慢慢走: how something is. */
function isTwice(text: string, { start, end }: Pick<Candidate, 'start' | 'end'>): boolean {
  return end - start === 2 && text[start] === text[start + 1]
}

/** 毛毛躁躁, 扣扣搜搜: the second half of such a word. */
function isDoubledTwice(text: string, { end }: Pick<Candidate, 'end'>): boolean {
  const [a, b, c, d] = text.slice(Math.max(0, end - 4), end)
  return d !== undefined && a === b && c === d && a !== c && isMainHan(text.charCodeAt(end - 4))
}

/** 患者康复: right behind such a word stands what somebody does as often as who it is. */
function isDoing(text: string, { start, end, cue }: Pick<Candidate, 'start' | 'end' | 'cue'>): boolean {
  return doer.test(cue) && isMainHan(text.charCodeAt(start - 1)) && isMainHan(text.charCodeAt(end))
}
