import { makeColumn, Schema, Utf8 } from '../arrow/arrow.js'
import type { Batch } from '../arrow/batch.js'
import { batchRows } from '../formats/format/reader.js'
import type { InputFile } from '../formats/input-file.js'

/** The schema without the column that the file's records do not have; the same one where there is none. */
export function ownFields(schema: Schema, { sourceColumn }: InputFile): Schema {
  const fields = schema.fields.filter(({ name }) => name !== sourceColumn?.column)
  return fields.length === schema.fields.length ? schema : new Schema(fields, schema.metadata)
}

/**
 * Adds the column that names the source of a file's rows. One long column is made, and batches are given
 * the start of it, so a row costs nothing.
 */
export function addSourceColumn({ sourceColumn }: InputFile): (batch: Batch) => Batch {
  if (sourceColumn === undefined) return (batch) => batch
  const type = new Utf8()
  const value = Buffer.from(sourceColumn.value)
  let rows = 0
  let bytes: Uint8Array = value
  let offsets = new Int32Array(1)
  const enlarge = (wanted: number) => {
    rows = Math.max(wanted, batchRows)
    bytes = Buffer.alloc(rows * value.length, value)
    offsets = Int32Array.from({ length: rows + 1 }, (_, row) => row * value.length)
  }
  return (batch) => {
    const { numRows } = batch
    if (numRows > rows) enlarge(numRows)
    const column = makeColumn(type, {
      length: numRows,
      nullCount: 0,
      valueOffsets: offsets.subarray(0, numRows + 1),
      data: bytes.subarray(0, numRows * value.length),
    })
    return batch.withColumns({ [sourceColumn.column]: column })
  }
}
