import { once } from '../detect/deferred.js'
import type { Span } from '../detect/recognizer.js'
import {
  birthSpans,
  type Distance,
  isIntroduced,
  type NearTo,
  openDistance,
  openNear,
  privateRanges,
  type TextRange,
} from './evidence/private-data.js'
import {
  hasPhoneBehind,
  isOfSomebody,
  isOfSpeaker,
  isOfTheWorld,
  isReview,
  isTale,
  isTalk,
  isTextbookName,
} from './evidence/private-signs.js'
import { exercise, fiction, longPast, speaker, storytelling } from './evidence/public-evidence.data.js'
import { publicPlaces } from './evidence/public-places.js'
import { openPassages, speaks } from './evidence/published.js'
import { voteWeights } from './name-votes.js'
import type { Person } from './person.js'
import { isPlaceholder } from './public-pages.js'

/** How near a name and a number belong together, or two names stand in one list, without what was found between. */
export const beside = 120
const longestQuote = 160
const han = /\p{Script=Han}/u
const sentenceEnd = /[.!?]["')\]]? |[。！？]/

/** What stands beside the names of a text. */
export interface Surroundings {
  text: string
  distance: Distance
  /** The addresses in it of what is open to everybody. */
  places: ReadonlySet<Span>
  /** Where numbers, accounts and other things of one private person stand. */
  ranges: readonly TextRange[]
  /**
   * Whether such a thing stands beside a name; in the same sentence, if the name is known as that of a public person. Or
   * whether the words around it say that it is somebody's whom one knows.
   */
  isPrivate(person: Person): boolean
  /** The same by such a thing alone. */
  isBesideData(person: Person): boolean
  /** Whether no such thing stands in the text. */
  isQuiet: boolean
  /** Whether nobody speaks or is spoken to in it either. */
  isImpersonal: boolean
  /** Whether a name stands in a passage of an encyclopedia, of news or of a book. */
  isPublishedAt(person: Person): boolean
  /** Whether the text describes the world: the sciences, history, works. */
  isOfWorld: boolean
  /** Whether it tells a story, is an exercise: people in it are made up. */
  isStory: boolean
  isExercise: boolean
  /** How much it counts that a name is taken. */
  weighTaken(person: Person): number
}

/** Reads what stands around the names of a text. */
export function openSurroundings(text: string, found: readonly Span[]): Surroundings {
  const places = publicPlaces(text, found)
  const ranges = privateRanges(
    text,
    found.filter((span) => !places.has(span) && !isPlaceholder(text, span)),
  )
  const distance = openDistance(text, found)
  const isQuiet = ranges.length === 0 && birthSpans(found).every((birth) => isLongPast(text, birth))
  const isStory = isQuiet && (fiction.test(text) || isNarrative(text) || isTale(text) || isReview(text))
  const isExercise = isQuiet && exercise.test(text) && !isTalk(text)
  const isImpersonal = isQuiet && !speaker.test(text) && !isTalk(text)
  const isMadeUp = isStory || isExercise || (isImpersonal && longPast.test(text))
  const inPassage = openPassages(text)
  const isSpoken = once(() => !isImpersonal && speaks(text))
  const isPublishedAt = ({ span }: Person) => isQuiet && !isHan(text, span) && inPassage(span.start)
  const isOfKnown = (person: Person) => {
    if (isMadeUp || isHan(text, person.span)) return false
    if (isPublishedAt(person)) return hasPhoneBehind(text, person.span)
    return isOfSomebody(text, signsOf(person, isImpersonal))
  }
  const near = openNear(ranges, distance)
  const isBesideData = (person: Person) => isBesidePrivate(person, { text, near })
  const isPrivate = (person: Person) => isBesideData(person) || isOfKnown(person)
  return {
    text,
    distance,
    places,
    ranges,
    isPrivate,
    isBesideData,
    isQuiet,
    isImpersonal,
    isPublishedAt,
    isOfWorld: isOfTheWorld(text) || longPast.test(text),
    isStory,
    isExercise,
    weighTaken(person) {
      if (isBesideData(person)) return voteWeights.shown
      if (isIntroduced(text, person.span.start))
        return isQuoted(text, person.span.start) ? voteWeights.cued : voteWeights.shown
      if (isPrivate(person)) return isOfSpeaker(text, person.span) ? voteWeights.cued : voteWeights.meant
      return isPublishedAt(person) || !isSpoken() ? voteWeights.guessed : voteWeights.met
    },
  }
}

/** Whether what belongs to one person stands near a name; in the same sentence, if the name is known as that of a public person. */
function isBesidePrivate(
  { span, isListed }: Person,
  { text, near }: { text: string; near: NearTo<TextRange> },
): boolean {
  for (const range of near(span, beside)) if (!(isListed && isApart(text, range, span))) return true
  return false
}

function signsOf({ span, isListed, isFull, words }: Person, isImpersonal: boolean) {
  return {
    span,
    isKnown: isListed && isFull,
    isTextbook: isImpersonal && isTextbookName(words),
    isImpersonal,
  }
}

/** Whether a name is written in Chinese characters. */
export function isHan(text: string, { start, end }: Span): boolean {
  return han.test(text.slice(start, end))
}

/** Whether a place stands in Chinese quotes: “我叫沈秋” says a character as well. */
function isQuoted(text: string, place: number): boolean {
  const before = text.slice(Math.max(0, place - longestQuote), place)
  return (
    Math.max(before.lastIndexOf('“'), before.lastIndexOf('「')) >
    Math.max(before.lastIndexOf('”'), before.lastIndexOf('」'))
  )
}

/** Whether who was born then is dead by now. */
export function isLongPast(text: string, { start, end }: Span): boolean {
  return /(?<!\d)(?:1[0-8]\d\d|19[01]\d)(?!\d)/.test(text.slice(start, end))
}

/** Whether a text tells a story, of nobody who speaks. */
function isNarrative(text: string): boolean {
  return !speaker.test(text) && new Set(text.match(storytelling)).size > 1
}

/** "Contact press@example.org. Alan Turing was …": on one line, a sentence ends between the two. */
function isApart(text: string, a: TextRange, b: TextRange): boolean {
  const between = a.start < b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start)
  return sentenceEnd.test(between) && !between.includes('\n')
}
