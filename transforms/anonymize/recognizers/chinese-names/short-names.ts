import { allMatches } from '../../../../src/text/match-at.js'
import { labelSigns } from '../chinese-text/label-signs.data.js'
import type { Candidate } from '../chinese-text/proposals.js'
import { never, type Words } from '../chinese-text/word-tables.js'
import { findWhole } from './whole-names.js'
import type { WordForms } from './word-forms.js'

/**
 * Names that are short: given names alone, where a talk, a letter or a family calls somebody by one, those of people
 * whom the text names in full, and surnames alone (姓尹).
 */
export type FindShortNames = (text: string, candidates: readonly Candidate[]) => Candidate[]

/** What a character of a given name may cost, in twelfths, where the name stands alone. */
const mostGiven = 90
/** A full name must be as likely as this to make its given name one elsewhere. */
const sureOdds = 2
const spokenOdds = 1.5
const calledOdds = 0.8
const mostNames = 64
/** Read like given names, and are words that stand before a colon. */
const words =
  '中文 英文 日文 法文 作者 美丽 文中 文言 大海 天明 小文 学文 明文 原文 正文 全文 本文 语文 甲方 乙方 丙方 天气 家长 小红 小明 小华 小刚 小强 小丽 小芳 爱心 海天 国学 文学 数学 化学 科学 大学 中学 小学 同学 华语 国语 双方 对方 男方 女方 高中 初中 前言 后记 心得 文案 艺名'

const speakers =
  /(?<=^|\n)[ \t>]{0,3}(?:\[?(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},? )?\d{1,2}:\d\d(?::\d\d)?\]? )?([\u4e00-\u9fff]{2,4}|阿[A-Z][a-z]{1,7}|\0)[ \t]?[:：]/g
const nicknames =
  /^(?:阿[\u4e00-\u9fff]{1,2}|阿[A-Z][a-z]{1,7}|[老小大][\u4e00-\u9fff]儿?|[\u4e00-\u9fff]{1,2}[哥姐叔姨嫂婶伯爷婆妹]|([\u4e00-\u9fff])\1)$/
/** Who speaks in every text. */
const anybody =
  /^(?:老[师师人板公婆外伴生]|学生|大[家夫哥姐妈爷]|小[姐哥妹孩狗猫兔鸟]|[爷爸妈奶哥姐妹弟叔伯婆公宝]{2}|阿[姨公婆爸妈]|.*[人者员方师生])$/
const salutation =
  /(?<=^|\n|[ \t])(?:亲爱的|敬爱的|最爱的)(?!妈|爸|[爷奶哥姐弟妹叔姑舅姨伯婶公婆]{2}|外[公婆]|老[师婆公]|母亲|父亲|同学|朋友)([\u4e00-\u9fff]{2,3})(?=[:：,，!！]|\s{0,3}\n)|(?<=^|\n)[ \t]{0,4}([\u4e00-\u9fff]{2})(?=(?:吾|贤|学|仁)?[兄姊姐弟妹儿君友]?(?:如晤|如面|台鉴|惠鉴|大鉴|见字|展信|[:：](?:展信|见信|见字)))/g
const salutations = ['爱的', '如晤', '如面', '鉴', '见字', '展信', '见信']
const kin =
  /(?:儿子|女儿|闺女|孙子|孙女|外孙|妻子|丈夫|老婆|老公|妹妹|弟弟|姐姐|哥哥|同桌|室友|闺蜜|发小|小名叫?|乳名叫?|我叫|名叫)([\u4e00-\u9fff]{2})(?=[，。、！？,.!?\s：:]|今年|说|的|在|和|也|已|考|上|刚|要|从|$)/g
/** 我是彤彤。 */
const iAm = /我是(([\u4e00-\u9fff])\2)(?=[，。！,!\n]|的[爸妈哥姐弟妹])/g
/** What somebody is called, whatever else the word means. */
const called =
  /(?:(?:大名|真名|本名|全名|媳妇|老公|老婆|女方|男方|男的|女的|儿子|女儿|闺女|孩子|同学|同桌|室友|女友|男友|女朋友|男朋友|初恋|对象|领导)(?:就|真|也)?叫|(?:我|他|她)(?:就|真|也|真名|大名|本名)叫|(?:收货人|收件人|联系人)(?:改成|改为|是))["“]?([\u4e00-\u9fff]{2,3})["”]?(?=[，。、！？；,.!?;\s]|$)/g
