import type { Draws } from '../../src/transform/random.js'
import { compoundSurnames } from '../../transforms/anonymize/entities/made-up/compound-surnames.data.js'
import { familyNames } from '../../transforms/anonymize/recognizers/name-cues/japanese.data.js'
import type { CedictWord, JiebaWord } from './dictionaries.js'
import { nameLogs } from './name-counts.js'

/** Draws from lists of names and words, by kind. */
export interface NameDraws {
  /** A surname of one character, the more frequent the likelier; rarely of two. */
  surname(): string
  isSurname(character: string): boolean
  /** A surname with a given name of one or two characters. */
  chinese(): string
  /** A given name alone, of two characters. */
  given(): string
  /** A name of another language in characters for its sound: a part, or two or three with dots. */
  foreign(): string
  foreignPart(): string
  /** A name of a people without surnames, with a dot. */
  ethnic(): string
  place(): string
  foreignPlace(): string
  organization(): string
  noun(): string
  verb(): string
  idiom(): string
  /** A word that begins as a name would (黄灯), and a family name with a given name as Japanese has them. */
  lookalike(): string
  japanese(): string
}

/** Parts of names of Uyghurs, Mongols, Tibetans, Kazakhs and others, written down for this project. */
const ethnicParts =
  '阿依古丽 买买提 艾合买提 努尔买买提 古丽娜尔 阿卜杜拉 吐尔逊 热依汗 帕提古丽 阿不都热西提 玉素甫 艾山江 迪丽娜尔 麦麦提 亚森江 巴哈提 叶尔江 哈丽玛 库尔班 沙吾提 巴特尔 孟和 其木格 苏日娜 乌兰 那仁 格日勒 萨仁 斯琴 额尔德尼 扎西 次仁 卓玛 多吉 旺堆 央金 丹增 洛桑 尼玛 达瓦 格桑 边巴 拉姆 才让 仁青 白玛 索朗'.split(
    ' ',
  )

/** Names of Japanese people, in forms that Chinese text writes. */
const japaneseFamilies = [...familyNames].filter((name) => name.length === 2)
const japaneseGiven =
  '太郎 一郎 次郎 健太 翔太 大辅 直树 秀树 英树 哲也 达也 和也 拓也 真一 健一 洋一 浩二 健二 雄一 正人 隆史 聪 诚 修 茂 实 进 武 隆 勉 美咲 结衣 由美 真由美 直美 裕子 惠子 洋子 和子 幸子 美香 香织 由纪 千春 明美 麻衣 彩香 爱 舞 遥 安二郎 信长 秀吉 家康 义经 龙之介 由纪夫 康成 漱石 征尔 林檎 慎太郎 孝太郎 宗一郎 拳一 四郎'.split(
    ' ',
  )

/** Names of peoples are joined by these. */
const dots = ['·', '·', '·', '•', '‧']

export function openNameDraws(
  { jieba, cedict }: { jieba: readonly JiebaWord[]; cedict: ReadonlyMap<string, CedictWord> },
  draws: Draws,
): NameDraws {
  const logs = nameLogs([])
  const counted = weighted(
    [...logs.surname].map(([text, log]): [string, number] => [text, Math.exp(log)]),
    draws,
  )
  const [first, last, only] = [logs.first, logs.last, logs.only].map((table) =>
    weighted(
      [...table].map(([text, log]): [string, number] => [text, Math.exp(log)]),
      draws,
    ),
  )
  const compounds = compoundSurnames.split(' ').slice(0, 30)
  const pick = <T>(list: readonly T[]): T => list[draws.below(list.length)]
  const lists = wordLists(jieba, cedict)
  const surname = () =>
    draws.chance(0.03) ? pick(compounds) : draws.chance(0.15) ? pick(lists.surnames) : counted()
  const foreignPart = () => pick(lists.foreignPersons)
  return {
    surname,
    isSurname: (character) => logs.surname.has(character),
    chinese: () => surname() + (draws.chance(0.3) ? only() : first() + last()),
    given: () => first() + last(),
    foreignPart,
    foreign() {
      const parts = draws.chance(0.45) ? 1 : draws.chance(0.8) ? 2 : 3
      return Array.from({ length: parts }, foreignPart).join(pick(dots))
    },
    ethnic: () => `${pick(ethnicParts)}${pick(dots)}${pick(ethnicParts)}`,
    place: () => pick(lists.places),
    foreignPlace: () => pick(lists.foreignPlaces),
    organization: () => pick(lists.organizations),
    noun: () => pick(lists.nouns),
    verb: () => pick(lists.verbs),
    idiom: () => pick(lists.idioms),
    lookalike() {
      if (draws.chance(0.65)) return pick(lists.lookalikes)
      const word = pick(lists.nouns)
      return pick(lists.plainSurnames) + word.slice(draws.chance(0.7) ? -1 : -2)
    },
    japanese: () => pick(japaneseFamilies) + japaneseGiven[draws.below(japaneseGiven.length)],
  }
}

