import type { Hashes } from '../../arrow/hashes/mixer.js'

/** A row by its hashes, which hold until the next one. */
export interface HashedRow {
  number: number
  key: Hashes
  columns: readonly Hashes[]
  /** Its place in them. */
  at: number
}

/** Rows by the hashes of their keys: an open-addressing table beside the hashes of their columns. */
export class HeldRows {
  readonly #columns: number
  #rows = 0
  #numbers = new Float64Array(1024)
  /** Of each row the two lanes of each column. */
  #hashes: Uint32Array
  #keys = new Uint32Array(2048)
  #matched = new Uint8Array(1024)
  /** Of the first row of a key how many came after it, on either side. */
  #later = new Uint32Array(2048)
  /** Row + 1 by hash; 0 where free. */
  #slots = new Int32Array(4096)

  constructor(columns: number) {
    this.#columns = columns
    this.#hashes = new Uint32Array(1024 * 2 * columns)
  }

  add({ number, key, columns, at }: HashedRow): void {
    const row = this.#rows
    if (row === this.#numbers.length) this.#grow()
    const first = this.#rowOf(key.low[at], key.high[at])
    const turn = first < 0 ? 0 : ++this.#later[2 * first]
    this.#numbers[row] = number
    for (let column = 0; column < this.#columns; column++) {
      this.#hashes[2 * (row * this.#columns + column)] = columns[column].low[at]
      this.#hashes[2 * (row * this.#columns + column) + 1] = columns[column].high[at]
    }
    this.#keys[2 * row] = lowOf(key.low[at], turn)
    this.#keys[2 * row + 1] = key.high[at]
    this.#rows++
    this.#place(row)
  }

  /** The row of the same key, each once, in their order; `undefined` where there is none left. */
  find({ key, at }: HashedRow): number | undefined {
    const first = this.#rowOf(key.low[at], key.high[at])
    if (first < 0) return undefined
    const turn = this.#later[2 * first + 1]++
    const row = turn === 0 ? first : this.#rowOf(lowOf(key.low[at], turn), key.high[at])
    if (row < 0) return undefined
    this.#matched[row] = 1
    return row
  }

  numberOf(row: number): number {
    return this.#numbers[row]
  }

  isSame(row: number, { columns, at }: HashedRow, column: number): boolean {
    const place = 2 * (row * this.#columns + column)
    return (
      this.#hashes[place] === columns[column].low[at] && this.#hashes[place + 1] === columns[column].high[at]
    )
  }

  /** The numbers of the rows that were not found. */
  *unmatched(): Generator<number> {
    for (let row = 0; row < this.#rows; row++) if (this.#matched[row] === 0) yield this.#numbers[row]
  }

  #rowOf(low: number, high: number): number {
    const mask = this.#slots.length - 1
    for (let slot = slotOf(low, high) & mask; ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot] - 1
      if (row < 0 || (this.#keys[2 * row] === low && this.#keys[2 * row + 1] === high)) return row
    }
  }

  #place(row: number): void {
    const mask = this.#slots.length - 1
    let slot = slotOf(this.#keys[2 * row], this.#keys[2 * row + 1]) & mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = row + 1
  }

  #grow(): void {
    const size = this.#numbers.length * 2
    this.#numbers = enlarged(new Float64Array(size), this.#numbers)
    this.#hashes = enlarged(new Uint32Array(size * 2 * this.#columns), this.#hashes)
    this.#keys = enlarged(new Uint32Array(size * 2), this.#keys)
    this.#later = enlarged(new Uint32Array(size * 2), this.#later)
    this.#matched = enlarged(new Uint8Array(size), this.#matched)
    this.#slots = new Int32Array(size * 4)
    for (let row = 0; row < this.#rows; row++) this.#place(row)
  }
}

/** The key of the row that is the `turn`-th of its key, from 0: another one for each. */
function lowOf(low: number, turn: number): number {
  return (low + Math.imul(turn, 0x9e3779b9)) >>> 0
}

function slotOf(low: number, high: number): number {
  return Math.imul(low ^ (high >>> 15), 0x85ebca6b) >>> 1
}

function enlarged<Numbers extends { set(from: Numbers): void }>(to: Numbers, from: Numbers): Numbers {
  to.set(from)
  return to
}
