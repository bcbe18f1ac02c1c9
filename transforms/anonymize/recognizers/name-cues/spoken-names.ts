import type { WordCounts } from '../../../../src/kernels/names.js'
import { matchAt, matchEnd } from '../../../../src/text/match-at.js'
import { once } from '../../detect/deferred.js'
import type { TextRange } from '../../detect/look.js'
import type { Recognizer, Scan } from '../../detect/recognizer.js'
import { secondHalf } from '../name-tagger/words/korean-halves.js'
import { wordFlags } from '../name-tagger/words/lexicon.js'
import { behindTitle, isTitle } from '../name-tagger/words/titles.js'
import { isEnglish } from './english.js'
import { openNameReader, type ReadName } from './name-reader.js'
import { type SpokenCue, spokenCues } from './spoken-cues.data.js'
import { everydayWord, isSmallLetter, readCued, talkWord } from './words/cued-words.js'
import { everydayNames } from './words/everyday-names.data.js'
import { rangesNear, type WordFacts } from './words/word-facts.js'
import type { WordScans } from './words/word-scans.js'

/**
 * Names of people who are spoken to or of, by the words before them: in greetings, of relatives, behind "ask" and "told";
 * and given names in small letters, where people write everything small, as in chats.
 */

type See = (from: number, to: number, why: string) => void

/** How far back a lead reaches, in UTF-16 units. */
const longestLead = 44
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
/** What every such name holds. */
const mayBeHyphened = /[a-z\u0080-\uffff]-[a-z\u0080-\uffff]/
const twoSmallWords = /(\p{Ll}{3,}) (\p{Ll}{3,})(?![\p{L}\p{N}])/uy
const never = wordFlags.stop | wordFlags.calendar
const isCapitalised = /^\p{Lu}\p{Ll}/u
const koreanFamilies =
  /^(?:Kim|Lee|Park|Choi|Choe|Jung|Jeong|Chung|Kang|Cho|Yoon|Yun|Jang|Lim|Im|Han|Oh|Seo|Shin|Kwon|Hwang|Ahn|An|Song|Hong|Yang|Ko|Moon|Son|Bae|Baek|Heo|Nam|Noh|Ha|Yoo|Ryu|Jeon|Kwak|Min)$/
const partOfCode = /[\p{N}@#_./\\:='’-]/u

/** Names behind words of a talk, in English; `facts` tells which words are names. */
export function openSpokenNames(facts: WordFacts, scans: () => WordScans): Recognizer {
  const readerOf = once(() => new SpokenNames(facts, scans()))
  let mayBeCasual = true
  let wasPrivate = false
  return {
    name: 'spoken_names',
    entities: ['PERSON'],
    bits: 0,
    rescans: true,
    sparesCode: 'words',
    find(scan, report) {
      const { text, languages, isPrivate = false } = scan
      // Whom the words mean is surer where private people are: such a text is read once more as a whole.
      const changes = isPrivate && !wasPrivate ? undefined : scan.changes
      if (scan.changes === undefined || isPrivate) wasPrivate = isPrivate
      const reader = readerOf()
      reader.isPrivate = isPrivate
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
  readonly #scans: WordScans
  /** Lists of cues by their numbers, of which the first is none. */
  readonly #cues: SpokenCue[][] = [[]]
  /** Whether the text is about private people, in whom an unknown name is one sooner. */
  isPrivate = false
  /** What each word is that is looked for. */
  readonly #meanings = new Map<number, number>()

  constructor(facts: WordFacts, scans: WordScans) {
    this.#facts = facts
    this.#read = openNameReader(facts)
    this.#scans = scans
    for (const cue of spokenCues)
      for (const word of new Set(cue.words)) {
        const hash = facts.hashOf(word)
        const number = this.#meanings.get(hash)
        if (number === undefined) this.#meanings.set(hash, this.#cues.push([cue]) - 1)
        else this.#cues[number].push(cue)
      }
    this.#mean(talk, talkWord)
    this.#mean(everydayNames, everydayWord)
    scans.setCues(this.#meanings)
  }

  #mean(words: Iterable<string>, bit: number): void {
    for (const word of words) {
      const hash = this.#facts.hashOf(word)
      this.#meanings.set(hash, (this.#meanings.get(hash) ?? 0) | bit)
    }
  }

  /** Reports names behind cues, and counts what speaks for a talk in small letters. */
  findSpoken(text: string, see: See, range?: TextRange): WordCounts {
    const visit = (start: number, cue: number) => this.#seeCued(text, { start, cues: this.#cues[cue], see })
    return (
      this.#scans.eachCued(text, range, visit) ??
      readCued(this.#facts, { meanings: this.#meanings, text, range }, visit)
    )
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
    const name = behindTitle(text, start)
    for (const { lead, trust: plain, takesUnknown, inFull, after, why } of cues) {
      const trust =
        this.isPrivate && takesUnknown === true && isCapitalised.test(text.slice(name, name + 2))
          ? 'likely'
          : plain
      const full = inFull === undefined ? undefined : this.#readFull(text, start)
      const end = full ?? (inFull === 'only' ? undefined : this.#read(text, name, trust))
      if (end === undefined || !endsName(text, end) || isTitle(text.slice(name, end))) continue
      words ??= text.slice(Math.max(0, start - longestLead), start).toLowerCase()
      if (!lead.test(words)) continue
      if (after === undefined || after.test(text.slice(end, end + 12)))
        return see(full === undefined ? name : start, end, why)
    }
  }

  /** "john smith": a given and a family name in small letters, of which one is no ordinary word. */
  #readFull(text: string, start: number): number | undefined {
    const [whole, given, family] = matchAt(twoSmallWords, text, start) ?? []
    if (whole === undefined) return undefined
    const [first, last] = [this.#facts.flagsOf(given), this.#facts.flagsOf(family)]
    const isName = (first & wordFlags.given) !== 0 && (last & (wordFlags.family | wordFlags.given)) !== 0
    const isOrdinary =
      ((first | last) & never) !== 0 || ((first & last & wordFlags.common) !== 0 && !everydayNames.has(given))
    return isName && !isOrdinary ? start + whole.length : undefined
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
      const around = text.slice(from, at + 24)
      if (!mayBeHyphened.test(around)) continue
      for (const { 0: name, index } of around.matchAll(hyphened)) {
        const parts = name.split(/[ -]/)
        const single = name.indexOf('-') < name.indexOf(' ') ? parts[2] : parts[0]
        if (
          !isKorean(parts, single) &&
          (!this.#facts.isName(single) || parts.some((part) => this.#facts.isOrdinary(part)))
        )
          continue
        see(from + index, from + index + name.length, 'two parts beside a listed name')
      }
    }
  }
}

/** "Ji-hoon Park": two syllables of Korean given names beside one of the family names that most Koreans have. */
function isKorean(parts: readonly string[], single: string): boolean {
  return (
    koreanFamilies.test(single) &&
    parts.every((part) => part === single || secondHalf.test(part.toLowerCase()))
  )
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
