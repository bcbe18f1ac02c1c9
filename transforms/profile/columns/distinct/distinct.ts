import { addHash, emptyRegisters, estimateDistinct, hyperLogLogError, mergeRegisters } from './hyperloglog.js'
import { packBytes, packWords, unpackBytes, unpackWords } from './packed.js'

/** Up to so many distinct values are counted exactly; beyond, they are estimated. */
export const exactLimit = 10_000

/** The distinct hashes of values, or a HyperLogLog sketch of them where they are many. */
export interface DistinctSummary {
  /** Pairs of words, ascending, packed; absent where there are too many. */
  hashes?: string
  registers?: string
}

/** A set of 64-bit hashes that turns into a HyperLogLog sketch when it grows beyond {@link exactLimit}. */
export class DistinctHashes {
  #size = 0
  #mask = 1023
  /** Pairs of words; a slot is free where `#used` says so. */
  #slots = new Int32Array(2048)
  #used = new Uint8Array(1024)
  #registers: Uint8Array | undefined

  add(low: number, high: number): void {
    if (this.#registers !== undefined) {
      addHash(this.#registers, low, high)
      return
    }
    let slot = low & this.#mask
    while (this.#used[slot] === 1) {
      if (this.#slots[slot * 2] === low && this.#slots[slot * 2 + 1] === high) return
      slot = (slot + 1) & this.#mask
    }
    if (this.#size === exactLimit) {
      this.#sketch()
      this.add(low, high)
      return
    }
    this.#used[slot] = 1
    this.#slots[slot * 2] = low
    this.#slots[slot * 2 + 1] = high
    if (++this.#size * 2 > this.#mask) this.#grow()
  }

  addAll(summary: DistinctSummary): void {
    if (summary.hashes !== undefined) {
      const words = unpackWords(summary.hashes)
      for (let i = 0; i < words.length; i += 2) this.add(words[i], words[i + 1])
    }
    if (summary.registers === undefined) return
    this.#registers ?? this.#sketch()
    mergeRegisters(this.#registers as Uint8Array, unpackBytes(summary.registers))
  }

  seal(): DistinctSummary {
    if (this.#registers !== undefined) return { registers: packBytes(this.#registers) }
    const pairs = this.#pairs().sort((a, b) => a[1] - b[1] || a[0] - b[0])
    const words = Int32Array.from(pairs.flat())
    return { hashes: packWords(words) }
  }

  #pairs(): [number, number][] {
    const pairs: [number, number][] = []
    for (let slot = 0; slot <= this.#mask; slot++)
      if (this.#used[slot] === 1) pairs.push([this.#slots[slot * 2], this.#slots[slot * 2 + 1]])
    return pairs
  }

  #sketch(): void {
    const registers = emptyRegisters()
    for (const [low, high] of this.#pairs()) addHash(registers, low, high)
    this.#registers = registers
    this.#slots = new Int32Array(0)
    this.#used = new Uint8Array(0)
  }

  #grow(): void {
    const pairs = this.#pairs()
    this.#mask = this.#mask * 2 + 1
    this.#slots = new Int32Array((this.#mask + 1) * 2)
    this.#used = new Uint8Array(this.#mask + 1)
    this.#size = 0
    for (const [low, high] of pairs) this.add(low, high)
  }
}

/** The number of distinct values in a summary, and one standard error of it, relative. */
export function countDistinct(summary: DistinctSummary): { count: number; relativeError: number } {
  if (summary.registers === undefined)
    return { count: unpackBytes(summary.hashes ?? '').length / 8, relativeError: 0 }
  return { count: estimateDistinct(unpackBytes(summary.registers)), relativeError: hyperLogLogError }
}
