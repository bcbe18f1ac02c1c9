import type { Sieve } from '../detect/detector.js'
import type { Span } from '../detect/recognizer.js'
import { person as personEntity } from '../entities/names.js'
import type { LookUpName } from './name-table.js'
import { isIntroduced, isNameField, isNear, privateRanges } from './private-data.js'
import { chineseBefore, chineseBehind, publicBefore, publicBehind } from './public-evidence.data.js'
import { isPart, openPersonReader, type Person } from './read-person.js'

/** Why names of persons stay, as `--explain` says it. */
const reasons = {
  listed: 'public figure',
  shown: 'public figure: a work, an office or the dates of a life beside it',
  recalled: 'public figure: named in full elsewhere in the text',
  among: 'public figure: among others',
  alone: 'a name alone, with nothing private in the text',
}

const han = /\p{Script=Han}/u
/** How far what is told of a person is looked for, in UTF-16 units. */
const reach = 96
/** Two names that are this near stand in one list. */
const listed = 120

/** What stands beside the names of a text. */
interface Surroundings {
  text: string
  /** Whether something private stands beside a name. */
  isPrivate(span: Span): boolean
  /** Whether nothing private stands in the text. */
  isQuiet: boolean
}

/**
 * Leaves the names of public people, dead or alive, and of characters where they stand, if nothing private stands beside
 * them: a "Michael Jordan" with a phone number is a private person. They are known from a table, or by what is told of
 * them: works, offices, the years of a life. A name alone (Maria, Mr Smith, 小明) names nobody, and stays in a text
 * that holds nothing private.
 */
export function openPublicPeople(lookUp: LookUpName): Sieve {
  const read = openPersonReader(lookUp)
  return (text, found, { field = '', reject }) => {
    const people = found.filter(({ entity }) => entity === personEntity.name).map((span) => read(text, span))
    if (people.length === 0 || isNameField(field)) return found
    const ranges = privateRanges(text, found)
    const surroundings = {
      text,
      isPrivate: (span: Span) => isNear(span, ranges) || isIntroduced(text, span.start),
      isQuiet: ranges.length === 0,
    }
    decideFull(
      people.filter(({ isFull }) => isFull),
      surroundings,
    )
    decideAlone(people, surroundings)
    const kept = new Map(people.map(({ span, reason }) => [span, reason]))
    return found.filter((span) => {
      const reason = kept.get(span)
      if (reason !== undefined) reject?.(span, reason)
      return reason === undefined
    })
  }
}

function decideFull(people: readonly Person[], { text, isPrivate }: Surroundings): void {
  const open = people.filter(({ span }) => !isPrivate(span))
  for (const person of open)
    if (person.isListed) person.reason = reasons.listed
    else if (isShown(text, person.span)) person.reason = reasons.shown
  // One between public people of a list is likely another.
  const known = open.filter(({ reason }) => reason !== undefined)
  for (const person of open)
    if (
      person.reason === undefined &&
      known.filter(({ span }) => distance(span, person.span) < listed).length > 1
    )
      person.reason = reasons.among
}

function decideAlone(people: readonly Person[], { isPrivate, isQuiet }: Surroundings): void {
  const known = new Set<string>()
  const taken = new Set<string>()
  for (const { isFull, words, reason } of people)
    if (isFull) for (const word of words) (reason === undefined ? taken : known).add(word)
  for (const person of people) {
    const { span, words, isFull, isListed } = person
    if (isFull || isPrivate(span) || words.some((word) => isPart(word, taken))) continue
    if (words.some((word) => isPart(word, known))) person.reason = reasons.recalled
    else if (isListed) person.reason = reasons.listed
    else if (isQuiet) person.reason = reasons.alone
  }
}

/** Whether a work, an office or the dates of a life stand beside a name. */
function isShown(text: string, { start, end }: Span): boolean {
  const left = text.slice(Math.max(0, start - reach), start)
  const right = text.slice(end, end + reach)
  if (han.test(`${left.slice(-2)}${text.slice(start, end)}${right.slice(0, 2)}`))
    return chineseBefore.test(left) || chineseBehind.test(right)
  return publicBefore.test(left) || publicBehind.test(right)
}

function distance(a: Span, b: Span): number {
  return Math.max(a.start - b.end, b.start - a.end, 0)
}
