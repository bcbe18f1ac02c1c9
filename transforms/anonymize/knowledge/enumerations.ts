import type { Span } from '../detect/recognizer.js'
import { joint } from './evidence/public-evidence.data.js'
import { isIdentifying } from './name-votes.js'
import { type Person, stayReasons } from './person.js'
import type { Surroundings } from './surroundings.js'

/** Two names make a list where both stand alone: Alex, Nancy. */
const pair = 2
const longestJoint = 8

/** Whether nothing but "and" or a comma stands between two names. */
export function isJoined(text: string, a: Span, b: Span): boolean {
  const between = textBetween(text, a, b)
  return between.length < longestJoint && joint.test(between)
}

/**
 * Decides about a list of names as one, "A, B and C": where most of them stay the others stay too, but for those beside
 * whom something private stands. Half a list would tell who is meant by the fakes.
 */
export function decideEnumerated(people: readonly Person[], { text, isBesideData }: Surroundings): void {
  for (const list of listsOf(text, people)) {
    const left = list.filter(({ reason }) => reason !== undefined)
    const isPair = list.length === pair && left.length === 1 && list.every(({ isFull }) => !isFull)
    if (left.length === list.length || (!isPair && left.length * 2 <= list.length)) continue
    const known = left.filter(({ reason }) => isIdentifying(reason))
    const reason = known.length * 2 > list.length ? stayReasons.enumerated : left[0]?.reason
    for (const person of list)
      if (person.reason === undefined && !isBesideData(person)) person.reason = reason
  }
}

/**
 * Decides about a name and its other spelling in brackets as one, 拉加·柯杜力（Raja Koduri）, and of 柯杜力 alone as of
 * the name that ends with it.
 */
export function decideSpellings(people: readonly Person[], { text, isBesideData }: Surroundings): void {
  for (const [i, person] of people.entries()) {
    if (person.reason !== undefined || isBesideData(person)) continue
    const { start, end } = person.span
    const beside = [people[i - 1], people[i + 1]].find(
      (other) => other?.reason !== undefined && inBrackets.test(textBetween(text, other.span, person.span)),
    )
    const ending = people.find(
      (other) =>
        other.isTransliterated &&
        other.reason !== undefined &&
        dotBefore.test(text.slice(other.span.start, other.span.end).slice(0, start - end)) &&
        text.slice(other.span.end - (end - start), other.span.end) === text.slice(start, end),
    )
    person.reason = beside?.reason ?? (ending === undefined ? undefined : stayReasons.recalled)
  }
}

const inBrackets = /^\s?[（(]\s?$/u
const dotBefore = /[·・•‧]$/u

function textBetween(text: string, a: Span, b: Span): string {
  return a.start < b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start)
}

/** Names that are told one after the other. */
function listsOf(text: string, people: readonly Person[]): Person[][] {
  const lists: Person[][] = []
  let list: Person[] = []
  for (const person of people) {
    const last = list.at(-1)
    if (last !== undefined && !isJoined(text, last.span, person.span)) list = []
    list.push(person)
    if (list.length === pair) lists.push(list)
  }
  return lists
}
