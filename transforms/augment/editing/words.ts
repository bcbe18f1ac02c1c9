/**
 * Finds the words of a text, so that an operation changes words and leaves spacing, punctuation, digits and
 * protected spans as they are.
 *
 * English (and any script with spaces): a word is what stands between spaces, less the punctuation around
 * it, if it is all letters; "v2", "and/or" and "node.js" are none. Chinese: a word is one of `Intl.Segmenter`,
 * all Han; its dictionary comes with Node, so another release may draw a border elsewhere. Scripts without
 * spaces other than Chinese have no words here, and their texts stay as they are.
 */
import {
  isAsciiLetter,
  isCloser,
  isHan,
  isKana,
  isLetter,
  isOpener,
  isSpace,
} from '../../../src/text/letters.js'
import { isChineseDigit, type Span } from '../../../src/text/protected-spans.js'
import { stopWords } from '../../../src/text/stop-words.data.js'

export type Language = 'en' | 'zh'

/** The words of a text, numbered from 0. */
export interface Words {
  language: Language
  text: string
  /** Word i is `text.slice(starts[i], ends[i])`. */
  starts: number[]
  ends: number[]
  /** The sentence of each word. */
  sentenceOf: number[]
  /** The first word of each sentence, and at the end the number of words. */
  sentences: number[]
}

/** The text of a word. */
export function wordAt({ text, starts, ends }: Words, word: number): string {
  return text.slice(starts[word], ends[word])
}

/** Whether a word begins its sentence. */
export function isInitial({ sentences, sentenceOf }: Words, word: number): boolean {
  return sentences[sentenceOf[word]] === word
}

/** Chinese where Han letters carry at least as much as others do (one for three), and no Japanese is there. */
export function languageOf(text: string): Language {
  let han = 0
  let others = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 128) others += isAsciiLetter(code) ? 1 : 0
    else if (isHan(code)) han++
    else if (isKana(code)) return 'en'
    else if (code < 0x2000) others++
  }
  return han > 0 && han * 3 >= others ? 'zh' : 'en'
}

/**
 * Whether a word is a name or an abbreviation by its capitals: it has some inside, or it does not begin its sentence and
 * is not I, or it begins one and the next word is a name.
 */
export function isName(words: Words, word: number): boolean {
  const text = wordAt(words, word)
  if (!/^\p{Lu}/u.test(text)) return /\p{Lu}/u.test(text)
  if (/^.[^\p{Ll}]*\p{Lu}/u.test(text)) return true
  if (!isInitial(words, word)) return text !== 'I' && !/^I['’]/.test(text)
  const next = word + 1
  return (
    next < words.starts.length &&
    words.sentenceOf[next] === words.sentenceOf[word] &&
    !stopWords.has(text.toLowerCase()) &&
    /^\p{Lu}/u.test(wordAt(words, next)) &&
    words.text.slice(words.ends[word], words.starts[next]) === ' '
  )
}

/** Finds the words of a text between spans that are no words. The segmenter is asked for Chinese only. */
export function splitSpans(
  text: string,
  language: Language,
  { spans, segmenter }: { spans: readonly Span[]; segmenter: () => Intl.Segmenter },
): Words {
  const words: Words = { language, text, starts: [], ends: [], sentenceOf: [], sentences: [] }
  let end = 0
  for (const span of [...spans, { start: text.length, end: text.length }]) {
    if (language === 'zh') addHanWords(words, { start: end, end: span.start }, segmenter())
    else addLetterWords(words, { start: end, end: span.start })
    end = span.end
  }
  words.sentences.push(words.starts.length)
  return words
}

/** A word that stands right behind a number counts or names it (5 个, 三十五人) and stays with it. */
/** Characters without a sign between them; of more of them in one piece, the time of ICU grows with the square. */
const hanRun = /[\u3400-\u4dbf\u4e00-\u9fff]{1,1000}/g

function addHanWords(words: Words, open: Span, segmenter: Intl.Segmenter): void {
  for (const run of words.text.slice(open.start, open.end).matchAll(hanRun))
    for (const { segment, index } of segmenter.segment(run[0])) {
      const start = open.start + run.index + index
      if (index > 0 || start === 0 || !isChineseDigit(words.text[start - 1]))
        addWord(words, start, start + segment.length)
    }
}

function addLetterWords(words: Words, open: Span): void {
  const { text } = words
  let end = open.start
  while (end < open.end) {
    let start = end
    while (start < open.end && isSpace(text.charCodeAt(start))) start++
    end = start
    while (end < open.end && !isSpace(text.charCodeAt(end))) end++
    addWordOfRun(words, { start, end }, open)
  }
}

/**
 * The word in a run without spaces. A single letter is one only where it stands alone as "a" or "I". What
 * touches a protected span is none.
 */
function addWordOfRun(words: Words, run: Span, open: Span): void {
  const { text } = words
  let { start, end } = run
  while (start < end && isOpener(text.charCodeAt(start))) start++
  while (end > start && isCloser(text.charCodeAt(end - 1))) end--
  if (end === start || (start === open.start && start > 0) || (end === open.end && end < text.length)) return
  if (end - start === 1 && !(run.end - run.start === 1 && 'aAI'.includes(text[start]))) return
  if (!isLetter(text.charCodeAt(start)) || !isLetter(text.charCodeAt(end - 1))) return
  for (let i = start + 1; i < end - 1; i++) {
    const code = text.charCodeAt(i)
    if (!isLetter(code) && code !== 39 && code !== 45 && code !== 0x2019) return
  }
  addWord(words, start, end)
}

function addWord({ language, text, starts, ends, sentenceOf, sentences }: Words, start: number, end: number) {
  const before = starts.length === 0 ? 0 : ends[ends.length - 1]
  if (starts.length === 0 || hasSentenceEnd(text, before, { to: start, language }))
    sentences.push(starts.length)
  sentenceOf.push(sentences.length - 1)
  starts.push(start)
  ends.push(end)
}

function hasSentenceEnd(text: string, from: number, { to, language }: { to: number; language: Language }) {
  const ends = language === 'zh' ? '。！？；!?\n' : '.!?\n'
  for (let i = from; i < to; i++) if (text[i] !== ' ' && ends.includes(text[i])) return true
  return false
}
