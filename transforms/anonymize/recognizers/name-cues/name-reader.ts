import { matchAt } from '../../../../src/text/match-at.js'
import { wordFlags } from '../name-tagger/words/lexicon.js'
import { nobody } from './nobody.js'
import { everydayNames } from './words/everyday-names.data.js'
import type { WordFacts } from './words/word-facts.js'

/**
 * How much a place says for a name in it. `sure`: only people stand there ("Patient:"); `likely`: mostly ("hi …",
 * "my sister …"); `open`: people and other things, so a list must know the name.
 */
export type Trust = 'sure' | 'likely' | 'open'

/** Reads the name that begins at a place; answers where it ends, `undefined` where none stands there. */
export type ReadName = (text: string, from: number, trust: Trust) => number | undefined

const word = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/uy
const particle = /(?:van|von|de|der|den|da|di|du|del|la|le|el|al|bin|binti|bint|ter|dos|das|ibn|y)(?= )/uy
const ending = /(?:['’](?:[sS]|re|ve|ll|d|m)|-(?:san|sama|kun|chan|sensei|ji))$/
const most = 4
/** Degrees and callings behind a name. */
const degree = /^(?:MD|RN|DO|NP|PA|PhD|DDS|DVM|JD|MBA|CPA|FRCP|MRCP)$/
const places = wordFlags.city | wordFlags.region | wordFlags.nationality
const others = wordFlags.org | wordFlags.orgWord | wordFlags.placeWord | wordFlags.title | wordFlags.role
/** Endings of small words that no list knows and that are forms of verbs, not names. */
const verbal = /(?:ing|ed|ly|nt|ss|ness|tion|ies|ts|ght)$/

/** A reader of names of one to four words, in capitals, in small letters, with initials and particles. */
export function openNameReader(facts: WordFacts): ReadName {
  const reader = new NameReader(facts)
  return (text, from, trust) => reader.read(text, from, trust)
}

class NameReader {
  readonly #facts: WordFacts

  constructor(facts: WordFacts) {
    this.#facts = facts
  }

  read(text: string, from: number, trust: Trust): number | undefined {
    const first = wordOf(text, from)
    if (first === '') return undefined
    const isLower = /^\p{Ll}/u.test(first)
    if (isLower ? !this.#isSmallName(first, trust) : !this.#isCapitalName(first, trust)) return undefined
    let end = from + first.length
    let known = this.#facts.isName(first) ? 1 : 0
    let count = 1
    for (; count < most; count++) {
      const next = this.#nextWord(text, end, isLower)
      if (next === undefined) break
      if (this.#facts.isName(next.word)) known++
      end = next.end
    }
    end = this.#withInitial(text, end, first)
    if (trust === 'open' && known === 0) return undefined
    return nobody.test(text.slice(from, end)) ? undefined : end
  }

  #isSmallName(small: string, trust: Trust): boolean {
    const flags = this.#facts.flagsOf(small)
    if (everydayNames.has(small) && (flags & wordFlags.stop) === 0) return trust !== 'open'
    if ((flags & (wordFlags.stop | wordFlags.common | wordFlags.calendar | wordFlags.title)) !== 0)
      return false
    if ((flags & wordFlags.given) !== 0) return small.length > 2 || trust === 'sure'
    if ((flags & wordFlags.family) !== 0) return trust === 'sure'
    return trust === 'sure'
      ? flags === 0 && small.length > 1
      : trust === 'likely' && this.#isUnknownName(small, flags)
  }

  #isUnknownName(small: string, flags: number): boolean {
    return flags === 0 && small.length > 3 && !verbal.test(small)
  }

  #isCapitalName(capital: string, trust: Trust): boolean {
    const flags = this.#facts.flagsOf(capital)
    // "French-pressed", "Follow-up".
    if (
      flags === 0 &&
      trust !== 'sure' &&
      capital
        .split('-')
        .slice(1)
        .some((part) => this.#facts.isOrdinary(part))
    )
      return false
    const isListed = (flags & (wordFlags.given | wordFlags.family)) !== 0
    if ((flags & wordFlags.stop) !== 0 && !everydayNames.has(capital.toLowerCase())) return false
    if (capital.length === 1) return trust === 'sure'
    if ((flags & wordFlags.calendar) !== 0 && !isListed) return false
    if (trust === 'sure') return true
    if (isListed) return trust === 'likely' || (flags & wordFlags.common) === 0
    if ((flags & (places | others)) !== 0) return false
    return trust === 'likely' && (flags & wordFlags.common) === 0
  }

  /** The next word of a name: a capital, a listed small one behind a small one, an initial, over particles. */
  #nextWord(text: string, end: number, isLower: boolean): { word: string; end: number } | undefined {
    let at = end
    if (text[at] === '.' && /(?:^|[^\p{L}])\p{Lu}$/u.test(text.slice(Math.max(0, at - 2), at))) at++
    if (text[at] !== ' ') return undefined
    at++
    for (let i = 0; i < 2; i++) {
      const small = matchAt(particle, text, at)
      if (small === undefined) break
      at += small[0].length + 1
    }
    const next = wordOf(text, at)
    if (next === '' || /[@_\d/]/.test(text[at + next.length] ?? '') || degree.test(next)) return undefined
    const flags = this.#facts.flagsOf(next)
    if ((flags & (wordFlags.stop | wordFlags.calendar | wordFlags.title)) !== 0) return undefined
    if (/^\p{Lu}/u.test(next)) {
      if (isLower || (next.length === 1 && text[at + 1] !== '.')) return undefined
      const isPlain = (flags & (wordFlags.given | wordFlags.family)) === 0
      if (isPlain && (flags & (wordFlags.common | others)) !== 0) return undefined
    } else {
      if (!isLower || (flags & (wordFlags.given | wordFlags.family)) === 0) return undefined
      if ((flags & wordFlags.common) !== 0) return undefined
    }
    return { word: next, end: at + next.length }
  }

  /** "Craig D.", "Poppy M": the initial of a family name behind a given one. */
  #withInitial(text: string, end: number, first: string): number {
    const initial = /^ (?:[A-HJ-UW-Z]\.?|[IV]\.)(?![\p{L}\d'’-])/u.exec(text.slice(end, end + 5))?.[0]
    if (initial === undefined || !this.#facts.isGiven(first)) return end
    return end + initial.length
  }
}

function wordOf(text: string, from: number): string {
  return (matchAt(word, text, from)?.[0] ?? '').replace(ending, '')
}
