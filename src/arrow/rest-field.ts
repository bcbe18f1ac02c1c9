import { Field, Utf8 } from './arrow.js'
import { jsonFieldMetadata } from './infer-schema.js'

const mark = 'prepkit.rest'

/** The column of JSON objects that hold the keys of records which have no column of their own. */
export function restField(name: string): Field {
  return new Field(name, new Utf8(), true, jsonFieldMetadata().set(mark, 'true'))
}

/** Whether a column is one of {@link restField}. */
export function isRestField(field: Field): boolean {
  return field.metadata.get(mark) === 'true'
}
