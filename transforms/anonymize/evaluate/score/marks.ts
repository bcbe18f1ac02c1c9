import { stopWords } from '../../../../src/text/stop-words.data.js'

/** A labelled range of a text; `start` and `end` count UTF-16 units. */
export interface Mark {
  /** Where it begins. */
  start: number
  /** Where the text behind it begins. */
  end: number
  /** As it is counted: an entity, or the gold's own name where there is none. */
  label: string
}

/** Which words count as nothing between and around marks: none at all, those of punctuation, or English function words too. */
export type SkipWords = (typeof skipWordSets)[number]
export const skipWordSets = ['none', 'punctuation', 'english'] as const

/** Words that stand around names, ages and addresses and that annotators take in or leave out. */
const fringeWords: ReadonlySet<string> = new Set([
  ...['street', 'address', 'country', 'state', 'city', 'zip', 'po', 'box', 'apt', 'unit', 'suite', 'miss'],
  ...['inc', 'ltd', 'year', 'years', 'old', 'age', 'ago', 'day', 'days', 'week', 'weeks', 'month', 'months'],
  ...['morning', 'noon', 'afternoon', 'evening', 'night', 'last', 'de'],
])

/** Among the stop words, but values of their own where titles are labelled; "Mr" and "Mrs" are skipped. */
const titles: ReadonlySet<string> = new Set(['ms', 'dr'])

/**
 * Marks as presidio-research's span evaluator prepares them (docs/span_evaluation.md of
 * data-privacy-stack/presidio-research): skipped words are cut off at both ends, marks of nothing else are
 * left out, and neighbours of one label with only skipped words between them become one. Its tokens are
 * spaCy's, ours runs of letters and digits, and its list of English words is longer than ours; on 754 of its
 * own synthetic samples the global F2 came out 0.003 apart (presidio-evaluator 0.3.2).
 *
 * `join` says whether two labels are one for merging; by default only equal ones are.
 */
export function prepareMarks<M extends Mark>(
  marks: readonly M[],
  { text, skip, join = (a, b) => a.label === b.label }: MarkOptions<M>,
): M[] {
  const trimmed = marks
    .map((mark) => ({ ...mark, ...trim(text, mark, skip) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || a.end - b.end)
  const merged: M[] = []
  for (const mark of trimmed) {
    const last = merged[merged.length - 1]
    if (last !== undefined && join(last, mark) && isSkipped(text.slice(last.end, mark.start), skip))
      last.end = Math.max(last.end, mark.end)
    else merged.push(mark)
  }
  return merged
}

export interface MarkOptions<M extends Mark> {
  text: string
  skip: SkipWords
  join?: (a: M, b: M) => boolean
}

/** Words, the genitive `'s`, spaces, and every other character by itself. */
const token = /['’]s(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu

function trim(text: string, { start, end }: Mark, skip: SkipWords): { start: number; end: number } {
  if (skip === 'none') return { start, end }
  let first = end
  let last = start
  for (const { 0: word, index } of text.slice(start, end).matchAll(token)) {
    if (isSkippedWord(word, skip)) continue
    first = Math.min(first, start + index)
    last = start + index + word.length
  }
  return { start: first, end: last }
}

function isSkipped(between: string, skip: SkipWords): boolean {
  if (skip === 'none') return between === ''
  return (between.match(token) ?? []).every((word) => isSkippedWord(word, skip))
}

function isSkippedWord(word: string, skip: SkipWords): boolean {
  if (!/^[\p{L}\p{M}\p{N}]/u.test(word)) return true
  if (skip !== 'english') return false
  const lower = word.toLowerCase()
  return (stopWords.has(lower) && !titles.has(lower)) || fringeWords.has(lower)
}
