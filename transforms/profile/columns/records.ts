import type { Batch } from '../../../src/arrow/batch.js'

/** The rows that are kept, by their number in the batch. */
export function keptRows(keep: Uint8Array): Uint32Array {
  const rows = new Uint32Array(keep.length)
  let count = 0
  for (let row = 0; row < keep.length; row++) if (keep[row] !== 0) rows[count++] = row
  return rows.subarray(0, count)
}

/** Numbers records; the copies of one, which stand next to each other, share a number, for they share its values. */
export function recordCounter(): (batch: Batch) => Float64Array {
  let record = 0
  let source = -1
  let position = -1
  return ({ origin, numRows }) => {
    const records = new Float64Array(numRows)
    for (let row = 0; row < numRows; row++) {
      if (origin.positions[row] !== position || origin.source !== source || record === 0) {
        record++
        position = origin.positions[row]
        source = origin.source
      }
      records[row] = record
    }
    return records
  }
}
