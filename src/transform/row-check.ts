import type { Batch, Origin } from '../arrow/batch.js'
import { PrepError } from '../base/errors.js'
import type { RowEffect } from './transform.js'

/** What a step promises of its rows. */
export interface RowPromise {
  /** How the step is called in errors. */
  label: string
  rows: RowEffect
}

/**
 * Checks the rows that a step makes of one batch against those that it was given: each is one of them, or a copy of
 * one with a number of its own, and none comes twice. So a step cannot lose one row and give another twice, which
 * counts alone do not show. Rows of a step that keeps their order cost one comparison each, and none where it hands the
 * origin of its batch on; those of another order are looked up.
 */
export class RowCheck {
  readonly #promise: RowPromise
  readonly #given: Origin
  readonly #made: Origin[] = []
  /** The first given row that no made row was found to come from yet. */
  #next = 0
  #isOrdered = true
  /** Given rows, of copies one, that were passed over. */
  #missing = 0
  #position: number | undefined
  #copy = -1

  constructor(promise: RowPromise, given: Batch) {
    this.#promise = promise
    this.#given = given.origin
  }

  /** Takes a batch that the step has made. Throws `count_mismatch` for rows of another source. */
  take({ origin }: Batch): void {
    const given = this.#given
    if (this.#next === 0 && this.#made.length === 0 && origin === given) {
      this.#made.push(origin)
      this.#next = given.positions.length
      return
    }
    this.#made.push(origin)
    if (origin.source !== given.source && origin.positions.length > 0) throw this.#fault(origin.positions[0])
    const isNext = this.#promise.rows === 'kept' ? this.#isNextRow : this.#isNextCopy
    for (let row = 0; this.#isOrdered && row < origin.positions.length; row++)
      this.#isOrdered = isNext.call(this, origin.positions[row], origin.copies[row])
    if (!this.#isOrdered && this.#promise.rows === 'kept') throw this.#fault()
  }

  /** Ends the batch. `left` is how many rows the step says to have left out. Throws `count_mismatch`. */
  end(left: number): void {
    if (this.#promise.rows === 'kept') return
    if (this.#isOrdered) this.#passOver(undefined)
    else this.#lookUp()
    if (this.#missing > left) throw this.#fault()
  }

  /** Whether a row is the next one of those given, or one behind it. */
  #isNextRow(position: number, copy: number): boolean {
    const { positions, copies } = this.#given
    let next = this.#next
    while (next < positions.length && (positions[next] !== position || copies[next] !== copy)) next++
    this.#next = next + 1
    return next < positions.length
  }

  /** Whether a row is the next copy of the last one's parent, or the first of one behind it. */
  #isNextCopy(position: number, copy: number): boolean {
    if (position === this.#position) {
      const isNext = copy > this.#copy
      this.#copy = copy
      return isNext
    }
    this.#position = position
    this.#copy = copy
    return this.#passOver(position)
  }

  /** Goes behind the given rows of a position, or behind all. Answers whether there are some of it. */
  #passOver(position: number | undefined): boolean {
    const { positions } = this.#given
    const { length } = positions
    let next = this.#next
    for (; next < length && positions[next] !== position; next++)
      if (next === 0 || positions[next] !== positions[next - 1]) this.#missing++
    const isThere = next < length
    while (next < length && positions[next] === position) next++
    this.#next = next
    return isThere
  }

  /** The same for rows in any order. */
  #lookUp(): void {
    const given = new Set(this.#given.positions)
    const found = new Set<number>()
    const seen = new Set<string>()
    for (const { positions, copies } of this.#made)
      for (let row = 0; row < positions.length; row++) {
        const key = `${positions[row]} ${copies[row]}`
        if (!given.has(positions[row]) || seen.has(key)) throw this.#fault(positions[row])
        found.add(positions[row])
        seen.add(key)
      }
    this.#missing = given.size - found.size
  }

  #fault(offset?: number): PrepError {
    const { label, rows } = this.#promise
    const wanted =
      rows === 'kept'
        ? 'where its plan says that rows are kept in their order'
        : 'where each must be one that it was given, or a copy of one with a number of its own'
    return new PrepError(
      'count_mismatch',
      `Step "${label}" lost track of its rows: one is missing, stands twice or is not one that it was given, ${wanted}. ` +
        'This is a fault of the step, not of the data: let it choose rows with takeRows or filterRows',
      { at: { step: label, offset } },
    )
  }
}
