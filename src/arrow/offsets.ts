import { enlarge, firstCells } from './typed-arrays.js'

/** Where the values of a column of texts or lists begin and end, as the column grows. */
export class Offsets {
  /** Value `row` lies between `row` and `row + 1`. */
  #offsets = new Int32Array(firstCells)

  /** Ends value `row`, the one behind the last. */
  endValue(row: number, end: number): void {
    if (row + 1 >= this.#offsets.length) this.#offsets = enlarge(this.#offsets)
    this.#offsets[row + 1] = end
  }

  /** Where value `row` begins, which is where the one before ended. */
  startOf(row: number): number {
    return this.#offsets[row]
  }

  /** The offsets of `length` values, to be given away. */
  finish(length: number): Int32Array {
    return this.#offsets.slice(0, length + 1)
  }
}
