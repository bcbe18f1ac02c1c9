import { definitionOf, type Entity } from './entities.js'

/** A value that was found, and the recognizer that found it. */
interface Found {
  entity: Entity
  recognizer: string
}

/** Recognizers that go by who is meant rather than by how a word looks. */
const cued: ReadonlySet<string> = new Set([
  'spoken_names',
  'labelled_names',
  'signed_names',
  'marked_names',
  'english_name_cues',
  'speaker_heads',
  'spoken_answers',
])
const leastPeople = 2

/** Whether values are those of private people: a number, an address or an account of one, or several who are meant. */
export function areOfPrivatePeople(found: readonly Found[]): boolean {
  let people = 0
  for (const { entity, recognizer } of found) {
    if (entity === 'PERSON') people += cued.has(recognizer) ? 1 : 0
    else if (definitionOf(entity).isOfOnePerson) return true
  }
  return people >= leastPeople
}
