import {
  costOf,
  emptyHash,
  findWord,
  goesOn,
  hashStep,
  kindOf,
  longWord,
  mayBegin,
  never,
  shortWord,
  type Words,
  wordKinds,
} from './word-tables.js'

/** The longest run of characters that is read at once; longer ones are read in parts. */
export const maxRun = 256

/**
 * Runs of Chinese characters, read as words by a unigram model: the cost of a way is the sum of its words' costs. The
 * arrays hold one run, and are reused for the next.
 */
export class Lattice {
  /** What the cheapest ways cost to read the characters before a place, and those from it on. */
  readonly before = new Int32Array(maxRun + 1)
  readonly after = new Int32Array(maxRun + 1)
  /** Where the word of the cheapest way begins that a character stands in, and where that word ends. */
  readonly wordStart = new Uint16Array(maxRun)
  readonly wordEnd = new Uint16Array(maxRun)
  /** The slot of that word in the word tables, 0 for a single character. */
  readonly wordSlot = new Uint32Array(maxRun)
  /** Where the longest known name of a person ends that begins at a place; 0 for none. */
  readonly personEnd = new Uint16Array(maxRun)
  readonly #words: Words
  /** The words that begin at each place: how many, how long, and their slots. */
  readonly #counts = new Uint8Array(maxRun)
  readonly #sizes = new Uint8Array(maxRun * longWord)
  readonly #slots = new Uint32Array(maxRun * longWord)

  constructor(words: Words) {
    this.#words = words
  }

  /** Reads `codes[0..length)`. */
  read(codes: Uint16Array, length: number): void {
    this.#readForward(codes, length)
    this.#readBackward(codes, length)
    this.#followBest(length)
  }

  /** What the cheapest word costs that begins at a place and ends behind another; `never` for none. */
  costAcross(from: number, end: number): number {
    let best = never
    for (let at = from * longWord, last = at + this.#counts[from]; at < last; at++)
      if (from + this.#sizes[at] > end) best = Math.min(best, costOf(this.#slots[at]))
    return best
  }

  #readForward(codes: Uint16Array, length: number): void {
    const { before, personEnd } = this
    const { word } = this.#words
    const words = this.#words
    const counts = this.#counts
    const sizes = this.#sizes
    const slots = this.#slots
    before.fill(1 << 30, 1, length + 1)
    personEnd.fill(0, 0, length)
    for (let i = 0; i < length; i++) {
      const base = before[i]
      const single = base + word[codes[i]]
      if (single < before[i + 1]) before[i + 1] = single
      let hash = hashStep(emptyHash, codes[i])
      let at = i * longWord
      let most = Math.min(i + shortWord, length)
      for (let end = i + 2; end <= most; end++) {
        hash = hashStep(hash, codes[end - 1])
        if (end === i + 2 && !mayBegin(words, hash)) break
        const slot = findWord(words, hash)
        if (slot === 0) continue
        if (end === i + 2 && !goesOn(slot)) most = end
        if (end === i + shortWord && goesOn(slot)) most = Math.min(i + longWord, length)
        const cost = costOf(slot)
        if (isPerson(slot)) personEnd[i] = end
        if (cost === never) continue
        sizes[at] = end - i
        slots[at++] = slot
        if (base + cost < before[end]) before[end] = base + cost
      }
      counts[i] = at - i * longWord
    }
  }

  #readBackward(codes: Uint16Array, length: number): void {
    const { after } = this
    const { word } = this.#words
    const counts = this.#counts
    const sizes = this.#sizes
    const slots = this.#slots
    after[length] = 0
    for (let i = length - 1; i >= 0; i--) {
      let best = word[codes[i]] + after[i + 1]
      for (let at = i * longWord, end = at + counts[i]; at < end; at++) {
        const cost = costOf(slots[at]) + after[i + sizes[at]]
        if (cost < best) best = cost
      }
      after[i] = best
    }
  }

  /** The cheapest way itself; of two, the one of longer words. */
  #followBest(length: number): void {
    const { after, wordStart, wordEnd, wordSlot } = this
    const counts = this.#counts
    const sizes = this.#sizes
    const slots = this.#slots
    for (let i = 0; i < length; ) {
      let size = 1
      let slot = 0
      for (let at = i * longWord, end = at + counts[i]; at < end; at++)
        if (costOf(slots[at]) + after[i + sizes[at]] === after[i]) {
          size = sizes[at]
          slot = slots[at]
        }
      const start = i
      for (const end = i + size; i < end; i++) {
        wordStart[i] = start
        wordEnd[i] = end
        wordSlot[i] = slot
      }
    }
  }
}

function isPerson(slot: number): boolean {
  const kind = kindOf(slot)
  return kind === wordKinds.person || kind === wordKinds.foreignPerson
}
