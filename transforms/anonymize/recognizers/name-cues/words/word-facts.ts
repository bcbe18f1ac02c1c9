import type { TextRange } from '../../../detect/look.js'
import { letterBits, letterLimit } from '../../name-tagger/words/letters.js'
import { hashLetter, hashSeed, lookUp, spread, wordFlags } from '../../name-tagger/words/lexicon.js'

/** What the lexicon of names knows of single words. */
export interface WordFacts {
  /** `wordFlags` of a word in any case; 0 for one that nobody knows. */
  flagsOf(word: string): number
  /** Calls `visit` with every word of a text, or of a range of it, in order. */
  eachWord(text: string, visit: VisitWord, range?: TextRange): void
  /** The number by which a word is known to {@link eachWord}. */
  hashOf(word: string): number
  /** `wordFlags` of the word with this number. */
  flagsOfHash(hash: number): number
  /** Whether a list of given names has it. */
  isGiven(word: string): boolean
  /** Whether a list of given or family names has it. */
  isName(word: string): boolean
  /** Whether it is an ordinary word, a function word or a day as well. */
  isOrdinary(word: string): boolean
}

/** Takes the place of a word, the number by which it is known, and whether a sentence or a line begins with it. */
export type VisitWord = (start: number, end: number, word: { hash: number; opens: boolean }) => void

const names = wordFlags.given | wordFlags.family
const ordinary = wordFlags.common | wordFlags.stop | wordFlags.calendar

/** Looks words up in a lexicon. */
export function openWordFacts(lexicon: Uint32Array, letters: Uint16Array): WordFacts {
  const hashOf = (word: string): number => {
    let hash = hashSeed
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i)
      const folded = code < letterLimit ? letters[code] & letterBits.folded : 0
      if (folded !== 0) hash = hashLetter(hash, folded)
    }
    return spread(hash)
  }
  const flagsOf = (word: string): number => lookUp(lexicon, hashOf(word))
  return {
    flagsOf,
    hashOf,
    flagsOfHash: (hash) => lookUp(lexicon, hash),
    eachWord(text, visit, { start: from, end: size } = { start: 0, end: text.length }) {
      const word = { hash: 0, opens: true }
      let opens = true
      for (let i = from; i < size; ) {
        const code = text.charCodeAt(i)
        let entry = code < letterLimit ? letters[code] : 0
        if (entry === 0) {
          if (code === 10 || code === 46 || code === 33 || code === 63) opens = true
          i++
          continue
        }
        const start = i
        let hash = hashSeed
        do {
          const folded = entry & letterBits.folded
          if (folded !== 0) hash = hashLetter(hash, folded)
          i++
          const next = i < size ? text.charCodeAt(i) : letterLimit
          entry = next < letterLimit ? letters[next] : 0
        } while (entry !== 0)
        word.hash = spread(hash)
        word.opens = opens
        opens = false
        visit(start, i, word)
      }
    },
    isGiven: (word) => (flagsOf(word) & wordFlags.given) !== 0,
    isName: (word) => (flagsOf(word) & names) !== 0,
    isOrdinary: (word) => (flagsOf(word) & ordinary) !== 0,
  }
}

/** How far a cue reaches, in UTF-16 units. */
const reach = 80

/** The ranges of a text near some places, in order and apart. */
export function rangesNear(text: string, places: readonly number[]): TextRange[] {
  const ranges: TextRange[] = []
  for (const place of places) {
    const start = Math.max(0, place - reach)
    const end = Math.min(text.length, place + reach)
    const last = ranges.at(-1)
    if (last !== undefined && start <= last.end) last.end = end
    else ranges.push({ start, end })
  }
  return ranges
}
