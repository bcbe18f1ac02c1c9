import type { DistinctHashes } from './distinct.js'
import { ValueHash } from './value-hash.js'

/** The hashes of whole rows of a batch, folded from those of their values column by column. */
export class RowHashes {
  readonly #low: Int32Array
  readonly #high: Int32Array

  constructor(numRows: number) {
    this.#low = new Int32Array(numRows)
    this.#high = new Int32Array(numRows)
  }

  /** Takes the next value of a row. Order matters: (a, b) is not (b, a). */
  add(row: number, low: number, high: number): void {
    const before = this.#low[row]
    this.#low[row] = (Math.imul((before << 15) | (before >>> 17), 0xcc9e2d51) + low) | 0
    const next = this.#high[row] ^ before
    this.#high[row] = (Math.imul((next << 13) | (next >>> 19), 0x1b873593) + high) | 0
  }

  addNull(row: number): void {
    this.add(row, 0x5bd1e995, 0x27d4eb2f)
  }

  addLength(row: number, length: number): void {
    this.add(row, length, 0x165667b1)
  }

  addTo(distinct: DistinctHashes, rows?: Uint32Array): void {
    const hash = new ValueHash()
    const count = rows?.length ?? this.#low.length
    for (let i = 0; i < count; i++) {
      const row = rows === undefined ? i : rows[i]
      hash.ofWords(this.#low[row], this.#high[row])
      distinct.add(hash.low, hash.high)
    }
  }
}
