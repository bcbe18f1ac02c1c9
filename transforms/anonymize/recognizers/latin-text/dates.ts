import { isDigit } from '../../../../src/text/letters.js'
import { matchAt, matchEnd } from '../../../../src/text/match-at.js'
import {
  flagsAt,
  gapAfter,
  isNumber,
  isSpaceAfter,
  lengthAt,
  lowerAt,
  none,
  type Page,
  wordAt,
} from './page.js'
import { isOneDay } from './weekday.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/**
 * Dates and times of day in the usual forms of Europe and the Americas. A date right after "born" or "DOB",
 * or in a field so named, is a date of birth. Bare years, months, days of the week and bare hours score below
 * the threshold: taking them all would ruin a text.
 */

const numeric =
  /(?:\d{4}([-/.])(\d{1,2})\1(\d{1,2})|(\d{1,2})([-/.]| \/ )(\d{1,2})\5(\d{4}|\d{2}))(?![\d\p{L}]|[-/.]\d)/uy
const isoNumeric = /\d{4}-\d{2}-\d{2}(?=T\d{2}:\d{2})/y
const clock =
  /\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[ap]\.?m(?![\p{L}])\.?)?(?: ?(?:Z|UTC|GMT|CET|CEST|EST|EDT|PST|PDT|[+-]\d{2}:?\d{2})(?![\p{L}\d]))?/iuy
const hour = /\d{1,2} ?[ap]\.?m(?:\.(?=[\s,)]|$)|(?![\p{L}.]))/iuy
const between = /(?:T| at |, | um | à | alle | a las | às |,? {1,2})(?=\d{1,2}:\d{2})/y
const dayEnd = /^\d{1,2}(?:st|nd|rd|th|er|º|ª|e)?$/i
const beforeClock = /^(?:at|by|until|till|from|before|after|around|um|à|alle|às|las|kl|klo|since|o)$/
/** 19740512 */
const compact = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/
const yearForm = /^(?:1[5-9]|20)\d\d$/
const openYear =
  /^(?:in|since|year|until|till|during|circa|seit|depuis|desde|jahr|année|año|anno|spring|summer|autumn|winter)$/
const birthField =
  /\b(?:dob|birth|birthday|birthdate|born|geburtsdatum|naissance|nacimiento|nascita|nascimento)\b/
const follows =
  /^(?:and|but|to|when|as|by|the|he|she|it|they|with|for|after|before|at|on|until|while|or|which|where|is|was|were|had|has|a|an|from|in|through|under|because|during|that|und|et|y|e)$/

/** What else happened on a day: behind such a word a date is not that of a birth that was spoken of before. */
const otherEvent =
  /^(?:died|dies|until|gestorben|mort|seen|visited|admitted|discharged|examined|reviewed|treated|diagnosed|vaccinated|met|joined|hired|married|moved|graduated|signed|issued|sent|received|registered|enrolled|updated|created|expires?|since|untersucht|gesehen|aufgenommen|entlassen|ausgestellt)$/

/** How surely what a date is made of is a date of birth behind a word for a birth. A year is what `generalize` leaves. */
const birthScores: Readonly<Record<string, number>> = {
  date: 0.95,
  year: 0.4,
  month: 0.6,
  day: 0.6,
  digits: 0.85,
}

/** From this score on a date is taken, and nothing in it is read again. */
const taken = 0.5

interface TextRange {
  end: number
  score: number
  why: string
}

/** Reads a date or a time that begins at word `i`, unless it belongs to one that was read before. */
export function readDate(page: Page, i: number): void {
  if (page.words.start[i] < page.endOfDate) return
  if (!page.wants('DATE_TIME') && !(page.speaksOfBirth ??= hasBirthWord(page))) return
  const flags = flagsAt(page, i)
  const date = (flags & shape.digit) !== 0 ? fromDigits(page, i) : fromMonth(page, i)
  if (date === undefined) return
  const start = page.words.start[i]
  const { text, report } = page
  const end = date.why === 'time' || date.why === 'hour' ? date.end : withTime(text, date.end)
  const sight = { start, end, validated: false }
  report({ ...sight, entity: 'DATE_TIME', recognizer: 'date_time', score: date.score, why: date.why })
  const sureness = birthScores[date.why]
  if (sureness !== undefined && page.wants('DATE_OF_BIRTH') && isBirth(page, i)) {
    const score = sureness
    report({
      ...sight,
      entity: 'DATE_OF_BIRTH',
      recognizer: 'date_of_birth',
      score,
      why: `${date.why}, birth`,
    })
  }
  if (date.score >= taken) page.endOfDate = end
}

