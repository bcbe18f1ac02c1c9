import { DataType, type Schema } from '../src/arrow/arrow.js'

/** Whether a schema has every one of these columns. */
export function hasColumns(schema: Schema, names: readonly string[]): boolean {
  const known = new Set(schema.fields.map((field) => field.name))
  return names.every((name) => known.has(name))
}

/** Whether a schema has every one of these columns, and each holds text. */
export function hasTexts(schema: Schema, names: readonly string[]): boolean {
  return names.every((name) =>
    schema.fields.some((field) => field.name === name && DataType.isUtf8(field.type)),
  )
}

/** The first of these names that is a column of the schema. */
export function firstColumn(schema: Schema, names: readonly string[]): string | undefined {
  return names.find((name) => hasColumns(schema, [name]))
}
