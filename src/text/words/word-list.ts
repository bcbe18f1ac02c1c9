import { classesBeyond, letter, sign } from './character-classes.js'

/** Of a word: it holds a letter; it holds a character that is no sign. */
export const hasLetter = 1
export const hasText = 2

const hashBase = 0x01000193

/**
 * The words of one text, one behind the other and without what stands between them, with what is asked of each: its
 * length in characters, whether it is more than signs, and hashes by which runs of words are compared. It is filled anew
 * for every text.
 */
export class WordList {
  count = 0
  /** The bytes of all words. Word `i` is `bytes[starts[i]] … bytes[starts[i + 1]]`. */
  bytes = new Uint8Array(1 << 12)
  starts = new Int32Array(1 << 9)
  /** How many characters there are before each word. */
  characters = new Int32Array(1 << 9)
  flags = new Uint8Array(1 << 9)
  /** A hash of all bytes before each word. */
  hashes = new Int32Array(1 << 9)
  /** A hash of each word. */
  wordHashes = new Int32Array(1 << 9)
  readonly #classes: Uint16Array
  readonly #powers = powersOf(hashBase, 1 << 12)

  constructor(classes: Uint16Array) {
    this.#classes = classes
  }

  clear(): void {
    this.count = 0
  }

  /** Makes room for `length` more bytes, and so for as many words. */
  reserve(length: number): void {
    const bytes = this.starts[this.count] + length + 16
    if (bytes > this.bytes.length) {
      const larger = new Uint8Array(2 * bytes)
      larger.set(this.bytes)
      this.bytes = larger
    }
    const words = this.count + length + 2
    if (words <= this.starts.length) return
    for (const name of ['starts', 'characters', 'hashes', 'wordHashes'] as const) {
      const larger = new Int32Array(2 * words)
      larger.set(this[name])
      this[name] = larger
    }
    const flags = new Uint8Array(2 * words)
    flags.set(this.flags)
    this.flags = flags
  }

  /** Adds a word, for which there is room. */
  add(from: Uint8Array, start: number, end: number): void {
    const { bytes } = this
    const classes = this.#classes
    const { count } = this
    let at = this.starts[count]
    let hash = this.hashes[count]
    let found = 0
    let others = 0
    let continued = 0
    for (let i = start; i < end; ) {
      const lead = from[i]
      bytes[at++] = lead
      hash = (Math.imul(hash, hashBase) + lead) | 0
      i++
      let classOf: number
      if (lead < 0x80) classOf = classes[lead]
      else {
        let code = lead < 0xe0 ? lead & 0x1f : lead < 0xf0 ? lead & 0x0f : lead & 0x07
        while (i < end && (from[i] & 0xc0) === 0x80) {
          const next = from[i++]
          bytes[at++] = next
          hash = (Math.imul(hash, hashBase) + next) | 0
          code = (code << 6) | (next & 0x3f)
          continued++
        }
        classOf = code < 0x10000 ? classes[code] : classesBeyond(Math.min(code, 0x10ffff))
      }
      found |= classOf
      others |= ~classOf
    }
    this.flags[count] = (found & letter ? hasLetter : 0) | (others & sign ? hasText : 0)
    this.close(at, hash, end - start - continued)
  }

  /** Ends a word whose bytes stand in `bytes` already. */
  close(end: number, hash: number, characters: number): void {
    const next = ++this.count
    const length = end - this.starts[next - 1]
    const power = length < this.#powers.length ? this.#powers[length] : powerOf(hashBase, length)
    this.wordHashes[next - 1] = (hash - Math.imul(this.hashes[next - 1], power)) | 0
    this.starts[next] = end
    this.hashes[next] = hash
    this.characters[next] = this.characters[next - 1] + characters
  }

  /** The hash of the bytes of the words from `from` up to `to`. */
  hashOf(from: number, to: number): number {
    const length = this.starts[to] - this.starts[from]
    const power = length < this.#powers.length ? this.#powers[length] : powerOf(hashBase, length)
    return (this.hashes[to] - Math.imul(this.hashes[from], power)) | 0
  }

  /** Whether two runs of words are the same bytes. */
  isSame(a: number, aEnd: number, b: number, bEnd: number): boolean {
    const { bytes, starts } = this
    const length = starts[aEnd] - starts[a]
    if (starts[bEnd] - starts[b] !== length) return false
    for (let i = 0, x = starts[a], y = starts[b]; i < length; i++)
      if (bytes[x + i] !== bytes[y + i]) return false
    return true
  }
}

/** The hash that a word of these bytes has in a list. */
export function wordHash(bytes: Uint8Array): number {
  let hash = 0
  for (const byte of bytes) hash = (Math.imul(hash, hashBase) + byte) | 0
  return hash
}

function powersOf(base: number, count: number): Int32Array {
  const powers = new Int32Array(count)
  powers[0] = 1
  for (let i = 1; i < count; i++) powers[i] = Math.imul(powers[i - 1], base)
  return powers
}

function powerOf(base: number, exponent: number): number {
  let [power, square] = [1, base]
  for (let left = exponent; left > 0; left >>>= 1) {
    if (left & 1) power = Math.imul(power, square)
    square = Math.imul(square, square)
  }
  return power
}
