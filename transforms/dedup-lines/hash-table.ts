/** Numbers hashes of 64 bits in the order in which they come: 12 to 20 bytes each. */
export class HashTable {
  /** The two halves of each hash; what stands behind `size` is not in use. */
  low: Uint32Array
  high: Uint32Array
  size = 0
  /** Of each slot the number of the hash in it, counted from 1; twice as many as there is room for hashes. */
  #slots: Uint32Array

  constructor(room = 512) {
    const power = 2 ** Math.ceil(Math.log2(Math.max(2, room)))
    this.low = new Uint32Array(power)
    this.high = new Uint32Array(power)
    this.#slots = new Uint32Array(2 * power)
  }

  /** The number of a hash; -1 for one that is not there. */
  indexOf(low: number, high: number): number {
    return this.#slots[this.#slotOf(low, high)] - 1
  }

  /** The number of a hash, which is added where it is new. */
  add(low: number, high: number): number {
    const slot = this.#slotOf(low, high)
    if (this.#slots[slot] !== 0) return this.#slots[slot] - 1
    if (this.size === this.low.length) {
      this.#grow()
      return this.add(low, high)
    }
    this.low[this.size] = low
    this.high[this.size] = high
    this.#slots[slot] = ++this.size
    return this.size - 1
  }

  #slotOf(low: number, high: number): number {
    const mask = this.#slots.length - 1
    let slot = low & mask
    for (let at = this.#slots[slot]; at !== 0; at = this.#slots[slot]) {
      if (this.low[at - 1] === low >>> 0 && this.high[at - 1] === high >>> 0) break
      slot = (slot + 1) & mask
    }
    return slot
  }

  #grow(): void {
    const { low, high, size } = this
    const larger = new HashTable(2 * size)
    for (let i = 0; i < size; i++) larger.add(low[i], high[i])
    this.low = larger.low
    this.high = larger.high
    this.#slots = larger.#slots
  }
}
