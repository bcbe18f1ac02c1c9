import { allMatches } from '../../../../../src/text/match-at.js'
/** Shannon entropy of the characters of a text, in bits a character (C. E. Shannon, 1948). */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/**
 * Below this, the rest of a token that a known beginning announces is a filler such as `xxxx…` or `12341234…`.
 * Random hexadecimal digits, the poorest alphabet in use, stay above 3 from 24 characters on.
 */
export const minBodyEntropy = 2.6

/** What a token that only a word announces must reach: sixteen random letters and digits have about 3.7. */
export const minTokenEntropy = 3.2

const parts = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^A-Za-z\d]+/g

/**
 * Whether a token is made of words and small numbers, as names in code and files are: `my-app_v2/config.json`,
 * `getAccessToken2`. Random letters and digits fall into many short parts.
 */
export function isWordLike(token: string): boolean {
  let letters = 0
  let inWords = 0
  let changes = 0
  for (const [part] of allMatches(parts, token)) {
    if (/^[A-Za-z]/.test(part)) {
      letters += part.length
      if (part.length >= 3 && hasVowels(part)) inWords += part.length
    } else if (/^\d/.test(part) && part.length <= 4) changes++
    else if (/^\d/.test(part)) return false
  }
  return inWords >= letters * 0.75 && changes <= 3
}

/** A word has a vowel, and no five consonants in a row. */
function hasVowels(word: string): boolean {
  return /[aeiouy]/i.test(word) && !/[bcdfghjklmnpqrstvwxz]{5}/i.test(word)
}
