import { type DistinctHashes, exactLimit } from './distinct.js'

/** Entries that there is room for at first. */
const firstCapacity = 64

/**
 * Counts values by their hash: each of up to ten thousand distinct values exactly. When there are more, the
 * table goes on as the summary of J. Misra and D. Gries, "Finding repeated elements", Science of Computer
 * Programming 2 (1982): then a count is a lower bound, too low by at most values / 10,000.
 */
export class ValueTable {
  /** Whether every distinct value has its own count. */
  isExact = true
  size = 0
  low = new Int32Array(firstCapacity)
  high = new Int32Array(firstCapacity)
  counts = new Float64Array(firstCapacity)
  /** Records that hold the value, which are fewer where one holds it several times. */
  shared = new Float64Array(firstCapacity)
  readonly texts: (string | undefined)[] = []
  #lastRecord = new Float64Array(firstCapacity)
  #mask = firstCapacity * 2 - 1
  /** An entry's index + 1, or 0. */
  #slots = new Uint16Array(firstCapacity * 2)
  readonly #onFull: () => void

  /** `onFull` is called once, before the table stops being exact. */
  constructor(onFull: () => void) {
    this.#onFull = onFull
  }

  /** The entry of a value, or −1. */
  find(hash: { low: number; high: number }): number {
    const { low, high } = hash
    for (let slot = low & this.#mask; this.#slots[slot] !== 0; slot = (slot + 1) & this.#mask) {
      const at = this.#slots[slot] - 1
      if (this.low[at] === low && this.high[at] === high) return at
    }
    return -1
  }

  /** Whether a value without an entry gets one that counts it exactly; calls `onFull` where that ends. */
  hasRoom(): boolean {
    if (!this.isExact) return false
    if (this.size < exactLimit) return true
    this.#onFull()
    this.isExact = false
    return false
  }

  /** Counts the value of an entry once more. */
  countAgain(at: number, record: number): void {
    this.counts[at]++
    if (this.#lastRecord[at] === record) return
    this.#lastRecord[at] = record
    this.shared[at]++
  }

  /**
   * Counts a value that has no entry. Answers its new entry, or −1 where the table is full: then every count
   * has gone down by one.
   */
  insert(hash: { low: number; high: number }, record: number): number {
    if (this.size === exactLimit) {
      this.#takeOneOff()
      return -1
    }
    if (this.size === this.low.length) this.#grow()
    let slot = hash.low & this.#mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask
    const at = this.size++
    this.#slots[slot] = at + 1
    this.low[at] = hash.low
    this.high[at] = hash.high
    this.counts[at] = 1
    this.shared[at] = 1
    this.#lastRecord[at] = record
    this.texts[at] = undefined
    return at
  }

  /** Every count goes down by one, as the count of the value at hand; entries that reach none make room. */
  #takeOneOff(): void {
    let kept = 0
    for (let at = 0; at < this.size; at++) {
      const count = this.counts[at] - 1
      if (count === 0) continue
      this.low[kept] = this.low[at]
      this.high[kept] = this.high[at]
      this.counts[kept] = count
      this.shared[kept] = Math.min(this.shared[at], count)
      this.texts[kept] = this.texts[at]
      this.#lastRecord[kept] = this.#lastRecord[at]
      kept++
    }
    if (kept === this.size) return
    this.size = kept
    this.texts.length = kept
    this.#index(this.#mask)
  }

  #grow(): void {
    const capacity = this.low.length * 2
    this.low = lengthened(this.low, new Int32Array(capacity))
    this.high = lengthened(this.high, new Int32Array(capacity))
    this.counts = lengthened(this.counts, new Float64Array(capacity))
    this.shared = lengthened(this.shared, new Float64Array(capacity))
    this.#lastRecord = lengthened(this.#lastRecord, new Float64Array(capacity))
    this.#index(capacity * 2 - 1)
  }

  #index(mask: number): void {
    this.#mask = mask
    this.#slots = new Uint16Array(mask + 1)
    for (let at = 0; at < this.size; at++) {
      let slot = this.low[at] & mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
      this.#slots[slot] = at + 1
    }
  }

  /** Takes the hash of every entry into a set of hashes. */
  addHashesTo(distinct: DistinctHashes): void {
    for (let at = 0; at < this.size; at++) distinct.add(this.low[at], this.high[at])
  }
}

function lengthened<Numbers extends Int32Array | Float64Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from)
  return into
}
