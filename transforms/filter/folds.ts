import { withNulls } from './compare.js'
import { type Nulls, type Numbers, no, type Truths, unknown, yes } from './vectors.js'

/** Values of items as one value for each row. */

/** Which items belong to which row. */
interface RowItems {
  /** Of each row, where its items end. */
  ends: Int32Array
  /** Rows without a list: they have no value. */
  nulls: Nulls
}

/** How numbers become one. */
export type NumberFold = 'sum' | 'min' | 'max'

/** Whether any item, or all, of each row holds; as in SQL it is unknown where that hangs on items that are unknown. */
export function foldTruths(items: Truths, { ends, nulls, isAll }: RowItems & { isAll: boolean }): Truths {
  const truths = new Uint8Array(ends.length)
  const decisive = isAll ? no : yes
  for (let row = 0, i = 0; row < truths.length; row++) {
    let truth = isAll ? yes : no
    for (; i < ends[row]; i++)
      if (items[i] === decisive) truth = decisive
      else if (items[i] === unknown && truth !== decisive) truth = unknown
    truths[row] = truth
  }
  return withNulls(truths, nulls)
}

/** The sum, the least or the greatest of the items of each row that are not null. Of no items the sum is 0, and the others are null. */
export function foldNumbers(items: Numbers, { ends, nulls, fold }: RowItems & { fold: NumberFold }): Numbers {
  const values = new Float64Array(ends.length)
  const without = nulls?.slice() ?? new Uint8Array(ends.length)
  for (let row = 0, i = 0; row < values.length; row++) {
    let folded = fold === 'sum' ? 0 : fold === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
    let count = 0
    for (; i < ends[row]; i++) {
      if (items.nulls?.[i] === 1) continue
      const item = Number(items.values[i])
      folded = fold === 'sum' ? folded + item : Math[fold](folded, item)
      count++
    }
    if (count === 0 && fold !== 'sum') without[row] = 1
    values[row] = folded
  }
  return { values, nulls: without }
}
