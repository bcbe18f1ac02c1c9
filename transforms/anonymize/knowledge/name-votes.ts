import { type NameVote, type RecordPeople, takenNames } from '../detect/spared.js'
import { type Person, stayReasons } from './person.js'

/**
 * One person is public or private in all texts of a record. What each text says of a name has a weight, and the greatest
 * decides: that somebody is introduced or has a phone outweighs a table of public names, that outweighs a talk in which
 * the name falls, and least is said by a text of which nothing is known but that it names somebody.
 */
export const voteWeights = {
  /** Taken, in a text that neither speaks nor is spoken in: nothing is known of the name. */
  guessed: 1,
  /** Left alone, as names alone, in stories and exercises and in what describes the world. */
  described: 2,
  /** Taken, in a text in which somebody speaks. */
  met: 3,
  /** Left alone, as that of somebody who is known. */
  known: 4,
  /** Taken as that of who speaks a line of a talk or is a relative of somebody else, as stories tell as well. */
  cued: 5,
  /** Taken where the words beside it say whose name it is: a greeting, a signature, "my boss". */
  meant: 6,
  /** Taken beside what belongs to one person, or where somebody is introduced. */
  shown: 7,
} as const

/** Reasons that say who somebody is, wherever else the name stands. */
const identifying: ReadonlySet<string | undefined> = new Set([
  stayReasons.listed,
  stayReasons.written,
  stayReasons.shown,
  stayReasons.example,
  stayReasons.enumerated,
])
/** Whether a reason says who somebody is. */
export function isIdentifying(reason: string | undefined): boolean {
  return identifying.has(reason)
}

/** The recognizer of spans that somebody else has found, which say nothing of others. */
const given = 'given'

/** What a text says of its people, but for those that it knows from another name in it. */
export function votesOf(people: readonly Person[], weightOf: (person: Person) => number): NameVote[] {
  return people.flatMap((person) => {
    const { span, words, isFull, isCommon, reason } = person
    if (span.recognizer === given || reason === stayReasons.recalled) return []
    return { span, words: [...words], isFull, reason, isCommon, weight: weigh(person, weightOf) }
  })
}

function weigh(person: Person, weightOf: (person: Person) => number): number {
  const { span, reason } = person
  if (reason !== undefined) return isIdentifying(reason) ? voteWeights.known : voteWeights.described
  return span.recognizer === takenNames ? voteWeights.guessed : weightOf(person)
}

/** One person is public or is not, wherever the name stands. */
export function decideAlike(people: readonly Person[], record: RecordPeople): void {
  for (const person of people) {
    if (person.span.recognizer === given) continue
    const isTaken = record.isTaken(person)
    if (isTaken === true) person.reason = undefined
    else if (isTaken === false) person.reason ??= stayReasons.elsewhere
  }
}
