import {
  compoundSurnames,
  compoundsOfWords,
  wordsBeforeSurname,
} from '../../entities/made-up/compound-surnames.data.js'
import { never } from './word-tables.js'

/**
 * What people are called without their given name: a surname with a title (崔医生, 何大爷), and 小, 老 or 阿 with a
 * surname (小王, 老李). Whether it is a person the context and the tagger decide.
 */

/** The odds of what friends may call each other by (胖哥, 阿杰, 小鹿): the tagger says whether they do. */
const looseOdds = -4
const looseTitles = '哥姐叔姨嫂婶伯爷婆妹妈弟仔子儿'

/** Visits what has such a form at a place of a run, and where it ends. */
export type EachCalled = (place: CalledPlace, take: TakeCalled) => void

type TakeCalled = (end: number, odds: number) => void

/** The odds of a surname with a title of one character (麦太, 岑伯), which are a word as often: 向导, 施工. */
export const shortTitleOdds = -0.6
const shortTitles = '太伯姐哥嫂工处局董导律叔婶姨师'

export interface CalledPlace {
  codes: Uint16Array
  length: number
  at: number
}

const titles =
  '先生 女士 小姐 老师 医生 大夫 教授 律师 护士 师傅 经理 主任 阿姨 叔叔 大爷 大妈 大叔 大婶 大娘 大哥 大姐 奶奶 爷爷 老板 队长 班长 局长 处长 科长 校长 院长 所长 店长 村长 镇长 书记 支书 太太 师母 师姐 师兄 医师 技师 站长 组长 社长 团长 连长 营长 会计 警官 法官 同学 同志 博士 总监 夫人 阿婆 阿公 阿伯 阿嬷'
/** A surname with one of these is a person; with the others it takes a word beside it or the tagger to say so. */
const sureTitles = '先生 女士 小姐'
const sureOdds = 0.1
const titledOdds = 0
const rareOdds = -1
/** 司马小姐: such a surname before a title is hardly anything else, and surer than its last character alone (马小姐). */
const compoundOdds = 6
const nicknameOdds = -0.5
/** Rarer surnames make no person of what stands before a title, or behind 小. */
const mostSure = costOfShare(9 / 10_000)
const mostTitled = costOfShare(2 / 100_000)
const mostNickname = costOfShare(3 / 10_000)
const heads = '小老阿大'
/** 总, a title of one character: 欧阳总. */
const boss = 0x603b
/** 小明 and such are nobody: they have apples in exercises. Others are words: 小白, 老外. */
const noNicknames =
  '小明 小红 小华 小刚 小强 小黄 小白 小米 小时 小方 小金 小高 小康 小区 小路 小花 小麦 小古 老外 老公 老伯 老师 老年 老高 老成 老练 老古 老道 老于 老黄 老白 老方 阿房 大方 大同 大都 大连 大安 大成 大海 大白 大黄 大叶 大马 大石 大江 大包 大关 大金 大水 大田 大于 大门 大全 大丁 大红 大牛 大项 大祝 大明 大师 大陆 大麦 大唐 大宋 大清 大元 大秦 大汉 大米 大腿 大山 大仓 大卫 大路 大谷 大阮 大庞 大范 大毛 大严 大康 大凌 大钱 大花 大雷 大风 大雪 大雨 大车 大巴 大盘 大干 大习 大司 大祖 大洪 大高 大宁 大余 大温 大火 大平'

/** Words and animals of that form more often than people, whatever a tagger says. */
const rarelyNicknames =
  '小计 小段 小项 小马 小龙 小熊 小鹿 小牛 小羊 小鸡 小包 小车 小单 小曲 小雷 小毛 小石 小江 小岛 小门 小山 小汤 小管 小凤 老马 老龙 老牛 老熊 老毛 老汤 老卫'

export function openCalledNames(surname: Uint8Array, given: Uint8Array): EachCalled {
  const sure = pairsOf(sureTitles)
  const known = pairsOf(titles)
  const words = pairsOf(noNicknames)
  const isHead = new Uint8Array(65_536)
  const isShortTitle = new Uint8Array(65_536)
  const isLooseTitle = new Uint8Array(65_536)
  const isCompoundHead = new Uint8Array(65_536)
  for (const name of compoundSurnames.split(' ')) isCompoundHead[name.charCodeAt(0)] = 1
  for (const title of looseTitles) isLooseTitle[title.charCodeAt(0)] = 1
  for (const title of shortTitles) isShortTitle[title.charCodeAt(0)] = 1
  for (const head of heads) isHead[head.charCodeAt(0)] = 1
  const compounds = pairsOf(compoundSurnames)
  const wordsToo = pairsOf(compoundsOfWords)
  const wordsBefore = pairsOf(wordsBeforeSurname)
  const isCompound = (codes: Uint16Array, at: number) =>
    isCompoundHead[codes[at]] === 1 && compounds.has((codes[at] << 16) | codes[at + 1])
  const takeCompound = ({ codes, length, at }: CalledPlace, take: TakeCalled) => {
    if (!isCompound(codes, at) || wordsBefore.has((codes[at - 1] << 16) | codes[at])) return
    const odds = wordsToo.has((codes[at] << 16) | codes[at + 1]) ? rareOdds : compoundOdds
    if (at + 3 < length && known.has((codes[at + 2] << 16) | codes[at + 3])) take(at + 4, odds)
    else if (codes[at + 2] === boss) take(at + 3, odds)
  }
  return (place, take) => {
    const { codes, length, at } = place
    if (at + 1 >= length) return
    if (at + 2 < length) takeCompound(place, take)
    const cost = surname[codes[at]]
    if (cost !== never && at + 2 < length) {
      const title = (codes[at + 1] << 16) | codes[at + 2]
      if (known.has(title)) {
        if (!sure.has(title)) take(at + 3, cost <= mostTitled ? titledOdds : looseOdds)
        else take(at + 3, cost <= mostSure ? sureOdds : rareOdds)
      }
    }
    if (cost <= mostTitled && isShortTitle[codes[at + 1]] === 1) take(at + 2, shortTitleOdds)
    else if (isLooseTitle[codes[at + 1]] === 1 && given[codes[at]] !== never) take(at + 2, looseOdds)
    if (isHead[codes[at]] === 0) return
    if (words.has((codes[at] << 16) | codes[at + 1])) return
    if (at + 2 < length && isCompound(codes, at + 1)) return take(at + 3, nicknameOdds)
    if (surname[codes[at + 1]] <= mostNickname) take(at + 2, nicknameOdds)
    else if (given[codes[at + 1]] !== never) take(at + 2, looseOdds)
  }
}

/** Whether 小 or 老 and a surname that many have is what friends call somebody: 小张, 老李. */
export function openNicknames(surname: Uint8Array): (name: string) => boolean {
  const words = new Set(`${noNicknames} ${rarelyNicknames}`.split(' '))
  return (name) =>
    name.length === 2 &&
    '小老'.includes(name[0]) &&
    surname[name.charCodeAt(1)] <= mostNickname &&
    !words.has(name)
}

/** Words of two characters, as numbers: no text is made of a place to look it up. */
function pairsOf(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map((word) => (word.charCodeAt(0) << 16) | word.charCodeAt(1)))
}

function costOfShare(share: number): number {
  return Math.round(-Math.log(share) * 12)
}
