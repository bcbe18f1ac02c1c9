import { matchEnd } from '../../../../src/text/match-at.js'
import { ageBeside } from './age-beside.js'
import { flagsAt, gapAfter, isSpaceAfter, lowerAt, type Page, wordAt } from './page.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'
import { isAgeCue, numberAt, type Years, yearsAt } from './years.js'

type Said = readonly [score: number, why: string]

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
  [/(?<=[Hh]appy \d{1,3})(?:st|nd|rd|th)(?![a-z])/y, 0.6, 'a birthday'],
  [/ (?:ans|años|anni|anos|jaar|lat|let|лет|года?)(?![\p{L}])/iuy, 0.3, 'a number of years'],
]
const birthdayEnd = /(?:st|nd|rd|th)$/
/** Somebody and what is said of them in one word. */
const contracted = /^(?:i['’]?m|am|(?:s?he|who)['’]?s|(?:you|they)['’]?re)$/
const being = /^(?:i['’]?m|am|is|was|were|are|be|(?:s?he|who)['’]?s|(?:you|they)['’]?re)$/
const limit = /^(?:under|over|above|below)$/
const owned = /^(?:my|his|her|our|their|your)$/
const definite = /^(?:the|that|this|new|old|young|our|my|his|her|their|your)$/
const softener =
  /^(?:only|just|now|nearly|almost|about|already|still|barely|actually|like|not|officially|really)$/
const onDay = /^(?:on|in|this|next|last|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/
const labelGap = /^(?: ?(?:[:=|]|is)?|["'] ?:| ?\.{2,12}:?) {0,4}$/
/** What is so old, and nobody. */
const things =
  /^[ -](?:house|building|church|company|firm|business|car|bridge|tree|oak|wine|whisk|scotch|laptop|phone|computer|dog|cat|horse|tradition|record|law|contract|mortgage|lease|deal|brand|city|town|system|project|plan|mystery|fossil|skeleton|star|planet|rock)/i
const pronoun =
  /^(?:i|he|she|they|you|we|who|son|daughter|mother|father|mom|mum|dad|brother|sister|wife|husband|boy|girl|kid|kids|twins|child|children|baby|grandma|grandmother|grandpa|grandfather|gran|aunt|uncle|niece|nephew|cousin|partner|boyfriend|girlfriend|boys|girls|sons|daughters|boss|lady|man|woman|guy|fella|lad|lass|gentleman|teacher|landlord|landlady|tenant|driver|neighbour|neighbor|student|pupil|lodger|resident|carer|nurse|coach|bride|groom|patient|victim|youngest|eldest|oldest|other)$/
const afterAge = /^(?:i|he|she|we|they|you|my|his|her|with|after|while|because)$/
/** Words for relatives and other people, before an age between commas. */
const relative =
  /^(?:son|daughter|mother|father|mom|mum|dad|brother|sister|wife|husband|grandma|grandmother|grandpa|grandfather|gran|nan|aunt|uncle|niece|nephew|cousin|partner|boyfriend|girlfriend|fiancé|fiancée|neighbour|neighbor|roommate|flatmate|colleague|tenant|patient)$/
/** Who or what may turn an age: "I turn 47", "she will turn 30", "turning 65". */
const turns = /^(?:will|to|i|we|he|she|soon|just|'ll|i'll|i’ll|he'll|she'll|both|recently|finally|about)$/
const goesOn =
  /^(?:and|but|now|today|when|or|at|who|too|if|because|as|tho|though|lol|btw|but|years|this|last|next|in|so|then|yesterday|recently|from)$/
const fieldCue = /\bage\b/
/** "18-24 years old" is no age of somebody, but a group, and what `generalize` writes. */
const rangeBefore = /(?:^|[^\d.,/-])\d{1,3} ?[-–] ?$/
const oldest = 120
const oldestToTurn = 99
/** Only things are so old. */
const oldestPerson = 110

export function readAge(page: Page, i: number): void {
  const years = yearsAt(page, i)
  if (years === undefined || years.years > oldest) return
  const { start, end } = years
  const { text, scan } = page
  if (/[\d.,$€£#/:]/.test(text[start - 1] ?? ' ') && sexBefore(text, start) === false) return
  if (rangeBefore.test(text.slice(Math.max(0, start - 6), start))) return
  const isField = fieldCue.test(scan.field) && page.words.count === 1
  const said = isField ? fromField : (countedYears(page, years) ?? saidOf(page, years))
  if (said === undefined) return
  const [score, why] = said
  page.report({ entity: 'AGE', recognizer: 'age', start, end, score, validated: false, why })
}

const fromField: Said = [0.9, 'field']

/** "34 years old", "eighty-year-old", "34yo", "(34F)". */
function countedYears(page: Page, { first, last, end, years, isInWords }: Years): Said | undefined {
  const { text, words } = page
  const word = wordAt(page, first)
  if (words.end[last] === end || birthdayEnd.test(word)) {
    for (const [pattern, score, why] of after) {
      const behind = matchEnd(pattern, text, end)
      if (behind === undefined) continue
      if (things.test(text.slice(behind, behind + 16))) return [0.3, why]
      const isFrench =
        score === 0.3 &&
        /^(?:âgée?|ai|a|ha|tem|tengo|tiene|mam|ma|мне|ему|ей)$/.test(lowerAt(page, first - 1))
      return [years >= oldestPerson ? 0.3 : isFrench ? 0.6 : score, why]
    }
  }
  if (isInWords) return undefined
  if (/^\d{2}[MF]$/.test(word) && contracted.test(lowerAt(page, first - 1)))
    return [0.65, 'a number and a sex']
  if (isWithSex(page, first)) return [0.7, 'a number and a sex in brackets']
  if (/^\d{1,3}y\/?o$/i.test(word)) return [0.8, 'a number of years']
  if (/^\d{2}s$/.test(word) && /^(?:his|her|their|my|your)$/.test(lowerAt(page, first - 1)))
    return [0.4, 'a decade of life']
  return undefined
}

/** What the words before a number say of it. */
function saidOf(page: Page, value: Years): Said | undefined {
  const { first, last, end, years } = value
  const beside = ageBeside(page, value)
  if (beside !== undefined || page.words.end[last] !== end) return beside
  const named = afterWord(page, value)
  if (named !== undefined) return named
  if (isBetweenCommas(page, first)) return [0.55, 'between commas after somebody']
  if (years > oldestPerson) return undefined
  return ofSomebody(page, value)
}

/** "aged 34", "Age: 41", "turned thirty". */
function afterWord(page: Page, value: Years): Said | undefined {
  const { first, years } = value
  // "aged about 58".
  const cue = /^(?:about|around|approx|approximately|only|just|nearly|almost)$/.test(lowerAt(page, first - 1))
    ? first - 2
    : first - 1
  const before = lowerAt(page, cue)
  const gap = gapAfter(page, first - 1)
  if (!isAgeCue(page, cue) || !labelGap.test(gap)) return undefined
  if (isRange(page, value)) return [0.4, 'ages from and to']
  if (before === 'turn' && !turns.test(lowerAt(page, cue - 1))) return [0.3, 'turn']
  if (before.startsWith('turn') && years > oldestToTurn) return [0.3, 'turn']
  const isSaid = endsHere(page, value) || gap.includes(':') || gap.includes('..')
  const isPerson = before.startsWith('turn') && value.isInWords && pronoun.test(lowerAt(page, cue - 1))
  const isOnDay = before.startsWith('turn') && onDay.test(nextWord(page, value))
  return isSaid || isOnDay || isPerson ? [0.75, `"${before}"`] : [0.2, `"${before}" something`]
}

/** "at the age of 19", "I'm 26", "my son is nine", "my boys are 10 and 13". */
function ofSomebody(page: Page, value: Years): Said | undefined {
  const { last } = value
  let first = value.first
  // The second of two.
  if (/^(?:and|or)$/.test(lowerAt(page, first - 1)) && isCounted(page, first - 2)) first -= 2
  if (gapAfter(page, first - 1) !== ' ') return undefined
  let cue = first - 1
  while (first - cue < 3 && softener.test(lowerAt(page, cue)) && gapAfter(page, cue - 1) === ' ') cue--
  const before = lowerAt(page, cue)
  const next = isSpaceAfter(page, last) ? lowerAt(page, last + 1) : ''
  if (/^(?:of|is|was)$/.test(before) && isAgeCue(page, cue - 1))
    if (endsHere(page, value) || afterAge.test(next))
      return limit.test(lowerAt(page, cue - 3)) ? [0.4, 'an age that is a limit'] : [0.7, 'age of']
  if (!being.test(before)) return undefined
  const isFuture = before === 'be'
  const who = lowerAt(page, isFuture && /^(?:will|'ll)$/.test(lowerAt(page, cue - 1)) ? cue - 2 : cue - 1)
  if (
    !isPersonal(before, who) ||
    !(endsHere(page, value) || next === 'on') ||
    (value.isInWords && value.years === 1)
  )
    return undefined
  if (/^(?:you|you['’]?re)$/.test(before.startsWith('you') ? before : who) && next !== '') return undefined
  const owner = lowerAt(page, isFuture ? cue - 3 : cue - 2)
  const isWhen = /^(?:when|while|since|until|before|after)$/.test(owner)
  const isOne =
    contracted.test(before) ||
    /^(?:i|he|she|who|you|twins|i['’]ll|he['’]ll|she['’]ll)$/.test(who) ||
    relative.test(who)
  const isOwn = owned.test(owner) || (definite.test(owner) && who.length > 2)
  return [isWhen || isOne || isOwn ? 0.55 : 0.45, 'somebody is']
}

function isPersonal(before: string, who: string): boolean {
  return contracted.test(before) || pronoun.test(who) || /^(?:i|he|she)['’]ll$/.test(who)
}

/** Whether a number in digits or words stands there. */
function isCounted(page: Page, i: number): boolean {
  return (flagsAt(page, i) & shape.digit) !== 0 || numberAt(page, i) !== undefined
}

function sexBefore(text: string, start: number): boolean {
  return /[FM] ?\/$/.test(text.slice(Math.max(0, start - 3), start))
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
  if (relative.test(lowerAt(page, i - 1)) && owned.test(lowerAt(page, i - 2)) && text[words.end[i]] === ',')
    return true
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

function isRange(page: Page, { last }: Years): boolean {
  return (
    /^ ?- ?$/.test(gapAfter(page, last)) ||
    (isSpaceAfter(page, last) && /^(?:to|and|or)$/.test(lowerAt(page, last + 1)) && isCounted(page, last + 2))
  )
}

/** The word behind a number, where a space alone is between. */
function nextWord(page: Page, { last }: Years): string {
  return isSpaceAfter(page, last) ? lowerAt(page, last + 1) : ''
}

/** Whether nothing follows that the number could count. */
function endsHere(page: Page, value: Years): boolean {
  const { end } = value
  const tail = page.text.slice(end, end + 2)
  if (/^(?:$|[\n?!;)"'’])/.test(tail) || /^[.,](?:[\s)"'’]|$)| \(| {2}|\t/.test(tail) || / ½/.test(tail))
    return true
  return goesOn.test(nextWord(page, value))
}