function fromDigits(page: Page, i: number): TextRange | undefined {
  const { text, words } = page
  const start = words.start[i]
  const before = text.charCodeAt(start - 1)
  // A number that goes on to the left: 1.2, 3/4, 10:30, $5, v1.
  if (start > 0 && '.,/:-$€£#'.includes(text[start - 1]) && isDigit(text.charCodeAt(start - 2)))
    return undefined
  if (before === 36 || before === 0x20ac || before === 163) return undefined
  const next = text[words.end[i]] ?? ''
  if (next === '-' || next === '/' || next === '.' || text.startsWith(' / ', words.end[i])) {
    const date = numericAt(text, start)
    if (date !== undefined) return date
  }
  if (next === ':') return clockAt(page, i)
  const word = wordAt(page, i)
  const length = word.length
  if (compact.test(word)) return { end: words.end[i], score: 0.2, why: 'digits' }
  if (dayEnd.test(word)) {
    const date = dayBeforeMonth(page, i)
    if (date !== undefined) return date
  }
  if (length <= 4 && /[ apAP]/.test(text[start + (/^\d\d/.test(word) ? 2 : 1)] ?? '')) {
    const end = matchEnd(hour, text, start)
    if (end !== undefined && Number.parseInt(word, 10) <= 12) return { end, score: 0.6, why: 'hour' }
  }
  return yearForm.test(word) ? yearAt(page, i) : undefined
}

function numericAt(text: string, start: number): TextRange | undefined {
  const isoEnd = matchEnd(isoNumeric, text, start)
  if (isoEnd !== undefined) return { end: isoEnd, score: 0.85, why: 'date' }
  const match = matchAt(numeric, text, start)
  if (match === undefined) return undefined
  const [all, sign, month, day, first, otherSign, second, year] = match
  const end = start + all.length
  if (sign !== undefined)
    return Number(month) <= 12 && Number(day) <= 31 && /^[12]/.test(all)
      ? { end, score: 0.8, why: 'date' }
      : undefined
  const [small, large] = [Number(first), Number(second)].sort((a, b) => a - b)
  if (small < 1 || small > 12 || large < 1 || large > 31) return undefined
  if (otherSign === ' / ' && year.length < 4) return undefined
  if (year.length === 4) return /^(?:1[5-9]|20)/.test(year) ? { end, score: 0.8, why: 'date' } : undefined
  return { end, score: otherSign === '/' ? 0.55 : 0.4, why: 'date' }
}

function clockAt(page: Page, i: number): TextRange | undefined {
  const { text, words } = page
  const match = matchAt(clock, text, words.start[i])
  if (match === undefined) return undefined
  const [hours, minutes] = match[0].split(':')
  if (Number(hours) > 24 || Number.parseInt(minutes, 10) > 59) return undefined
  const end = words.start[i] + match[0].length
  if (/[\d:]/.test(text[end] ?? ' ')) return undefined
  const isSure = /[apz]/i.test(match[0]) || (match[0].split(':').length > 2 && hours.length === 2)
  const hasCue = beforeClock.test(lowerAt(page, i - 1))
  return { end, score: isSure ? 0.6 : hasCue && hours.length + minutes.length >= 3 ? 0.5 : 0.35, why: 'time' }
}

/** "12 March 1990", "3rd of May", "12. Mai 1990", "5 de enero de 1990". */
function dayBeforeMonth(page: Page, i: number): TextRange | undefined {
  const { words } = page
  if (Number.parseInt(wordAt(page, i), 10) > 31) return undefined
  const gap = gapAfter(page, i)
  if (gap !== ' ' && gap !== '. ' && gap !== '-' && gap !== '/' && gap !== '.') return undefined
  let k = i + 1
  if (/^(?:of|de|di|d)$/.test(lowerAt(page, k))) k++
  const flags = flagsAt(page, k)
  if ((flags & is.month) === 0) return undefined
  const year = yearAfter(page, k)
  if (year !== none) return { end: words.end[year], score: 0.8, why: 'date' }
  if ((flags & is.shy) !== 0 && (flags & shape.capital) === 0) return undefined
  return { end: words.end[k], score: 0.5, why: 'day' }
}

/** "March 12th, 1990", "March 1990", "March". */
function fromMonth(page: Page, i: number): TextRange | undefined {
  const { words, text } = page
  const flags = flagsAt(page, i)
  if ((flags & is.weekday) !== 0) return fromWeekday(page, i)
  if ((flags & is.month) === 0) return undefined
  if ((flags & is.shy) !== 0 && (flags & shape.capital) === 0) return undefined
  const gap = gapAfter(page, i)
  if (
    (gap === ' ' || gap === '. ') &&
    dayEnd.test(wordAt(page, i + 1)) &&
    Number.parseInt(wordAt(page, i + 1), 10) <= 31
  ) {
    const year = yearAfter(page, i + 1)
    if (year !== none) return { end: words.end[year], score: 0.8, why: 'date' }
    if (/^[:.,]?\d/.test(text.slice(words.end[i + 1], words.end[i + 1] + 2))) return undefined
    return { end: words.end[i + 1], score: 0.5, why: 'day' }
  }
  const year = yearAfter(page, i)
  if (year !== none) return { end: words.end[year], score: 0.6, why: 'month' }
  return { end: words.end[i], score: 0.2, why: 'month alone' }
}

