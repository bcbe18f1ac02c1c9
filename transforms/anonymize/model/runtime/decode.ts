import type { ModelLabel } from '../checkpoint/labels.js'
import type { ModelSettings } from '../checkpoint/options.js'
import type { TextTokens } from './text-tokens.js'

/** What a model says of one token. */
export interface TokenMarks {
  /** The class of each token. */
  classes: Uint16Array
  /** How probable it is that the token is of the class's type, whatever its place in the range. */
  scores: Float32Array
}

/** A range of a text that a model takes for an entity. */
export interface ModelSpan {
  start: number
  end: number
  /** The label without its prefix, such as `PER`. */
  type: string
  entity: string
  /** The mean over the words, 0 to 1. */
  score: number
}

/** The logits of all classes for one token, from `at` on. */
export interface TokenLogits {
  logits: ArrayLike<number>
  at: number
  labels: readonly ModelLabel[]
}

/** The most probable class of one token. */
export function bestClassOf({ logits, at, labels }: TokenLogits): number {
  let best = 0
  for (let k = 1; k < labels.length; k++) if (logits[at + k] > logits[at + best]) best = k
  return best
}

/** How probable the type of a class is, by softmax; `NaN` where the model gave no numbers. */
export function probabilityOf(chosen: number, token: TokenLogits): number {
  const { logits, at, labels } = token
  const highest = logits[at + bestClassOf(token)]
  let total = 0
  let ofType = 0
  for (let k = 0; k < labels.length; k++) {
    const share = Math.exp(logits[at + k] - highest)
    total += share
    if (labels[k].type === labels[chosen].type) ofType += share
  }
  return ofType / total
}

interface Word {
  start: number
  end: number
  label: ModelLabel
  score: number
}

/**
 * The spans of a text from the marks of its tokens, in order and disjoint. With `none` a span may begin and end within
 * a word: so where a decoder has chosen its tokens with care.
 */
export function decodeSpans(
  text: string,
  { tokens, marks }: { tokens: TextTokens; marks: TokenMarks },
  {
    labels,
    aggregation,
  }: { labels: readonly ModelLabel[]; aggregation: ModelSettings['aggregation'] | 'none' },
): ModelSpan[] {
  const spans: ModelSpan[] = []
  let words: Word[] = []
  const close = () => {
    if (words.length > 0) spans.push(spanOf(words))
    words = []
  }
  for (const word of wordsOf(text, tokens, { marks, labels, aggregation })) {
    const last = words.at(-1)
    if (last !== undefined && !goesOn(text, last, word)) close()
    if (word.label.entity !== undefined) words.push(word)
  }
  close()
  return spans
}

/**
 * Words behind one another make one span where their labels say so. Two types that stand for one entity,
 * such as a given name and a surname, are one span too where only blanks lie between.
 */
function goesOn(text: string, last: Word, next: Word): boolean {
  if (next.label.entity !== last.label.entity) return false
  if (next.label.type !== last.label.type) return text.slice(last.end, next.start).trim() === ''
  const isClosed = last.label.position === 'end' || last.label.position === 'single'
  return !isClosed && next.label.position !== 'begin' && next.label.position !== 'single'
}

function spanOf(words: readonly Word[]): ModelSpan {
  const { label, start } = words[0]
  const score = words.reduce((sum, word) => sum + word.score, 0) / words.length
  const end = words[words.length - 1].end
  return { start, end, type: label.type, entity: label.entity as string, score }
}

/** Writing without blanks between words: there every token is a word of its own. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const wordPart = /[\p{L}\p{M}\p{N}]/u

/** Whether a word runs across a place in a text. */
function isInsideWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  const before = String.fromCodePoint(text.codePointAt(startOfChar(text, at - 1)) as number)
  const after = String.fromCodePoint(text.codePointAt(at) as number)
  return [before, after].every((char) => wordPart.test(char) && !unspaced.test(char))
}

function startOfChar(text: string, at: number): number {
  return at > 0 && /[\udc00-\udfff]/.test(text[at]) ? at - 1 : at
}

/** Tokens joined to words, or to whole characters, without the blanks around them; tokens that stand for no text are left out. */
function* wordsOf(
  text: string,
  { starts, ends }: TextTokens,
  { marks, labels, aggregation }: { marks: TokenMarks } & Parameters<typeof decodeSpans>[2],
): Generator<Word> {
  let word: Word | undefined
  for (let i = 0; i < starts.length; i++) {
    let start = starts[i]
    let end = ends[i]
    while (start < end && isBlank(text[start])) start++
    while (end > start && isBlank(text[end - 1])) end--
    if (start === end) continue
    const label = labels[marks.classes[i]]
    const score = marks.scores[i]
    const isJoined = aggregation !== 'none' && start === word?.end && isInsideWord(text, start)
    if (word !== undefined && (start < word.end || isJoined)) {
      word.end = Math.max(word.end, end)
      if (aggregation === 'max' && score > word.score) Object.assign(word, { label, score })
      continue
    }
    if (word !== undefined) yield word
    word = { start, end, label, score }
  }
  if (word !== undefined) yield word
}

/** A NUL stands for a placeholder of an earlier run. */
export function isBlank(char: string): boolean {
  return char === '\0' || char.trim() === ''
}
