import { isCovered, type SeenRange } from '../../detect/left-open.js'
import type { Scan } from '../../detect/recognizer.js'
import { openLetters } from './words/letters.js'
import { wordFlags } from './words/lexicon.js'
import { openTokenizer, openTokens, shapes, type Tokens } from './words/tokens.js'

/** Words that are read at a time. */
const blockWords = 1 << 12

/** Shorter ones are abbreviations or initials. */
const leastLetters = 3

/** A word with another flag than these is known as something else than a name of a person. */
const otherwiseKnown = 0xffff & ~(wordFlags.given | wordFlags.family | wordFlags.known)

/** Whether a text holds a name that nobody knows, outside of what was taken. */
export type HasUnknownName = (scan: Scan, taken: readonly SeenRange[]) => boolean

/**
 * Finds out whether a capitalised word stands within a sentence that no list knows as anything but a name: neither a
 * word, a place nor an institution. In German, where all nouns are capitalised, none counts, and in code neither.
 */
export function openUnknownNames(lexicon: Uint32Array): HasUnknownName {
  const tokens = openTokens(blockWords)
  const tokenise = openTokenizer(openLetters(), lexicon)
  return (scan, taken) => {
    const { text, languages, code } = scan
    for (let from = 0; from < text.length; ) {
      from = tokenise(text, from, tokens)
      for (let i = 0; i < tokens.count; i++) {
        if (!isUnknown(tokens, i)) continue
        const range = { start: tokens.start[i], end: tokens.end[i] }
        if (isCovered(range, taken) || code?.inCode(range, 'words') === true) continue
        if (languages?.at(range.start) !== 'de') return true
      }
    }
    return false
  }
}

function isUnknown({ shape, opens, flags, start, end }: Tokens, i: number): boolean {
  return (
    shape[i] === shapes.capital &&
    opens[i] === 0 &&
    end[i] - start[i] >= leastLetters &&
    (flags[i] & otherwiseKnown) === 0
  )
}
