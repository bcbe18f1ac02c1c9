import { spaceKind } from './term-kinds.js'

/** How units of a text are compared: their kinds and their folding, by UTF-16 code unit. */
export interface Units {
  kinds: Uint8Array
  folding: Uint16Array
}

/** A range of a text. */
export interface TextRange {
  start: number
  end: number
}

const spaceUnit = 0x20
const maxReserve = 512

/**
 * Terms by a hash of their units, in one open-addressing table without objects: a million terms of sixteen
 * letters take some 50 MB. The hash comes from outside; the terms themselves, which lie in one array, settle
 * what it only suggests.
 */
export class TermStore {
  readonly #kinds: Uint8Array
  readonly #folding: Uint16Array
  /**
   * Two numbers a slot, side by side in memory: the hash; and where in `units` the term begins, times two, plus
   * one where longer terms begin so.
   */
  #slots = new Uint32Array(2048)
  #used = 0
  #units = new Uint16Array(4096)
  #length = 1
  #count = 0

  constructor({ kinds, folding }: Units) {
    this.#kinds = kinds
    this.#folding = folding
  }

  /** How many terms there are. */
  get count(): number {
    return this.#count
  }

  /** The terms, each with a zero behind it, up to `length`. Place 0 is taken by none. */
  get units(): Uint16Array {
    return this.#units
  }

  get length(): number {
    return this.#length
  }

  /** Makes room for so many more entries and units at once: growing by and by costs as much again. */
  reserve(entries: number, units: number): void {
    const slots = 2 ** Math.ceil(Math.log2((this.#used + entries) * 2))
    if (slots * 2 > this.#slots.length) this.#enlarge(slots)
    const length = this.#length + units + maxReserve
    if (length > this.#units.length) this.#units = grown(this.#units, length)
  }

  /** Keeps the units of a term, white space as one space, and answers where. */
  keep(text: string, start: number, end: number): number {
    if (this.#length + maxReserve > this.#units.length)
      this.#units = grown(this.#units, this.#units.length * 2)
    const place = this.#length
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i)
      if (this.#kinds[code] !== spaceKind) this.#units[this.#length++] = this.#folding[code]
      else if (this.#units[this.#length - 1] !== spaceUnit) this.#units[this.#length++] = spaceUnit
    }
    this.#units[this.#length++] = 0
    return place
  }

  /** Notes a term, or with place -1 the beginning of one. */
  insert(hash: number, place: number): void {
    if (this.#used * 4 >= this.#slots.length) this.#enlarge(this.#slots.length)
    const wanted = keyOf(hash)
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = (spread(wanted) << 1) & mask
    for (; slots[slot] !== 0; slot = (slot + 2) & mask) {
      if (slots[slot] !== wanted) continue
      const there = slots[slot + 1]
      if (place < 0) {
        slots[slot + 1] = there | 1
        return
      }
      if (there >>> 1 === 0) {
        slots[slot + 1] = (place << 1) | (there & 1)
        this.#count++
        return
      }
      if (this.#isSame(there >>> 1, place)) {
        this.#length = place
        return
      }
    }
    slots[slot] = wanted
    slots[slot + 1] = place < 0 ? 1 : place << 1
    this.#used++
    if (place >= 0) this.#count++
  }

  /** Where the term `text.slice(start, end)` is kept; -1 where there is none. */
  find(hash: number, text: string, { start, end }: TextRange): number {
    const wanted = keyOf(hash)
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = (spread(wanted) << 1) & mask; slots[slot] !== 0; slot = (slot + 2) & mask) {
      const place = slots[slot + 1] >>> 1
      if (slots[slot] === wanted && place > 0 && this.#equals(place, text, { start, end })) return place
    }
    return -1
  }

  /** Whether the beginning with this hash is that of a longer term. */
  goesOn(hash: number): boolean {
    const wanted = keyOf(hash)
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = (spread(wanted) << 1) & mask; slots[slot] !== 0; slot = (slot + 2) & mask)
      if (slots[slot] === wanted && (slots[slot + 1] & 1) !== 0) return true
    return false
  }

  #isSame(a: number, b: number): boolean {
    let i = 0
    while (this.#units[a + i] === this.#units[b + i] && this.#units[a + i] !== 0) i++
    return this.#units[a + i] === this.#units[b + i]
  }

  #equals(place: number, text: string, { start, end }: TextRange): boolean {
    let at = place
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i)
      if (this.#kinds[code] !== spaceKind) {
        if (this.#units[at++] !== this.#folding[code]) return false
      } else if (this.#kinds[text.charCodeAt(i - 1)] !== spaceKind && this.#units[at++] !== spaceUnit)
        return false
    }
    return this.#units[at] === 0
  }

  #enlarge(count: number): void {
    const before = this.#slots
    const slots = new Uint32Array(count * 2)
    const mask = slots.length - 1
    for (let i = 0; i < before.length; i += 2) {
      if (before[i] === 0) continue
      let slot = (spread(before[i]) << 1) & mask
      while (slots[slot] !== 0) slot = (slot + 2) & mask
      slots[slot] = before[i]
      slots[slot + 1] = before[i + 1]
    }
    this.#slots = slots
  }
}

/** Zero marks a free slot. */
function keyOf(hash: number): number {
  return hash === 0 ? 1 : hash >>> 0
}

/** FNV leaves its last bytes in the low bits: the rest is mixed in before bits are taken. */
export function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

function grown(units: Uint16Array<ArrayBuffer>, length: number): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(length)
  larger.set(units)
  return larger
}
