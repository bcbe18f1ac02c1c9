import type { Batch } from '../../src/arrow/batch.js'
import { valueReader } from '../../src/arrow/rows.js'

/** Rows of equal values in some columns, by a number for each group. */
export class Groups {
  readonly #columns: readonly string[]
  readonly #numbers = new Map<string, number>()
  /** The values of each group, by its number. */
  readonly values: unknown[][] = []

  constructor(columns: readonly string[]) {
    this.#columns = columns
    if (columns.length === 0) this.values.push([])
  }

  /** Tells the group of each row of a batch. */
  of(batch: Batch): (row: number) => number {
    if (this.#columns.length === 0) return () => 0
    const readers = this.#columns.map((name) => {
      const index = batch.schema.fields.findIndex((field) => field.name === name)
      return valueReader(batch.columns[index], batch.schema.fields[index], (text) => text)
    })
    return (row) => {
      const values = readers.map((read) => read(row))
      const key = JSON.stringify(values.map((value) => (value === null ? null : String(value))))
      const known = this.#numbers.get(key)
      if (known !== undefined) return known
      this.#numbers.set(key, this.values.length)
      this.values.push(values)
      return this.values.length - 1
    }
  }
}
