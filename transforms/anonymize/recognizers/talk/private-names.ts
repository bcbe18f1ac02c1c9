import type { KnownValue, Recognizer } from '../../detect/recognizer.js'
import { definitionOf } from '../../entities/entities.js'
import { isEnglish } from '../name-cues/english.js'
import { type MentionAt, openMentions } from '../name-cues/sure-names.js'
import type { WordFacts } from '../name-cues/words/word-facts.js'
import { wordFlags } from '../name-tagger/words/lexicon.js'

/**
 * Given names alone in texts that were found to be about private people: beside somebody's phone, address or account, a
 * listed given name is somebody's sooner than anything else, and an unknown word is one where people are spoken to or of.
 */

const person = 'PERSON'
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
const otherwise =
  wordFlags.stop |
  wordFlags.calendar |
  wordFlags.common |
  wordFlags.city |
  wordFlags.region |
  wordFlags.nationality |
  wordFlags.org |
  wordFlags.orgWord |
  wordFlags.placeWord |
  wordFlags.title |
  wordFlags.role
const unknownOtherwise = 0xffff & ~(wordFlags.town | wordFlags.family)
const shortest = 3
const reach = 28
/** Right before somebody who is spoken to or of. */
const calledBefore =
  /(?:^|[^\p{L}])(?:tell|told|ask|asked|call|ring|rang|phone|text|ping|invite|remind|contact|poor|let|can|did|does|has|if|that|while|when|because|cos|fetch|collect|thank|see|saw|met|meet|visit|bring) $/iu
/** What somebody does or has, right behind the name. */
const doneBehind =
  /^(?:['’]s (?:mum|mom|dad|mother|father|birthday|phone|number|mobile|room|bag|car|house|flat|wife|husband|partner|son|daughter|brother|sister|school|teacher|shift|inhaler|address|email|desk|name|laptop|place|turn|fault|account|kids?|dog|cat|key|keys|boss|coat|boots)(?![\p{L}])| (?:says|said|thinks|wants|knows|asked|told|called|rang|texted|lives|forgot|left|came|covered|picked|brought|turned up|doesn['’]t|didn['’]t|isn['’]t|can['’]t|won['’]t|hasn['’]t|who|next door|will (?:be|pick|bring|collect|call|come|ring|send|do)|(?:is|was|has|had) (?:off|out|ill|sick|late|away|back|here|coming|going|been|not|still|already|got|her|his|she|he|bringing|picking|at|in|on))(?![\p{L}]))/u

/** Names alone where the text is about private people, in English. */
export function openPrivateNames(factsOf: () => WordFacts): Recognizer {
  let mentionAt: MentionAt | undefined
  return {
    name: 'private_names',
    entities: [person],
    bits: 0,
    rescans: true,
    sparesCode: 'words',
    find({ text, known = [], languages }, report) {
      if (known.length === 0 || !isPrivate(known)) return
      const facts = factsOf()
      mentionAt ??= openMentions(facts)
      const places = mentionAt
      facts.eachWord(text, (start, end, { hash }) => {
        if (end - start < shortest || !isName(text, start, end)) return
        const flags = facts.flagsOfHash(hash)
        const isListed = (flags & wordFlags.given) !== 0 && (flags & otherwise) === 0
        if (!isListed && ((flags & unknownOtherwise) !== 0 || !isCalled(text, start, end))) return
        const range = places(text, start, end)
        if (range === undefined || !isEnglish(languages?.at(start))) return
        const why = isListed
          ? 'a given name, beside private data'
          : 'somebody who is called, beside private data'
        report({ ...range, score: 0.55, validated: false, why })
      })
    },
  }
}

/** Whether what was found is of private people: a number, an address or an account of one, or several who are meant. */
function isPrivate(known: readonly KnownValue[]): boolean {
  let people = 0
  for (const { entity, recognizer } of known) {
    if (entity === person) people += cued.has(recognizer) ? 1 : 0
    else if (definitionOf(entity).isOfOnePerson) return true
  }
  return people >= leastPeople
}

/** A capital before small letters. */
function isName(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end)
  return /^\p{Lu}[\p{Ll}\p{M}]+$/u.test(word)
}

function isCalled(text: string, start: number, end: number): boolean {
  return (
    calledBefore.test(text.slice(Math.max(0, start - reach), start)) ||
    doneBehind.test(text.slice(end, end + reach))
  )
}
