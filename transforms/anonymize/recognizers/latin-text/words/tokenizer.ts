/**
 * One sweep cuts a text of alphabetic scripts into words and looks each up once, so that every recognizer of
 * this family reads numbers and neighbours of numbers instead of running patterns over the whole text.
 */

import { hashStep, type WordTable } from './word-table.js'

/** The shape of a word; bits above these are those of the lexicon. */
export const shape = {
  digit: 1,
  letter: 2,
  /** Begins with a capital. */
  capital: 4,
  /** Has a small letter. */
  small: 8,
} as const

/** The words of a text, by their number. Arrays are longer than `count`, and are used again for the next text. */
export interface Words {
  text: string
  count: number
  start: Int32Array
  end: Int32Array
  /** Bits of `shape` and of the lexicon. */
  flags: Int32Array
}

/** Cuts texts into words; what it answers is valid until the next call. */
export type Tokenizer = (text: string) => Words

const apostrophe = 39
const curlyApostrophe = 0x2019
const wideLimit = 0x2280

/**
 * A reader of words that looks each up in a table, whose bits stand above those of {@link shape}. It is the reference of the
 * kernel behind `text-words.ts`.
 */
export function openTokenizer({ heads, flagsOf }: WordTable): Tokenizer {
  const kinds = kindTable()
  const words: Words = {
    text: '',
    count: 0,
    start: new Int32Array(256),
    end: new Int32Array(256),
    flags: new Int32Array(256),
  }
  return (text) => {
    const { length } = text
    let { start, end, flags } = words
    let count = 0
    for (let i = 0; i < length; ) {
      let code = text.charCodeAt(i)
      let kind = code < wideLimit ? kinds[code] : 0
      if (kind === 0) {
        i++
        continue
      }
      const from = i
      const first = kind
      let seen = 0
      let wide = 0
      let hash = 0
      do {
        seen |= kind
        wide |= code
        hash = hashStep(hash, code)
        code = text.charCodeAt(++i)
        kind = code < wideLimit ? kinds[code] : 0
        if (kind === 0 && isApostrophe(code)) {
          const after = text.charCodeAt(i + 1)
          kind = after < wideLimit ? kinds[after] & ~shape.digit & ~shape.capital : 0
        }
      } while (kind !== 0)
      if (count === start.length) ({ start, end, flags } = grow(words))
      start[count] = from
      end[count] = i
      // A small letter before an apostrophe hides the capital of a name: d'Ouchy.
      const isElided = (seen & shape.capital) !== 0 && isApostrophe(text.charCodeAt(from + 1))
      const mask = (first & shape.capital) === 0 && !isElided ? seen & ~shape.capital : seen
      const head = heads[hash & 0xffff]
      flags[count++] =
        head === 0 ? mask : mask | flagsOf(text, { start: from, end: i, head, isAscii: wide < 128 })
    }
    words.text = text
    words.count = count
    return words
  }
}

function isApostrophe(code: number): boolean {
  return code === apostrophe || code === curlyApostrophe
}

function grow(words: Words): Words {
  for (const key of ['start', 'end', 'flags'] as const) {
    const grown = new Int32Array(words[key].length * 2)
    grown.set(words[key])
    words[key] = grown
  }
  return words
}

/** What each character is; letters are those of Latin, Greek and Cyrillic, with their marks. */
export function kindTable(): Uint8Array {
  const kinds = new Uint8Array(wideLimit)
  const letters: [number, number][] = [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0xc0, 0x24f],
    [0x300, 0x52f],
    [0x1e00, 0x1fff],
    // The increment sign is written for a Greek capital delta in old code pages.
    [0x2206, 0x2206],
  ]
  for (let code = 48; code < 58; code++) kinds[code] = shape.digit
  for (const [from, to] of letters)
    for (let code = from; code <= to; code++) {
      const letter = String.fromCharCode(code)
      const isCapital = letter.toLowerCase() !== letter || code === 0x2206
      kinds[code] = shape.letter | (isCapital ? shape.capital : shape.small)
    }
  kinds[0xaa] = kinds[0xba] = shape.letter | shape.small
  kinds[0xd7] = kinds[0xf7] = 0
  return kinds
}
