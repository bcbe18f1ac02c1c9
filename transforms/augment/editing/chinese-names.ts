/**
 * Names of people in Chinese, which no capital sets apart: a word of one that is replaced, moved or left out makes another
 * person of it. They are found among the words that a text has been split into: a surname that stands for itself there, with
 * one or two characters behind it. A surname that is also a word of everyday use (高, 马, 钱) counts with characters behind it
 * that names are mostly made of, a title behind the name, or what announces one before it. In doubt a word is taken for a name: it stays as it is, which costs nothing.
 */

import { type Words, wordAt } from './words.js'

/** Surnames that hardly stand for anything else as a word of their own. */
const surnames: ReadonlySet<string> = new Set(
  '王李张刘陈杨赵吴徐孙朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭萧肖董袁潘蒋蔡杜苏魏吕沈姚卢姜崔谭陆汪廖贾韦邹孟秦邱薛闫阎侯陶黎顾郝龚邵严覃戴莫孔' +
    '祁鲍柯褚戚娄缪栾骆岑佘晏闵翟甄岳穆冉邢裴卞樊靳蔺阙谌郗逄冼邝禤虞滕荀仝郁殷龚匡阮倪聂耿詹' +
    '張劉陳楊趙吳孫羅鄭謝許韓馮鄧蕭蔣蘇呂盧譚陸賈鄒韋龔嚴顧閻',
)
/** Surnames that are words as well. */
const doubtful: ReadonlySet<string> = new Set(
  '程叶葉高马黄何周曾余任段钟钱汤熊龙雷江田丁金石夏方白毛万武向贺范史付尹施洪安常乔文牛庞樊康温齐易伍申柳馬黃鐘錢湯龍萬賀',
)
const compounds: ReadonlySet<string> = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 司徒 端木 百里 南宫 歐陽 司馬 諸葛'.split(' '),
)
/** What a name begins with, or 老王: most words are passed over by their first character. */
const heads: ReadonlySet<string> = new Set([
  ...surnames,
  ...doubtful,
  ...[...compounds].map((name) => name[0]),
  '老',
  '小',
])
const title =
  /^(?:先生|女士|小姐|太太|夫人|教授|博士|医生|大夫|老师|律师|经理|总经理|主任|院长|校长|部长|局长|市长|省长|县长|总统|主席|总理|书记|工程师|同学|同志|师傅|警官|将军|法官|记者|阿姨|叔叔|奶奶|爷爷|大哥|大姐|总|董|夫妇|说道?|表示|问道|写道|笑道)$/
const announcing =
  /^(?:名?叫[做作]?|名为|姓名|名字|姓|(?:.*(?:作者|导演|演员|歌手|诗人|作家|学家|画家|总统|主席|总理|医生|老师|教授|同学|同事|朋友|记者|律师|先生|女士|患者|病人|客户|主角|主人公|皇帝|将军|经理|主任)))$/
/** What given names are mostly made of. */
const givenSigns =
  /^[伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红娥玲芬燕云洁梅琳雪荣爱妹辉香莺媛瑞凡佳嘉琼勤珍贞莉凤晶婷慧巧美倩婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希宁欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思峰宏志义兴良海山仁波贵福生龙元全国胜祥才发武新利清飞彬富顺信子涵宇浩然轩泽梓睿博文俊建斌鹏诗怡雨萱桐娇淑秀鑫]{1,2}$/
/** No given name has them. */
const grammar =
  /[的了是在和与或及也都就会能要可被把将从到对向给为不没有说这那你我他她它们着过吗呢吧啊中上下里]/
/** 一张, 这周: a surname behind them counts things. */
const counting = /[一二两三四五六七八九十几每这那某半数各]$/
/** Words of other use that begin with a surname. */
const ordinary =
  /^(?:王[国子朝后牌位室座者冠公储侯]|李子|张[开贴扬力嘴望狂时]|刘海|陈[述列旧设规腐皮醋词]|杨[树柳梅桃]|胡[子同说闹乱琴须萝椒]|林[业木地区场间中荫立阴格]|罗[列盘网马汉勒切纪]|梁上|谢[谢绝幕意]|宋[朝代体词]|唐[朝代诗突人装]|许[多可久愿诺]|韩[国语元式服剧]|苏[联醒打州格丹]|姜[汤汁片丝黄]|陆[地续军上路运]|汪洋|秦[朝代始]|魏[晋国朝]|陶[器瓷醉冶艺]|黎明|顾[客虑及问忌家]|严[重格肃禁厉密谨峻寒]|孔[雀洞隙径]|莫[名非大过如斯奈]|戴上|曹操|侯爵|孟[子加买菲]|郑[重州]|沈阳|卢[森比旺]|萧条|徐徐|贾汗|孔径|薛定|胡佛)/

