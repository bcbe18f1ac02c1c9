/**
 * The operations on the words of one text. Four are those of EDA (Wei & Zou, "EDA: Easy Data Augmentation
 * Techniques for Boosting Performance on Text Classification Tasks", EMNLP 2019), which there lose case,
 * digits and punctuation, and here do not; each changes max(1, ⌊alpha · words⌋) words. `punctuate` is AEDA
 * (Karimi, Rossi & Prati, "AEDA: An Easier Data Augmentation Technique for Text Classification", Findings of
 * EMNLP 2021): between 1 and ⌊0.3 · words⌋ + 1 marks, each before a word.
 */
import type { Draws } from '../../src/core/random.js'
import { stopWords } from './stop-words.data.js'
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
  return Math.max(1, Math.floor(alpha * words.at.length))
}

/** SR: some words, wherever they stand in the text, each by one synonym. */
function replaceBySynonyms(words: Words, { draws, alpha, lexicon }: OperationContext): string | undefined {
  const wanted = changesFor(words, alpha)
  const chosen = new Map<string, string>()
  const tried = new Set<string>()
  for (let tries = wanted * 4 + 8; tries > 0 && chosen.size < wanted; tries--) {
    const word = draws.below(words.at.length)
    const key = replaceableWord(words, word)
    if (key === undefined || tried.has(key)) continue
    tried.add(key)
    const synonym = drawSynonym(key, lexicon, draws)
    if (synonym !== undefined) chosen.set(key, synonym)
  }
  if (chosen.size === 0) return undefined
  const pieces = words.pieces.slice()
  for (let word = 0; word < words.at.length; word++) {
    const before = wordAt(words, word)
    const synonym = chosen.get(before.toLowerCase())
    if (synonym === undefined || replaceableWord(words, word) === undefined) continue
    if (hasOtherArticle(words, word, synonym)) continue
    pieces[words.at[word]] = isCapital(before) ? capitalized(synonym) : synonym
  }
  return pieces.join('')
}

/** RI: synonyms of random words, each put before a random word. */
function insertSynonyms(words: Words, { draws, alpha, lexicon }: OperationContext): string | undefined {
  const wanted = changesFor(words, alpha)
  const pieces = words.pieces.slice()
  let inserted = 0
  for (let tries = wanted * 4 + 8; tries > 0 && inserted < wanted; tries--) {
    const key = replaceableWord(words, draws.below(words.at.length))
    const synonym = key === undefined ? undefined : drawSynonym(key, lexicon, draws)
    if (synonym === undefined) continue
    const place = draws.below(words.at.length)
    const piece = words.at[place]
    pieces[piece] = isInitial(words, place) ? `${pieces[piece]} ${synonym}` : `${synonym} ${pieces[piece]}`
    inserted++
  }
  return inserted === 0 ? undefined : pieces.join('')
}

/** RS: pairs of words change places, each within its sentence. */
function swapWords(words: Words, { draws, alpha }: OperationContext): string | undefined {
  const pieces = words.pieces.slice()
  for (let left = changesFor(words, alpha); left > 0; left--) {
    const one = draws.below(words.at.length)
    const sentence = words.sentenceOf[one]
    const first = words.sentences[sentence]
    const count = words.sentences[sentence + 1] - first
    if (count < 2) continue
    const other = first + ((one - first + 1 + draws.below(count - 1)) % count)
    const [a, b] = [words.at[Math.min(one, other)], words.at[Math.max(one, other)]]
    const isHead = words.language === 'en' && Math.min(one, other) === first
    const [head, tail] = [pieces[a], pieces[b]]
    pieces[a] = isHead && isCapital(head) ? capitalized(tail) : tail
    pieces[b] = isHead && isCapital(head) && isFunctionWord(head) ? head.toLowerCase() : head
  }
  return pieces.join('')
}

/** RD: some words go, but never all, and never one that negates; a space goes with each. */
function deleteWords(words: Words, { draws, alpha }: OperationContext): string | undefined {
  const count = words.at.length
  if (count < 2) return undefined
  const gone = new Set<number>()
  for (const word of drawDistinct(Math.min(changesFor(words, alpha), count - 1), count, draws))
    if (!isNegation(wordAt(words, word), words.language)) gone.add(words.at[word])
  if (gone.size === 0) return undefined
  let text = ''
  let isAfterGap = false
  for (let piece = 0; piece < words.pieces.length; piece++) {
    if (gone.has(piece)) {
      isAfterGap = true
      continue
    }
    const next = words.pieces[piece]
    if (isAfterGap && /^\s/.test(next) && (text === '' || /\s$/.test(text)))
      text = text.endsWith(' ') ? text.slice(0, -1) + next : text + next.replace(/^ /, '')
    else text += next
    isAfterGap = false
  }
  return isAfterGap && text.endsWith(' ') ? text.slice(0, -1) : text
}

/** AEDA: marks before random words; every word stays, in its order. */
function insertMarks(words: Words, { draws }: OperationContext): string | undefined {
  const count = words.at.length
  const wanted = 1 + draws.below(Math.floor(marksPerWord * count) + 1)
  const pieces = words.pieces.slice()
  for (const word of drawDistinct(Math.min(wanted, count), count, draws)) {
    const mark = marks[words.language][draws.below(marks.en.length)]
    pieces[words.at[word]] = mark + (words.language === 'en' ? ' ' : '') + pieces[words.at[word]]
  }
  return pieces.join('')
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
