import { isLetter } from '../../src/text/letters.js'
import { normalizeAt } from '../../src/text/text-levels.js'

/** How texts are cut for an index, and for what is compared with it. */
export interface GramShape {
  /** What counts in a text: `loose` keeps numbers, `digits` takes all for 0, as datatrove does. */
  level: 'loose' | 'digits'
  /** Words of a run. */
  ngrams: number
  /** Characters of a run, in scripts without spaces between words. */
  charNgrams: number
}

/** The words of a text, and its characters in scripts without spaces, each in their order. */
export interface Tokens {
  words: string[]
  characters: string[]
}

/** Cuts a text. */
export function tokensOf(text: string, level: GramShape['level']): Tokens {
  const tokens: Tokens = { words: [], characters: [] }
  for (const word of normalizeAt[level](text).split(' ')) {
    if (word === '') continue
    for (const { text: part, isSpaced } of partsOf(word))
      (isSpaced ? tokens.words : tokens.characters).push(part)
  }
  return tokens
}

/** A run of what stands in words, or one character of a script without spaces. */
const parts = /[^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]+|./gsu

/** A word of a text, or one character of a script without spaces. */
interface WordPart {
  text: string
  /** Where it begins in what stands between two spaces. */
  at: number
  isSpaced: boolean
}

/** What stands between two spaces, parted into words and into the characters of scripts without spaces. */
export function partsOf(word: string): WordPart[] {
  if (isSpaced(word)) return [{ text: word, at: 0, isSpaced: true }]
  return Array.from(word.matchAll(parts), ({ 0: text, index }) => ({
    text,
    at: index,
    isSpaced: isSpaced(text),
  }))
}

function isSpaced(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    if (code >= 0xe00 && !isLetter(code) && /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(word))
      return false
  }
  return true
}

/** The hashes of all runs of `length` parts, as whole numbers below 2^53; of none there are none. */
export function gramHashes(tokens: readonly string[], length: number): Float64Array {
  if (tokens.length === 0) return new Float64Array(0)
  const count = Math.max(0, tokens.length - length + 1)
  const [low, high] = [new Uint32Array(tokens.length), new Uint32Array(tokens.length)]
  for (const [i, token] of tokens.entries()) {
    let a = 0x811c9dc5
    let b = 0x2f0b4a27
    for (let at = 0; at < token.length; at++) {
      const code = token.charCodeAt(at)
      a = Math.imul(a ^ code, 0x01000193)
      b = Math.imul(b + code, 0xcc9e2d51) ^ (b >>> 15)
    }
    low[i] = finish(a)
    high[i] = finish(b ^ token.length)
  }
  const hashes = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    let a = 0
    let b = 0
    for (let k = i; k < i + length; k++) {
      a = (Math.imul(a, 0x9e3779b1) + low[k]) | 0
      b = (Math.imul(b, 0x85ebca77) + high[k]) | 0
    }
    hashes[i] = (finish(a) >>> 11) * 0x100000000 + (finish(b ^ a) >>> 0)
  }
  return hashes
}

/** The finalizer of MurmurHash3 (Austin Appleby, public domain). */
function finish(value: number): number {
  let h = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
