import type { Span } from '../detect/recognizer.js'
import type { Spare } from '../detect/spared.js'
import { person as personEntity } from '../entities/names.js'
import { openChineseReader } from './chinese-person.js'
import { decideEnumerated, decideSpellings, isJoined } from './enumerations.js'
import {
  birthSpans,
  type Distance,
  isIntroduced,
  isNameField,
  isSpeaking,
  openNear,
  type TextRange,
} from './evidence/private-data.js'
import { isTextbookName } from './evidence/private-signs.js'
import {
  askedOfWorld,
  chineseBefore,
  chineseBehind,
  citedBehind,
  fame,
  firstPerson,
  inOffice,
  listedWork,
  longPast,
  ofRoyalty,
  publicBefore,
  publicBehind,
  publicListBefore,
  regnal,
  speaker,
  spokenOf,
} from './evidence/public-evidence.data.js'
import { openLatinReader } from './latin-person.js'
import { decideAlike, votesOf, voteWeights } from './name-votes.js'
import { isPart, type Person, stayReasons } from './person.js'
import { isDocumentAddress, isPublicPage } from './public-pages.js'
import { resolvePeople } from './record-people.js'
import { beside, isHan, isLongPast, openSurroundings, type Surroundings } from './surroundings.js'
import type { LookUpPerson } from './tables/listed-people.js'
import type { LookUpName } from './tables/name-table.js'

const han = /\p{Script=Han}/u
/** What is told of somebody in sentences, and stands in no form. */
const inSentences = /\b(?:was|were) born\b|\b(?:he|she|his|her)\b|[他她](?:是|生于|出生|于)|出生于/i
/** How far what is told of a person is looked for, in UTF-16 units. */
const reach = 96
const regnalReach = 8
const longestCitation = 240
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
  return (text, found, { field, people: known }) => {
    const kept = new Map<Span, string>()
    if (found.length === 0) return { kept, votes: [], people: known ?? resolvePeople([]) }
    const people = found.filter(({ entity }) => entity === personEntity.name).map((span) => read(text, span))
    if (isNameField(field)) {
      const votes = votesOf(people, () => voteWeights.shown)
      return { kept, votes, people: known ?? resolvePeople([{ text, votes }]) }
    }
    const surroundings = openSurroundings(text, found)
    const { distance, ranges } = surroundings
    decideFull(people, surroundings)
    decideAlone(people, surroundings)
    decideSpellings(people, surroundings)
    decideEnumerated(people, surroundings)
    const votes = votesOf(people, surroundings.weighTaken)
    const record = known ?? resolvePeople([{ text, votes }])
    decideAlike(people, record)
    for (const { span, reason } of people) if (reason !== undefined) kept.set(span, reason)
    // A birth of whom another text of the record names, in a text in which nobody speaks.
    const isOfWorld = ranges.length === 0 && !speaker.test(text) && inSentences.test(text)
    for (const birth of birthSpans(found)) {
      const reason =
        reasonOfBirth(birth, people, distance) ??
        (people.length === 0 && (isLongPast(text, birth) || isOfWorld) ? stayReasons.history : undefined)
      if (reason !== undefined) kept.set(birth, reason)
    }
    for (const place of surroundings.places) kept.set(place, stayReasons.place)
    const taken = people.flatMap(({ span, reason }) => (reason === undefined ? span : []))
    keepPages(kept, { text, found, private: [...ranges, ...taken], distance })
    return { kept, votes, people: record }
  }
}

/** Keeps pages of nobody that stand beside nobody who is taken and nothing private. */
function keepPages(
  kept: Map<Span, string>,
  around: { text: string; found: readonly Span[]; private: readonly TextRange[]; distance: Distance },
): void {
  const near = openNear(around.private, around.distance)
  const isAlone = (span: Span) => {
    for (const one of near(span, beside)) if (one.start !== span.start) return false
    return true
  }
  for (const span of around.found) {
    const isPage = isPublicPage(around.text, span) && isAlone(span)
    if (isPage || isDocumentAddress(around.text, span)) kept.set(span, stayReasons.page)
  }
}

