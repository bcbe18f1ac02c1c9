import type { CellValues } from '../../../src/schemas/profile.js'

/** The texts of a column's ranges in ascending order, by column name. */
export type ColumnRanges = Readonly<Record<string, readonly string[]>>

/**
 * Puts combinations of values in an order that does not depend on the data's: ranges as they ascend, then
 * numbers by size, then text by code units, then missing values.
 */
export function valueOrder(
  columns: readonly string[],
  ranges: ColumnRanges = {},
): (a: CellValues, b: CellValues) => number {
  const orders = columns.map((name) => columnOrder(ranges[name] ?? []))
  return (a, b) => {
    for (const [i, order] of orders.entries()) {
      const difference = order(a[i], b[i])
      if (difference !== 0) return difference
    }
    return 0
  }
}

type Value = CellValues[number]

function columnOrder(ranges: readonly string[]): (a: Value, b: Value) => number {
  return (a, b) => {
    const [kindA, sizeA] = rank(a)
    const [kindB, sizeB] = rank(b)
    if (kindA !== kindB) return kindA - kindB
    if (sizeA !== sizeB) return sizeA - sizeB
    return a === b ? 0 : String(a) < String(b) ? -1 : 1
  }

  function rank(value: Value): [kind: number, size: number] {
    if (value === null) return [3, 0]
    const range = ranges.indexOf(value)
    if (range >= 0) return [0, range]
    const number = value.trim() === '' ? Number.NaN : Number(value)
    return Number.isFinite(number) ? [1, number] : [2, 0]
  }
}
