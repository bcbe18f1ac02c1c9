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
    this.#bits[row >> 3] &= ~(1 << (row & 7))
    this.nullCount++
  }

  truncate(length: number, from: number): void {
    if (this.#bits === undefined) return
    for (let row = length; row < from && row >> 3 < this.#bits.length; row++) {
      if ((this.#bits[row >> 3] >> (row & 7)) & 1) continue
      this.#bits[row >> 3] |= 1 << (row & 7)
      this.nullCount--
    }
  }

  finish(length: number): { nullCount: number; nullBitmap: Uint8Array | undefined } {
    const nullCount = this.nullCount
    if (nullCount === 0 || this.#bits === undefined) return { nullCount: 0, nullBitmap: undefined }
    const nullBitmap = new Uint8Array((length + 7) >> 3).fill(0xff)
    nullBitmap.set(this.#bits.subarray(0, nullBitmap.length))
    if (length & 7) nullBitmap[nullBitmap.length - 1] &= (1 << (length & 7)) - 1
    this.#bits = undefined
    this.nullCount = 0
    return { nullCount, nullBitmap }
  }
}
