/**
 * The operations on the words of one text. Four are those of EDA (Wei & Zou, "EDA: Easy Data Augmentation
 * Techniques for Boosting Performance on Text Classification Tasks", EMNLP 2019), which there lose case,
 * digits and punctuation, and here do not; each changes max(1, ⌊alpha · words⌋) words. `punctuate` is AEDA
 * (Karimi, Rossi & Prati, "AEDA: An Easier Data Augmentation Technique for Text Classification", Findings of
 * EMNLP 2021): between 1 and ⌊0.3 · words⌋ + 1 marks, each before a word.
 */

import { stopWords } from '../../src/text/stop-words.data.js'
import type { Draws } from '../../src/transform/random.js'
import type { Lexicon } from './wordnet.js'
import { isInitial, type Words, wordAt } from './words.js'

/** The operations by their name in the options. */
export const operationNames = ['synonym', 'insert', 'swap', 'delete', 'punctuate'] as const
export type OperationName = (typeof operationNames)[number]

/** What an operation needs beside the words. */
export interface OperationContext {
  draws: Draws
  /** The share of words to change. */
  alpha: number
  /** Where synonyms come from. Needed by `synonym` and `insert`. */
  lexicon: Lexicon | undefined
}

type Operation = (words: Words, context: OperationContext) => string | undefined

/** Each gives the changed text, or `undefined` where there is nothing that it can change. */
export const operations: Record<OperationName, Operation> = {
  synonym: replaceBySynonyms,
  insert: insertSynonyms,
  swap: swapWords,
  delete: deleteWords,
  punctuate: insertMarks,
}

const marks = { en: ['.', ',', '!', '?', ';', ':'], zh: ['。', '，', '！', '？', '；', '：'] }
const marksPerWord = 0.3

function changesFor(words: Words, alpha: number): number {
  return Math.max(1, Math.floor(alpha * words.starts.length))
}

/** SR: some words, wherever they stand in the text, each by one synonym. */
function replaceBySynonyms(words: Words, { draws, alpha, lexicon }: OperationContext): string | undefined {
  const wanted = changesFor(words, alpha)
  const chosen = new Map<string, string>()
  const lengths = new Set<number>()
  const tried = new Set<string>()
  for (let tries = wanted * 4 + 8; tries > 0 && chosen.size < wanted; tries--) {
    const key = replaceableWord(words, draws.below(words.starts.length))
    if (key === undefined || tried.has(key)) continue
    tried.add(key)
    const synonym = drawSynonym(key, lexicon, draws)
    if (synonym === undefined) continue
    chosen.set(key, synonym)
    lengths.add(key.length)
  }
  const changed = new Map<number, string>()
  for (let word = 0; word < words.starts.length; word++) {
    if (!lengths.has(words.ends[word] - words.starts[word])) continue
    const before = wordAt(words, word)
    const synonym = chosen.get(before.toLowerCase())
    if (synonym === undefined || replaceableWord(words, word) === undefined) continue
    if (hasOtherArticle(words, word, synonym)) continue
    changed.set(word, isCapital(before) ? capitalized(synonym) : synonym)
  }
  return withWords(words, changed)
}

/** RI: synonyms of random words, each put before a random word (behind it, where that begins a sentence). */
function insertSynonyms(words: Words, { draws, alpha, lexicon }: OperationContext): string | undefined {
  const wanted = changesFor(words, alpha)
  const changed = new Map<number, string>()
  for (let tries = wanted * 4 + 8, left = wanted; tries > 0 && left > 0; tries--) {
    const key = replaceableWord(words, draws.below(words.starts.length))
    const synonym = key === undefined ? undefined : drawSynonym(key, lexicon, draws)
    if (synonym === undefined) continue
    const place = draws.below(words.starts.length)
    const there = changed.get(place) ?? wordAt(words, place)
    changed.set(place, isInitial(words, place) ? `${there} ${synonym}` : `${synonym} ${there}`)
    left--
  }
  return withWords(words, changed)
}

/** RS: pairs of words change places, each within its sentence. */
function swapWords(words: Words, { draws, alpha }: OperationContext): string | undefined {
  const changed = new Map<number, string>()
  const current = (word: number) => changed.get(word) ?? wordAt(words, word)
  for (let left = changesFor(words, alpha); left > 0; left--) {
    const one = draws.below(words.starts.length)
    const sentence = words.sentenceOf[one]
    const first = words.sentences[sentence]
    const count = words.sentences[sentence + 1] - first
    if (count < 2) continue
    const other = first + ((one - first + 1 + draws.below(count - 1)) % count)
    const [a, b] = [Math.min(one, other), Math.max(one, other)]
    const [head, tail] = [current(a), current(b)]
    const isHead = words.language === 'en' && a === first && isCapital(head)
    changed.set(a, isHead ? capitalized(tail) : tail)
    changed.set(b, isHead && isFunctionWord(head) ? head.toLowerCase() : head)
  }
  return withWords(words, changed)
}

