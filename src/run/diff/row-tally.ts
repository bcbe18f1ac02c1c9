import type { Hashes } from '../../arrow/hashes/mixer.js'

/** A row that stands on one side alone, or differs, by its numbers on both, from 0. */
export interface RowPair {
  before?: number
  after?: number
}

/** What comes of comparing row after row. */
export interface Tallied {
  same: number
  changed: number
  added: number
  removed: number
  /** How many rows differ in each of the columns that both sides have. */
  columns: number[]
  /** Of each kind the first rows, as many as are wanted. */
  examples: { changed: RowPair[]; added: RowPair[]; removed: RowPair[] }
}

/** Counts rows that are equal and that are not. */
export class RowTally {
  readonly counts: Tallied
  readonly #wanted: number

  constructor(columns: number, wanted: number) {
    this.#wanted = wanted
    this.counts = {
      same: 0,
      changed: 0,
      added: 0,
      removed: 0,
      columns: new Array<number>(columns).fill(0),
      examples: { changed: [], added: [], removed: [] },
    }
  }

  /** Takes a row of both sides. `isEqual` tells of each column whether it is the same on both. */
  pair(pair: Required<RowPair>, isEqual: (column: number) => boolean): void {
    const { counts } = this
    let isSame = true
    for (let column = 0; column < counts.columns.length; column++) {
      if (isEqual(column)) continue
      counts.columns[column]++
      isSame = false
    }
    if (isSame) counts.same++
    else this.#take('changed', pair)
  }

  removed(before: number): void {
    this.#take('removed', { before })
  }

  added(after: number): void {
    this.#take('added', { after })
  }

  /** The rows that come first stay, whatever the order in which they are found. */
  #take(kind: 'changed' | 'added' | 'removed', pair: RowPair): void {
    this.counts[kind]++
    const kept = this.counts.examples[kind]
    const number = numberOf(pair)
    if (kept.length === this.#wanted && (this.#wanted === 0 || numberOf(kept[kept.length - 1]) < number))
      return
    const place = kept.findIndex((other) => numberOf(other) > number)
    kept.splice(place < 0 ? kept.length : place, 0, pair)
    kept.length = Math.min(kept.length, this.#wanted)
  }
}

function numberOf({ before, after }: RowPair): number {
  return after ?? before ?? 0
}

/** Whether value `i` of one column is value `j` of another. */
export function isSameHash(a: Hashes, b: Hashes, [i, j]: readonly [number, number]): boolean {
  return a.low[i] === b.low[j] && a.high[i] === b.high[j]
}
