import { roleFinder } from '../../datasets/shapes/roles.js'
import type { Batch } from '../../src/arrow/batch.js'
import type { FieldPath } from '../../src/arrow/path.js'
import { TextLens } from '../../src/arrow/text-lens.js'

/** The texts under a path that are compared, row after row. */
export interface RowTexts {
  lens: TextLens
  /** The number of each text in the lens, ascending; nulls are left out. */
  items: Uint32Array
  /** The row of each. */
  rows: Uint32Array
}

const findRole = roleFinder({})

/** The texts of a path; with `roles`, of each row only the first that a user has. */
export function textsOf(batch: Batch, path: FieldPath, roles: FieldPath | undefined): RowTexts {
  const lens = new TextLens(batch, path)
  const rows = lens.rows()
  const speakers = roles === undefined ? undefined : new TextLens(batch, roles)
  const items = new Uint32Array(lens.length)
  const rowsTaken = new Uint32Array(lens.length)
  let next = 0
  for (let i = 0; i < lens.length; i++) {
    if (lens.isNull(i)) continue
    if (speakers !== undefined) {
      if (next > 0 && rowsTaken[next - 1] === rows[i]) continue
      if (findRole(speakers.at(i)) !== 'user') continue
    }
    items[next] = i
    rowsTaken[next++] = rows[i]
  }
  return { lens, items: items.subarray(0, next), rows: rowsTaken.subarray(0, next) }
}

/** How many bytes of text each row has under these paths. */
export function textBytes(batch: Batch, paths: readonly FieldPath[]): Float64Array {
  const sums = new Float64Array(batch.numRows)
  for (const path of paths) {
    const { lens, items, rows } = textsOf(batch, path, undefined)
    for (let i = 0; i < items.length; i++)
      sums[rows[i]] += lens.offsets[items[i] + 1] - lens.offsets[items[i]]
  }
  return sums
}
