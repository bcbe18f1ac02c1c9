import { DataType, Field, Int32, Schema } from '../../src/arrow/arrow.js'
import { isBuildable } from '../../src/arrow/builders.js'
import { tokenField, vocabularyOf } from '../../src/arrow/field-marks.js'
import { listOf } from '../../src/arrow/path.js'
import { splitColumnOf } from '../../src/arrow/splits.js'
import { PrepError } from '../../src/base/errors.js'
import { type PackedColumn, type PackOptions, packedColumns } from './options.js'

/** Columns whose zeros say that a token is not to be learned, as TRL calls them. */
const maskNames = ['completion_mask', 'assistant_masks'] as const

/** The columns of the input that `pack` reads. */
export interface TokenColumns {
  ids: 'input_ids'
  /** Left out where the data has none. */
  labels: string | undefined
  masks: readonly string[]
  /** Zeros are padding, which is left out. */
  attention: string | undefined
  /** Columns that stay, and keep rows apart. */
  by: readonly string[]
}

/** The columns that a schema has for `pack`. Throws `bad_schema`. */
export function tokenColumns(schema: Schema, { by }: Pick<PackOptions, 'by'>): TokenColumns {
  const names = new Set(schema.fields.map(({ name }) => name))
  if (!names.has('input_ids'))
    throw new PrepError(
      'bad_schema',
      'Column "input_ids" is not in the data, and "pack" joins lists of tokens. Put the step "tokenize" before it',
    )
  const has = (name: string) => (names.has(name) ? name : undefined)
  const split = splitColumnOf(schema)
  const columns = {
    ids: 'input_ids' as const,
    labels: has('labels'),
    masks: maskNames.filter((name) => names.has(name)),
    attention: has('attention_mask'),
    by: [...new Set([...(split === undefined ? [] : [split]), ...by])],
  }
  for (const name of [columns.ids, columns.labels, ...columns.masks, columns.attention])
    if (name !== undefined) checkIntegers(schema, name)
  for (const name of columns.by) checkKept(schema, name)
  return columns
}

function checkIntegers(schema: Schema, name: string): void {
  const { type } = schema.fields.find((field) => field.name === name)!
  if (DataType.isList(type) && DataType.isInt(type.children[0].type)) return
  throw new PrepError(
    'bad_schema',
    `Column "${name}" is ${type}, where "pack" wants lists of whole numbers. Rename it, or leave it out, with convert`,
  )
}

function checkKept(schema: Schema, name: string): void {
  const field = schema.fields.find((field) => field.name === name)
  if (field === undefined)
    throw new PrepError(
      'bad_schema',
      `Column "${name}" of "by" is not in the data. Its columns: ${schema.fields.map((field) => field.name).join(', ')}`,
    )
  const isFlat = !DataType.isList(field.type) && !DataType.isStruct(field.type)
  const isTaken = ['input_ids', ...packedColumns].includes(name as PackedColumn)
  if (isFlat && isBuildable(field) && !isTaken) return
  throw new PrepError(
    'bad_schema',
    `Column "${name}" of "by" is ${field.type}, where text, numbers or true and false are wanted under a name that "pack" does not write. Name another column`,
  )
}

/** The schema of packed rows. */
export function packedSchema(schema: Schema, options: Pick<PackOptions, 'by' | 'write'>): Schema {
  const { by } = tokenColumns(schema, options)
  const written = packedColumns.filter((name) => options.write.includes(name))
  const ids = schema.fields.find(({ name }) => name === 'input_ids')!
  const lists = [
    tokenField(ids.name, listOf(new Int32()), vocabularyOf(ids)),
    ...written.map((name) => new Field(name, listOf(new Int32()), true)),
  ]
  const kept = by.map((name) => schema.fields.find((field) => field.name === name)!)
  return new Schema([...lists, ...kept], schema.metadata)
}
