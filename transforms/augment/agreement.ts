/**
 * Whether the texts of a record still agree when one of them has changed: a word of the prompt that the answer quotes may not
 * go from the prompt alone.
 */

import { stopWords } from '../../src/text/stop-words.data.js'
import type { Edit } from './editing/edits.js'

const tokens = /[\p{L}\p{N}]+/gu
const han = /^[\u3400-\u9fff]/

/** The words that edits take out of a text and do not put back, in lower case; no function words. */
export function lostWords(before: string, edits: readonly Edit[]): string[] {
  const removed = new Set<string>()
  const added = new Set<string>()
  for (const { start, end, text } of edits) {
    // An edit within a word changes the whole of it.
    const [from, to] = [wordStart(before, start), wordEnd(before, end)]
    addTokens(removed, before.slice(from, to))
    addTokens(added, before.slice(from, start) + text + before.slice(end, to))
  }
  return [...removed].filter((word) => !added.has(word) && !stopWords.has(word))
}

/** The words that the text at a place of a record has lost. */
export interface LostWords {
  place: number
  words: readonly string[]
}

/** Whether no text lost a word that an answer, or another text of the record, still has. */
export function isAgreed(
  lost: readonly LostWords[],
  { before, after, answers }: { before: readonly string[]; after: readonly string[]; answers: () => string },
): boolean {
  return lost.every(({ place, words }) =>
    words.every((word) => {
      const isQuoted =
        hasWord(answers(), word) || before.some((text, i) => i !== place && hasWord(text.toLowerCase(), word))
      return !isQuoted || hasWord(after[place].toLowerCase(), word)
    }),
  )
}

/** The words of a text that could be quoted, in lower case. */
export function wordsIn(text: string): string[] {
  return [...text.matchAll(tokens)]
    .filter(([token]) => token.length >= (han.test(token) ? 2 : 3))
    .map(([token]) => token.toLowerCase())
}

function addTokens(set: Set<string>, text: string): void {
  for (const word of wordsIn(text)) set.add(word)
}

/** Whether a text, in lower case, has a word; one of Latin letters as a whole. */
export function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (han.test(word)) return true
    if (!isLetter(text[at - 1]) && !isLetter(text[at + word.length])) return true
  }
  return false
}

function wordStart(text: string, at: number): number {
  while (at > 0 && isLetter(text[at - 1])) at--
  return at
}

function wordEnd(text: string, at: number): number {
  while (at < text.length && isLetter(text[at])) at++
  return at
}

/** A letter of a script with spaces; a Chinese word has no border that signs show. */
function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && !(sign >= '\u3400' && sign <= '\u9fff') && /[\p{L}\p{N}]/u.test(sign)
}
