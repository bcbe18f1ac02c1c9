import type { Batch } from '../../src/arrow/batch.js'
import type { FieldPath } from '../../src/arrow/path.js'
import { filterRows, takeRows } from '../../src/arrow/take.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { Draws, KeyedRandom } from '../../src/transform/random.js'
import type { Counters } from '../../src/transform/transform.js'
import type { RewriteText } from './rewriter.js'

/** How a batch gets its children. */
export interface ChildrenOptions {
  paths: readonly FieldPath[]
  /** 1 for the rows that get children; all, when left out. The others pass as they are. */
  parents?: Uint8Array
  /** Children per row. */
  copies: number
  keepOriginal: boolean
  rewrite: RewriteText
  random: KeyedRandom
  counters: Counters
}

/**
 * A batch in which each row, or each that is to be a parent, is followed by its children: the same row with every text under the paths
 * rewritten. A child in which no text changed is not emitted, and counted as `unchanged`. A row whose
 * rewrite throws is rejected with its children; what was thrown is not looked at, because it may quote text.
 */
export function addChildren(batch: Batch, options: ChildrenOptions): Batch {
  const family = new Family(batch, options)
  options.paths.forEach((path, number) => {
    family.rewritePath(path, number)
  })
  return family.finish()
}

/** The rows of a batch and their children, while they are rewritten. */
class Family {
  readonly #parents: Batch
  readonly #options: ChildrenOptions
  /** For each row of the family the parent, as a row of the batch. */
  readonly #parentOf: Uint32Array
  /** For each row of the family 0 for the parent itself, 1… for its children. */
  readonly #childOf: Uint32Array
  readonly #changed: Uint8Array
  readonly #failed: Uint8Array
  #rows: Batch

  constructor(parents: Batch, options: ChildrenOptions) {
    this.#parents = parents
    this.#options = options
    const size = parents.numRows * (options.copies + 1)
    const parentOf = new Uint32Array(size)
    const childOf = new Uint32Array(size)
    let rows = 0
    for (let parent = 0; parent < parents.numRows; parent++) {
      const isParent = this.#isParent(parent)
      const first = isParent && !options.keepOriginal ? 1 : 0
      const last = isParent ? options.copies : 0
      for (let child = first; child <= last; child++) {
        parentOf[rows] = parent
        childOf[rows++] = child
      }
    }
    this.#parentOf = parentOf.subarray(0, rows)
    this.#childOf = childOf.subarray(0, rows)
    this.#changed = new Uint8Array(rows)
    this.#failed = new Uint8Array(parents.numRows)
    const copies = Uint32Array.from(this.#parentOf, (_, row) => this.#copyNumber(row))
    this.#rows = takeRows(parents, this.#parentOf, copies)
  }

  #isParent(row: number): boolean {
    return this.#options.parents === undefined || this.#options.parents[row] === 1
  }

  /** Copy c of a row has the children c · (copies + 1) + 1…, so that no two rows come to bear one number. */
  #copyNumber(row: number): number {
    const radix = this.#options.copies + 1
    const number = this.#parents.origin.copies[this.#parentOf[row]] * radix + this.#childOf[row]
    if (number < 2 ** 32) return number
    throw new PrepError(
      'unsupported',
      `A row would have more than 4 billion copies. Lower ${optionName('copies')}`,
    )
  }

  rewritePath(path: FieldPath, pathNumber: number): void {
    const { copies, rewrite, random } = this.#options
    const lens = new TextLens(this.#rows, path)
    const rows = lens.rows()
    let drawnRow = -1
    let draws: Draws | undefined
    this.#rows = lens.rewrite((text, i) => {
      const row = rows[i]
      const parent = this.#parentOf[row]
      const child = this.#childOf[row]
      if (this.#failed[parent]) return undefined
      if (draws === undefined || drawnRow !== row)
        draws = random.forRow(this.#parents, parent, child + pathNumber * (copies + 1))
      drawnRow = row
      try {
        const changed = rewrite(text, draws)
        if (changed !== undefined) this.#changed[row] = 1
        return changed
      } catch {
        this.#failed[parent] = 1
        return undefined
      }
    }, this.#textsOfChildren(rows))
  }

  #textsOfChildren(rows: Uint32Array): Uint32Array | undefined {
    if (!this.#options.keepOriginal && this.#options.parents === undefined) return undefined
    const texts = new Uint32Array(rows.length)
    let count = 0
    for (let i = 0; i < rows.length; i++) if (this.#childOf[rows[i]] > 0) texts[count++] = i
    return texts.subarray(0, count)
  }

  finish(): Batch {
    const { counters, keepOriginal, copies } = this.#options
    let kept = 0
    for (let parent = 0; parent < this.#failed.length; parent++) {
      if (this.#failed[parent]) counters.rejected(this.#parents, parent, 'augment_failed')
      else if (this.#isParent(parent)) kept++
    }
    let born = 0
    const family = filterRows(this.#rows, (row) => {
      if (this.#failed[this.#parentOf[row]]) return false
      if (this.#childOf[row] === 0) return true
      born += this.#changed[row]
      return this.#changed[row] === 1
    })
    counters.added(born)
    counters.note('unchanged', kept * copies - born)
    if (!keepOriginal) counters.dropped('augment_original', kept)
    return family
  }
}