/** 客户亓女士, 谢谢操老师: whoever has a title behind a label or thanks, whatever else the character means. */
const labelledTitle =
  /(?:谢谢|明白|收到|了解|班主任|客户|用户|患者|病人|业主|租客|房客|乘客|旅客|车主|家属|当事人|收件人|联系人|被访人|会员|储户)[:：]?([\u4e00-\u9fff])(?=老师|女士|先生|小姐|太太|师傅|医生|大夫)/g
const noTitled =
  '老各新原该位本此名男女这那某您你们的等小大两多好与和或及叫是者在由找请问去到让被把将从经听跟同随对用按看见给为前现'
/** Those whom somebody thanks, asks or calls: 感谢小羽. */
const asked =
  /(?:感谢|谢谢|多谢|辛苦|麻烦|请教|联系|通知|提醒|喊|叫上)([小阿老][\u4e00-\u9fff])(?=[\s，。、！？,.!?]|[帮把去来说发过给]|和|跟|$)/g
/** Words of that form: 老师, 小组. */
const noAsked = /^(?:老[师板总大乡婆公]|小[组时区伙朋心姐哥妹弟]|阿[姨里])/
const noCall =
  /什么|啥|妈|爸|爷|奶|公$|婆$|哥$|姐$|弟$|妹$|我|你|他|她|它|吗|呢|来|去|了|停|好$|车|外卖|门|本人|自己/
const signature =
  /\n[ \t]{0,40}(?:(?:你|您|爱你|爱您|想你)?的?(?:弟|妹|兄|姐|儿|女|妈妈|爸爸|母亲|父亲|朋友|学生|老友|同学|孙女?|外甥女?)?[:： ]{0,2})([\u4e00-\u9fff]{2})[ \t]{0,2}(?:敬上|谨上|拜上|上|字|书|启|亲笔|手书)?[ \t]{0,4}(?:\n[^\n]{0,24})?\s{0,4}$/g
const letter = /此致|敬礼|祝[你您好身一万]|您好|你好|见信|展信|如晤|谢谢|感谢|敬上|想你/
const surnameAlone =
  /(?<![百贵同尊复单老])姓([\u4e00-\u9fff])(?=[，。、；！？,.;!?\s）)啊呀哈]|$|的(?!人|同学|家庭|最|帽|姓|字|汉字|名)|先生|女士|师傅)/g
