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
const pronoun =
  /^(?:i|he|she|they|you|we|who|son|daughter|mother|father|mom|mum|dad|brother|sister|wife|husband|boy|girl|kid|kids|twins|child|children|baby|grandma|grandmother|grandpa|grandfather|gran|aunt|uncle|niece|nephew|cousin|partner|boyfriend|girlfriend|patient|victim|youngest|eldest|oldest|other)$/
const afterAge = /^(?:i|he|she|we|they|you|my|his|her|with|after|while|because)$/
/** Words for relatives and other people, before an age between commas. */
const relative =
  /^(?:son|daughter|mother|father|mom|mum|dad|brother|sister|wife|husband|grandma|grandmother|grandpa|grandfather|gran|nan|aunt|uncle|niece|nephew|cousin|partner|boyfriend|girlfriend|fiancé|fiancée|neighbour|neighbor|roommate|flatmate|colleague|tenant|patient)$/
/** Who or what may turn an age: "I turn 47", "she will turn 30", "turning 65". */
const turns = /^(?:will|to|i|we|he|she|soon|just|'ll|i'll|i’ll|he'll|she'll|both|recently|finally|about)$/
const goesOn = /^(?:and|but|now|today|when|or|at|years|this|last|next|in|so|then|yesterday|recently|from)$/
const fieldCue = /\bage\b/
/** "18-24 years old" is no age of somebody, but a group, and what `generalize` writes. */
const rangeBefore = /(?:^|[^\d.,/-])\d{1,3} ?[-–] ?$/
const oldest = 120
const oldestToTurn = 99
/** Only things are so old. */
const oldestPerson = 110

export function readAge(page: Page, i: number): void {
  const word = wordAt(page, i)
  const digits = /^\d{1,3}/.exec(word)?.[0] ?? ''
  if (digits === '' || Number(digits) > oldest) return
  const { words, text, scan } = page
  const start = words.start[i]
  const end = start + digits.length
  if (/[\d.,$€£#/:]/.test(text[start - 1] ?? ' ')) return
  if (rangeBefore.test(text.slice(Math.max(0, start - 6), start))) return
  const see = (score: number, why: string) =>
    page.report({ entity: 'AGE', recognizer: 'age', start, end, score, validated: false, why })
  if (word.length === digits.length || birthdayEnd.test(word)) {
    for (const [pattern, score, why] of after) {
      if (matchEnd(pattern, text, end) !== undefined) {
        const isFrench =
          score === 0.3 && /^(?:âgée?|ai|a|ha|tem|tengo|tiene|mam|ma|мне|ему|ей)$/.test(lowerAt(page, i - 1))
        return see(Number(digits) >= oldestPerson ? 0.3 : isFrench ? 0.6 : score, why)
      }
    }
  }
  if (isWithSex(page, i)) return see(0.7, 'a number and a sex in brackets')
  if (/^\d{1,3}y\/?o$/i.test(word)) return see(0.8, 'a number of years')
  if (/^\d{2}s$/.test(word) && /^(?:his|her|their|my|your)$/.test(lowerAt(page, i - 1)))
    return see(0.4, 'a decade of life')
  if (word !== digits) return
  if (fieldCue.test(scan.field) && words.count === 1) return see(0.9, 'field')
  const named = afterWord(page, i, Number(digits))
  if (named !== undefined) return see(...named)
  if (isBetweenCommas(page, i)) return see(0.55, 'between commas after somebody')
  if (gapAfter(page, i - 1) === ' ') {
    const said = ofSomebody(page, i)
    if (said !== undefined) see(...said)
  }
}

/** "aged 34", "Age: 41", "turned 30". */
function afterWord(page: Page, i: number, years: number): [score: number, why: string] | undefined {
  // "aged about 58".
  const cue = /^(?:about|around|approx|approximately|only|just|nearly|almost)$/.test(lowerAt(page, i - 1))
    ? i - 2
    : i - 1
  const before = lowerAt(page, cue)
  const gap = gapAfter(page, i - 1)
  if ((flagsAt(page, cue) & is.age) === 0 || !/^(?:[ ]?(?:[:=]|is)?|["'] ?:)[ ]?$/.test(gap)) return undefined
  if (isRange(page, i)) return [0.4, 'ages from and to']
  if (before === 'turn' && !turns.test(lowerAt(page, i - 2))) return [0.3, 'turn']
  if (before.startsWith('turn') && years > oldestToTurn) return [0.3, 'turn']
  return endsHere(page, i) || gap.includes(':') ? [0.75, `"${before}"`] : [0.2, `"${before}" something`]
}

/** "at the age of 19", "I'm 26", "my son is 9". */
function ofSomebody(page: Page, i: number): [score: number, why: string] | undefined {
  const before = lowerAt(page, i - 1)
  const next = isSpaceAfter(page, i) ? lowerAt(page, i + 1) : ''
  if (/^(?:of|is|was)$/.test(before) && (flagsAt(page, i - 2) & is.age) !== 0)
    if (endsHere(page, i) || afterAge.test(next)) return [0.7, 'age of']
  if (!being.test(before)) return undefined
  const who = lowerAt(page, i - 2)
  const isMe = before.length > 3 || before === "i'm" || pronoun.test(who)
  if (!isMe || !endsHere(page, i)) return undefined
  const isWhen = /^(?:when|while|since|until|before|after)$/.test(lowerAt(page, i - 3))
  const isOne = /^(?:i'm|i’m|im|am)$/.test(before) || /^(?:he|she|twins)$/.test(who) || relative.test(who)
  return [isWhen || isOne ? 0.55 : 0.45, 'somebody is']
}

/** "(33F)", "(28 / M)", as in posts that ask for advice. */
function isWithSex({ words, text }: Page, i: number): boolean {
  const start = words.start[i]
  const before = /\([FM]?[ /]{0,2}$/i.exec(text.slice(Math.max(0, start - 5), start))?.[0]
  if (before === undefined) return false
  return /^\((?:[FM][ /]{0,2}\d{2}|\d{2}[ /]{0,3}[FM])\)/i.test(text.slice(start - before.length, start + 8))
}

/** "My grandmother, 88, lives alone", "Ruth Adler, 34, of Leeds". */
function isBetweenCommas(page: Page, i: number): boolean {
  const { words, text } = page
  if (gapAfter(page, i - 1) !== ', ' || words.end[i] - words.start[i] !== 2) return false
  if (
    !/^,? (?:of|from|who|was|is|has|had|said|says|and|a|an|the|lives?|lived|told|died|works?|worked|whose|came|joined|left|won|with)\b/.test(
      text.slice(words.end[i], words.end[i] + 8),
    ) ||
    text[words.end[i]] !== ','
  )
    return false
  if (relative.test(lowerAt(page, i - 1))) return true
  const isName = (k: number) =>
    (flagsAt(page, k) &
      (shape.capital |
        shape.small |
        shape.digit |
        is.month |
        is.stop |
        is.place |
        is.suffix |
        is.weakSuffix)) ===
    (shape.capital | shape.small)
  return isName(i - 1) && isName(i - 2) && isSpaceAfter(page, i - 2)
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
  if (/^(?:$|[\n?!;)"'’])/.test(tail) || /^[.,](?:\s|$)| \(/.test(tail)) return true
  return isSpaceAfter(page, i) && goesOn.test(lowerAt(page, i + 1))
}
