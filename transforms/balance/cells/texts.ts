/**
 * Numbers equal texts alike without decoding them: an open-addressing table over copies of their bytes. The
 * first eight bytes are looked at as two words, which is all there is to most names of groups.
 */
import type { Data } from '../../../src/arrow/arrow.js'
import type { CodedColumn } from './columns.js'

const maxValues = 65_536
const maxBytes = 16 * 1024 * 1024

/** Opens a table of texts. It starts anew when it has seen more different ones than make groups. */
export function openTexts(isJson: boolean): (data: Data, nulls: Uint8Array | undefined) => CodedColumn {
  let table = new TextTable(isJson)
  return (data, nulls) => {
    if (table.values.length > maxValues || table.size > maxBytes) table = new TextTable(isJson)
    return { codes: table.code(data, nulls), values: table.values }
  }
}

/** Where a text lies. */
interface ByteRange {
  bytes: Uint8Array
  start: number
  end: number
}

class TextTable {
  readonly values: string[] = []
  /** How many bytes the different texts take. */
  size = 0
  readonly #isJson: boolean
  #nullCode = -1
  #known = new Uint8Array(1024)
  /** Four numbers for each text: its length, its first two words, and where it starts in the known bytes. */
  #texts = new Uint32Array(256)
  /** The place of each text in the list of values. */
  readonly #codes: number[] = []
  /** Text + 1 by hash; 0 where free. */
  #slots = new Uint32Array(64)

  constructor(isJson: boolean) {
    this.#isJson = isJson
  }

  code(data: Data, nulls: Uint8Array | undefined): Uint32Array {
    const bytes = data.values as Uint8Array
    const offsets = data.valueOffsets as Int32Array
    const codes = new Uint32Array(data.length)
    let slots = this.#slots
    let texts = this.#texts
    const known = this.#codes
    for (let row = 0; row < codes.length; row++) {
      if (nulls?.[row]) {
        if (this.#nullCode < 0) this.#nullCode = this.values.push('null') - 1
        codes[row] = this.#nullCode
        continue
      }
      const start = offsets[row]
      const end = offsets[row + 1]
      const first = wordAt(bytes, start, end)
      const second = wordAt(bytes, start + 4, end)
      let hash = mixWords(first, second, end - start)
      if (end - start > 8) hash = hashRest(hash, { bytes, start, end })
      let slot = hash & (slots.length - 1)
      for (; slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
        const at = (slots[slot] - 1) * 4
        if (texts[at] !== end - start || texts[at + 1] !== first || texts[at + 2] !== second) continue
        if (end - start <= 8 || this.#isSameRest(texts[at + 3], { bytes, start, end })) break
      }
      if (slots[slot] === 0) {
        this.#add({ bytes, start, end }, slot)
        codes[row] = this.#codes[this.#codes.length - 1]
        slots = this.#slots
        texts = this.#texts
      } else codes[row] = known[slots[slot] - 1]
    }
    return codes
  }

  #isSameRest(from: number, { bytes, start, end }: ByteRange): boolean {
    const known = this.#known
    for (let i = start + 8, at = from + 8; i < end; i++, at++) if (bytes[i] !== known[at]) return false
    return true
  }

  #add({ bytes, start, end }: ByteRange, slot: number): void {
    const length = end - start
    const text = this.#codes.length
    this.#known = grown(this.#known, this.size + length)
    this.#known.set(bytes.subarray(start, end), this.size)
    this.#texts = grown(this.#texts, text * 4 + 4)
    this.#texts.set([length, wordAt(bytes, start, end), wordAt(bytes, start + 4, end), this.size], text * 4)
    this.size += length
    const decoded = Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('utf8')
    this.#codes.push(this.values.push(this.#isJson ? decoded : JSON.stringify(decoded)) - 1)
    this.#slots[slot] = text + 1
    if (this.#codes.length * 2 > this.#slots.length) this.#spread()
  }

  /** Makes four times as many slots. */
  #spread(): void {
    const slots = new Uint32Array(this.#slots.length * 4)
    const mask = slots.length - 1
    for (let text = 0; text < this.#codes.length; text++) {
      const [length, first, second, start] = this.#texts.subarray(text * 4, text * 4 + 4)
      const hash = hashRest(mixWords(first, second, length), {
        bytes: this.#known,
        start,
        end: start + length,
      })
      let slot = hash & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = text + 1
    }
    this.#slots = slots
  }
}

/** The same array, or one twice as long as needed where it is too short. */
function grown<A extends Uint8Array | Uint32Array>(array: A, length: number): A {
  if (length <= array.length) return array
  const longer = new (array.constructor as new (length: number) => A)(length * 2)
  longer.set(array)
  return longer
}

/** Four bytes from `at` as a whole number, those from `end` on being 0. */
function wordAt(bytes: Uint8Array, at: number, end: number): number {
  if (end - at >= 4)
    return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0
  let word = 0
  for (let i = end - 1; i >= at; i--) word = (word << 8) | bytes[i]
  return word
}

/** Multiplies and shifts, as the finish of MurmurHash3 does. */
function mixWords(first: number, second: number, length: number): number {
  let hash = Math.imul(first ^ length, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 15) ^ second, 0x85ebca6b)
  return hash ^ (hash >>> 13)
}

/** Goes on with a hash over the bytes behind the first eight. */
function hashRest(hash: number, { bytes, start, end }: ByteRange): number {
  let rest = hash
  for (let at = start + 8; at < end; at += 4) rest = mixWords(rest, wordAt(bytes, at, end), at - start)
  return rest
}
