/**
 * Takes a text apart into words and what stands between them, so that an operation changes words and leaves
 * spacing, punctuation, digits and protected spans as they are: the pieces joined are the text again.
 *
 * English (and any script with spaces): a word is what stands between spaces, less the punctuation around
 * it, if it is all letters; "v2", "and/or" and "node.js" are none. Chinese: a word is one of `Intl.Segmenter`,
 * all Han. Scripts without spaces other than Chinese have no words here, and their texts stay as they are.
 */
import { protectedSpans, type Span } from './protected.js'

export type Language = 'en' | 'zh'

/** A text in pieces. Words are numbered from 0. */
export interface Words {
  language: Language
  pieces: string[]
  /** The piece of each word. */
  at: number[]
  /** The sentence of each word. */
  sentenceOf: number[]
  /** The first word of each sentence, and at the end the number of words. */
  sentences: number[]
}

/** The text of a word. */
export function wordAt(words: Words, word: number): string {
  return words.pieces[words.at[word]]
}

/** Whether a word begins its sentence. */
export function isInitial(words: Words, word: number): boolean {
  return words.sentences[words.sentenceOf[word]] === word
}

/** Chinese where Han letters carry at least as much as others do (one for three), and no Japanese is there. */
export function languageOf(text: string): Language {
  let han = 0
  let others = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isHan(code)) han++
    else if (code >= 0x3040 && code < 0x3100) return 'en'
    else if ((code | 32) >= 97 && (code | 32) <= 122) others++
    else if (code >= 0xc0 && code < 0x2000) others++
  }
  return han > 0 && han * 3 >= others ? 'zh' : 'en'
}

/** Takes a text apart. The segmenter is asked for Chinese only. */
export function splitWords(text: string, language: Language, segmenter: () => Intl.Segmenter): Words {
  const words: Words = { language, pieces: [], at: [], sentenceOf: [], sentences: [] }
  const spans = language === 'zh' ? hanSpans(text, segmenter()) : letterSpans(text)
  let end = 0
  for (const span of spans) {
    const between = text.slice(end, span.start)
    const isNew = words.at.length === 0 || (language === 'zh' ? /[。！？；!?\n]/ : /[.!?\n]/).test(between)
    if (isNew) words.sentences.push(words.at.length)
    if (between !== '') words.pieces.push(between)
    words.sentenceOf.push(words.sentences.length - 1)
    words.at.push(words.pieces.push(text.slice(span.start, span.end)) - 1)
    end = span.end
  }
  if (end < text.length) words.pieces.push(text.slice(end))
  words.sentences.push(words.at.length)
  return words
}

/** The parts of a text that are not protected. */
function openSpans(text: string, language: Language): Span[] {
  const open: Span[] = []
  let end = 0
  for (const span of protectedSpans(text, language)) {
    if (span.start > end) open.push({ start: end, end: span.start })
    end = span.end
  }
  if (end < text.length) open.push({ start: end, end: text.length })
  return open
}

function hanSpans(text: string, segmenter: Intl.Segmenter): Span[] {
  const spans: Span[] = []
  for (const open of openSpans(text, 'zh'))
    for (const run of text.slice(open.start, open.end).matchAll(/[\u3400-\u4dbf\u4e00-\u9fff]+/g))
      for (const { segment, index } of segmenter.segment(run[0])) {
        const start = open.start + run.index + index
        spans.push({ start, end: start + segment.length })
      }
  return spans
}

function letterSpans(text: string): Span[] {
  const spans: Span[] = []
  for (const open of openSpans(text, 'en'))
    for (let i = open.start; i < open.end; ) {
      while (i < open.end && isSpace(text.charCodeAt(i))) i++
      const start = i
      while (i < open.end && !isSpace(text.charCodeAt(i))) i++
      const word = wordIn(text, { start, end: i })
      if (word === undefined) continue
      const isGluedBefore = word.start === open.start && open.start > 0
      const isGluedAfter = word.end === open.end && open.end < text.length
      if (!isGluedBefore && !isGluedAfter) spans.push(word)
    }
  return spans
}

const openers = new Set([...'("\'“‘«¿¡'].map((sign) => sign.charCodeAt(0)))
const closers = new Set([...'.,;:!?)"\'”’»…'].map((sign) => sign.charCodeAt(0)))

/** The word in a run without spaces. A single letter is one only where it stands alone as "a" or "I". */
function wordIn(text: string, run: Span): Span | undefined {
  let { start, end } = run
  while (start < end && openers.has(text.charCodeAt(start))) start++
  while (end > start && closers.has(text.charCodeAt(end - 1))) end--
  if (end - start < 2)
    return end - run.start === 1 && run.end === end && 'aAI'.includes(text[start]) ? run : undefined
  if (!isLetter(text.charCodeAt(start)) || !isLetter(text.charCodeAt(end - 1))) return undefined
  for (let i = start + 1; i < end - 1; i++) {
    const code = text.charCodeAt(i)
    if (!isLetter(code) && code !== 39 && code !== 45 && code !== 0x2019) return undefined
  }
  return { start, end }
}

/** ECMAScript's white space, as `\s`. */
function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13)
  return code >= 0xa0 && /\s/.test(String.fromCharCode(code))
}

/** A letter or mark of a script that puts spaces between words. */
function isLetter(code: number): boolean {
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122
  if (code >= 0xe00 && code < 0x1100) return false
  if (code >= 0x1780 && code < 0x1800) return false
  if (code >= 0x2e80 && code < 0xac00) return false
  return /[\p{L}\p{M}]/u.test(String.fromCharCode(code))
}

function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)
}
