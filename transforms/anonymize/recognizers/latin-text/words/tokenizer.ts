/**
 * One sweep cuts a text of alphabetic scripts into words and looks each up once, so that every recognizer of
 * this family reads numbers and neighbours of numbers instead of running patterns over the whole text.
 */

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

/** What the cutter looks words up in. */
export interface WordFlags {
  /** By `rowOf` a word: 0 where the word has no flags of its own. */
  rows: Uint8Array
  /** The bits of a word, whatever its case; they stand above those of `shape`. */
  lookUp(word: string): number
}

const apostrophe = 39
const curlyApostrophe = 0x2019
const wideLimit = 0x2280

export function openTokenizer({ rows, lookUp }: WordFlags): Tokenizer {
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
      let hash = 0
      do {
        seen |= kind
        hash = (Math.imul(hash, 31) + (code < 128 ? code | 32 : 1)) | 0
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
      flags[count++] = rows[hash & 0xffff] === 0 ? mask : mask | lookUp(text.slice(from, i))
    }
    words.text = text
    words.count = count
    return words
  }
}

function isApostrophe(code: number): boolean {
  return code === apostrophe || code === curlyApostrophe
}

/** A number for the filter in front of the lexicon: the same for all cases of a word. */
export function rowOf(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    hash = (Math.imul(hash, 31) + (code < 128 ? code | 32 : 1)) | 0
  }
  return hash & 0xffff
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
function kindTable(): Uint8Array {
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
