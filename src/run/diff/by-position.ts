import type { Batch } from '../../arrow/batch.js'
import { hashColumn } from '../../arrow/hashes/content-hash.js'
import type { Hashes } from '../../arrow/hashes/mixer.js'
import type { DataSide } from './data-side.js'
import { isSameHash, type RowTally } from './row-tally.js'

/** Two data sets, and the columns in which their rows are compared. */
export interface Compared {
  before: DataSide
  after: DataSide
  columns: readonly string[]
}

/** Compares the first row with the first, the second with the second, and so on. Holds a batch of each side. */
export async function compareByPosition(
  { before, after, columns }: Compared,
  tally: RowTally,
): Promise<void> {
  const [a, b] = [new Rows(before, columns), new Rows(after, columns)]
  for (;;) {
    const [left, right] = [await a.fill(), await b.fill()]
    const rows = Math.min(left, right)
    if (rows === 0) break
    for (let i = 0; i < rows; i++)
      tally.pair({ before: a.number + i, after: b.number + i }, (column) =>
        isSameHash(a.hashes[column], b.hashes[column], [a.next + i, b.next + i]),
      )
    a.pass(rows)
    b.pass(rows)
  }
  for (let rows = await a.fill(); rows > 0; rows = await a.fill()) {
    for (let i = 0; i < rows; i++) tally.removed(a.number + i)
    a.pass(rows)
  }
  for (let rows = await b.fill(); rows > 0; rows = await b.fill()) {
    for (let i = 0; i < rows; i++) tally.added(b.number + i)
    b.pass(rows)
  }
}

/** The rows of one side, batch by batch, as hashes of their columns. */
class Rows {
  hashes: readonly Hashes[] = []
  /** The next row in the batch, and among all rows. */
  next = 0
  number = 0
  #rows = 0
  readonly #batches: AsyncGenerator<Batch>
  readonly #columns: readonly string[]

  constructor(side: DataSide, columns: readonly string[]) {
    this.#batches = side.batches(new Set(columns))
    this.#columns = columns
  }

  /** How many rows wait; another batch is read where there is none. */
  async fill(): Promise<number> {
    while (this.next === this.#rows) {
      const { value, done } = await this.#batches.next()
      if (done) return 0
      this.hashes = this.#columns.map((name) => hashColumn(value.column(name)))
      this.#rows = value.numRows
      this.next = 0
    }
    return this.#rows - this.next
  }

  pass(rows: number): void {
    this.next += rows
    this.number += rows
  }
}
