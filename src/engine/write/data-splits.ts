import { Schema } from '../../arrow/arrow.js'
import { Batch } from '../../arrow/batch.js'
import type { DataSplits } from '../../arrow/splits.js'
import { splitNumbers, splitsOf } from '../../arrow/splits.js'
import { takeRows } from '../../arrow/take.js'

/** How the rows of an output folder go into a folder for each split of the data. */
export interface OutputSplits extends DataSplits {
  /** Whether the files keep the column that names the split. */
  keepColumn: boolean
}

/** The splits of an output, where its schema marks a column of splits. Single files hold all splits together. */
export function outputSplitsOf(
  schema: Schema,
  output: { kind: 'folder' | 'file' | 'stdout'; keepSplitColumn: boolean },
): OutputSplits | undefined {
  const splits = output.kind === 'folder' ? splitsOf(schema) : undefined
  return splits && { ...splits, keepColumn: output.keepSplitColumn }
}

/** The schema of the files: without the column that names the split, as far as folders tell it. */
export function fileSchema(schema: Schema, splits: OutputSplits | undefined): Schema {
  if (splits === undefined || splits.keepColumn) return schema
  return new Schema(
    schema.fields.filter(({ name }) => name !== splits.column),
    schema.metadata,
  )
}

/** Splits a batch: for each split its rows, in their order, as its file holds them. */
export function openSplitBatch(splits: OutputSplits, schema: Schema): (batch: Batch) => Batch[] {
  const written = fileSchema(schema, splits)
  return (batch) => {
    const splitOf = splitNumbers(batch, splits)
    const columns = written === schema ? batch.columns : columnsWithout(batch, splits.column)
    const kept = new Batch(written, columns, batch.origin)
    return splits.names.map((_, split) => takeRows(kept, rowsOfSplit(splitOf, split)))
  }
}

function columnsWithout(batch: Batch, column: string): Batch['columns'] {
  return batch.columns.filter((_, index) => batch.schema.fields[index].name !== column)
}

function rowsOfSplit(splitOf: Uint8Array, split: number): Uint32Array {
  const rows = new Uint32Array(splitOf.length)
  let count = 0
  for (let row = 0; row < splitOf.length; row++) if (splitOf[row] === split) rows[count++] = row
  return rows.subarray(0, count)
}
