import type { WordCounts } from '../../../../../src/kernels/names.js'
import type { TextRange } from '../../../detect/look.js'
import { wordFlags } from '../../name-tagger/words/lexicon.js'
import type { VisitWord, WordFacts } from './word-facts.js'

/** What a word is, beside the number of what it announces, counted from 1, which is its lower half: a word of a talk. */
export const talkWord = 0x10000
/** A name that people are called by every day, whatever else the word means. */
export const everydayWord = 0x20000

const announces = 0xffff
const longestGap = 4
const ordinary = wordFlags.stop | wordFlags.common | wordFlags.calendar

/** Which words are looked for, and where. */
export interface CuedRange {
  /** What each word is, by its hash. */
  meanings: ReadonlyMap<number, number>
  text: string
  range?: TextRange | undefined
}

/**
 * Calls `visit` with the place of every word behind one that announces something, and the number of that; counts words.
 * It is the reference of the compiled loop behind `name-words.ts`, and reads what is too long for that.
 */
export function readCued(
  facts: WordFacts,
  { meanings, text, range }: CuedRange,
  visit: (start: number, cue: number) => void,
): WordCounts {
  const found = { talks: 0, opened: 0, smalls: 0, words: 0 }
  let cue = 0
  let last = 0
  const visitWord: VisitWord = (start, end, { hash, opens }) => {
    const isSmall = isSmallLetter(text.charCodeAt(start))
    found.words++
    if (opens) {
      found.opened++
      if (isSmall) found.smalls++
    }
    const meaning = meanings.get(hash) ?? 0
    const isCalled = (meaning & everydayWord) !== 0 || (facts.flagsOfHash(hash) & ordinary) === 0
    if (cue !== 0 && start - last <= longestGap && !(isSmall && !isCalled)) visit(start, cue)
    cue = meaning & announces
    if (isSmall && (meaning & talkWord) !== 0) found.talks++
    last = end
  }
  facts.eachWord(text, visitWord, range)
  return found
}

export function isSmallLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0xff)
}
