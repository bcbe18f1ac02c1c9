import { matchEnd } from '../../../../src/text/match-at.js'
import type { TextRange } from '../../detect/look.js'
import type { Recognizer, Scan } from '../../detect/recognizer.js'
import { wordFlags } from '../name-tagger/words/lexicon.js'
import { isEnglish } from './english.js'
import { everydayNames } from './everyday-names.data.js'
import { openNameReader, type ReadName } from './name-reader.js'
import { type SpokenCue, spokenCues } from './spoken-cues.data.js'
import { openWordFilter, rangesNear, type VisitWord, type WordFacts, type WordFilter } from './word-facts.js'

/**
 * Names of people who are spoken to or of, by the words before them: in greetings, of relatives, behind "ask" and "told";
 * and given names in small letters, where people write everything small, as in chats.
 */

type See = (from: number, to: number, why: string) => void

/** How far back a lead reaches, in UTF-16 units. */
const longestLead = 44
const longestGap = 4
const ordinary = wordFlags.stop | wordFlags.common | wordFlags.calendar
const notCasual =
  ordinary |
  wordFlags.city |
  wordFlags.region |
  wordFlags.nationality |
  wordFlags.org |
  wordFlags.orgWord |
  wordFlags.title |
  wordFlags.role |
  wordFlags.placeWord
/** What people say of themselves and one another in small letters. */
const talk =
  'i im ive id u ur my me you he she we his her did was pls plz thx lol gonna ok yeah cant dont'.split(' ')
/** Bits of the filter of words. */
const cueWord = 1
const talkWord = 2
const leastTalk = 4
/** One such word among so many makes a talk. */
const talkEvery = 25
const leastSmall = 2
const smallShare = 0.6
const nearlySmall = 0.3

const aged = /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}\p{M}]+(?: \p{Lu}[\p{Ll}\p{M}]+){0,2}$/u
const age = / \((?:\d{1,2} ?[MF]\)|[MF] ?\d{1,2}\)|\d{1,2}(?:y|yrs|yo)\))/y
const longestName = 48
const hyphened =
  /(?<![\p{L}\p{N}-])(?:\p{Lu}\p{Ll}+-\p{Ll}+ \p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+-\p{Ll}+)(?![\p{L}\p{N}-])/gu
