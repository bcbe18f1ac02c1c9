import { matchEnd } from '../../../../src/text/match-at.js'
import { flagsAt, gapAfter, isSpaceAfter, lowerAt, type Page, wordAt } from './page.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/** Ages: a number that "years old", "aged" or "turned" stands beside. The number alone is taken. */

const after: readonly (readonly [RegExp, number, string])[] = [
  [
    /[ -]?(?:years?|yrs?)(?:[ -]olds?(?![a-z])| of age)|[ -]?y\.?\/?o\.?(?![a-z/])|[ -]?(?:Jahre alt|jährige|años de edad|anos de idade|ans? d'âge|anni di età|jaar oud|år gam|vuotta vanha|éves)/iy,
    0.85,
    'a number of years',
  ],
  [/[ -](?:months?|weeks?)[ -]old/iy, 0.7, 'a number of months'],
  [/[ -]days?[ -]old/iy, 0.4, 'a number of days'],
  [/(?:st|nd|rd|th) birthday/iy, 0.6, 'a birthday'],
  [/ (?:ans|años|anni|anos|jaar|lat|let|лет|года?)(?![\p{L}])/iuy, 0.3, 'a number of years'],
]
const birthdayEnd = /(?:st|nd|rd|th)$/
const being = /^(?:i'm|i’m|im|am|is|was|were|are|he's|she's|he’s|she’s|they're|you're|'s)$/
const pronoun = /^(?:i|he|she|they|you|we|who)$/
const goesOn = /^(?:and|but|now|today|when|or|at|years|this|last|next|in|so|then|yesterday|recently|from)$/
const fieldCue = /\bage\b/
const oldest = 120

export function readAge(page: Page, i: number): void {
  const word = wordAt(page, i)
  const digits = /^\d{1,3}/.exec(word)?.[0] ?? ''
  if (digits === '' || Number(digits) > oldest) return
  const { words, text, scan } = page
  const start = words.start[i]
  const end = start + digits.length
  if (/[\d.,$€£#/:]/.test(text[start - 1] ?? ' ')) return
  const see = (score: number, why: string) =>
    page.report({ entity: 'AGE', recognizer: 'age', start, end, score, validated: false, why })
  if (word.length === digits.length || birthdayEnd.test(word)) {
    for (const [pattern, score, why] of after) {
      if (matchEnd(pattern, text, end) !== undefined) {
        const isFrench =
          score === 0.3 && /^(?:âgée?|ai|a|ha|tem|tengo|tiene|mam|ma|мне|ему|ей)$/.test(lowerAt(page, i - 1))
        return see(isFrench ? 0.6 : score, why)
      }
    }
  }
  if (/^\d{2}s$/.test(word) && /^(?:his|her|their|my|your)$/.test(lowerAt(page, i - 1)))
    return see(0.4, 'a decade of life')
  if (word !== digits) return
  if (fieldCue.test(scan.field) && words.count === 1) return see(0.9, 'field')
  const before = lowerAt(page, i - 1)
  const gap = gapAfter(page, i - 1)
  const isLabelled = /^[ ]?(?:[:=]|is)?[ ]?$/.test(gap)
  if ((flagsAt(page, i - 1) & is.age) !== 0 && isLabelled) {
    if (isRange(page, i)) return see(0.4, 'ages from and to')
    if (!endsHere(page, i) && !gap.includes(':')) return
    return see(0.75, `"${before}"`)
  }
  if (gap !== ' ') return
  if (
    (before === 'of' || before === 'is' || before === 'was') &&
    (flagsAt(page, i - 2) & is.age) !== 0 &&
    endsHere(page, i)
  )
    return see(0.7, 'age of')
  if (before === 'just' || before === 'only') return
  const isMe =
    being.test(before) && (before.length > 3 || before === "i'm" || pronoun.test(lowerAt(page, i - 2)))
  if (!isMe || !endsHere(page, i)) return
  const isWhen = /^(?:when|while|since|until|before|after)$/.test(lowerAt(page, i - 3))
  see(isWhen || /^(?:i'm|i’m|im|am)$/.test(before) ? 0.55 : 0.45, 'somebody is')
}

function isRange(page: Page, i: number): boolean {
  return (
    /^ ?- ?$/.test(gapAfter(page, i)) ||
    (isSpaceAfter(page, i) &&
      /^(?:to|and|or)$/.test(lowerAt(page, i + 1)) &&
      (flagsAt(page, i + 2) & shape.digit) !== 0)
  )
}

/** Whether nothing follows that the number could count. */
function endsHere(page: Page, i: number): boolean {
  const { words, text } = page
  const tail = text.slice(words.end[i], words.end[i] + 2)
  if (/^(?:$|[\n?!;)"'’])/.test(tail) || /^[.,](?:\s|$)/.test(tail)) return true
  return isSpaceAfter(page, i) && goesOn.test(lowerAt(page, i + 1))
}
