/**
 * Compares rows of equal keys, in whatever order they stand. Of one side the hashes of all rows are held; where they
 * are too many, the keys are parted by their hashes, and both sides are read once for each part. Rows of one key are
 * compared in their order: the first with the first.
 */
import type { Batch } from '../../arrow/batch.js'
import { hashColumn, hashPath, hashTuples } from '../../arrow/hashes/content-hash.js'
import { type Hashes, noHashes } from '../../arrow/hashes/mixer.js'
import { columnsOf, type FieldPath } from '../../arrow/path.js'
import type { Compared } from './by-position.js'
import type { DataSide } from './data-side.js'
import { type HashedRow, HeldRows } from './held-rows.js'
import type { RowTally } from './row-tally.js'

/** Memory for the rows of one part, in bytes. */
const heldBytes = 256 * 2 ** 20

export async function compareByKey(
  { before, after, columns }: Compared,
  { keys, rows, tally }: { keys: readonly FieldPath[]; rows: number; tally: RowTally },
): Promise<void> {
  const bytesPerRow = 8 * columns.length + 32
  const parts = Math.max(1, Math.ceil((rows * bytesPerRow) / heldBytes))
  for (let part = 0; part < parts; part++) {
    const held = new HeldRows(columns.length)
    await eachRow(before, { columns, keys, parts, part }, (row) => held.add(row))
    await eachRow(after, { columns, keys, parts, part }, (row) => {
      const found = held.find(row)
      if (found === undefined) tally.added(row.number)
      else
        tally.pair({ before: held.numberOf(found), after: row.number }, (column) =>
          held.isSame(found, row, column),
        )
    })
    for (const number of held.unmatched()) tally.removed(number)
  }
}

interface Part {
  columns: readonly string[]
  keys: readonly FieldPath[]
  parts: number
  part: number
}

/** Calls `take` for each row of a part of the keys. */
async function eachRow(
  side: DataSide,
  { columns, keys, parts, part }: Part,
  take: (row: HashedRow) => void,
): Promise<void> {
  const wanted = new Set([...columns, ...columnsOf(keys.map(({ text }) => text))])
  const row: HashedRow = { number: 0, key: noHashes(0), columns: [], at: 0 }
  for await (const batch of side.batches(wanted)) {
    row.key = keyHashes(batch, keys)
    row.columns = columns.map((name) => hashColumn(batch.column(name)))
    for (row.at = 0; row.at < batch.numRows; row.at++, row.number++)
      if (row.key.high[row.at] % parts === part) take(row)
  }
}

function keyHashes(batch: Batch, keys: readonly FieldPath[]): Hashes {
  return hashTuples(
    keys.map((path) => hashPath(batch, path)),
    batch.numRows,
  )
}
