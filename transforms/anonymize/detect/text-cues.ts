import { openCueKernel } from '../../../src/kernels/cues/cues.js'
import { allMatches, matchEnd } from '../../../src/text/match-at.js'
import { neededWords } from '../../../src/text/needed-words/needed-words.js'
import { rarestIn } from '../../../src/text/needed-words/word-set.js'

/** What is known of an expression: the sets of words that it needs, and the one that its matches begin with. */
interface Asked {
  needs: readonly number[]
  starts: number | undefined
  /** The same expression, for a match right at a place: made when the first word is found. */
  atPlace?: RegExp
}

/**
 * Which words of many expressions stand in a text, taken in by one pass when it is first asked about: expressions whose words
 * are not there are not tried, and others only where their words begin. What is found is what the expressions find.
 */
export class TextCues {
  readonly #kernel = openCueKernel()
  readonly #asked = new Map<RegExp, Asked>()
  readonly #needles = new Map<readonly string[], number | undefined>()
  #text: string | undefined
  #isLoaded = false

  /** Whether a text has no character beyond ASCII; `false` where that is not known. */
  isAscii(text: string): boolean {
    return this.#load(text) && this.#kernel.bits() < 0x80
  }

  /** Whether one of some words may stand in a text, in any case. The same list is to be given each time. */
  mayHold(text: string, words: readonly string[]): boolean {
    let set = this.#needles.get(words)
    if (set === undefined && !this.#needles.has(words)) {
      set = this.#kernel.add(words.map(needleOf), false)
      this.#needles.set(words, set)
      this.#text = undefined
    }
    return !this.#load(text) || set === undefined || this.#kernel.has(set)
  }

  /** Whether an expression has a match in a text. */
  hasMatch(text: string, expression: RegExp): boolean {
    const asked = this.#read(expression)
    if (!this.#load(text)) return isIn(text, expression)
    if (!this.#mayHold(asked)) return false
    const { starts } = asked
    if (starts === undefined) return isIn(text, expression)
    const atPlace = (asked.atPlace ??= stickyOf(expression))
    return this.#kernel.places(starts).some((place) => matchEnd(atPlace, text, place) !== undefined)
  }

  /** All matches of an expression with the flag g, as {@link allMatches} finds them. */
  matches(text: string, expression: RegExp): readonly RegExpExecArray[] {
    const asked = this.#read(expression)
    if (!this.#load(text)) return allMatches(expression, text)
    if (!this.#mayHold(asked)) return []
    const { starts } = asked
    if (starts === undefined) return allMatches(expression, text)
    const atPlace = (asked.atPlace ??= stickyOf(expression))
    return matchesAt(text, atPlace, inOrder(this.#kernel.places(starts)))
  }

  #mayHold({ needs, starts }: Asked): boolean {
    for (let i = 0; i < needs.length; i++) if (!this.#kernel.has(needs[i])) return false
    return starts === undefined || this.#kernel.has(starts)
  }

  #read(expression: RegExp): Asked {
    let asked = this.#asked.get(expression)
    if (asked === undefined) {
      const { needs, starts } = neededWords(expression)
      const add = (words: (typeof needs)[number], counts: boolean) => this.#kernel.add(words, counts)
      asked = {
        needs: needs.map((set) => add(set, false)).filter((set) => set !== undefined),
        starts: starts === undefined ? undefined : add(starts, true),
      }
      this.#asked.set(expression, asked)
      this.#text = undefined
    }
    return asked
  }

  #load(text: string): boolean {
    if (text !== this.#text) {
      this.#text = text
      this.#isLoaded = this.#kernel.load(text)
    }
    return this.#isLoaded
  }
}

function needleOf(word: string) {
  const small = word.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  return { word: small, opens: false, closes: false, rarest: rarestIn(small) }
}

function stickyOf({ source, flags }: RegExp): RegExp {
  return new RegExp(source, `${flags.replace(/[gy]/g, '')}y`)
}

/** In order, as a word is found by a part of it. */
function inOrder(places: readonly number[]): readonly number[] {
  return places.length < 2 ? places : [...places].sort((a, b) => a - b)
}

/** The matches that begin at one of some places, in order; as a search does, the next one begins behind the last. */
function matchesAt(text: string, atPlace: RegExp, places: readonly number[]): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  let from = 0
  for (const place of places) {
    if (place < from) continue
    atPlace.lastIndex = place
    const match = atPlace.exec(text)
    if (match === null) {
      from = place + 1
      continue
    }
    matches.push(match)
    from = Math.max(atPlace.lastIndex, place + 1)
  }
  return matches
}

/** A text, and its cues where somebody has them. */
export interface CuedText {
  text: string
  cues?: TextCues | undefined
}

/** All matches of an expression with the flag g in a text, which is searched only where they may begin. */
export function matchesIn({ text, cues }: CuedText, expression: RegExp): readonly RegExpExecArray[] {
  return cues === undefined ? allMatches(expression, text) : cues.matches(text, expression)
}

/** Whether an expression, with or without the flag g, has a match in a text. */
export function hasMatch({ text, cues }: CuedText, expression: RegExp): boolean {
  return cues === undefined ? isIn(text, expression) : cues.hasMatch(text, expression)
}

function isIn(text: string, expression: RegExp): boolean {
  return matchEnd(expression, text, 0) !== undefined
}

/** Asks of a text whether it holds one of some words. */
export type HoldsOne = (text: CuedText) => boolean

/** The question for these words, letter for letter: most texts are known not to hold them without being searched. */
export function needles(...words: readonly string[]): HoldsOne {
  return ({ text, cues }) => cues?.mayHold(text, words) !== false && words.some((word) => text.includes(word))
}
