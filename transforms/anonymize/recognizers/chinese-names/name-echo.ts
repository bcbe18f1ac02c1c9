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
const sure = 0.6
const sureOfTwo = 0.75
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
    if (score < (value.length === 2 ? sureOfTwo : sure)) return false
    return !forms.isOrdinary(simplify(value, words.simplified), 0, value.length)
  }
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
      for (const value of names)
        for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + value.length)) {
          const end = start + value.length
          if (forms.wordAround(plain, { start, end }) !== undefined) continue
          report({
            start,
            end,
            score: 0.75,
            validated: false,
            recognizer: takenNames,
            why: 'a name found elsewhere in the record',
          })
        }
    },
  }
}
