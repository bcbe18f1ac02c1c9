import type { KnownValue, Recognizer } from '../../detect/recognizer.js'
import { takenNames } from '../../detect/spared.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { openNicknames } from '../chinese-text/called-names.js'
import { simplify } from '../chinese-text/simplify.js'
import type { Words } from '../chinese-text/word-tables.js'
import { openWordForms } from './word-forms.js'

/** A whole name in Chinese characters; a surname alone is everywhere. */
const name = /^[\p{Script=Han}·・•‧]{2,12}$/u
/** Two characters are a part of other words sooner than three. */
const sure = 0.5
const sureOfTwo = 0.55
/** A name that is an everyday word as well (高兴) is somebody's where it stands for itself, as whoever is spoken to. */
const spokenBefore = /(?:^|[，。！？、；：,.!?;:\s"“(（@]|[您你]好|谢谢|感谢|请问)$/
const spokenBehind = /^(?:[，,：:@您你]|先生|女士|小姐|老师|同学|经理|医生|师傅|大哥|大姐)/
/** Whoever takes 小李 takes 小张. */
const sureOfNickname = 0.5
const nickname = /[小老]\p{Script=Han}/gu
/** No more names of a text are looked for again. */
const mostNames = 200

/** Finds who was named surely in one text of a record, or once in a text, at the other places of the same name. */
export function chineseEcho(words: Words): Recognizer {
  const forms = openWordForms(words)
  const isNickname = openNicknames(words.surname)
  const isSure = ({ entity, value, score }: KnownValue) => {
    if (entity !== 'PERSON' || !name.test(value)) return false
    if (isNickname(value)) return score >= sureOfNickname
    return score >= (value.length === 2 ? sureOfTwo : sure)
  }
  const isOrdinary = (value: string) => forms.isOrdinary(simplify(value, words.simplified), 0, value.length)
  return {
    name: 'chinese_echo',
    entities: ['PERSON'],
    bits: prefilterBits.han,
    rescans: true,
    recalls: true,
    find({ text, known = [], named = [] }, report) {
      const names = new Set([...named, ...known].filter(isSure).map(({ value }) => value))
      if (names.size === 0 || names.size > mostNames) return
      const plain = simplify(text, words.simplified)
      if ([...names].some(isNickname))
        for (const [each] of plain.matchAll(nickname)) if (isNickname(each)) names.add(each)
      for (const value of names) {
        const isWord = !isNickname(value) && isOrdinary(value)
        for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + value.length)) {
          const end = start + value.length
          if (forms.wordAround(plain, { start, end }) !== undefined) continue
          if (isWord && !isSpokenTo(text, start, end)) continue
          report({
            start,
            end,
            score: 0.75,
            validated: false,
            recognizer: takenNames,
            why: 'a name found elsewhere in the record',
          })
        }
      }
    },
  }
}

function isSpokenTo(text: string, start: number, end: number): boolean {
  return (
    spokenBefore.test(text.slice(Math.max(0, start - 2), start)) &&
    spokenBehind.test(text.slice(end, end + 2))
  )
}
