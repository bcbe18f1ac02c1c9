import type { ModelInput } from './session.js'

/** Rows of tokens, padded to the longest one, as the inputs `input_ids` and `attention_mask` of a model. */
export interface PaddedRows {
  width: number
  ids: ModelInput
  mask: ModelInput
}

export function padRows(rows: readonly (readonly number[])[], padId: number): PaddedRows {
  const width = Math.max(...rows.map((row) => row.length))
  const dims = [rows.length, width]
  const ids = new BigInt64Array(rows.length * width).fill(BigInt(padId))
  const mask = new BigInt64Array(rows.length * width)
  rows.forEach((row, r) => {
    for (let i = 0; i < row.length; i++) {
      ids[r * width + i] = BigInt(row[i])
      mask[r * width + i] = 1n
    }
  })
  return { width, ids: { type: 'int64', data: ids, dims }, mask: { type: 'int64', data: mask, dims } }
}
