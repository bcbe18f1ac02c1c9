import type { Schema } from '../../arrow/arrow.js'
import { placesOf } from '../../arrow/batch.js'
import { PrepError } from '../../base/errors.js'
import type { ReadTask } from './reader.js'

/**
 * Of each planned column its place among those of a file with a schema of its own, −1 where the file lacks it or has
 * nothing but nulls in it. `title` names the format in messages. Throws `bad_schema` for a column that is not in the plan,
 * or of another type there.
 */
export function columnPlaces(task: ReadTask, given: Schema, title: string): readonly number[] {
  const { schema, skipped, file } = task
  const at = { source: file.path }
  const planned = new Set(schema.fields.map(({ name }) => name))
  const unknown = given.fields.find(({ name }) => !skipped.has(name) && !planned.has(name))
  if (unknown !== undefined)
    throw new PrepError(
      'bad_schema',
      `Column "${unknown.name}" of the ${title} file is not in the plan. Give all files the same columns, or skip it`,
      { at },
    )
  const places = placesOf(given)
  return schema.fields.map((field) => {
    const index = places.get(field.name) ?? -1
    if (index < 0 || String(given.fields[index].type) === String(field.type)) return index
    if (String(given.fields[index].type) === 'Null') return -1
    throw new PrepError(
      'bad_schema',
      `Column "${field.name}" of the ${title} file holds ${given.fields[index].type} where the plan has ` +
        `${field.type}. Give all files the same types`,
      { at },
    )
  })
}
