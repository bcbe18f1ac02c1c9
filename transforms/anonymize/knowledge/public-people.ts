import type { Span } from '../detect/recognizer.js'
import type { Spare } from '../detect/spared.js'
import { person as personEntity } from '../entities/names.js'
import { openChineseReader } from './chinese-person.js'
import { openLatinReader } from './latin-person.js'
import type { LookUpPerson } from './listed-people.js'
import type { LookUpName } from './name-table.js'
import { isPart, type Person } from './person.js'
import {
  birthSpans,
  type Distance,
  isIntroduced,
  isNameField,
  openDistance,
  privateRanges,
  type TextRange,
} from './private-data.js'
import { isOfSomebody, isOfTheWorld, isTale, isTalk, isTextbookName } from './private-signs.js'
import {
  chineseBefore,
  chineseBehind,
  exercise,
  fame,
  fiction,
  firstPerson,
  inOffice,
  joint,
  listedWork,
  longPast,
  publicBefore,
  publicBehind,
  speaker,
  spokenOf,
  storytelling,
} from './public-evidence.data.js'
import { isPublicPage } from './public-pages.js'

/** Why names of persons stay, as `--explain` says it. */
const reasons = {
  listed: 'public figure',
  written: 'public figure: an encyclopedia has an article on somebody of this name',
  shown: 'public figure: a work, an office or the dates of a life beside it',
  recalled: 'public figure: named in full elsewhere in the text',
  among: 'public figure: among others',
  history: 'public figure: the text tells of history or of other public people, and of nothing private',
  fiction: 'fiction: the text speaks of a story and its characters',
  foreign: 'a foreign name in Chinese characters, with nothing private in the text',
  example: 'a name for anybody in examples',
  exercise: 'a name in an exercise',
  page: 'a page that names nobody',
  alone: 'a name alone, with nothing private in the text',
}

const han = /\p{Script=Han}/u
/** How far what is told of a person is looked for, in UTF-16 units. */
const reach = 96
/** How near a name and a number belong together, or two names stand in one list, without what was found between. */
const beside = 120

