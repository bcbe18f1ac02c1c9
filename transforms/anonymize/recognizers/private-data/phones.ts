import { allMatches } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { hasCue, negativeContext } from '../../identifiers/number-scan.js'
import { isNumberOfYear, isOtherNumber } from '../universal/phone-form.js'

/** Numbers as people of one country write them to each other, in texts that were found to be about private people. */

/** With the 0 of calls within a country, in groups of one style; in one piece it needs a word. */
const grouped =
  /(?<![\p{L}\p{N}_+.,:/-])\(? ?0[1-9]\d{0,3} ?\)?(?:[ -]{1,2}\d{2,7}){1,3}(?![\p{L}\p{N}_@]|[-.,:/]\d)/gu
const whole = /(?<![\p{L}\p{N}_+.,:/-])0[1-9]\d{7,9}(?![\p{L}\p{N}_@]|[-.,:/]\d)/gu
/** Seven or eight digits as within one town, which need a word. */
const local =
  /(?<![\p{L}\p{N}_+.,:/-])(?:[2-9]\d{3}[ -]\d{4}|[2-9]\d{2}[ -]\d{4})(?![\p{L}\p{N}_@]|[-.,:/ ]\d)/gu
const called =
  /(?:(?<![\p{L}])(?:ph|phone|tel|telephone|call|ring|mob|mobile|cell|text|sms|whats ?app|fone|fon|landline|number|no|contact|reach|home|work|hm|wk|line|pager|viber)|[电電][话話]|手[机機]|[聯联][絡系])[^\d\n\p{L}]{0,4}(?:(?:is|me|us|him|her|them|on|at|or|number|no)[:.]? ){0,3}$/iu
const reach = 32
const fewest = 9

/** Phones without a country code, beside other private data. */
export const personalPhone: Recognizer = {
  name: 'personal_phone',
  entities: ['PHONE_NUMBER'],
  bits: 0,
  rescans: true,
  sparesCode: 'lines',
  find({ text, isPrivate }, report) {
    if (isPrivate !== true) return
    for (const { pattern, needsWord } of forms)
      for (const { 0: number, index } of allMatches(pattern, text)) {
        if (isOtherNumber(number) || isNumberOfYear(number)) continue
        const count = number.match(/\d/g)?.length ?? 0
        if (
          needsWord
            ? !called.test(text.slice(Math.max(0, index - reach), index))
            : count < fewest || count > 11
        )
          continue
        if (hasCue(text, index, negativeContext)) continue
        const why = needsWord ? 'behind a word for a phone, beside private data' : 'form, beside private data'
        report({ start: index, end: index + number.length, score: 0.55, validated: false, why })
      }
  },
}

const forms = [
  { pattern: grouped, needsWord: false },
  { pattern: whole, needsWord: true },
  { pattern: local, needsWord: true },
]
