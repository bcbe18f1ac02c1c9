import { unspaced } from './decode.js'
import type { Tokenizer } from './text-tokens.js'
import { divideOverlaps, type Window } from './windows.js'

/** A word of a text, and the tokens it is cut into. */
export interface GlinerWord {
  start: number
  end: number
  ids: readonly number[]
  /** Whether it may be a whole clause, written without blanks between its words. */
  isClause: boolean
}

/**
 * Words as the splitter `whitespace` of GLiNER cuts them, from which its models were trained: letters, digits and
 * underscores, joined by single hyphens, or one other character. The patterns mean the same as its Python pattern.
 */
const word = /[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*|\S/gu

/** Units of a word that are cut into tokens: models look at its first token. */
const longestWord = 256
/** Characters that a name in such writing has at most. */
const longestName = 4

/** The words of a text. Placeholders of an earlier run are none; a word has at most `mostTokens` tokens. */
export function wordsOf(
  text: string,
  { tokenize, mostTokens }: { tokenize: Tokenizer['tokenize']; mostTokens: number },
): GlinerWord[] {
  const words: GlinerWord[] = []
  for (const { 0: part, index: start } of text.matchAll(word)) {
    if (part === '\0') continue
    const ids = tokenize(part.slice(0, longestWord)).ids.slice(0, mostTokens)
    const isClause = part.length > longestName && unspaced.test(part)
    words.push({ start, end: start + part.length, ids, isClause })
  }
  return words
}

/**
 * Windows over the words of a text, of at most `mostWords` words and `mostTokens` tokens, each sharing `overlap` words
 * with the next, or half of them where it has no more.
 */
export function wordWindows(
  text: number,
  words: readonly GlinerWord[],
  { mostWords, mostTokens, overlap }: { mostWords: number; mostTokens: number; overlap: number },
): Window[] {
  const windows: Window[] = []
  for (let from = 0; from < words.length; ) {
    let to = from
    let tokens = 0
    while (to < words.length && to - from < mostWords && tokens + words[to].ids.length <= mostTokens)
      tokens += words[to++].ids.length
    windows.push({ text, from, to, tokens, ownsFrom: 0, ownsTo: words.length })
    if (to === words.length) break
    from = to - Math.min(overlap, (to - from) >> 1)
  }
  return divideOverlaps(windows)
}
