/** Counts runs of characters of one length. It holds a table, and is made once. */
export class CharacterRuns {
  #slots = new Int32Array(1 << 10)
  /** For each different run of the last text, how often it stands there. */
  #counts = new Int32Array(1 << 10)
  #different = 0

  /** Looks at the runs of `length` in the first `count` characters, and answers how many there are. */
  read(codes: Int32Array, count: number, length: number): number {
    const runs = Math.max(0, count - length + 1)
    this.#different = 0
    if (runs === 0) return 0
    const size = 1 << (33 - Math.clz32(runs))
    if (size > this.#slots.length) {
      this.#slots = new Int32Array(size)
      this.#counts = new Int32Array(size)
    } else this.#slots.fill(0, 0, size)
    const [slots, counts, mask] = [this.#slots, this.#counts, size - 1]
    const places = new Int32Array(runs)
    let power = 1
    for (let i = 1; i < length; i++) power = Math.imul(power, prime)
    let hash = 0
    for (let i = 0; i < length; i++) hash = (Math.imul(hash, prime) + codes[i]) | 0
    for (let i = 0; i < runs; i++) {
      if (i > 0) {
        hash = (hash - Math.imul(codes[i - 1], power)) | 0
        hash = (Math.imul(hash, prime) + codes[i + length - 1]) | 0
      }
      let slot = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & mask
      while (slots[slot] !== 0 && !isSame(codes, { a: places[slots[slot] - 1], b: i, length }))
        slot = (slot + 1) & mask
      if (slots[slot] === 0) {
        places[this.#different] = i
        counts[this.#different] = 0
        slots[slot] = ++this.#different
      }
      counts[slots[slot] - 1]++
    }
    return runs
  }

  /** The counts of the different runs. */
  counts(): Int32Array {
    return this.#counts.subarray(0, this.#different)
  }
}

const prime = 0x01000193

function isSame(codes: Int32Array, { a, b, length }: { a: number; b: number; length: number }): boolean {
  for (let i = 0; i < length; i++) if (codes[a + i] !== codes[b + i]) return false
  return true
}
