import { type SetFile, SetFileReader } from '../../src/transform/spill/set-file.js'

/** How alike two rows are, 0 to 1. */
export type Similarity = (a: Uint32Array, b: Uint32Array) => number

/** The share of numbers that two ascending lists have in common, of all that are in either (Jaccard). */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  let common = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i], b[j]]
    if (left === right) common++
    if (left <= right) i++
    if (right <= left) j++
  }
  const all = a.length + b.length - common
  return all === 0 ? 0 : common / all
}

/** What is expected of {@link jaccard} by two MinHash signatures: the share of places at which they agree. */
export function estimate(a: Uint32Array, b: Uint32Array): number {
  let same = 0
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) same++
  return a.length === 0 ? 0 : same / a.length
}

/** So many numbers of rows that were compared are kept, because they are often compared again. */
const mostNumbers = 8 << 20
/** What they take in memory: those that were used of late, and those before them. */
export const listBytes = 2 * 4 * mostNumbers

/** Reads the lists of rows, numbered through all files, and keeps those that were used last. */
export class RowSets {
  readonly #readers: readonly SetFileReader[]
  /** The first row of each file. */
  readonly #firsts: number[] = []
  #kept = new Map<number, Uint32Array>()
  #before = new Map<number, Uint32Array>()
  #numbers = 0

  constructor(files: readonly SetFile[]) {
    this.#readers = files.map((file) => new SetFileReader(file))
    let first = 0
    for (const { rows } of files) {
      this.#firsts.push(first)
      first += rows
    }
  }

  /** The list of a row. */
  of(row: number): Uint32Array {
    const known = this.#kept.get(row)
    if (known !== undefined) return known
    const list = this.#before.get(row) ?? this.#read(row)
    if (this.#numbers > mostNumbers) {
      // Two generations: what was not used since the last change is forgotten.
      this.#before = this.#kept
      this.#kept = new Map()
      this.#numbers = 0
    }
    this.#numbers += list.length
    this.#kept.set(row, list)
    return list
  }

  close(): void {
    for (const reader of this.#readers) reader.close()
  }

  #read(row: number): Uint32Array {
    let [low, high] = [0, this.#firsts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (this.#firsts[middle] <= row) low = middle
      else high = middle
    }
    return this.#readers[low].read(row - this.#firsts[low])
  }
}
