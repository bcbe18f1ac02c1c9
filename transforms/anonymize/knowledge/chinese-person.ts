import { nameKey } from './name-key.js'
import { type LookUpName, nameFacts } from './name-table.js'
import type { PersonName, Place } from './person.js'
import { chineseTitle, foreignFirst, foreignSounds, surelyForeign } from './person-words.data.js'

const dot = /[·・•‧]/
/** How much of a foreign name in Chinese characters may lie outside what was found of it. */
const mostCut = 2
/** What of such a name stands before the dot that was cut off. */
const cutBefore = /(?:^|\P{Script=Han})(\p{Script=Han}{1,5})[·・•‧]$/u

/** Reads names in Chinese characters. */
export function openChineseReader(lookUp: LookUpName): (name: string, place: Place) => PersonName {
  return (name, place) => {
    const key = nameKey(name)
    const isTransliterated = dot.test(name)
    return {
      words: [key],
      isFull: isTransliterated || isFull(key),
      isListed: hasFact(key, nameFacts.whole) || (isTransliterated && isKnownForeign(name, place)),
      isExample: hasFact(key, nameFacts.example) || isCounted(name, place.text),
      isTransliterated,
    }
  }

  /** 约翰, 小明 and 李先生 are names alone; 李白 says who. */
  function isFull(key: string): boolean {
    if (hasFact(key, nameFacts.given) || isForeignSounding(key) || /^[小老阿]\p{Script=Han}$/u.test(key))
      return false
    const bare = key.replace(chineseTitle, '')
    if (bare !== key && hasFact(bare, nameFacts.family)) return false
    return (
      key.length > 1 &&
      key.length < 5 &&
      (hasFact(key[0], nameFacts.family) || hasFact(key.slice(0, 2), nameFacts.family))
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
