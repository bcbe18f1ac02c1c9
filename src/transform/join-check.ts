import type { Batch, Origin } from '../arrow/batch.js'
import { enlarge, firstCells } from '../arrow/typed-arrays.js'
import { PrepError } from '../base/errors.js'

/**
 * Checks the rows of a step that joins some, over a whole partition: each row it makes bears the place of a row that it
 * was given, and no two bear the same place and copy number. How many rows stand in none of those is what its counts say.
 */
export class JoinCheck {
  readonly #label: string
  readonly #given = new Map<number, GivenRows>()

  constructor(label: string) {
    this.#label = label
  }

  /** Takes a batch that the step is given. */
  give({ origin }: Batch): void {
    if (origin.positions.length === 0) return
    let rows = this.#given.get(origin.source)
    if (rows === undefined) {
      rows = new GivenRows()
      this.#given.set(origin.source, rows)
    }
    rows.add(origin)
  }

  /** Takes a batch that the step has made. Throws `count_mismatch`. */
  take({ origin }: Batch): void {
    const { source, positions, copies } = origin
    for (let row = 0; row < positions.length; row++)
      if (this.#given.get(source)?.claim(positions[row], copies[row]) !== true)
        throw new PrepError(
          'count_mismatch',
          `Step "${this.#label}" lost track of its rows: a row that it made bears the place of none that it was given, ` +
            'or the same place and copy number as another one. ' +
            'This is a fault of the step, not of the data: let each bear the place of the first row that it holds',
          { at: { step: this.#label, offset: positions[row] } },
        )
  }
}

/** The places of the rows of one source, in their order, and the last copy number that was made of each. */
class GivenRows {
  #positions = new Float64Array(firstCells)
  #copies = new Float64Array(firstCells)
  #length = 0

  add({ positions }: Origin): void {
    // Rows may have been reordered, but in their batch alone, so that the batches follow each other.
    for (const position of isAscending(positions) ? positions : positions.slice().sort()) {
      if (this.#length > 0 && this.#positions[this.#length - 1] === position) continue
      if (this.#length === this.#positions.length) {
        this.#positions = enlarge(this.#positions)
        this.#copies = enlarge(this.#copies)
      }
      this.#copies[this.#length] = -1
      this.#positions[this.#length++] = position
    }
  }

  /** Whether there is a row of that place, of which no copy of that number or a larger one was made before. */
  claim(position: number, copy: number): boolean {
    let [low, high] = [0, this.#length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#positions[middle] < position) low = middle + 1
      else high = middle
    }
    if (low === this.#length || this.#positions[low] !== position || copy <= this.#copies[low]) return false
    this.#copies[low] = copy
    return true
  }
}

function isAscending(positions: Float64Array): boolean {
  for (let row = 1; row < positions.length; row++) if (positions[row] < positions[row - 1]) return false
  return true
}