function decideFull(people: readonly Person[], surroundings: Surroundings): void {
  const { text, distance, isPrivate, isQuiet, isImpersonal, isPublishedAt, isOfWorld, isStory, isExercise } =
    surroundings
  const open: Person[] = []
  for (const person of people) {
    if (!person.isFull || isPrivate(person)) continue
    if (person.isExample) person.reason = stayReasons.example
    else if (!isIntroduced(text, person.span.start) && !isSpeaking(text, person.span)) open.push(person)
  }
  for (const person of open)
    if (person.isListed) person.reason = stayReasons.listed
    else if (
      (isImpersonal || isPublishedAt(person)) &&
      (person.written === 'known' || (person.written === 'other' && isOfWorld))
    )
      person.reason = stayReasons.written
    else if (isShown(text, person.span)) person.reason = stayReasons.shown
  showByLastName(people, { open, text })
  // One between public people of a list is likely another.
  const known = open.filter(({ reason }) => reason !== undefined && reason !== stayReasons.written)
  const near = openNear(
    known.map(({ span }) => span),
    distance,
  )
  const isAmong = ({ span }: Person) => {
    const others = [...near(span, beside)]
    return others.length > 1 || others.some((other) => isJoined(text, other, span))
  }
  const isHistory = isQuiet && (known.length > 0 || longPast.test(text)) && !speaker.test(text)
  for (const person of open)
    if (person.reason !== undefined) continue
    else if (isAmong(person)) person.reason = stayReasons.among
    else if (isPublishedAt(person)) person.reason = stayReasons.published
    else if (isStory) person.reason = stayReasons.fiction
    else if (isExercise) person.reason = stayReasons.exercise
    else if (isHistory) person.reason = stayReasons.history
    else if (isQuiet && person.isTransliterated) person.reason = stayReasons.foreign
}

/** "Victor Hedman … Hedman is a defenseman": what is told of the last name is told of the full one. */
function showByLastName(
  people: readonly Person[],
  { open, text }: { open: readonly Person[]; text: string },
): void {
  const shown = new Set<string>()
  for (const { isFull, words, span, reason } of people)
    if (reason === stayReasons.shown || (!isFull && words.length === 1 && isShown(text, span)))
      shown.add(words[words.length - 1])
  for (const person of open)
    if (person.reason === undefined && shown.has(person.words[person.words.length - 1]))
      person.reason = stayReasons.shown
}

function decideAlone(people: readonly Person[], surroundings: Surroundings): void {
  const { text, isPrivate, isQuiet, isImpersonal, isPublishedAt, isStory, isExercise } = surroundings
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
    if (words.some((word) => isPart(word, known))) person.reason = stayReasons.recalled
    else if (isListed && (isHan(text, span) || isMeant(span) || mayBeAnybody(words)))
      person.reason = stayReasons.listed
    else if (isExample) person.reason = stayReasons.example
    else if (isRuler(text, span, isImpersonal) || (isQuiet && isSungOf(text, span)))
      person.reason = stayReasons.shown
    else if (isPublishedAt(person)) person.reason = stayReasons.published
    else if (isImpersonal && isOfWorld && known.size > 0 && taken.size === 0)
      person.reason = stayReasons.among
    else if (isQuiet && (isHan(text, span) ? isLived !== true || isExercise || isStory : mayBeAnybody(words)))
      person.reason = stayReasons.alone
  }
}

/** Whether a reason speaks of a person whom the world knows, which says of what a text tells. */
function isShownReason(reason: string | undefined): boolean {
  return reason === stayReasons.listed || reason === stayReasons.shown || reason === stayReasons.written
}

/** "King George III" anywhere, "King George" where nobody speaks. */
function isRuler(text: string, { start, end }: Span, isImpersonal: boolean): boolean {
  return (
    ofRoyalty.test(text.slice(start, end)) &&
    (isImpersonal || regnal.test(text.slice(end, end + regnalReach)))
  )
}

/** "Artists like Adele", of whom nobody tells who knows her. */
function isSungOf(text: string, { start, end }: Span): boolean {
  return (
    !han.test(text.slice(start, end)) &&
    [publicBefore, publicListBefore].some((cue) => cue.test(text.slice(Math.max(0, start - reach), start))) &&
    !firstPerson.test(text.slice(Math.max(0, start - reach), end + reach))
  )
}

/** Whether a work, an office or the dates of a life stand beside a name. */
function isShown(text: string, { start, end }: Span): boolean {
  const left = text.slice(Math.max(0, start - reach), start)
  const right = text.slice(end, end + reach)
  if (fame.test(`${left} ${right}`) && !firstPerson.test(`${left} ${right}`)) return true
  if (han.test(`${left.slice(-2)}${text.slice(start, end)}${right.slice(0, 2)}`))
    return chineseBefore.test(left) || chineseBehind.test(right)
  const isAsked =
    right.includes('?') && askedOfWorld.test(`${left}\0${right}`) && !firstPerson.test(`${left} ${right}`)
  return (
    isAsked ||
    publicBefore.test(left) ||
    publicListBefore.test(left) ||
    listedWork.test(left) ||
    publicBehind.test(right) ||
    citedBehind.test(text.slice(end, end + longestCitation))
  )
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
  return reason === stayReasons.alone || reason === stayReasons.example ? undefined : reason
}
