import type { Batch } from '../../src/arrow/batch.js'
import { parsePath } from '../../src/arrow/path.js'
import { leafAt, numbersOf } from './cells/values.js'

/** The numbers that a path leads to, one a row; NaN for a null. */
export function readNumbers(batch: Batch, path: string): Float64Array {
  const { data, nulls } = leafAt(batch, parsePath(path))
  const numbers = Float64Array.from(numbersOf(data))
  if (nulls !== undefined)
    for (let row = 0; row < nulls.length; row++) if (nulls[row]) numbers[row] = Number.NaN
  return numbers
}

/** Weights above it would not leave room for their squares and sums among the doubles. */
const mostWeight = 1e100

/** The weight of each row: 1 without the column, NaN for one that is null, negative or above 1e100. */
export function weightsOf(batch: Batch, path: string): Float64Array {
  const { column } = parsePath(path)
  if (!batch.schema.fields.some(({ name }) => name === column)) return new Float64Array(batch.numRows).fill(1)
  const weights = readNumbers(batch, path)
  for (let row = 0; row < weights.length; row++)
    if (!(weights[row] >= 0 && weights[row] <= mostWeight)) weights[row] = Number.NaN
  return weights
}