/** RD: some words go, but never all, and never one that negates; a gap goes with each. */
function deleteWords(words: Words, { draws, alpha }: OperationContext): string | undefined {
  const { text, starts, ends, language } = words
  const count = starts.length
  if (count < 2) return undefined
  const drawn = drawDistinct(Math.min(changesFor(words, alpha), count - 1), count, draws)
  let kept = ''
  let from = 0
  for (const word of [...drawn].sort((a, b) => a - b)) {
    if (isNegation(wordAt(words, word), language)) continue
    const { start, end } = withGap(text, { start: starts[word], end: ends[word], from })
    kept += text.slice(from, start)
    from = end
  }
  return from === 0 ? undefined : kept + text.slice(from)
}

/**
 * A word with the gap that goes with it: the space before it, or behind it at the head of a line or a
 * quotation, and one of two equal signs of a list. Nothing before `from` is taken.
 */
function withGap(text: string, { start, end, from }: { start: number; end: number; from: number }) {
  const isSpaced = start > from && text[start - 1] === ' '
  const head = isSpaced ? start - 1 : start
  if (head > from && text[head - 1] === text[end] && /[,，、;；]/.test(text[end]))
    return { start: head, end: end + 1 }
  if (isSpaced && (end === text.length || /[\s.,;:!?)"'”’]/.test(text[end]))) return { start: head, end }
  const isHead = start === from || /[\n("'“‘]/.test(text[start - 1])
  return { start, end: isHead && text[end] === ' ' ? end + 1 : end }
}

/** AEDA: marks before random words; every word stays, in its order. */
function insertMarks(words: Words, { draws }: OperationContext): string | undefined {
  const count = words.starts.length
  const wanted = 1 + draws.below(Math.floor(marksPerWord * count) + 1)
  const changed = new Map<number, string>()
  const gap = words.language === 'en' ? ' ' : ''
  for (const word of drawDistinct(Math.min(wanted, count), count, draws))
    changed.set(word, marks[words.language][draws.below(marks.en.length)] + gap + wordAt(words, word))
  return withWords(words, changed)
}

/** The text with some words replaced; `undefined` where none is. */
function withWords({ text, starts, ends }: Words, changed: ReadonlyMap<number, string>): string | undefined {
  if (changed.size === 0) return undefined
  let result = ''
  let from = 0
  for (const [word, replacement] of [...changed].sort((a, b) => a[0] - b[0])) {
    result += text.slice(from, starts[word]) + replacement
    from = ends[word]
  }
  return result + text.slice(from)
}

/** `count` different numbers below `bound`, each set as likely as any other (Floyd's algorithm). */
function drawDistinct(count: number, bound: number, draws: Draws): Set<number> {
  const drawn = new Set<number>()
  for (let top = bound - count; top < bound; top++) {
    const number = draws.below(top + 1)
    drawn.add(drawn.has(number) ? top : number)
  }
  return drawn
}

/** A word in lower case, if it may have a synonym: no function word, no name, no abbreviation. */
function replaceableWord(words: Words, word: number): string | undefined {
  const text = wordAt(words, word)
  const isLower = /^[a-z'-]+$/.test(text)
  if (!isLower && !(isInitial(words, word) && /^[A-Z][a-z'-]+$/.test(text))) return undefined
  const key = text.toLowerCase()
  return stopWords.has(key) ? undefined : key
}

function drawSynonym(word: string, lexicon: Lexicon | undefined, draws: Draws): string | undefined {
  const synonyms = lexicon?.synonyms(word) ?? []
  return synonyms.length === 0 ? undefined : synonyms[draws.below(synonyms.length)]
}

/** Whether "a" or "an" stands before a word and would not suit the new one. */
function hasOtherArticle(words: Words, word: number, synonym: string): boolean {
  if (word === 0 || !/^an?$/i.test(wordAt(words, word - 1))) return false
  return /^[aeiou]/i.test(synonym) !== /^[aeiou]/i.test(wordAt(words, word))
}

function isFunctionWord(word: string): boolean {
  return word !== 'I' && stopWords.has(word.toLowerCase())
}

function isNegation(word: string, language: 'en' | 'zh'): boolean {
  if (language === 'zh') return /[不没未无勿莫]|^[非别]/.test(word)
  return /^(?:no|not|nor|none|never|neither|nothing|nobody|without|cannot|.*n['’]t)$/i.test(word)
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