/** Of each Chinese word 1 where it is a part of somebody's name. */
function markNames(all: Words): Uint8Array | undefined {
  const count = all.starts.length
  let marks: Uint8Array | undefined
  for (let i = 0; i < count; i++) {
    if (!heads.has(all.text[all.starts[i]])) continue
    const end = nameEnd(all, i)
    if (end === i) continue
    marks ??= new Uint8Array(count)
    marks.fill(1, i, end)
    i = end - 1
  }
  return marks
}

/** Behind the last word of the name that begins with a word; the word itself where none does. */
function nameEnd(all: Words, at: number): number {
  const word = wordAt(all, at)
  const compound = compoundWords(all, at)
  const family = Math.max(1, compound)
  const isSure = compound > 0 || surnames.has(word)
  if (!isSure && !doubtful.has(word)) return isWholeName(word) || isNickname(word) ? at + 1 : at
  const before = at > 0 && isBeside(all, at) ? wordAt(all, at - 1) : ''
  if (counting.test(before)) return at
  if (/^[老小阿]$/.test(before)) return at + 1
  const end = at + family + givenWords(all, at + family)
  const given = end > at + family ? all.text.slice(all.starts[at + family], all.ends[end - 1]) : ''
  if (
    given !== '' &&
    (isSure || announcing.test(before) || isLabelled(all, at, end) || givenSigns.test(given))
  )
    return end
  for (let i = at + family; i <= end; i++) if (isBeside(all, i) && title.test(wordAt(all, i))) return i
  return at
}

/** How many words from one on are a surname of two characters, which the segmenter may have parted; 0 where none is. */
function compoundWords({ text, starts, ends }: Words, at: number): number {
  if (!compounds.has(text.slice(starts[at], starts[at] + 2))) return 0
  return ends[at] === starts[at] + 2 ? 1 : ends[at + 1] === starts[at] + 2 ? 2 : 0
}

/** 老王, 阿强 as one word. */
function isNickname(word: string): boolean {
  return word.length === 2 && /^[老小]/.test(word) && surnames.has(word[1])
}

/** 收件人：高亮, and nothing more. */
function isLabelled({ text, starts, ends }: Words, at: number, end: number): boolean {
  return (
    /[:：]\s?$/.test(text.slice(starts[at] - 2, starts[at])) &&
    !/^[\u4e00-\u9fff]/.test(text.slice(ends[end - 1]))
  )
}

/** A name that is a word for the segmenter, such as 李明. */
function isWholeName(word: string): boolean {
  return (
    word.length > 1 && word.length < 4 && surnames.has(word[0]) && !ordinary.test(word) && !grammar.test(word)
  )
}

/** How many words from one on may be a given name: one of two characters, or one or two of one. */
function givenWords(all: Words, first: number): number {
  const isGiven = (at: number, length: number) =>
    isBeside(all, at) &&
    all.ends[at] - all.starts[at] === length &&
    !grammar.test(wordAt(all, at)) &&
    !title.test(wordAt(all, at))
  if (isGiven(first, 2)) return 1
  if (!isGiven(first, 1)) return 0
  return isGiven(first + 1, 1) ? 2 : 1
}

/** Whether a word stands right behind the one before it. */
function isBeside({ starts, ends }: Words, at: number): boolean {
  return at < starts.length && starts[at] === ends[at - 1]
}

/** The words less those of names. */
export function withoutNames(all: Words): Words {
  const marks = markNames(all)
  if (marks === undefined) return all
  const kept = { ...all, starts: [] as number[], ends: [] as number[], sentenceOf: [] as number[] }
  const sentences = all.sentences.map(() => 0)
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] === 1) continue
    kept.starts.push(all.starts[i])
    kept.ends.push(all.ends[i])
    kept.sentenceOf.push(all.sentenceOf[i])
    sentences[all.sentenceOf[i] + 1]++
  }
  for (let i = 1; i < sentences.length; i++) sentences[i] += sentences[i - 1]
  return { ...kept, sentences }
}
