import { type Data, type Field, Schema } from '../arrow.js'
import { Batch } from '../batch.js'

/** A schema with these fields at its end, in place of those of the same names. */
export function appendFields(schema: Schema, fields: readonly Field[]): Schema {
  const names = new Set(fields.map(({ name }) => name))
  return new Schema([...schema.fields.filter(({ name }) => !names.has(name)), ...fields], schema.metadata)
}

/** A batch with these columns at its end, in place of those of the same names. */
export function appendColumns(batch: Batch, added: readonly { field: Field; column: Data }[]): Batch {
  const schema = appendFields(
    batch.schema,
    added.map(({ field }) => field),
  )
  const kept = schema.fields
    .slice(0, schema.fields.length - added.length)
    .map(({ name }) => batch.column(name))
  return new Batch(schema, [...kept, ...added.map(({ column }) => column)], batch.origin)
}
