import type { Span } from '../detect/recognizer.js'
import { nameKey, wordsOf } from './name-key.js'
import { type LookUpName, nameFacts } from './name-table.js'

/** One name of a text, and what is decided of it. */
export interface Person {
  span: Span
  /** Its words as keys, without titles; one for a Chinese name. */
  words: string[]
  /** Whether it says who: a given and a family name, or as much. */
  isFull: boolean
  /** Whether the table knows a full name as that of a public person, or a single word as one. */
  isListed: boolean
  /** Why it stays; `undefined` for one that is taken. */
  reason?: string | undefined
}

const han = /\p{Script=Han}/u
/** Stand between two names that were taken for one. */
const separators = /["“”;:&|()/\n]|, /
const titles =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|king|queen|lord|lady|prince|princess|president|captain|uncle|aunt|grandpa|grandma|saint|st|master|father|sister|brother|mister|madame|monsieur|herr|frau|don|friar|count|general|marshal)$/

/** Reads the names of spans. */
export function openPersonReader(lookUp: LookUpName): (text: string, span: Span) => Person {
  return (text, span) => {
    const name = text.slice(span.start, span.end).replace(/['’]s?$/, '')
    return han.test(name) ? readHan(name, span) : readLatin(name, span)
  }

  function readHan(name: string, span: Span): Person {
    const key = nameKey(name)
    return { span, words: [key], isFull: isFullHan(name, key), isListed: hasFact(key, nameFacts.whole) }
  }

  function readLatin(name: string, span: Span): Person {
    const names = name
      .split(separators)
      .map(capitalised)
      .filter((words) => words.length > 0)
    const words = names.flat()
    const isListed = names.length > 0 && names.every(isKnown)
    return { span, words, isFull: words.length > 1, isListed }
  }

  /** 约翰 and 小明 are names alone; 李白 and 约翰·洛克 say who. */
  function isFullHan(name: string, key: string): boolean {
    if (/[·・•]/.test(name)) return true
    if (hasFact(key, nameFacts.given) || /^[小老阿]\p{Script=Han}$/u.test(key)) return false
    return key.length < 5 && (hasFact(key[0], nameFacts.family) || hasFact(key.slice(0, 2), nameFacts.family))
  }

  function isKnown(words: readonly string[]): boolean {
    if (words.length === 1) return hasFact(words[0], nameFacts.alone)
    const parts = [words]
    // "John Ronald Reuel Tolkien" and "Robert J. Oppenheimer" stand with fewer words in the table.
    if (words.length > 2) parts.push([words[0], words[words.length - 1]], words.slice(1), words.slice(0, -1))
    return parts.some((part) => hasFact(part.join(' '), nameFacts.whole))
  }

  function hasFact(key: string, fact: number): boolean {
    return (lookUp(key) & fact) !== 0
  }
}

/** The words of a name that begin with a capital, as keys, without titles before them. */
function capitalised(name: string): string[] {
  const words = name.split(/[\s.]+/).filter((word) => /^\P{L}*\p{Lu}/u.test(word))
  return words.flatMap(wordsOf).filter((word, i) => i > 0 || words.length === 1 || !titles.test(word))
}

/** Whether a name alone is a part of one of these: "Jordan" of "Michael Jordan", 莎士比亚 of 威廉·莎士比亚. */
export function isPart(word: string, names: ReadonlySet<string>): boolean {
  if (names.has(word)) return true
  if (!han.test(word)) return false
  for (const name of names) if (name.length > word.length && name.includes(word)) return true
  return false
}
