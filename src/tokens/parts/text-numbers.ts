import type { TextRange } from './json-bytes.js'

/** After so many questions by strings a `Map` is made, which answers those faster. */
const fewQuestions = 1000

/**
 * Numbers of texts, as a vocabulary has them, by the bytes of the texts: a table of typed arrays is made in a tenth of the
 * time of a `Map` of strings, which is made only where somebody goes through all of it or asks often.
 */
export class TextNumbers implements ReadonlyMap<string, number> {
  /** The highest of the numbers; -1 without any. */
  highest = -1
  size = 0
  /** The bytes of the texts, one behind the other, and where each ends. */
  #bytes = new Uint8Array(1 << 16)
  #ends = new Uint32Array(1 << 12)
  #numbers = new Int32Array(1 << 12)
  /** One more than the place of an entry; 0 where there is none. */
  #slots = new Int32Array(1 << 13)
  #map: Map<string, number> | undefined
  #questions = 0

  /** Sets the number of a text, also where it had one. */
  set(text: TextRange, number: number): void {
    const slot = this.#slotOf(text, nothing)
    const known = this.#slots[slot]
    if (number > this.highest) this.highest = number
    if (known !== 0) {
      this.#numbers[known - 1] = number
      return
    }
    const entry = this.size++
    const from = entry === 0 ? 0 : this.#ends[entry - 1]
    const end = from + text.to - text.from
    this.#makeRoom(end)
    for (let i = from, k = text.from; i < end; i++, k++) this.#bytes[i] = text.bytes[k]
    this.#ends[entry] = end
    this.#numbers[entry] = number
    this.#slots[slot] = entry + 1
    if (2 * this.size > this.#slots.length) this.#spread()
  }

  /** The number of a text, or of two that are one behind the other; -1 where there is none. */
  numberOf(text: TextRange, behind: TextRange = nothing): number {
    const known = this.#slots[this.#slotOf(text, behind)]
    return known === 0 ? -1 : this.#numbers[known - 1]
  }

  get(text: string): number | undefined {
    if (this.#map === undefined && this.#questions++ < fewQuestions) {
      const bytes = Buffer.from(text)
      const number = this.numberOf({ bytes, from: 0, to: bytes.length })
      return number === -1 ? undefined : number
    }
    return this.#all().get(text)
  }

  has(text: string): boolean {
    return this.get(text) !== undefined
  }

  /** The texts of at most so many characters, whose first one begins with a byte of that kind, with their numbers. */
  shortOnes(characters: number, isFirst: (byte: number) => boolean): [string, number][] {
    const out: [string, number][] = []
    for (let entry = 0; entry < this.size; entry++)
      if (isFirst(this.#bytes[this.#startOf(entry)]) && this.#lengthAt(entry) <= characters)
        out.push([this.#textAt(entry), this.#numbers[entry]])
    return out
  }

  /** Calls with each number and the characters of its text. */
  eachLength(visit: (number: number, characters: number) => void): void {
    for (let entry = 0; entry < this.size; entry++) visit(this.#numbers[entry], this.#lengthAt(entry))
  }

  forEach(visit: (number: number, text: string, map: ReadonlyMap<string, number>) => void): void {
    for (const [text, number] of this.#all()) visit(number, text, this)
  }

  entries(): MapIterator<[string, number]> {
    return this.#all().entries()
  }

  keys(): MapIterator<string> {
    return this.#all().keys()
  }

  values(): MapIterator<number> {
    return this.#all().values()
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries()
  }

  #all(): Map<string, number> {
    if (this.#map === undefined) {
      this.#map = new Map()
      for (let entry = 0; entry < this.size; entry++) this.#map.set(this.#textAt(entry), this.#numbers[entry])
    }
    return this.#map
  }

  #startOf(entry: number): number {
    return entry === 0 ? 0 : this.#ends[entry - 1]
  }

  #textAt(entry: number): string {
    const from = this.#startOf(entry)
    return Buffer.from(this.#bytes.buffer, from, this.#ends[entry] - from).toString()
  }

  #lengthAt(entry: number): number {
    let length = 0
    for (let i = this.#startOf(entry); i < this.#ends[entry]; i++)
      if ((this.#bytes[i] & 0xc0) !== 0x80) length++
    return length
  }

  /** The slot of a text, or the empty one where it belongs. */
  #slotOf(text: TextRange, behind: TextRange): number {
    const mask = this.#slots.length - 1
    let slot = mixed(hashRange(behind, hashRange(text, seed))) & mask
    while (this.#slots[slot] !== 0 && !this.#isAt(this.#slots[slot] - 1, text, behind))
      slot = (slot + 1) & mask
    return slot
  }

  #isAt(entry: number, text: TextRange, behind: TextRange): boolean {
    const known = this.#bytes
    let at = this.#startOf(entry)
    const length = text.to - text.from
    if (this.#ends[entry] - at !== length + behind.to - behind.from) return false
    for (let i = text.from; i < text.to; i++) if (known[at++] !== text.bytes[i]) return false
    for (let i = behind.from; i < behind.to; i++) if (known[at++] !== behind.bytes[i]) return false
    return true
  }

  #makeRoom(end: number): void {
    if (end > this.#bytes.length) {
      const bytes = new Uint8Array(2 * Math.max(end, this.#bytes.length))
      bytes.set(this.#bytes)
      this.#bytes = bytes
    }
    if (this.size <= this.#ends.length) return
    const [ends, numbers] = [new Uint32Array(2 * this.size), new Int32Array(2 * this.size)]
    ends.set(this.#ends)
    numbers.set(this.#numbers)
    this.#ends = ends
    this.#numbers = numbers
  }

  /** Makes the table twice as large. */
  #spread(): void {
    const slots = new Int32Array(2 * this.#slots.length)
    for (let entry = 0; entry < this.size; entry++) {
      const range = { bytes: this.#bytes, from: this.#startOf(entry), to: this.#ends[entry] }
      let slot = mixed(hashRange(range, seed)) & (slots.length - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = entry + 1
    }
    this.#slots = slots
  }
}

const nothing: TextRange = { bytes: new Uint8Array(0), from: 0, to: 0 }

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv), which goes on over a second text. */
const seed = 0x811c9dc5

function hashRange({ bytes, from, to }: TextRange, begun: number): number {
  let hash = begun
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193)
  return hash
}

function mixed(hash: number): number {
  return hash ^ (hash >>> 15)
}
