import { type Data, type Field, makeColumn } from '../../src/arrow/arrow.js'
import { Validity } from '../../src/arrow/validity.js'
import type { SignalName } from './names.data.js'
import { signalNames } from './text-meter.js'

/** The column of the numbers of a batch, filled row by row. */
export class SignalColumn {
  readonly #field: Field
  readonly #rows: number
  /** Which numbers are wanted, and a column for each. */
  readonly #wanted: readonly number[]
  readonly #columns: readonly Float64Array[]
  readonly #validity = new Validity()
  #row = 0

  constructor(field: Field, rows: number) {
    this.#field = field
    this.#rows = rows
    this.#wanted = field.type.children.map(({ name }: Field) => signalNames.indexOf(name as SignalName))
    this.#columns = this.#wanted.map(() => new Float64Array(rows))
  }

  add(signals: Float64Array): void {
    const row = this.#row++
    for (let i = 0; i < this.#columns.length; i++) this.#columns[i][row] = signals[this.#wanted[i]]
  }

  addNull(): void {
    this.#validity.markNull(this.#row++)
  }

  finish(): Data {
    const rows = { length: this.#rows, ...this.#validity.finish(this.#rows) }
    const children = this.#field.type.children.map(({ type }: Field, i: number) =>
      makeColumn(type, { ...rows, data: this.#columns[i] }),
    )
    return makeColumn(this.#field.type, { ...rows, children })
  }
}
