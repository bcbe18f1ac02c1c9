import { DataType, Schema } from '../../arrow/arrow.js'
import { Batch } from '../../arrow/batch.js'
import type { DataSplits } from '../../arrow/splits.js'
import { splitsOf } from '../../arrow/splits.js'
import { takeRows } from '../../arrow/take.js'
import { PrepError } from '../../base/errors.js'

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
  const names = splits.names.map((name) => Buffer.from(name))
  return (batch) => {
    const splitOf = splitsOfRows(batch, splits, names)
    const columns = written === schema ? batch.columns : columnsWithout(batch, splits.column)
    const kept = new Batch(written, columns, batch.origin)
    return names.map((_, split) => takeRows(kept, rowsOfSplit(splitOf, split)))
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

/** Throws `bad_input` for a row that is in none of the splits. */
function splitsOfRows(
  batch: Batch,
  { column, names }: OutputSplits,
  bytesOfNames: readonly Buffer[],
): Uint8Array {
  const data = batch.column(column)
  const splitOf = new Uint8Array(batch.numRows)
  if (!DataType.isUtf8(data.type)) throw new PrepError('bad_schema', `Column "${column}" is no longer text`)
  const offsets = data.valueOffsets as Int32Array
  const { buffer, byteOffset, byteLength } = data.values as Uint8Array
  const bytes = Buffer.from(buffer, byteOffset, byteLength)
  for (let row = 0; row < batch.numRows; row++) {
    const [start, end] = [offsets[row], offsets[row + 1]]
    const split = bytesOfNames.findIndex(
      (name) => name.length === end - start && bytes.compare(name, 0, name.length, start, end) === 0,
    )
    if (split < 0 || !data.getValid(row))
      throw new PrepError(
        'bad_input',
        `A row has another value in the column "${column}" than the names of the splits: ${names.join(', ')}. ` +
          'Let no step change that column, or write to a single file',
      )
    splitOf[row] = split
  }
  return splitOf
}
