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

/**
 * What lists take in memory: all of them, or where that is more, the 8 Mi numbers that were compared of late, since they
 * are often compared again, and as many of those before them.
 */
export const listBytes = 2 * 4 * (8 << 20)

/** Reads the lists of rows, numbered through all files, and keeps those that were used last. */
export class RowSets {
  readonly #readers: readonly SetFileReader[]
  /** The first row of each file. */
  readonly #firsts: number[] = []
  #kept = new Map<number, Uint32Array>()
  #before = new Map<number, Uint32Array>()
  #numbers = 0
  /** Whether all lists fit into the memory that they may take: `undefined` until the first is asked for. */
  #isLoaded: boolean | undefined
  readonly #all: number
  readonly #mostNumbers: number

  /** Lists take at most `mostBytes` of memory, or a row's where that is more. */
  constructor(files: readonly SetFile[], mostBytes = listBytes) {
    this.#mostNumbers = mostBytes / (2 * 4)
    this.#readers = files.map((file) => new SetFileReader(file))
    let first = 0
    for (const { rows } of files) {
      this.#firsts.push(first)
      first += rows
    }
    this.#all = files.reduce((sum, { numbers }) => sum + numbers, 0)
  }

  /** The list of a row. */
  of(row: number): Uint32Array {
    this.#isLoaded ??= this.#loadAll()
    if (this.#isLoaded) return this.#read(row)
    const known = this.#kept.get(row)
    if (known !== undefined) return known
    const list = this.#before.get(row) ?? this.#read(row)
    if (this.#numbers > this.#mostNumbers) {
      // Two generations: what was not used since the last change is forgotten.
      this.#before = this.#kept
      this.#kept = new Map()
      this.#numbers = 0
    }
    this.#numbers += list.length
    this.#kept.set(row, list)
    return list
  }

  /** Reads all lists where they take no more memory than is kept of them otherwise. */
  #loadAll(): boolean {
    if (this.#all > 2 * this.#mostNumbers) return false
    for (const reader of this.#readers) reader.load()
    return true
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
