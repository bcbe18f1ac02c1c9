import type { Data } from './arrow.js'
import { bitAt, clearBehind, clearBit, makeBits, setBit } from './bits.js'

/** Which rows are null, as Arrow's bitmap; nothing is allocated while there is none. */
export class Validity {
  #bits: Uint8Array | undefined
  nullCount = 0

  markNull(row: number): void {
    if (this.#bits === undefined || row >> 3 >= this.#bits.length) {
      const bits = new Uint8Array(Math.max(64, (row >> 3) * 2)).fill(0xff)
      if (this.#bits !== undefined) bits.set(this.#bits)
      this.#bits = bits
    }
    clearBit(this.#bits, row)
    this.nullCount++
  }

  truncate(length: number, from: number): void {
    if (this.#bits === undefined) return
    for (let row = length; row < from && row >> 3 < this.#bits.length; row++) {
      if (bitAt(this.#bits, row) === 1) continue
      setBit(this.#bits, row)
      this.nullCount--
    }
  }

  finish(length: number): { nullCount: number; nullBitmap: Uint8Array | undefined } {
    const nullCount = this.nullCount
    if (nullCount === 0 || this.#bits === undefined) return { nullCount: 0, nullBitmap: undefined }
    const nullBitmap = makeBits(length).fill(0xff)
    nullBitmap.set(this.#bits.subarray(0, nullBitmap.length))
    clearBehind(nullBitmap, length)
    this.#bits = undefined
    this.nullCount = 0
    return { nullCount, nullBitmap }
  }
}

/** The rows of a column and which of them are null, for another column of the same rows. */
export function rowsAndNulls(data: Data) {
  const { offset, length, nullCount } = data
  return { offset, length, nullCount, nullBitmap: nullCount === 0 ? undefined : data.nullBitmap }
}
