import { DataType } from '../../src/core/arrow.js'
import type { Batch } from '../../src/core/batch.js'

/** The weight of each row: 1 without the column, NaN for one that is null, negative or not finite. */
export function weightsOf(batch: Batch, column: string): Float64Array {
  const weights = new Float64Array(batch.numRows).fill(1)
  const index = batch.schema.fields.findIndex(({ name }) => name === column)
  if (index < 0) return weights
  const data = batch.columns[index]
  const values = data.values as Float64Array | BigInt64Array
  const isInt64 = DataType.isInt(data.type) && data.type.bitWidth === 64
  for (let row = 0; row < weights.length; row++) {
    const weight = isInt64 ? Number(values[row]) : (values as Float64Array)[row]
    const isWeight = Number.isFinite(weight) && weight >= 0 && (data.nullCount === 0 || data.getValid(row))
    weights[row] = isWeight ? weight : Number.NaN
  }
  return weights
}