/** "Wednesday, 12 March 2025" as one; a day of the week alone where the words around say which one is meant. */
function fromWeekday(page: Page, i: number): TextRange {
  const { words } = page
  const flags = flagsAt(page, i + 1)
  if (/^(?:, ?|\.,? | )$/.test(gapAfter(page, i))) {
    const date = (flags & shape.digit) !== 0 ? fromDigits(page, i + 1) : fromMonth(page, i + 1)
    if (date !== undefined && date.score >= taken && /^(?:date|day)$/.test(date.why)) return date
  }
  return { end: words.end[i], score: isOneDay(page, i) ? 0.55 : 0.3, why: 'day of the week' }
}

/** The year after a day or a month: the number of its word, or {@link none}. */
function yearAfter(page: Page, i: number): number {
  if (!/^(?: | ?, ?|\. ?|-|\/)$/.test(gapAfter(page, i))) return none
  const k = /^(?:de|del|of)$/.test(lowerAt(page, i + 1)) && isSpaceAfter(page, i + 1) ? i + 2 : i + 1
  return isNumber(page, k) && yearForm.test(wordAt(page, k)) ? k : none
}

function yearAt(page: Page, i: number): TextRange | undefined {
  const { text, words } = page
  const end = words.end[i]
  if (/^[%°-]|^[.,]\d/.test(text.slice(end, end + 2))) return { end, score: 0.2, why: 'year' }
  const before = lowerAt(page, i - 1)
  const isCapital = (k: number) => (flagsAt(page, k) & shape.capital) !== 0
  // "the Act of 1990", "a 1990 Polish film".
  if (before === 'of' && isCapital(i - 2)) return { end, score: 0.5, why: 'year' }
  if (/^(?:a|the|act)$/.test(before) && isSpaceAfter(page, i) && isCapital(i + 1))
    return { end, score: 0.5, why: 'year' }
  if ((flagsAt(page, i - 1) & is.year) === 0 || !isSpaceAfter(page, i - 1)) {
    const isCopyright = /^[ ]?\(?$/.test(gapAfter(page, i - 1)) && (flagsAt(page, i - 1) & is.birth) !== 0
    return { end, score: isCopyright ? 0.5 : 0.35, why: 'year' }
  }
  const isEnd = !isSpaceAfter(page, i) || follows.test(lowerAt(page, i + 1)) || lengthAt(page, i + 1) === 0
  const isNamed = (flagsAt(page, i + 1) & shape.capital) !== 0
  // "in 2000 steps": a round number before a small word may count something.
  const isOpen = openYear.test(before) && !/00$|^1[5-7]/.test(wordAt(page, i))
  return { end, score: isEnd || isNamed || isOpen ? 0.5 : 0.35, why: 'year' }
}

/** With the time of day that stands behind a date. */
function withTime(text: string, end: number): number {
  const start = matchEnd(between, text, end)
  return start === undefined ? end : (matchEnd(clock, text, start) ?? end)
}

/** Whether the text, or the name of its field, has a word for a birth at all. */
function hasBirthWord({ words, scan, text }: Page): boolean {
  if (birthField.test(scan.field)) return true
  for (let i = 0; i < words.count; i++) if ((words.flags[i] & is.birth) !== 0) return true
  return /\bd\.? ?o\.? ?b\b|\bb\. ?\d/i.test(text)
}

/** Whether a word for a birth stands shortly before word `i`, in the same sentence, or names the field. */
function isBirth(page: Page, i: number): boolean {
  if (birthField.test(page.scan.field)) return true
  for (let k = i - 1; k >= Math.max(0, i - 10); k--) {
    const gap = gapAfter(page, k)
    if (/[!?;]|\n\s*\n/.test(gap) || (gap.startsWith('.') && lengthAt(page, k) > 4)) return false
    if ((flagsAt(page, k) & is.birth) !== 0) return true
    if (k === i - 1 && lowerAt(page, k) === 'b' && /^\. ?$/.test(gap)) return true
    if (lowerAt(page, k) === 'd' && lowerAt(page, k + 1) === 'o' && lowerAt(page, k + 2) === 'b') return true
    if ((flagsAt(page, k) & shape.digit) !== 0 || otherEvent.test(lowerAt(page, k))) return false
  }
  return false
}
