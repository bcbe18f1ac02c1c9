import type { Recognizer } from '../../detect/recognizer.js'
import { matchesIn, needles } from '../../detect/text-cues.js'

/** Dates of birth, phones and cards in words, as they are said and written down: "march second nineteen sixty three". */

const months = 'january|february|march|april|may|june|july|august|september|october|november|december'
const ordinals =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)'
// Those in digits are read with all other dates.
const day = `(?:the )?(?:${ordinals})`
const units = 'one|two|three|four|five|six|seven|eight|nine'
const teens = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const year = `(?:(?:nineteen|twenty) (?:(?:${tens})(?:[ -](?:${units}))?|${teens}|(?:oh|hundred)(?: (?:and )?(?:${units}))?)|two thousand(?: (?:and )?(?:${teens}|${units}))?)`
const date = new RegExp(
  `(?<![a-z])(?:(?:${months}) ${day}|${day}(?: of)? (?:${months}))(?:,? ${year})?(?![a-z])`,
  'gi',
)
const ofBirth = /birth|\bborn\b|\bdob\b/i
const digit = `(?:oh|o|zero|${units}|double (?:oh|zero|${units})|triple (?:oh|zero|${units})|hundred)`
const row = new RegExp(`(?<![a-z])${digit}(?:,? ${digit}){6,24}(?![a-z])`, 'gi')
const ofPhones = /phone|number|mobile|cell|call|ring|reach|text|contact|cut off|card|account|tel/i
const ofCards = /card|visa|amex|debit|credit/i
const leastOfCard = 13
const reach = 120

const speaksOfBirth = needles('irth', 'born', 'dob', 'DOB', 'D.O.B')

/** A row of seven digits has one of these, or one in capitals, which nobody writes down so. */
const likely = ['seven ', 'eight ', 'zero ', 'nine ', 'six ']

/** What people say of themselves in numbers. */
export const spokenNumbers: Recognizer = {
  name: 'spoken_numbers',
  entities: ['PHONE_NUMBER', 'CREDIT_CARD', 'DATE_OF_BIRTH'],
  bits: 0,
  rescans: false,
  sparesCode: 'lines',
  find(scan, report) {
    const { text } = scan
    const before = (index: number) => text.slice(Math.max(0, index - reach), index)
    if (speaksOfBirth(scan) && ofBirth.test(text))
      for (const { 0: all, index } of matchesIn(scan, date)) {
        if (!ofBirth.test(before(index))) continue
        const why = 'a date in words, behind a word for a birth'
        report({
          entity: 'DATE_OF_BIRTH',
          start: index,
          end: index + all.length,
          score: 0.6,
          validated: false,
          why,
        })
      }
    if (!likely.some((word) => text.includes(word))) return
    if (
      !/(?:oh|zero|two|three|four|five|six|seven|eight|nine),? (?:oh|zero|two|three|four|five|six|seven|eight|nine|one|double)/i.test(
        text,
      )
    )
      return
    for (const { 0: all, index } of matchesIn(scan, row)) {
      const words = all.toLowerCase().split(/,? /)
      const lead = before(index)
      if (isCounting(words) || !ofPhones.test(lead)) continue
      const entity = words.length >= leastOfCard && ofCards.test(lead) ? 'CREDIT_CARD' : 'PHONE_NUMBER'
      const why = 'digits in words, behind a word for a number'
      report({ entity, start: index, end: index + all.length, score: 0.6, validated: false, why })
    }
  },
}

const order = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** "one two three four": no number, as a count down is none. */
function isCounting(words: readonly string[]): boolean {
  const steps = words.slice(1).map((word, i) => order.indexOf(word) - order.indexOf(words[i]))
  return steps.every((step) => step === 1) || steps.every((step) => step === -1)
}