const partOfCode = /[\p{N}@#_./\\:='’-]/u

/** How often sentences begin with a small letter, and words of a talk stand in a text. */
interface SmallLetters {
  words: number
  talks: number
  opened: number
  smalls: number
}

/** Names behind words of a talk, in English; `facts` tells which words are names. */
export function openSpokenNames(facts: WordFacts): Recognizer {
  const reader = new SpokenNames(facts)
  let mayBeCasual = true
  return {
    name: 'spoken_names',
    entities: ['PERSON'],
    bits: 0,
    rescans: true,
    sparesCode: 'words',
    find(scan, report) {
      const { text, languages, changes } = scan
      const see: See = (start, end, why) => {
        if (isEnglish(languages?.at(start))) report({ start, end, score: 0.6, validated: false, why })
      }
      if (changes === undefined) mayBeCasual = true
      else for (const range of rangesNear(text, changes)) reader.findSpoken(text, see, range)
      // What is gone from a text changes how much of it is small: only texts that are nearly so are read anew.
      if (!mayBeCasual) return
      const found = reader.findSpoken(text, changes === undefined ? see : () => {})
      mayBeCasual =
        found.talks >= leastTalk &&
        found.talks * talkEvery >= found.words &&
        found.smalls >= found.opened * nearlySmall
      if (mayBeCasual && found.smalls >= leastSmall && found.smalls >= smallShare * found.opened)
        reader.findCasual(text, see)
      if (changes !== undefined) return
      if (text.includes(' (')) reader.findAged(scan, see)
      if (text.includes('-')) reader.findHyphened(scan, see)
    },
  }
}

/** Finds such names in one text after another. */
class SpokenNames {
  readonly #facts: WordFacts
  readonly #read: ReadName
  readonly #cuesOf = new Map<number, SpokenCue[]>()
  readonly #talkWords: ReadonlySet<number>
  readonly #everyday: ReadonlySet<number>
  readonly #filter: WordFilter

  constructor(facts: WordFacts) {
    this.#facts = facts
    this.#read = openNameReader(facts)
    for (const cue of spokenCues)
      for (const word of new Set(cue.words)) {
        const hash = facts.hashOf(word)
        this.#cuesOf.set(hash, [...(this.#cuesOf.get(hash) ?? []), cue])
      }
    this.#talkWords = new Set(talk.map((word) => facts.hashOf(word)))
    this.#everyday = new Set([...everydayNames].map((word) => facts.hashOf(word)))
    this.#filter = openWordFilter([this.#cuesOf.keys(), this.#talkWords])
  }

  /** Reports names behind cues, and counts what speaks for a talk in small letters. */
  findSpoken(text: string, see: See, range?: TextRange): SmallLetters {
    const found = { talks: 0, opened: 0, smalls: 0, words: 0 }
    let cues: readonly SpokenCue[] | undefined
    let last = 0
    const visit: VisitWord = (start, end, { hash, opens }) => {
      const isSmall = isSmallLetter(text.charCodeAt(start))
      found.words++
      if (opens) {
        found.opened++
        if (isSmall) found.smalls++
      }
      if (cues !== undefined && start - last <= longestGap && !(isSmall && this.#isOrdinary(hash)))
        this.#seeCued(text, { start, cues, see })
      const kinds = this.#filter.kindsOf(hash)
      cues = (kinds & cueWord) === 0 ? undefined : this.#cuesOf.get(hash)
      if (isSmall && (kinds & talkWord) !== 0 && this.#talkWords.has(hash)) found.talks++
      last = end
    }
    this.#facts.eachWord(text, visit, range)
    return found
  }

  #isOrdinary(hash: number): boolean {
    return (this.#facts.flagsOfHash(hash) & ordinary) !== 0 && !this.#everyday.has(hash)
  }

  findCasual(text: string, see: See): void {
    this.#facts.eachWord(text, (start, end, { hash }) => {
      if (end - start < 3 || !isSmallLetter(text.charCodeAt(start))) return
      const flags = this.#facts.flagsOfHash(hash)
      if ((flags & wordFlags.given) === 0 || (flags & notCasual) !== 0 || !isApart(text, start, end)) return
      see(start, end, 'a given name where all is small')
    })
  }

  #seeCued(
    text: string,
    { start, cues, see }: { start: number; cues: readonly SpokenCue[]; see: See },
  ): void {
    let words: string | undefined
    for (const { lead, trust, after, why } of cues) {
      const end = this.#read(text, start, trust)
      if (end === undefined || !endsName(text, end)) continue
      words ??= text.slice(Math.max(0, start - longestLead), start).toLowerCase()
      if (!lead.test(words)) continue
      if (after === undefined || after.test(text.slice(end, end + 12))) return see(start, end, why)
    }
  }

  /** "Dev (34M)". */
  findAged({ text }: Scan, see: See): void {
    for (let at = text.indexOf(' ('); at > 0; at = text.indexOf(' (', at + 2)) {
      if (!isDigitOrSex(text.charCodeAt(at + 2)) || matchEnd(age, text, at) === undefined) continue
      const name = aged.exec(text.slice(Math.max(0, at - longestName), at))?.[0]
      if (name !== undefined && !this.#facts.isOrdinary(name))
        see(at - name.length, at, 'before an age in brackets')
    }
  }

  /** "Hyun-woo Baek", "Park Ji-sung": a name of two parts, the second small, beside a listed one. */
  findHyphened({ text }: Scan, see: See): void {
    for (let at = text.indexOf('-'); at > 0; at = text.indexOf('-', at + 1)) {
      if (!isSmallLetter(text.charCodeAt(at + 1)) || !isSmallLetter(text.charCodeAt(at - 1))) continue
      const from = Math.max(0, at - 24)
      for (const { 0: name, index } of text.slice(from, at + 24).matchAll(hyphened)) {
        const parts = name.split(/[ -]/)
        const single = name.indexOf('-') < name.indexOf(' ') ? parts[2] : parts[0]
        if (!this.#facts.isName(single) || parts.some((part) => this.#facts.isOrdinary(part))) continue
        see(from + index, from + index + name.length, 'two parts beside a listed name')
      }
    }
  }
}

function isSmallLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0xff)
}

function isDigitOrSex(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 70 || code === 77
}

function isApart(text: string, start: number, end: number): boolean {
  const next = text.slice(end, end + 2)
  if (partOfCode.test(text[start - 1] ?? ' ')) return false
  return !/^(?:[\p{N}@_/\\(=-]|[.:][\p{L}\p{N}])/u.test(next)
}

/** Whether no handle, address or identifier goes on behind a name. */
function endsName(text: string, to: number): boolean {
  return !/^(?:[\p{L}\p{N}_@/\\]|[.-][\p{L}\p{N}])/u.test(text.slice(to, to + 2))
}
