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
  // An edit within a word changes the whole of it.
  const removed: string[] = []
  for (const { start, end } of edits)
    for (const word of wordsIn(before.slice(wordStart(before, start), wordEnd(before, end))))
      if (!stopWords.has(word) && !removed.includes(word)) removed.push(word)
  if (removed.length === 0) return removed
  const added = new Set<string>()
  for (const { start, end, text } of edits)
    for (const word of wordsIn(
      before.slice(wordStart(before, start), start) + text + before.slice(end, wordEnd(before, end)),
    ))
      added.add(word)
  return removed.filter((word) => !added.has(word))
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
  const words: string[] = []
  for (const token of text.match(tokens) ?? [])
    if (token.length >= (han.test(token) ? 2 : 3)) words.push(token.toLowerCase())
  return words
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