const sentenceEnd = /[.!?]["')\]]? |[。！？]/

/** What stands beside the names of a text. */
interface Surroundings {
  text: string
  distance: Distance
  /**
   * Whether a number, an account, or another thing of one private person stands beside a name; in the same sentence, if
   * the name is known as that of a public person.
   */
  isPrivate(person: Person): boolean
  /** Whether no such thing stands in the text. */
  isQuiet: boolean
  /** Whether nobody speaks or is spoken to in it either. */
  isImpersonal: boolean
  /** Whether it describes the world: the sciences, history, works. */
  isOfWorld: boolean
  /** Whether it tells a story, is an exercise: people in it are made up. */
  isStory: boolean
  isExercise: boolean
}

/**
 * Leaves the names of public people, dead or alive, and of characters where they stand, if nothing private stands beside
 * them: a "Michael Jordan" with a phone number is a private person. They are known from tables, or by what is told of
 * them: works, offices, the years of a life. A name alone (Maria, Mr Smith) is taken, but for exercises, stories, examples
 * and what describes the world; a Chinese one (小明) stays in a text that holds nothing private.
 */
export function openPublicPeople(lookUp: LookUpName, lookUpPerson: LookUpPerson): Spare {
  const readLatin = openLatinReader(lookUp, lookUpPerson)
  const readChinese = openChineseReader(lookUp)
  const read = (text: string, span: Span): Person => {
    const name = text.slice(span.start, span.end).replace(/['’]s?$/, '')
    const facts = (han.test(name) ? readChinese : readLatin)(name, { text, ...span })
    return { ...facts, span }
  }
  return (text, found, field) => {
    const kept = new Map<Span, string>()
    if (found.length === 0 || isNameField(field)) return kept
    const people = found.filter(({ entity }) => entity === personEntity.name).map((span) => read(text, span))
    const ranges = privateRanges(text, found)
    const births = birthSpans(found)
    const distance = openDistance(text, found)
    const isQuiet = ranges.length === 0 && births.every((birth) => isLongPast(text, birth))
    const isStory = isQuiet && (fiction.test(text) || isNarrative(text) || isTale(text))
    const isExercise = isQuiet && exercise.test(text) && !isTalk(text)
    const isImpersonal = isQuiet && !speaker.test(text) && !isTalk(text)
    const isMadeUp = isStory || isExercise || (isImpersonal && longPast.test(text))
    const surroundings: Surroundings = {
      text,
      distance,
      isPrivate: (person) =>
        isBesidePrivate(person, { text, ranges, distance }) ||
        (!isMadeUp && !isHan(text, person.span) && isOfSomebody(text, signsOf(person, isImpersonal))),
      isQuiet,
      isImpersonal,
      isOfWorld: isOfTheWorld(text) || longPast.test(text),
      isStory,
      isExercise,
    }
    decideFull(people, surroundings)
    decideAlone(people, surroundings)
    for (const { span, reason } of people) if (reason !== undefined) kept.set(span, reason)
    for (const birth of births) {
      const reason = reasonOfBirth(birth, people, distance)
      if (reason !== undefined) kept.set(birth, reason)
    }
    const taken = people.flatMap(({ span, reason }) => (reason === undefined ? span : []))
    for (const span of found)
      if (
        isPublicPage(text, span) &&
        ![...ranges, ...taken].some((one) => one.start !== span.start && distance(one, span) < beside)
      )
        kept.set(span, reasons.page)
    return kept
  }
}

/** Whether what belongs to one person stands near a name; in the same sentence, if the name is known as that of a public person. */
function isBesidePrivate(
  { span, isListed }: Person,
  { text, ranges, distance }: { text: string; ranges: readonly TextRange[]; distance: Distance },
): boolean {
  return ranges.some((range) => distance(range, span) < beside && !(isListed && isApart(text, range, span)))
}

function signsOf({ span, isListed, isFull, words }: Person, isImpersonal: boolean) {
  return { span, isKnown: isListed && isFull, isTextbook: isImpersonal && isTextbookName(words) }
}

function isHan(text: string, { start, end }: Span): boolean {
  return han.test(text.slice(start, end))
}

function decideFull(people: readonly Person[], surroundings: Surroundings): void {
  const { text, distance, isPrivate, isQuiet, isImpersonal, isOfWorld, isStory, isExercise } = surroundings
  const open: Person[] = []
  for (const person of people) {
    if (!person.isFull || isPrivate(person)) continue
    if (person.isExample) person.reason = reasons.example
    else if (!isIntroduced(text, person.span.start)) open.push(person)
  }
  for (const person of open)
    if (person.isListed) person.reason = reasons.listed
    else if (isImpersonal && (person.written === 'known' || (person.written === 'other' && isOfWorld)))
      person.reason = reasons.written
    else if (isShown(text, person.span)) person.reason = reasons.shown
  showByLastName(people, { open, text })
  // One between public people of a list is likely another.
  const known = open.filter(({ reason }) => reason !== undefined && reason !== reasons.written)
  const isAmong = ({ span }: Person) =>
    known.filter((other) => distance(other.span, span) < beside).length > 1 ||
    known.some((other) => isJoined(text, other.span, span))
  const isHistory = isQuiet && (known.length > 0 || longPast.test(text)) && !speaker.test(text)
  for (const person of open)
    if (person.reason !== undefined) continue
    else if (isAmong(person)) person.reason = reasons.among
    else if (isStory) person.reason = reasons.fiction
    else if (isExercise) person.reason = reasons.exercise
    else if (isHistory) person.reason = reasons.history
    else if (isQuiet && person.isTransliterated) person.reason = reasons.foreign
}

/** Whether who was born then is dead by now. */
function isLongPast(text: string, { start, end }: Span): boolean {
  return /(?<!\d)(?:1[0-8]\d\d|19[01]\d)(?!\d)/.test(text.slice(start, end))
}

/** Whether a text tells a story, of nobody who speaks. */
function isNarrative(text: string): boolean {
  return !speaker.test(text) && new Set(text.match(storytelling)).size > 1
}

/** "Victor Hedman … Hedman is a defenseman": what is told of the last name is told of the full one. */
function showByLastName(
  people: readonly Person[],
  { open, text }: { open: readonly Person[]; text: string },
): void {
  const shown = new Set<string>()
  for (const { isFull, words, span, reason } of people)
    if (reason === reasons.shown || (!isFull && words.length === 1 && isShown(text, span)))
      shown.add(words[words.length - 1])
  for (const person of open)
    if (person.reason === undefined && shown.has(person.words[person.words.length - 1]))
      person.reason = reasons.shown
}

function decideAlone(people: readonly Person[], surroundings: Surroundings): void {
  const { text, isPrivate, isQuiet, isImpersonal, isStory, isExercise } = surroundings
  const isOfWorld =
    surroundings.isOfWorld || people.some(({ isFull, reason }) => isFull && isShownReason(reason))
  const isMeant = (span: Span) =>
    isImpersonal ||
    isOfWorld ||
    isShown(text, span) ||
    spokenOf.test(text.slice(Math.max(0, span.start - reach), span.start)) ||
    inOffice.test(text.slice(span.start, span.end))
  const mayBeAnybody = (words: readonly string[]) =>
    isStory || isExercise || (isImpersonal && (isOfWorld || isTextbookName(words)))
  const known = new Set<string>()
  const taken = new Set<string>()
  for (const { isFull, words, reason } of people)
    if (isFull) for (const word of words) (reason === undefined ? taken : known).add(word)
  for (const person of people) {
    const { words, isFull, isListed, isExample, isLived, span } = person
    if (isFull || isPrivate(person) || words.some((word) => isPart(word, taken))) continue
    if (words.some((word) => isPart(word, known))) person.reason = reasons.recalled
    else if (isListed && (isHan(text, span) || isMeant(span) || mayBeAnybody(words)))
      person.reason = reasons.listed
    else if (isExample) person.reason = reasons.example
    else if (isQuiet && (isHan(text, span) ? isLived !== true : mayBeAnybody(words)))
      person.reason = reasons.alone
  }
}

/** Whether a reason speaks of a person whom the world knows, which says of what a text tells. */
function isShownReason(reason: string | undefined): boolean {
  return reason === reasons.listed || reason === reasons.shown || reason === reasons.written
}

/** Whether a work, an office or the dates of a life stand beside a name. */
function isShown(text: string, { start, end }: Span): boolean {
  const left = text.slice(Math.max(0, start - reach), start)
  const right = text.slice(end, end + reach)
  if (fame.test(`${left} ${right}`) && !firstPerson.test(`${left} ${right}`)) return true
  if (han.test(`${left.slice(-2)}${text.slice(start, end)}${right.slice(0, 2)}`))
    return chineseBefore.test(left) || chineseBehind.test(right)
  return publicBefore.test(left) || listedWork.test(left) || publicBehind.test(right)
}

/** "Contact press@example.org. Alan Turing was …": on one line, a sentence ends between the two. */
function isApart(text: string, a: TextRange, b: TextRange): boolean {
  const between = a.start < b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start)
  return sentenceEnd.test(between) && !between.includes('\n')
}

/** Whether nothing but "and" or a comma stands between two names. */
function isJoined(text: string, a: Span, b: Span): boolean {
  const [from, to] = a.start < b.start ? [a.end, b.start] : [b.end, a.start]
  return to - from < 8 && joint.test(text.slice(from, to))
}

/** A date of birth is told of the person named last before it, or next. */
function reasonOfBirth(birth: Span, people: readonly Person[], distance: Distance): string | undefined {
  const near = people
    .filter(({ span }) => distance(span, birth) < beside)
    .sort(
      (a, b) =>
        Number(a.span.start > birth.start) - Number(b.span.start > birth.start) ||
        distance(a.span, birth) - distance(b.span, birth),
    )
  const reason = near[0]?.reason
  return reason === reasons.alone || reason === reasons.example ? undefined : reason
}
