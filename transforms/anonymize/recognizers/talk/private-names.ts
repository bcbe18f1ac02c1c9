import { allMatches } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { isEnglish } from '../name-cues/english.js'
import { type MentionAt, openMentions } from '../name-cues/sure-names.js'
import type { WordFacts } from '../name-cues/words/word-facts.js'
import { wordFlags } from '../name-tagger/words/lexicon.js'
import { isTitle } from '../name-tagger/words/titles.js'

/**
 * Given names alone in texts that were found to be about private people: beside somebody's phone, address or account, a
 * listed given name is somebody's sooner than anything else, and an unknown word is one where people are spoken to or of.
 */

const person = 'PERSON'
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

/** "Tyson B.": the initial of a family name. */
const initial = /^ \p{Lu}\.(?![\p{L}\p{N}])/u
const initialed = /(?<![\p{L}\p{N}.@_/-])(\p{Lu}[\p{Ll}\p{M}]{2,20}) \p{Lu}\.(?![\p{L}\p{N}]| ?\p{Lu}\.)/gu
/** "that's B Y R N E", "spelled O-Y-E-L-A-R-A-N". */
const spelled =
  /(?<![\p{L}])(?:that['’]?s|spell(?:ed|t|ing)?(?: it)?(?: as)?|(?:sur|last |first )?name(?: is|['’]s)?|it['’]?s)[:,]? (\p{L}(?:[ -]\p{L}){2,14})(?![\p{L}\p{N}'’])/giu
/** A dash and a name at the end of a text. */
const signed = /[–—-] ?(\p{Lu}[\p{Ll}\p{M}]{2,})[.!]?\s*$/u
const longestEnd = 32

/** "Bern u had it": who is told something, at the beginning of it. */
const opensLine = /(?:^|[\n:.!?] ?)$/
const spokenTo = /^ (?:u|you|ur|your|can u|can you|could you|pls|plz|thx)(?![\p{L}])/u

/** "Asif bhai": a form of address behind a name. */
const addressedBehind =
  /(?<![\p{L}\p{N}.@_/-])(\p{Lu}[\p{Ll}\p{M}]{2,20}) (?:bhai|bhaiya|bhabhi|didi|ji|aunty|auntie|uncle|saheb|sahib|garu|san|chacha|kaka|akka|anna)(?![\p{L}])/gu
/** `("Rose")` right behind a name, and `"Tiny"` right before one. */
const nickname =
  /(?:\0 ?\(["“‘']|(?<=^|[\s(])["“‘'](?=[^"”’'\n]{2,16}["”’'] \0))(\p{Lu}[\p{Ll}\p{M}]{1,15})["”’']/gu

/** Names alone where the text is about private people, in English. */
export function openPrivateNames(factsOf: () => WordFacts): Recognizer {
  let mentionAt: MentionAt | undefined
  return {
    name: 'private_names',
    entities: [person],
    bits: 0,
    rescans: true,
    sparesCode: 'words',
    find({ text, isPrivate, languages }, report) {
      if (isPrivate !== true) return
      const facts = factsOf()
      mentionAt ??= openMentions(facts)
      const places = mentionAt
      facts.eachWord(text, (start, end, { hash }) => {
        if (end - start < shortest || !isName(text, start, end)) return
        const flags = facts.flagsOfHash(hash)
        const isListed = (flags & wordFlags.given) !== 0 && (flags & otherwise) === 0
        if (!isListed && ((flags & unknownOtherwise) !== 0 || !isCalled(text, start, end))) return
        if (isTitle(text.slice(start, end)) || isMake(text, start, end)) return
        const range = places(text, start, end)
        if (range === undefined || !isEnglish(languages?.at(start))) return
        const why = isListed
          ? 'a given name, beside private data'
          : 'somebody who is called, beside private data'
        report({ start: range.start, end: withInitial(text, range.end), score: 0.55, validated: false, why })
      })
      for (const { 0: name, 1: given, index } of allMatches(initialed, text))
        if ((facts.flagsOf(given) & unknownOtherwise) === 0 && isEnglish(languages?.at(index)))
          see(index, name.length, 'with the initial of a family name, beside private data')
      for (const { 1: name, index } of allMatches(addressedBehind, text))
        if (!facts.isOrdinary(name) && !isTitle(name)) see(index, name.length, 'before a form of address')
      for (const { 0: whole, 1: name, index } of allMatches(nickname, text))
        see(index + whole.lastIndexOf(name), name.length, 'in quotes beside a name')
      for (const { 0: whole, 1: name, index } of allMatches(spelled, text))
        see(index + whole.length - name.length, name.length, 'a name that is spelled')
      const last = signed.exec(text.slice(-longestEnd))
      if (last !== null && (facts.isGiven(last[1]) || facts.flagsOf(last[1]) === 0))
        see(text.lastIndexOf(last[1]), last[1].length, 'signs the text')

      function see(start: number, length: number, why: string): void {
        report({ start, end: start + length, score: 0.55, validated: false, why })
      }
    },
  }
}

function withInitial(text: string, end: number): number {
  return end + (initial.exec(text.slice(end, end + 4))?.[0].length ?? 0)
}

/** "a Juno voice chip": one of many of that make. */
function isMake(text: string, start: number, end: number): boolean {
  return (
    /(?:^|[^\p{L}])an? $/iu.test(text.slice(Math.max(0, start - 4), start)) &&
    /^ \p{Ll}/u.test(text.slice(end, end + 2))
  )
}

/** A capital before small letters. */
function isName(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end)
  return /^\p{Lu}[\p{Ll}\p{M}]+$/u.test(word)
}

function isCalled(text: string, start: number, end: number): boolean {
  return (
    calledBefore.test(text.slice(Math.max(0, start - reach), start)) ||
    doneBehind.test(text.slice(end, end + reach)) ||
    (opensLine.test(text.slice(Math.max(0, start - 4), start)) && spokenTo.test(text.slice(end, end + reach)))
  )
}
