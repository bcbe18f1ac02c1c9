import { emptyHash, hashStep, never, type Words, wordCost } from './word-tables.js'

/** The longest run of characters that is read at once; longer ones are read in parts. */
export const maxRun = 256
const maxWord = 4

/** What the cheapest ways cost to read a run of Chinese characters as words, up to and from every place. */
export interface Lattice {
  /** Cost of the characters before a place, and of those from it on. */
  before: Int32Array
  after: Int32Array
  /** Reads `codes[0..length)`. */
  read(codes: Uint16Array, length: number): void
}

/**
 * Reads runs as words by a unigram model: the cost of a way is the sum of its words' costs. The arrays are reused
 * from run to run.
 */
export function openLattice(words: Words): Lattice {
  const before = new Int32Array(maxRun + 1)
  const after = new Int32Array(maxRun + 1)
  const edges = new Uint8Array((maxRun + 1) * maxWord)
  const { word } = words
  return {
    before,
    after,
    read(codes, length) {
      before.fill(1 << 30, 1, length + 1)
      for (let i = 0; i < length; i++) {
        const base = before[i]
        const single = word[codes[i]]
        edges[i * maxWord] = single
        if (base + single < before[i + 1]) before[i + 1] = base + single
        let hash = hashStep(emptyHash, codes[i])
        const most = Math.min(maxWord, length - i)
        for (let size = 2; size <= most; size++) {
          hash = hashStep(hash, codes[i + size - 1])
          const cost = wordCost(words, hash)
          edges[i * maxWord + size - 1] = cost
          if (cost !== never && base + cost < before[i + size]) before[i + size] = base + cost
        }
      }
      after[length] = 0
      for (let i = length - 1; i >= 0; i--) {
        let best = edges[i * maxWord] + after[i + 1]
        const most = Math.min(maxWord, length - i)
        for (let size = 2; size <= most; size++) {
          const cost = edges[i * maxWord + size - 1]
          if (cost !== never && cost + after[i + size] < best) best = cost + after[i + size]
        }
        after[i] = best
      }
    },
  }
}
