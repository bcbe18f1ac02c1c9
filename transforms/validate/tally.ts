import type { Batch } from '../../src/arrow/batch.js'
import type { RowPlace } from '../../src/schemas/validation-tools.js'
import { FailedValues, type FailedValuesSummary } from './failed-values.js'
import type { Judged } from './judged.js'
import type { Rule } from './options.js'
import { type JudgedOrder, mayFollow, type Ordered } from './rows.js'

/** What became of one check, as plain data. */
export interface TallySummary {
  /** Rows that it says something of. */
  rows: number
  /** Of these, the ones that break the rule. */
  failed: number
  /** The first of them. */
  places: RowPlace[]
  values: FailedValuesSummary
  /** Of a check of the order. */
  first?: { value: Ordered; place: RowPlace } | undefined
  last?: Ordered | undefined
}

/** So many places of rows are kept for each check. */
const mostPlaces = 20

/** Counts what one check makes of the rows of a partition. */
export class Tally {
  #rows = 0
  #failed = 0
  readonly #places: RowPlace[] = []
  readonly #values = new FailedValues()
  #first: TallySummary['first']
  #last: Ordered | undefined

  /** Counts the rows of a batch; of copies of a row each. */
  add(batch: Batch, judged: Judged | JudgedOrder): void {
    const { looked, failed, valueAt } = judged
    const { source, positions } = batch.origin
    for (let row = 0; row < batch.numRows; row++) {
      if (looked !== undefined && looked[row] === 0) continue
      this.#rows++
      if (failed[row] === 0) continue
      this.#failed++
      if (this.#places.length < mostPlaces) this.#places.push([source, positions[row]])
      const value = valueAt?.(row)
      if (value !== undefined) this.#values.add(value)
    }
    if (!('last' in judged) || judged.last === undefined) return
    const { first, last } = judged
    if (first !== undefined) this.#first ??= { value: first.value, place: [source, positions[first.row]] }
    this.#last = last
  }

  seal(): TallySummary {
    return {
      rows: this.#rows,
      failed: this.#failed,
      places: this.#places,
      values: this.#values.seal(),
      first: this.#first,
      last: this.#last,
    }
  }
}

/** What became of a check in two parts of the data, `a` before `b`. */
export function mergeTallies(a: TallySummary, b: TallySummary, order: Rule['order']): TallySummary {
  const values = new FailedValues()
  values.addAll(a.values)
  values.addAll(b.values)
  const isBroken =
    order !== undefined &&
    a.last !== undefined &&
    b.first !== undefined &&
    !mayFollow(order, a.last, b.first.value)
  const between = isBroken ? [b.first!.place] : []
  return {
    rows: a.rows + b.rows,
    failed: a.failed + b.failed + between.length,
    places: [...a.places, ...between, ...b.places].sort(byPlace).slice(0, mostPlaces),
    values: values.seal(),
    first: a.first ?? b.first,
    last: b.last ?? a.last,
  }
}

function byPlace([source, position]: RowPlace, [otherSource, other]: RowPlace): number {
  return source - otherSource || position - other
}