const sounds =
  /^[尔斯拉克特里夫德阿卡布维巴格哈尼瓦科罗塔普奥亚纳利洛伊马诺基托达米弗萨雷姆莱勒蒂帕埃茨莫贝曼迪库塞兰比加奇什菲赫耶鲁波圣恩伯伦吉图穆威朗默索戈列韦顿安杜切坦林希乌雅瑟森梅涅内扎沃堡兹佩凯霍约皮努迈彼艾杰坎劳谢玛蒙登丁舍因摩逊罕查瓜莎佐提卜乔泰翰苏芬妮撒齐辛丽契莉赖琳桑吕温亨珀佛冈宾邦盖班奎廉根彻昂肯纽考娅潘舒茂汀娃瑞宗萝媛迦弥琼珊费买古江]{2,8}$/

function wordLists(jieba: readonly JiebaWord[], cedict: ReadonlyMap<string, CedictWord>) {
  const isForeign = (text: string) => sounds.test(text)
  const tagged = (test: (word: JiebaWord) => boolean) => jieba.filter(test).map(({ text }) => text)
  const said = (text: string) => cedict.get(text)
  const surnames = nameLogs([]).surname
  const isOrdinary = (text: string) => said(text)?.isCommon === true
  return {
    surnames: [...surnames.keys()],
    foreignPersons: [
      ...tagged(
        ({ text, tag }) =>
          (tag === 'nrt' || tag === 'nr') &&
          text.length > 1 &&
          isForeign(text) &&
          !isOrdinary(text) &&
          said(text)?.isPlace !== true,
      ),
      ...[...cedict.values()]
        .filter(({ text, isPerson }) => isPerson && isForeign(text))
        .map(({ text }) => text),
    ],
    places: tagged(
      ({ text, tag, count }) => tag === 'ns' && text.length > 1 && count > 9 && !isForeign(text),
    ),
    foreignPlaces: [
      ...tagged(({ text, tag }) => tag === 'ns' && isForeign(text)),
      ...[...cedict.values()]
        .filter(({ text, isPlace }) => isPlace && isForeign(text))
        .map(({ text }) => text),
    ],
    organizations: tagged(({ text, tag }) => tag === 'nt' && text.length > 1),
    nouns: tagged(({ text, tag, count }) => tag === 'n' && text.length > 1 && count > 20),
    verbs: tagged(({ text, tag, count }) => tag === 'v' && text.length > 1 && count > 50),
    lookalikes: tagged(
      ({ text, tag, count }) =>
        (text.length === 2 || text.length === 3) &&
        count > 2 &&
        /^(?:n|nz|v|vn|a|ad|an|b|d|t|z|i|l)$/.test(tag) &&
        surnames.has(text[0]) &&
        (tag !== 'nz' || isOrdinary(text)),
    ),
    plainSurnames: jieba
      .filter(({ text, count }) => text.length === 1 && count > 3000 && surnames.has(text))
      .map(({ text }) => text),
    idioms: tagged(({ text, tag }) => tag === 'i' && text.length === 4),
  }
}

/** Draws texts by their weights. */
function weighted(entries: readonly (readonly [text: string, weight: number])[], draws: Draws): () => string {
  const sums: number[] = []
  let total = 0
  for (const [, weight] of entries) sums.push((total += weight))
  return () => {
    const wanted = draws.unit() * total
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle] < wanted) low = middle + 1
      else high = middle
    }
    return entries[low][0]
  }
}
