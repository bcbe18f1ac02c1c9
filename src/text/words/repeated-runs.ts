import type { WordList } from './word-list.js'

const shortestRun = 2
const longestTop = 4
/** The shortest and longest run of words whose repetitions are added up. */
export const shortestRepeated = 5
export const longestRepeated = 10
/** Bytes that are the same wherever a run of words is, long ones aside. */
const commonBytes = 12

/**
 * How much of a text runs of words take that stand in it again, as Rae et al. 2021 (Gopher, table A1) and datatrove
 * have it. Runs are compared byte by byte; hashes only say where to look.
 */
export class RepeatedRuns {
  /** Characters of the most frequent run of 2, 3 and 4 words, times how often it stands there. */
  readonly top = new Float64Array(longestTop - shortestRun + 1)
  /** Characters in runs of 5 to 10 words that stood there before. */
  readonly repeated = new Float64Array(longestRepeated - shortestRepeated + 1)
  #slots = new Int32Array(1 << 10)
  #mask = (1 << 10) - 1
  /** Slots of an earlier table hold less than this. */
  #base = 0
  #first = new Int32Array(1 << 9)
  #next = new Int32Array(1 << 9)
  #counts = new Int32Array(1 << 9)
  #mayRepeat = new Uint8Array(1 << 9)

  measure(words: WordList): void {
    this.#reserve(words.count)
    this.#pairs(words)
    this.#best(words, 2, this.#first)
    for (let length = 3; length <= longestTop; length++) {
      this.#longer(words.count - length + 1)
      this.#best(words, length, this.#first)
    }
    this.#markRepeated(words)
    for (let length = shortestRepeated; length <= longestRepeated; length++)
      this.repeated[length - shortestRepeated] = this.#repetitions(words, length)
  }

  #reserve(count: number): void {
    if (count > this.#first.length) {
      this.#first = new Int32Array(2 * count)
      this.#next = new Int32Array(2 * count)
      this.#counts = new Int32Array(2 * count)
      this.#mayRepeat = new Uint8Array(2 * count)
    }
    const slots = 1 << Math.max(6, 33 - Math.clz32(count))
    this.#mask = slots - 1
    if (slots <= this.#slots.length) return
    this.#slots = new Int32Array(slots)
    this.#base = 0
  }

  /** Begins an empty table for numbers below `count`. */
  #begin(count: number): number {
    if (this.#base > 0x7fffffff - 2 * count - 2) {
      this.#slots.fill(0)
      this.#base = 0
    }
    const base = this.#base + 1
    this.#base += count + 1
    return base
  }

  /** For each pair of words, the first one that is equal, and how many there are of that. */
  #pairs(words: WordList): void {
    const { starts, wordHashes } = words
    const count = words.count - 1
    const [slots, mask, first, counts] = [this.#slots, this.#mask, this.#first, this.#counts]
    const base = this.#begin(Math.max(0, count))
    for (let i = 0; i < count; i++) {
      const [hash, behind] = [wordHashes[i], wordHashes[i + 1]]
      let slot = mixed(Math.imul(hash, 0x9e3779b1) + behind) & mask
      let found = i
      for (; slots[slot] >= base; slot = (slot + 1) & mask) {
        const other = slots[slot] - base
        if (wordHashes[other] !== hash || wordHashes[other + 1] !== behind) continue
        if (starts[other + 1] - starts[other] !== starts[i + 1] - starts[i]) continue
        if (!words.isSame(i, i + 2, other, other + 2)) continue
        found = other
        break
      }
      first[i] = found
      if (found === i) {
        slots[slot] = base + i
        counts[i] = 1
      } else counts[found]++
    }
  }

  /** Makes runs of one word more of those in `first`: two are equal where both runs that they are made of are. */
  #longer(count: number): void {
    const [slots, mask, first, next, counts] = [
      this.#slots,
      this.#mask,
      this.#first,
      this.#next,
      this.#counts,
    ]
    const base = this.#begin(Math.max(0, count))
    for (let i = 0; i < count; i++) {
      next[i] = i
      // A run that stands there once begins none that stands there twice.
      if (counts[first[i]] < 2 || counts[first[i + 1]] < 2) continue
      let slot = mixed(Math.imul(first[i], 0x9e3779b1) + first[i + 1]) & mask
      for (; slots[slot] >= base; slot = (slot + 1) & mask) {
        const other = slots[slot] - base
        if (first[other] !== first[i] || first[other + 1] !== first[i + 1]) continue
        next[i] = other
        break
      }
      if (next[i] === i) slots[slot] = base + i
    }
    counts.fill(0, 0, Math.max(0, count))
    for (let i = 0; i < count; i++) counts[next[i]]++
    this.#first = next
    this.#next = first
  }

  #best(words: WordList, length: number, first: Int32Array): void {
    const count = words.count - length + 1
    let best = -1
    let most = 0
    for (let i = 0; i < count; i++)
      if (first[i] === i && this.#counts[i] > most) {
        most = this.#counts[i]
        best = i
      }
    const characters = best < 0 ? 0 : words.characters[best + length] - words.characters[best] + length - 1
    this.top[length - shortestRun] = characters * most
  }

  /** Marks the words at which a run of five or more may be one that stands elsewhere too: what begins alike for twelve bytes. */
  #markRepeated(words: WordList): void {
    const { starts, bytes, count } = words
    const [slots, mask, may] = [this.#slots, this.#mask, this.#mayRepeat]
    const base = this.#begin(count)
    const view = new DataView(bytes.buffer)
    for (let i = 0; i + shortestRepeated <= count; i++) {
      const at = starts[i]
      may[i] = starts[i + shortestRepeated] - at < commonBytes ? 1 : 0
      let isKnown = false
      const [a, b, c] = [view.getInt32(at, true), view.getInt32(at + 4, true), view.getInt32(at + 8, true)]
      let slot = mixed(Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)) & mask
      for (; slots[slot] >= base; slot = (slot + 1) & mask) {
        const other = slots[slot] - base
        const from = starts[other]
        if (view.getInt32(from, true) !== a || view.getInt32(from + 4, true) !== b) continue
        if (view.getInt32(from + 8, true) !== c) continue
        may[other] = 1
        may[i] = 1
        isKnown = true
        break
      }
      if (!isKnown) slots[slot] = base + i
    }
  }

  /**
   * Characters in runs of `length` words that stood there before, without the first of each. Runs that are counted do not
   * overlap. What counts is the bytes: "ab c" is "a bc".
   */
  #repetitions(words: WordList, length: number): number {
    const { starts, characters } = words
    const count = words.count - length + 1
    const [slots, mask, may] = [this.#slots, this.#mask, this.#mayRepeat]
    const base = this.#begin(Math.max(0, count))
    let repeated = 0
    for (let i = 0; i < count; i++) {
      if (may[i] === 0) continue
      const hash = words.hashOf(i, i + length)
      let slot = mixed(hash ^ (starts[i + length] - starts[i])) & mask
      let isKnown = false
      for (; slots[slot] >= base && !isKnown; slot = (slot + 1) & mask) {
        const other = slots[slot] - base
        isKnown =
          words.hashOf(other, other + length) === hash && words.isSame(i, i + length, other, other + length)
      }
      if (isKnown) {
        repeated += characters[i + length] - characters[i]
        i += length - 1
      } else slots[slot] = base + i
    }
    return repeated
  }
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return once ^ (once >>> 13)
}
