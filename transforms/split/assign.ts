import type { Batch } from '../../src/arrow/batch.js'
import { hashPath, hashRows, hashTuples, isNullHash } from '../../src/arrow/hashes/content-hash.js'
import type { Hashes } from '../../src/arrow/hashes/mixer.js'
import type { FieldPath } from '../../src/arrow/path.js'
import type { KeyedRandom } from '../../src/transform/random.js'

/** What decides the split of a row. */
export interface AssignOptions {
  /** Columns whose values make the group; none for the whole row. */
  by: readonly FieldPath[]
  /** Relative shares of the splits, in their order. */
  shares: readonly number[]
  /** Keyed by nothing but the seed of the run. */
  random: KeyedRandom
}

/** Tells for each row of a batch the number of its split: a function of its values and the seed alone. */
export function openAssign({ by, shares, random }: AssignOptions): (batch: Batch) => Uint8Array {
  const ends = endsOf(shares)
  return (batch) => {
    const { low, high } = by.length === 0 ? hashRows(batch) : hashGroups(batch, by)
    const splits = new Uint8Array(batch.numRows)
    for (let row = 0; row < splits.length; row++) {
      const hash = random.hash(low[row], high[row], 0)
      while (hash >= ends[splits[row]]) splits[row]++
    }
    return splits
  }
}

/**
 * Where the range of each split ends, among the whole numbers below 2^53. They follow one another, so that
 * another share moves only the rows between the old ends and the new.
 */
function endsOf(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0)
  let sum = 0
  const ends = shares.map((share) => {
    sum += share
    return (sum / total) * 2 ** 53
  })
  ends[ends.length - 1] = 2 ** 53
  return ends
}

/** The hashes of group keys. A row whose key is null throughout belongs to no group: it stands for itself. */
function hashGroups(batch: Batch, by: readonly FieldPath[]): Hashes {
  const columns = by.map((path) => hashPath(batch, path))
  const groups = hashTuples(columns, batch.numRows)
  let rows: Hashes | undefined
  for (let row = 0; row < batch.numRows; row++) {
    if (!columns.every((column) => isNullHash(column, row))) continue
    rows ??= hashRows(batch)
    groups.low[row] = rows.low[row]
    groups.high[row] = rows.high[row]
  }
  return groups
}
