import { Field, Schema, Utf8 } from '../../../src/arrow/arrow.js'
import { Batch } from '../../../src/arrow/batch.js'
import { builderFor } from '../../../src/arrow/builders.js'
import { valueReader } from '../../../src/arrow/rows.js'
import { isNumber } from '../unread-fields.js'

/**
 * Phone and account numbers without separators are read as numbers. Where such a column is to be taken whole
 * it becomes text first: a placeholder is no number.
 */
export function schemaWithTexts(schema: Schema, columns: readonly string[]): Schema {
  if (!schema.fields.some((field) => isNumberAmong(field, columns))) return schema
  const fields = schema.fields.map((field) =>
    isNumberAmong(field, columns) ? new Field(field.name, new Utf8(), true) : field,
  )
  return new Schema(fields, schema.metadata)
}

/** The batch in that schema: numbers as JavaScript writes them, nulls as nulls. */
export function numbersAsTexts(batch: Batch, columns: readonly string[]): Batch {
  const schema = schemaWithTexts(batch.schema, columns)
  if (schema === batch.schema) return batch
  const data = batch.columns.map((column, i) => {
    if (!isNumberAmong(batch.schema.fields[i], columns)) return column
    const read = valueReader(column, batch.schema.fields[i])
    const builder = builderFor(schema.fields[i])
    for (let row = 0; row < batch.numRows; row++) {
      const value = read(row)
      builder.append(value === null ? null : String(value))
    }
    return builder.finish()
  })
  return new Batch(schema, data, batch.origin)
}

function isNumberAmong({ name, type }: Field, columns: readonly string[]): boolean {
  return columns.includes(name) && isNumber(type)
}
