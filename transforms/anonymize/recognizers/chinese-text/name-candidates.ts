import { compoundSurnames } from '../../entities/made-up/compound-surnames.data.js'
import { openCalledNames } from './called-names.js'
import { never, type Words } from './word-tables.js'

/** Something in the form of a name, `[start, end)` of a run, and what it costs to read it as one, in twelfths. */
export interface Form {
  start: number
  end: number
  cost: number
  /** What each character of the given name costs; 0 for names of another form. */
  given: number
  /** Its odds before its context, where they are known. */
  odds?: number
  /** It is a given name without a surname. */
  isAlone?: true
}

export interface CandidateOptions {
  /** What any name costs beside its characters. */
  rarity: number
  /** How much costlier than its characters as words a name may be to be worth a look. */
  most: number
  take: (form: Form) => void
}

/** Visits what has the form of a name in the run `codes[0..length)`: a surname and one or two characters. */
export type EachCandidate = (codes: Uint16Array, length: number, options: CandidateOptions) => void

const unit = 12
/** Two characters in 65 of 100 given names, one in 35. */
const twoCost = Math.round(-Math.log(0.65) * unit)
const oneCost = Math.round(-Math.log(0.35) * unit)
/** 姓: behind it stands a surname, and no given name begins with it. */
const family = 0x59d3
const compoundCost = 7 * unit
/** A character not seen in given names; a rare one is likelier there than in running text. */
const unseenCost = 12.5 * unit
const unseenRareCost = 11 * unit
/** Two such characters side by side are some rare word. */
const oddCost = 5 * unit
/** Given names such as 婷婷. */
const doubledCost = 2 * unit
/** What a surname that no list has costs beside what it costs as a word: 漆, 妥, where the name stands alone. */
const unlistedCost = 2.5 * unit
/** What a given name without a surname costs beside its characters: what is hardly likelier than words is no name. */
const aloneCost = 7 * unit
/** Characters of grammar, which no given name has, whatever the word lists say. */
const grammar =
  '的了于和是在有不也就都而及与或我你他她它们这那着过吗呢吧啊嘛呀把被让给对从到说要会没很么什打查叫问找拉带某其所并但却乎矣哉兮焉叔姨婶舅奶妈爸爷氏总'
const grammarCost = 17 * unit

/** No given names, though they follow surnames. */
const calls =
  '医生 医师 老师 教授 大夫 护士 律师 经理 主任 师傅 同学 同志 阿姨 叔叔 大爷 大妈 大哥 大姐 奶奶 爷爷 老板 队长 班长 局长 处长 科长 校长 院长 市长 县长 书记 总监 会计 法官 警官 将军 博士 公子 夫人 太太 家村 家庄 某某 谢谢 慢慢 常常 刚刚 看看 试试 企微 阿嬷 学号 班别 先生 女士 小姐'

/** Surnames that the word lists lack: rare ones, whose characters hardly stand for anything else. */
const rareSurnames =
  '亓郏邗郐郯鄞綦羿茆谯贠邴庹仉佴侴琚殳迮镡朴笪禤庹逄厍呙昝郄綦缑禚遆逯璩谌妫侴爨麴眭雒鬲郇郗恽芮邰罕'
const rareSurnameCost = 11 * unit

export function openCandidates({ surname: listed, first, last, only, word }: Words): EachCandidate {
  const surname = listed.slice()
  for (const name of rareSurnames) {
    const code = name.charCodeAt(0)
    surname[code] = Math.min(surname[code], rareSurnameCost)
  }
  const compounds = new Set(
    compoundSurnames.split(' ').map((name) => (name.charCodeAt(0) << 16) | name.charCodeAt(1)),
  )
  const isCall = new Set(calls.split(' ').map((call) => (call.charCodeAt(0) << 16) | call.charCodeAt(1)))
  const eachCalled = openCalledNames(surname, last)
  const compoundHeads = new Uint8Array(65_536)
  for (const name of compoundSurnames.split(' ')) compoundHeads[name.charCodeAt(0)] = 1
  const [firsts, lasts, onlys] = [first, last, only].map((table) => givenCosts(table, word))

  /** What two characters cost as a given name: 春妮, and 豆豆. */
  const aloneGiven = (a: number, b: number) => {
    if (first[a] === never || a === family) return Number.POSITIVE_INFINITY
    const second = a === b ? Math.min(last[b], doubledCost) : last[b]
    return second === never ? Number.POSITIVE_INFINITY : first[a] + second
  }

  return (codes, length, { rarity, most, take }) => {
    const takeGiven = (start: number, at: number, surnameCost: number) => {
      if (at >= length) return
      let words = 0
      for (let i = start; i <= at; i++) words += word[codes[i]]
      const base = surnameCost + rarity
      const one = onlys[codes[at]] + oneCost
      if (base + one - words <= most) take({ start, end: at + 1, cost: base + one, given: one })
      if (at + 1 >= length) return
      const isDoubled = codes[at] === codes[at + 1] && first[codes[at]] !== never
      const second = isDoubled ? Math.min(lasts[codes[at + 1]], doubledCost) : lasts[codes[at + 1]]
      const isOdd = first[codes[at]] === never && last[codes[at + 1]] === never
      const two = firsts[codes[at]] + second + twoCost + (isOdd ? oddCost : 0)
      const isCalled = isCall.has((codes[at] << 16) | codes[at + 1])
      if (!isCalled && base + two - words - word[codes[at + 1]] <= most)
        take({ start, end: at + 2, cost: base + two, given: two / 2 })
    }
    const takeAlone = (i: number) => {
      if (isCall.has((codes[i] << 16) | codes[i + 1])) return
      const cost = aloneGiven(codes[i], codes[i + 1])
      if (cost <= word[codes[i]] + word[codes[i + 1]])
        take({ start: i, end: i + 2, cost: cost + aloneCost, given: 0, isAlone: true })
    }
    for (let i = 0; i < length - 1; i++) {
      const isCompound = compoundHeads[codes[i]] === 1 && compounds.has((codes[i] << 16) | codes[i + 1])
      // 狐师 in 令狐师傅 is no given name.
      const isTitled = isCompound && i + 3 < length && isCall.has((codes[i + 2] << 16) | codes[i + 3])
      const cost = isTitled ? never : surname[codes[i]]
      if (cost !== never) takeGiven(i, i + 1, cost)
      else if (i === 0 && length < 4 && last[codes[1]] !== never)
        takeGiven(0, 1, word[codes[0]] + unlistedCost)
      eachCalled({ codes, length, at: i }, (end, odds) => take({ start: i, end, cost: 0, given: 0, odds }))
      if (isCompound && !isTitled) takeGiven(i, i + 2, compoundCost)
      takeAlone(i)
    }
  }
}

/** What characters cost in a place of a given name, unseen ones and those of grammar included. */
function givenCosts(table: Uint8Array, word: Uint8Array): Uint8Array {
  const costs = new Uint8Array(65_536)
  for (let code = 0; code < costs.length; code++)
    if (table[code] !== never) costs[code] = table[code]
    else costs[code] = word[code] > 11 * unit ? unseenRareCost : unseenCost
  for (let i = 0; i < grammar.length; i++) costs[grammar.charCodeAt(i)] = grammarCost
  return costs
}
