import { Buffer } from 'node:buffer'
import type { Aligned } from './align.js'

/**
 * The byte-level alphabet of GPT-2's BPE: printable bytes of Latin-1 stand for themselves, the other 68 for
 * the characters from U+0100 on, in order (Radford et al. 2019, https://github.com/openai/gpt-2, encoder.py).
 */
export function byteOf(char: string): number {
  const code = char.charCodeAt(0)
  if (code < 0x100) return code
  const n = code - 0x100
  if (n <= 0x20) return n
  if (n <= 0x42) return n - 0x21 + 0x7f
  return 0xad
}

/** The text that a word in the byte-level alphabet spells. */
export function spellOut(word: string): string {
  return Buffer.from(Array.from(word, byteOf)).toString('utf8')
}

/** The word in the byte-level alphabet again, placed as the text that it spells is. */
export function toByteLevel(word: string, { text, starts, ends }: Aligned): Aligned {
  const from = new Int32Array(word.length)
  const to = new Int32Array(word.length)
  let byte = 0
  for (let i = 0; i < text.length && byte < word.length; ) {
    const char = String.fromCodePoint(text.codePointAt(i) as number)
    const last = i + char.length - 1
    for (let end = byte + Buffer.byteLength(char); byte < end; byte++) {
      from[byte] = starts[i]
      to[byte] = ends[last]
    }
    i = last + 1
  }
  return { text: word, starts: from, ends: to }
}