/** 姓 名 邓 玉 梅: a scanner parts the characters of a form. */
const parted =
  /(?:姓 {0,3}名|[络系糸絡] ?人|[投被申经负保险请持办] ?人|[户戶] ?主|患者|病人|家属|本人)[ \t:：]{1,4}([\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,3})(?=[ \t]{2,}|[ \t]*(?:\n|$)|[（(])/g
const noSurname = '氏名什啥甚么字的'
const noDouble = '慢天人常刚看试求轻好大多'
const sir = /([\u4e00-\u9fff]) ?(?:[sS]ir|SIR)(?![A-Za-z])/g
/** 戶名 CHAN TAI MAN: as cards and accounts of Hong Kong write it. */
const capitals =
  /(?:[户戶]名|英文名|姓名|(?<![地书店])名[係系是]|收款人|持卡人|轉數快|转数快|[恆恒]生[^\n]{0,20} 名|[匯汇][豐丰][^\n]{0,20} 名|\0 名)[:： ]{1,3}([A-Z]{2,8}(?: [A-Z]{2,8}){1,2})(?![A-Za-z])/g
/** Companies, and fillers. */
const noCapitals = /(?:^| )(?:CHINA|BANK|LTD|LIMITED|CO|INC|GROUP|HOLDINGS|NAME|ABC|X{2,3})(?: |$)/
/** T哥, T姐. */
const initial = /(?<![A-Za-z\d])[A-Z][哥姐](?![妹弟们夫])/g
const anyParted = /[名人主者属] ?[:：]? ?[\u4e00-\u9fff] [\u4e00-\u9fff](?: |\n|$)/
const anySir = /[\u4e00-\u9fff] ?sir/i

/** What reads as a name of a few characters, alone. */
interface ShortForms {
  isGiven(name: string): boolean
  /** Such as 豆豆. */
  isDoubled(name: string): boolean
  isSurname(character: string): boolean
  isOrdinary(name: string): boolean
}

function openShortForms(tables: Words, forms: WordForms): ShortForms {
  const { first, last, surname } = tables
  const known = new Set(words.split(' '))
  const isOrdinary = (name: string) => forms.isOrdinary(name, 0, name.length)
  return {
    isOrdinary,
    isGiven(name) {
      if (name.length !== 2 || known.has(name) || isOrdinary(name)) return false
      return first[name.charCodeAt(0)] <= mostGiven && last[name.charCodeAt(1)] <= mostGiven
    },
    isDoubled: (name) =>
      name.length === 2 && name[0] === name[1] && !isOrdinary(name) && !noDouble.includes(name[0]),
    isSurname: (character) => surname[character.charCodeAt(0)] !== never && !noSurname.includes(character),
  }
}

export function openShortNames(tables: Words, wordForms: WordForms): FindShortNames {
  const forms = openShortForms(tables, wordForms)
  return (text, candidates) => {
    const found: Candidate[] = []
    if (text.includes('\n')) {
      findSpeakers(text, { candidates, forms }, found)
      if (letter.test(text)) findBeside(text, { pattern: signature, cue: 'signs a letter', forms }, found)
    }
    if (salutations.some((word) => text.includes(word)))
      findBeside(text, { pattern: salutation, cue: 'somebody is written to', forms }, found)
    findBeside(text, { pattern: kin, cue: 'of a family', forms }, found)
    findBeside(text, { pattern: iAm, cue: 'says who it is', forms }, found)
    if (/叫|[改是]/.test(text)) findCalled(text, found)
    for (const { 0: whole, 1: name, index } of allMatches(labelledTitle, text))
      if (!noTitled.includes(name))
        found.push(
          candidateOf({
            start: index + whole.length - 1,
            end: index + whole.length,
            odds: calledOdds,
            cue: 'before a title, behind a label',
          }),
        )
    for (const { 0: whole, 1: name, index } of allMatches(asked, text))
      if (!noAsked.test(name) && !forms.isOrdinary(name))
        found.push(
          candidateOf({
            start: index + whole.length - 2,
            end: index + whole.length,
            odds: calledOdds,
            cue: 'is spoken to',
          }),
        )
    for (const { 0: whole, 1: name, index } of allMatches(capitals, text)) {
      if (noCapitals.test(name)) continue
      const end = index + whole.length
      found.push(
        candidateOf({ start: end - name.length, end, odds: calledOdds, cue: 'in capitals behind a label' }),
      )
    }
    for (const { 0: name, index } of allMatches(initial, text))
      found.push(
        candidateOf({ start: index, end: index + name.length, odds: calledOdds, cue: 'form of address' }),
      )
    findWhole(text, forms.isSurname, found)
    if (anyParted.test(text)) findParted(text, forms, found)
    if (text.includes('姓')) findSurnames(text, { pattern: surnameAlone, cue: 'after "姓"', forms }, found)
    if (anySir.test(text)) findSurnames(text, { pattern: sir, cue: 'before "sir"', forms }, found)
    findGiven(text, { candidates, forms }, found)
    return found.length === 0 ? found : withoutTaken(found, candidates)
  }
}

interface Known {
  candidates: readonly Candidate[]
  forms: ShortForms
}

interface Form {
  pattern: RegExp
  cue: string
  forms: ShortForms
}

/** Those whose lines a talk is made of: two at least, of whom some may be masked already. */
function findSpeakers(text: string, { candidates, forms }: Known, found: Candidate[]): void {
  const hits = [...allMatches(speakers, text)]
  if (hits.length < 2) return
  const starts = new Set(candidates.filter(({ odds }) => odds > 0).map(({ start }) => start))
  const isShort = (who: string) => (forms.isGiven(who) || nicknames.test(who)) && !anybody.test(who)
  const talk = hits.filter(
    ({ 1: who, 0: lead, index }) => who === '\0' || isShort(who) || starts.has(index + lead.indexOf(who)),
  )
  if (new Set(talk.map(([, who]) => who)).size < 2) return
  const times = new Map<string, number>()
  for (const [, who] of hits) times.set(who, (times.get(who) ?? 0) + 1)
  const again = [...times.keys()].filter(
    (who) =>
      (times.get(who) ?? 0) > 1 &&
      who !== '\0' &&
      !anybody.test(who) &&
      !forms.isOrdinary(who) &&
      !labelSigns.test(who),
  )
  const named = new Set([...talk.map(([, who]) => who).filter(isShort), ...again])
  addEach(found, { text, names: named, cue: 'speaks in a talk' })
}

function findBeside(text: string, { pattern, cue, forms }: Form, found: Candidate[]): void {
  for (const hit of allMatches(pattern, text)) {
    const name = hit[1] ?? hit[2]
    if (!forms.isGiven(name) && !forms.isDoubled(name) && !nicknames.test(name)) continue
    const start = hit.index + hit[0].lastIndexOf(name)
    found.push(candidateOf({ start, end: start + name.length, odds: calledOdds, cue }))
  }
}

function findCalled(text: string, found: Candidate[]): void {
  for (const { 0: whole, 1: name, index } of allMatches(called, text)) {
    if (noCall.test(name)) continue
    const start = index + whole.lastIndexOf(name)
    found.push(candidateOf({ start, end: start + name.length, odds: calledOdds, cue: 'is called so' }))
  }
}

function findSurnames(text: string, { pattern, cue, forms }: Form, found: Candidate[]): void {
  for (const { 0: whole, 1: name, index } of allMatches(pattern, text)) {
    if (!forms.isSurname(name)) continue
    const start = pattern === sir ? index : index + 1
    const end = pattern === sir ? index + whole.length : start + 1
    found.push(candidateOf({ start, end, odds: calledOdds, cue }))
  }
}

function findParted(text: string, forms: ShortForms, found: Candidate[]): void {
  for (const { 0: whole, 1: name, index } of allMatches(parted, text)) {
    if (!forms.isSurname(name[0])) continue
    const end = index + whole.length
    found.push(
      candidateOf({ start: end - name.length, end, odds: spokenOdds, cue: 'behind a label, in parts' }),
    )
  }
}

/** Where a word that is also a given name stands alone, as in a salutation: 国庆，. */
function isAlone(text: string, start: number, end: number): boolean {
  return (
    /(?:^|\n)[ \t]{0,4}$/.test(text.slice(Math.max(0, start - 6), start)) &&
    /^[ \t]*[，,:：!！\n]|^$/.test(text.slice(end, end + 4))
  )
}

/** 靖宇 in a text that names 欧阳靖宇. */
function findGiven(text: string, { candidates, forms }: Known, found: Candidate[]): void {
  const surnames = new Map<string, string>()
  const words = new Set<string>()
  for (const { start, end, odds, given } of candidates) {
    const name = text.slice(end - 2, end)
    if (odds < sureOdds || given === 0 || end - start < 3) continue
    surnames.set(name, text[end - 3])
    if (forms.isOrdinary(name)) words.add(name)
  }
  const all: Candidate[] = []
  addEach(all, { text, names: new Set(surnames.keys()), cue: 'named in full elsewhere' })
  // Behind its surname it is the full name, which something spoke against.
  for (const one of all)
    if (
      text[one.start - 1] !== surnames.get(text.slice(one.start, one.end)) &&
      (!words.has(text.slice(one.start, one.end)) || isAlone(text, one.start, one.end))
    )
      found.push(one)
}

/** Without what lies in a likely name. */
function withoutTaken(found: readonly Candidate[], candidates: readonly Candidate[]): Candidate[] {
  const taken = new Set<number>()
  for (const { start, end, odds } of candidates)
    if (odds > 0) for (let at = start; at < end; at++) taken.add(at)
  return found.filter(({ start, end }) => !taken.has(start) && !taken.has(end - 1))
}

/** Every mention of the first names; more of them make a list, in which nobody is spoken of again. */
function addEach(
  found: Candidate[],
  { text, names, cue }: { text: string; names: ReadonlySet<string>; cue: string },
): void {
  for (const name of [...names].slice(0, mostNames))
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      found.push(candidateOf({ start: at, end: at + name.length, odds: spokenOdds, cue }))
}

function candidateOf(place: Pick<Candidate, 'start' | 'end' | 'odds' | 'cue'>): Candidate {
  return { ...place, given: 0, context: 0 }
}
