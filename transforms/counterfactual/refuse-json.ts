import type { Field, Schema } from '../../src/arrow/arrow.js'
import { isJsonField } from '../../src/arrow/infer-schema.js'
import type { FieldPath } from '../../src/arrow/path.js'
import { PrepError } from '../../src/base/errors.js'

/** Throws `bad_schema` for a field of JSON documents, whose keys would be swapped with their texts. */
export function refuseJson(schema: Schema, path: FieldPath): void {
  let field = schema.fields.find(({ name }) => name === path.column)
  for (const name of path.steps)
    field = field?.type.children.find((child: Field) => name === '[]' || child.name === name)
  if (field === undefined || !isJsonField(field)) return
  throw new PrepError(
    'bad_schema',
    `Field "${path.text}" holds JSON documents, whose keys would be swapped too. Name fields of plain text`,
  )
}
