/**
 * Tells from the bytes of a text whether it can hold a word of the lists, so that most texts are never
 * decoded. It may say yes where there is none (a hash collides, a sign begins another word), never no where
 * there is one.
 */
import { isAsciiLetter } from '../../src/text/letters.js'
import { HashSet, nextHash } from './letter-hash.js'
import type { Lexicon } from './lexicon.js'

/** Whether the UTF-8 bytes from `start` to before `end` can hold a word of the lists. */
export type Screen = (bytes: Uint8Array, start: number, end: number) => boolean

/** Makes a screen for a lexicon. */
export function openScreen({ words, han }: Lexicon): Screen {
  const parts: string[] = []
  const signs = new Uint8Array(0x10000)
  for (const word of words.keys()) {
    const ascii = /^[a-z]*/.exec(word)?.[0] ?? ''
    if (ascii.length < 2) {
      for (const form of [word, word.toUpperCase()]) signs[form.charCodeAt(ascii.length)] = 1
      continue
    }
    parts.push(ascii)
  }
  const hashes = new HashSet(parts)
  for (const [first, list] of han) if (list.some(({ kind }) => kind !== 'protected')) signs[first] = 1

  return (bytes, start, end) => {
    let p = start
    while (p < end) {
      const byte = bytes[p]
      if (byte < 128) {
        const letter = byte | 32
        if (letter < 97 || letter > 122) {
          p++
          continue
        }
        const from = p++
        while (p < end && isAsciiLetter(bytes[p])) p++
        if (p - from < 2 || !hashes.mayBegin(letter, bytes[from + 1], p - from)) continue
        if (hashes.has(hashOf(bytes, from, p))) return true
      } else if (byte < 0xe0) {
        if (signs[((byte & 31) << 6) | (bytes[p + 1] & 63)] === 1) return true
        p += 2
      } else if (byte < 0xf0) {
        if (signs[((byte & 15) << 12) | ((bytes[p + 1] & 63) << 6) | (bytes[p + 2] & 63)] === 1) return true
        p += 3
      } else p += 4
    }
    return false
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 1
  for (let p = start; p < end; p++) hash = nextHash(hash, bytes[p])
  return hash
}
