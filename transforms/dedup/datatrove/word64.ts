/** A whole number of 64 bits that is worked on in place, as two of 32: what runs over goes, as in hardware. */
export class Word64 {
  high = 0
  low = 0

  set(high: number, low: number): this {
    this.high = high >>> 0
    this.low = low >>> 0
    return this
  }

  copy({ high, low }: Word64): this {
    return this.set(high, low)
  }

  add(high: number, low: number): this {
    const sum = this.low + (low >>> 0)
    return this.set(this.high + high + (sum > 0xffffffff ? 1 : 0), sum)
  }

  multiply(high: number, low: number): this {
    // Two products of 48 bits, which a number of JavaScript holds whole.
    const byUpper = this.low * (low >>> 16)
    const sum = this.low * (low & 0xffff) + (byUpper % 0x10000) * 0x10000
    const carried = Math.floor(sum / 0x100000000) + Math.floor(byUpper / 0x10000)
    return this.set(carried + Math.imul(this.low, high) + Math.imul(this.high, low), sum)
  }

  xor(high: number, low: number): this {
    return this.set(this.high ^ high, this.low ^ low)
  }

  /** Turns the bits to the left by 1 to 63. */
  rotate(bits: number): this {
    const [high, low] = bits < 32 ? [this.high, this.low] : [this.low, this.high]
    const by = bits & 31
    if (by === 0) return this.set(high, low)
    return this.set((high << by) | (low >>> (32 - by)), (low << by) | (high >>> (32 - by)))
  }

  /** Takes in its upper bits, 1 to 63 places further down: x ^= x >> bits. */
  foldDown(bits: number): this {
    if (bits >= 32) return this.xor(0, bits === 32 ? this.high : this.high >>> (bits - 32))
    return this.xor(this.high >>> bits, (this.low >>> bits) | (this.high << (32 - bits)))
  }
}
