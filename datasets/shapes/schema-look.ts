/** Questions about schemas that the definitions of shapes ask. */
import { DataType, type Field, type Schema } from '../../src/arrow/arrow.js'
import { isJsonField } from '../../src/arrow/infer-schema.js'
import { listTextPaths, parsePath } from '../../src/arrow/path.js'

/** The column of that name. */
export function columnNamed(schema: Schema, name: string): Field | undefined {
  return schema.fields.find((field) => field.name === name)
}

/** Whether a schema has a column in which any value was seen. */
export function hasValues(schema: Schema, name: string): boolean {
  const field = columnNamed(schema, name)
  return field !== undefined && !DataType.isNull(field.type)
}

/** Whether a schema has a column of lists in which any text was seen. */
export function hasPairs(schema: Schema, name: string): boolean {
  const field = columnNamed(schema, name)
  const leafOf = (type: DataType): DataType =>
    DataType.isList(type) ? leafOf((type.children[0] as Field).type) : type
  return field !== undefined && !DataType.isNull(leafOf(field.type))
}

/** Whether the objects that a column lists have a field in which any value was seen. */
export function hasItemField(schema: Schema, column: string, name: string): boolean {
  const items = itemFieldsOf(columnNamed(schema, column)) ?? []
  return items.some((field) => field.name === name && !DataType.isNull(field.type))
}

/** Why these columns are not all of text, as the end of a sentence. */
export function textFault(fields: readonly Field[], names: readonly string[]): string | undefined {
  for (const name of names) {
    const field = fields.find((candidate) => candidate.name === name)
    if (field === undefined) return `there is no column "${name}"`
    if (!DataType.isUtf8(field.type)) return `"${name}" holds ${field.type}, not text`
    if (isJsonField(field)) return `"${name}" holds JSON, not plain text`
  }
  return undefined
}

/** Why a column that may be absent, or without any value, is not of text. */
export function optionalTextFault(schema: Schema, name: string): string | undefined {
  return hasValues(schema, name) ? textFault(schema.fields, [name]) : undefined
}

/** The fields of the objects that a column lists; `undefined` where it lists none. */
export function itemFieldsOf(field: Field | undefined): readonly Field[] | undefined {
  const list = field?.type
  const item = DataType.isList(list) ? (list.children[0] as Field) : undefined
  return item !== undefined && DataType.isStruct(item.type) ? item.type.children : undefined
}

/** Why a column is no list of objects with these fields of text. */
export function listFault(
  schema: Schema,
  { column, texts }: { column: string; texts: readonly string[] },
): string | undefined {
  const field = columnNamed(schema, column)
  if (field === undefined) return `there is no column "${column}"`
  const items = itemFieldsOf(field)
  if (items === undefined) return `"${column}" holds ${field.type}, not a list of objects`
  const fault = textFault(items, texts)
  return fault === undefined ? undefined : `in "${column}[]", ${fault.replace('column', 'field')}`
}

/** Why a column does not hold truth values. */
export function boolFault(schema: Schema, name: string): string | undefined {
  const field = columnNamed(schema, name)
  if (field === undefined) return `there is no column "${name}"`
  return DataType.isBool(field.type) ? undefined : `"${name}" holds ${field.type}, not true and false`
}

/** The first fault of several questions. */
export function firstFault(faults: readonly (string | undefined)[]): string | undefined {
  return faults.find((fault) => fault !== undefined)
}

/** Fields that name who speaks, what kind a part is, and which call is meant. */
const noTexts = ['role', 'from', 'type', 'id', 'tool_call_id', 'message_id', 'parent_id', 'url']

/** Columns that hold no words of anybody. */
const noTextColumns = ['message_id', 'parent_id', 'role', 'message_tree_id', 'tree_state']

/** Every path of text in the columns of a shape, but for the names of speakers and kinds. */
export function textPathsOf(schema: Schema, { columns }: { columns: readonly string[] }): string[] {
  const paths = listTextPaths(schema).map((text) => ({ text, path: parsePath(text) }))
  return columns
    .filter((column) => !noTextColumns.includes(column))
    .flatMap((column) => paths.filter(({ path }) => path.column === column))
    .filter(({ path }) => !noTexts.includes(path.steps.at(-1) ?? '') && !isNameOfFunction(path.steps))
    .map(({ text }) => text)
}

function isNameOfFunction(steps: readonly string[]): boolean {
  return steps.at(-1) === 'name' && ['function', 'function_call'].includes(steps.at(-2) ?? '')
}
