import { matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer, Report } from '../../detect/recognizer.js'
import { isEnglish } from '../name-cues/english.js'
import { nobody } from '../name-cues/nobody.js'
import type { WordFacts } from '../name-cues/words/word-facts.js'
import { wordFlags } from '../name-tagger/words/lexicon.js'

/** Who speaks in a chat that was exported, in letters: by the time that stands beside the name at the head of a message. */

/** "[14/03/2024, 18:02:11] ", "07/08/24, 7:12 am - ". */
const timeBefore =
  /[\u200e[(<]{0,2}(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},? )?\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?[\])>]?(?: [-–])? {1,3}/y
/** The same behind the name, at the end of the line: "Orla  10:12", "Aliyah Benson [9:01 AM]". */
const timeBehind = /^(.{2,40}?) {1,4}[[(]?\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?[\])]?\s*$/
const longestName = 48
/** What stands beside a name in the book of a phone: a flat, a form of address. */
const flat = /(?:,? (?:[A-Z]{1,2}-?\d{1,4}[A-Z]?|\d{1,4}|(?:flat|unit|apt|no)\.? \w{1,4}))$/i
const addressedBehind =
  /(?: (?:bhabhi|bhaiya|bhai|didi|ji|aunty|auntie|uncle|sir|madam|ma['’]am|anna|akka|dada|tai|chacha|chachi|kaka))+$/i
const addressedBefore =
  /^(?:uncle|aunt|auntie|aunty|mr|mrs|ms|miss|dr|tio|tia|tía|tío|nana|gran|granny|nan|grandma|grandpa|papa)\.? /i
const form =
  /^\p{Lu}[\p{L}\p{M}'’-]*(?: (?:\p{Lu}[\p{L}\p{M}'’-]*\.?|(?:van|von|de|da|del|bin|al) \p{Lu}[\p{L}\p{M}'’-]*)){0,3}$/u
const unnamed = wordFlags.common | wordFlags.stop | wordFlags.calendar | wordFlags.title | wordFlags.role
/** "NotaBadger" is how an account is written. */
const account = /\p{Ll}\p{Lu}/u
const leastHeads = 2

interface Head {
  start: number
  name: string
}

/** Speakers of exported chats in letters, in English. */
export function openSpeakerHeads(factsOf: () => WordFacts): Recognizer {
  return {
    name: 'speaker_heads',
    entities: ['PERSON'],
    bits: 0,
    rescans: false,
    sparesCode: 'lines',
    find({ text, languages }, report) {
      if (!/\d:\d\d/.test(text) || !text.includes('\n')) return
      const heads = headsOf(text)
      if (heads.length < leastHeads || !isEnglish(languages?.at(heads[0].start))) return
      const facts = factsOf()
      for (const head of heads) take(facts, head, report)
    },
  }
}

function headsOf(text: string): Head[] {
  const heads: Head[] = []
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start)
    const end = next === -1 ? text.length : next
    const head = headAt(text, start, end)
    if (head !== undefined) heads.push(head)
    start = end + 1
  }
  return heads
}

function headAt(text: string, start: number, end: number): Head | undefined {
  const lead = matchAt(timeBefore, text, start)?.[0]
  if (lead !== undefined) {
    const from = start + lead.length
    const colon = text.slice(from, Math.min(end, from + longestName)).indexOf(':')
    return colon > 0 ? { start: from, name: text.slice(from, from + colon) } : undefined
  }
  if (end - start > longestName + 16) return undefined
  const name = timeBehind.exec(text.slice(start, end))?.[1]
  return name === undefined ? undefined : { start, name }
}

function take(facts: WordFacts, { start, name }: Head, report: Report): void {
  const lead = addressedBefore.exec(name)?.[0].length ?? 0
  let rest = name.slice(lead).trimEnd()
  rest = rest.replace(flat, '')
  const isAddressed = lead > 0 || addressedBehind.test(rest)
  rest = rest.replace(addressedBehind, '').replace(flat, '')
  if (
    !form.test(rest) ||
    nobody.test(rest) ||
    account.test(rest.replace(/(?:Mc|Mac|De|Fitz)(?=\p{Lu})/gu, ''))
  )
    return
  const first = rest.split(' ', 1)[0]
  const flags = facts.flagsOf(first)
  const isListed = (flags & wordFlags.given) !== 0 && (flags & (wordFlags.stop | wordFlags.calendar)) === 0
  if (!isListed && !isAddressed && (flags & unnamed) !== 0) return
  const from = start + lead
  const why = 'who speaks in a chat'
  report({ start: from, end: from + rest.length, score: 0.65, validated: true, why })
}
