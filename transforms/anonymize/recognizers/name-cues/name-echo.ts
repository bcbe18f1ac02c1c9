import { once } from '../../detect/deferred.js'
import type { KnownValue, Recognizer, Report } from '../../detect/recognizer.js'
import { takenNames } from '../../detect/spared.js'
import { isNumberLabel } from '../../identifiers/number-labels.js'
import { wordFlags } from '../name-tagger/words/lexicon.js'
import { isEnglish } from './english.js'
import { findSpeakers } from './speakers.js'
import {
  isSureName,
  lookOf,
  type MentionAt,
  mayBeSure,
  type NameLook,
  openMentions,
  openPending,
} from './sure-names.js'
import type { WordFacts } from './words/word-facts.js'
import type { WordScans } from './words/word-scans.js'

/**
 * Who is named once is named elsewhere in a text in other forms: by the given or the family name alone, in small
 * letters, in capitals, behind an `@`, with an `s` that lost its apostrophe. And an account or a number that was found by
 * the words beside it is the same one where it stands without them.
 */

const latin = /^[\p{Script=Latin}\p{M}'’., -]+$/u
const unnamed = wordFlags.stop | wordFlags.title | wordFlags.connector
/** What may stand behind a name: no letter, and nothing that makes it a part of an address or a path. */
const ends = /^(?![\p{L}\p{M}\p{N}_@/\\]|[.:-][\p{L}\p{N}])/u
/** What is said of a name by less than this is not enough to look for its parts. */
const sureEnough = 0.6
/** No more names of a text are looked for again. */
const mostNames = 200
/** How many names are remembered at most. */
const mostRemembered = 4096
const plain = wordFlags.common | wordFlags.stop | wordFlags.calendar | wordFlags.title
const places = wordFlags.city | wordFlags.region | wordFlags.nationality | wordFlags.org
/** Finds what was found before at its other places; `entities` are all that may be. */
export function openNameEcho(
  facts: WordFacts,
  { words, entities }: { words: () => WordScans; entities: Recognizer['entities'] },
): Recognizer {
  const echoOf = once(() => new Echo(facts, words()))
  return {
    name: 'name_echo',
    entities,
    bits: 0,
    rescans: true,
    recalls: true,
    sparesCode: 'words',
    find({ text, known = [], named = [], languages }, report) {
      if (known.length === 0 && named.length === 0) return
      const echo = echoOf()
      const sure = new Set<number>()
      const parts = new Map<number, number>()
      let people = false
      for (const one of named) if (one.entity === 'PERSON') echo.addSure(one, sure)
      for (const one of known) {
        if (one.entity !== 'PERSON') continue
        people = true
        echo.addSure(one, sure)
        if (one.score >= sureEnough) echo.addParts(one.value, parts)
      }
      for (const hash of sure) if (!parts.has(hash)) parts.set(hash, 0)
      if (parts.size > 0 && parts.size <= mostNames)
        echo.findParts(text, { parts, sure }, (match) => {
          const isSure = match.recognizer === takenNames
          const language = languages?.at(match.start)
          if (
            isEnglish(language) ||
            (isSure && (isTooShort(text, language) || echo.isPlainName(text.slice(match.start, match.end))))
          )
            report(match)
        })
      if (people) findSpeakers(text, { facts, known }, report)
    },
  }
}

/** Whether a text is too short to be surely of its language: "Hi Tom" is Catalan by its words. German has capitals everywhere. */
function isTooShort(text: string, language: string | undefined): boolean {
  return text.length < 80 && language !== 'de' && /^[\0-\x7f]*$/.test(text)
}

/** A word of a name, by number. */
interface NamePart {
  hash: number
  /** With an `s` that lost its apostrophe ("Bethanys mum"), where that is no word of its own. */
  plural: number | undefined
}

/** Looks for what is known in a text. */
class Echo {
  readonly #facts: WordFacts
  readonly #scans: WordScans
  readonly #mentionAt: MentionAt
  readonly #looks = new Map<string, NameLook>()
  /** The parts of names that were found before: the same few stand in many texts. */
  readonly #partsOf = new Map<string, readonly NamePart[]>()

  constructor(facts: WordFacts, scans: WordScans) {
    this.#facts = facts
    this.#scans = scans
    this.#mentionAt = openMentions(facts)
  }

  /** The words of a name that may stand for somebody alone, by number, and how many letters behind it are no part of it. */
  addParts(value: string, parts: Map<number, number>): void {
    for (const { hash, plural } of this.#known(value)) {
      parts.set(hash, 0)
      if (plural !== undefined && !parts.has(plural)) parts.set(plural, 1)
    }
  }

  /** Adds the words of a name, by number, where it is surely somebody's. */
  addSure(one: KnownValue, sure: Set<number>): void {
    if (!mayBeSure(one)) return
    const { value } = one
    const readsAs = this.#looks.get(value) ?? lookOf(value, this.#facts)
    if (this.#looks.size === mostRemembered) this.#looks.clear()
    this.#looks.set(value, readsAs)
    if (!isSureName(one, readsAs)) return
    for (const { hash } of this.#known(value)) sure.add(hash)
    if (readsAs.isWord) sure.add(readsAs.hash)
  }

  /** Whether a name is no word of any language that names are known of. */
  isPlainName(value: string): boolean {
    const flags = this.#facts.flagsOf(value)
    return value.includes(' ') || ((flags & wordFlags.given) !== 0 && (flags & (plain | places)) === 0)
  }

  #known(value: string): readonly NamePart[] {
    let known = this.#partsOf.get(value)
    if (known === undefined) {
      if (this.#partsOf.size === mostRemembered) this.#partsOf.clear()
      known = this.#readParts(value)
      this.#partsOf.set(value, known)
    }
    return known
  }

  #readParts(value: string): readonly NamePart[] {
    if (!latin.test(value)) return []
    const isFull = /\p{L} \p{L}/u.test(value)
    if (!value.split(/[ .,'’-]+/).some((part) => isNamed(this.#facts.flagsOf(part)))) return []
    const parts: NamePart[] = []
    this.#facts.eachWord(value, (start, end, { hash }) => {
      const flags = this.#facts.flagsOfHash(hash)
      if (end - start < 3 || (flags & unnamed) !== 0) return
      if (!(isFull && flags === 0) && !isNamed(flags)) return
      const plural = this.#facts.hashOf(`${value.slice(start, end)}s`)
      const isPlural = end - start > 3 && this.#facts.flagsOfHash(plural) === 0
      parts.push({ hash, plural: isPlural ? plural : undefined })
    })
    return parts
  }

  findParts(
    text: string,
    { parts, sure }: { parts: ReadonlyMap<number, number>; sure: ReadonlySet<number> },
    report: Report,
  ): void {
    const names = openPending(text, report)
    const visit = (start: number, last: number, hash: number) => {
      const cut = parts.get(hash)
      if (cut === undefined || isNumberLabel(text, start, last)) return
      if (sure.has(hash)) {
        const range = this.#mentionAt(text, start, last)
        if (range !== undefined) return names.add(range)
      }
      const end = last - cut
      const why = 'a name found elsewhere in the text'
      if (this.#isNamedAt(text, start, text.slice(start, end)))
        report({ entity: 'PERSON', start, end, score: 0.7, validated: false, why })
    }
    if (!this.#scans.eachWanted(text, parts.keys(), visit))
      this.#facts.eachWord(text, (start, end, { hash }) => visit(start, end, hash))
    names.end()
  }

  #isNamedAt(text: string, at: number, name: string): boolean {
    const before = text.slice(Math.max(0, at - 2), at)
    if (/[\p{L}\p{N}_./\\#-]$/u.test(before) || /[^\s(<["'*]@$/.test(before)) return false
    const end = at + name.length
    if (!ends.test(text.slice(end, end + 3)) && !ends.test(text.slice(end + 1, end + 4))) return false
    const flags = this.#facts.flagsOf(name)
    if (/^\p{Ll}/u.test(name)) return (flags & (plain | places)) === 0
    if ((flags & plain) !== 0 && /(?:^|[.!?\n:] ?|["“(])$/.test(before)) return false
    return (
      (flags & places) === 0 ||
      !/(?:^| )(?:in|at|from|near|to|of) $/i.test(text.slice(Math.max(0, at - 6), at))
    )
  }
}

/** Whether lists know a word as a name, and not rather as something else. */
function isNamed(flags: number): boolean {
  if ((flags & wordFlags.given) !== 0) return true
  return (flags & wordFlags.family) !== 0 && (flags & (wordFlags.common | wordFlags.calendar)) === 0
}
