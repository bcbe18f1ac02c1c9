import { isMainHan } from '../../../../src/text/letters.js'
import { emptyHash, hashStep, type Words, wordCost } from './word-tables.js'

/**
 * Names of other languages, and of peoples whose names have no surname, as Chinese writes them: in characters that
 * are used for their sound, with a dot between the parts (约翰·史密斯).
 */
const soundCharacters =
  '尔斯拉克特里夫德阿卡布维巴格哈尼瓦科罗塔普奥亚纳利洛伊马诺基托达米弗萨雷姆莱勒蒂帕埃茨莫贝曼迪库塞兰比加奇什菲赫耶鲁波圣恩伯伦吉图穆威朗默索戈列韦顿安杜切坦林希乌雅瑟森梅涅内扎沃堡兹佩凯霍约皮努迈彼艾杰坎劳谢玛蒙登丁舍因摩逊罕查瓜莎佐提卜乔泰翰苏芬妮撒齐辛丽契莉赖琳桑吕温亨珀佛冈宾邦盖班奎廉根彻昂肯纽考娅潘舒茂汀娃瑞宗萝媛迦弥琼珊费买古江热依木汗孜次仁卓西央金丹增旺堆才多吉白益娜露黛伍史詹麦蕾汉不都合买力帖热甫萨珠措错姐日洛桑益西平朱巴嘉央泽仁曲珍边旦阔'

/** Used for their sound as well, but in too many words to tell without a dot. */
const moreCharacters =
  '汤丝隆琴素密戴宁南翁甘豪霜柏敏雪悉纶瑙森亨夏洁安妮明东西里华理金玉英美芙若瑶绮思仙黛克海凌奈森温华盖博格'
/** Never in a name. */
const stops = '的了和是在由与及或等说为被让将对从到给向就也还都曾已并而因其这那他她我你先女导执主演'

/** Takes `[start, end)`; `parts` is how many parts a dot joins, 1 for none. */
export type TakeForeign = (start: number, end: number, parts: number) => void

const maxPart = 8
/** Other characters of a part that a mark ends, and the length of such a part. */
const maxOdd = 1
const maxOddPart = 5
const maxParts = 5
const least = 3
const most = 7

export interface ForeignNames {
  /** Visits the names with a dot of a text. */
  eachDotted(text: string, take: TakeForeign): void
  /** Visits the ranges of three to seven sound characters of a run. */
  eachPlain(codes: Uint16Array, length: number, take: TakeForeign): void
}

/** Marks the characters used for their sound, and `more` of them. */
export function soundTable(more = ''): Uint8Array {
  const sounds = new Uint8Array(65_536)
  for (const character of soundCharacters + more) sounds[character.charCodeAt(0)] = 1
  return sounds
}

export function openForeignNames(words: Words): ForeignNames {
  const sounds = soundTable()
  const dotted = Uint8Array.from(sounds)
  for (let i = 0; i < moreCharacters.length; i++) dotted[moreCharacters.charCodeAt(i)] = 1
  for (let i = 0; i < stops.length; i++) dotted[stops.charCodeAt(i)] = 0
  const isPart = (code: number) => isMainHan(code) && !stops.includes(String.fromCharCode(code))
  /** One step left or right through a part: of characters used for their sound, or of what a mark soon ends. */
  const partEdge = (text: string, from: number, step: -1 | 1) => {
    const codeAt = (size: number) => text.charCodeAt(step < 0 ? from - size - 1 : from + size)
    let size = 0
    while (size < maxPart && dotted[codeAt(size)] === 1) size++
    let beyond = size
    while (beyond < maxPart && isPart(codeAt(beyond))) beyond++
    if (beyond - size <= maxOdd && beyond <= maxOddPart && !isMainHan(codeAt(beyond))) size = beyond
    return from + step * size
  }
  return {
    eachDotted(text, take) {
      for (let i = 1; i < text.length - 1; i++) {
        if (!isDot(text.charCodeAt(i)) || !isMainHan(text.charCodeAt(i - 1))) continue
        const start = partEdge(text, i, -1)
        let end = i
        let parts = 1
        while (parts < maxParts && isDot(text.charCodeAt(end))) {
          const next = partEdge(text, end + 1, 1)
          if (next === end + 1) break
          end = next
          parts++
        }
        const least = text.lastIndexOf(text[i], end - 1) + 2
        while (end > least && isWordAcross({ words, text }, end)) end--
        if (parts > 1 && start < i) take(start, end, parts)
        i = Math.max(i, end - 1)
      }
    },
    eachPlain(codes, length, take) {
      let from = -1
      for (let i = 0; i <= length; i++) {
        if (i < length && sounds[codes[i]] === 1) {
          if (from < 0) from = i
        } else if (from >= 0) {
          if (i - from >= least && i - from <= most) take(from, i, 1)
          from = -1
        }
      }
    },
  }
}

/** Whether a word of two to four characters begins with the last character of a name and goes on behind it. */
function isWordAcross({ words, text }: { words: Words; text: string }, end: number): boolean {
  let hash = hashStep(emptyHash, text.charCodeAt(end - 1))
  for (let i = end; i < end + 3 && isMainHan(text.charCodeAt(i)); i++) {
    hash = hashStep(hash, text.charCodeAt(i))
    if (wordCost(words, hash) !== 255) return true
  }
  return false
}

/** The dots that part such names. */
export function isDot(code: number): boolean {
  return code === 0xb7 || code === 0x2022 || code === 0x30fb || code === 0x2027 || code === 0xff65
}
