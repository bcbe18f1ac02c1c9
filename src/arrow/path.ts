import { checkValue, wrongValue } from '../base/check-options.js'
import { PrepError, suggestName } from '../base/errors.js'
import { DataType, Field, List, type Schema, Struct } from './arrow.js'

/**
 * A path names text inside a row: `prompt`, `meta.title`, `messages[].content`, `tags[]`. A dot enters an
 * object, `[]` every item of a list. A name that holds dots, brackets or quotes, or nothing, stands in double quotes,
 * with quotes inside doubled: `"a.b"`, `meta."a.b"`, `""`.
 */
export interface FieldPath {
  /** The path as it was written. */
  text: string
  /** The top-level column. */
  column: string
  /** What follows it: the name of an object's field, or `[]`. */
  steps: readonly string[]
}

const listStep = '[]'

/** One part of a path with the lists behind it, up to a dot or the end: a name in quotes, or one without special characters. */
const pathPart = /(?:"((?:[^"]|"")*)"|([^".[\]][^.[\]]*))((?:\[\])*)(\.|$)/y

/** Parses a path. Throws `bad_option` for an empty part or a stray bracket. */
export function parsePath(text: string): FieldPath {
  checkValue('A path', text, 'text')
  const parts: string[] = []
  const pattern = new RegExp(pathPart)
  for (let isOpen = true; isOpen; ) {
    const [found, quoted, plain, lists, dot] = pattern.exec(text) ?? []
    if (found === undefined)
      throw new PrepError(
        'bad_option',
        `Path "${text}" is malformed. Write it like messages[].content, and a name with dots or brackets in double quotes`,
      )
    parts.push(plain ?? (quoted as string).replaceAll('""', '"'))
    for (let end = 0; end < (lists as string).length; end += 2) parts.push(listStep)
    isOpen = dot === '.'
  }
  return { text, column: parts[0], steps: parts.slice(1) }
}

/** A name as a part of a path: in quotes where it would be read as something else. */
export function quoteName(name: string): string {
  return name === '' || /[".[\]]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name
}

/** The text of a path, with quotes only where they are needed: paths that lead to the same place have the same. */
export function pathText({ column, steps }: Pick<FieldPath, 'column' | 'steps'>): string {
  const inner = steps.map((step) => (step === listStep ? step : `.${quoteName(step)}`))
  return `${quoteName(column)}${inner.join('')}`
}

/**
 * The path that a user means: that of the column of exactly this name where there is one, else the text itself.
 * What begins with a name in quotes is a path already.
 */
export function pathMeant(columns: readonly string[], text: string): string {
  return !beginsQuoted(text) && columns.includes(text) ? quoteName(text) : text
}

/** Whether a text begins with a name in quotes, as a path may. */
export function beginsQuoted(text: string): boolean {
  return /^"(?:[^"]|"")*"(?:[.[@]|$)/.test(text)
}

/**
 * The type that a path leads to. Throws `bad_schema` for an unknown name (with the nearest known one) or a
 * step that does not fit the type there.
 */
export function typeAt(schema: Schema, path: FieldPath): DataType {
  let type = childNamed(schema.fields, path.column, path.text).type
  for (const step of path.steps) {
    if (step === listStep) {
      if (!DataType.isList(type))
        throw new PrepError('bad_schema', `Path "${path.text}" asks for a list where the data has ${type}`)
      type = type.children[0].type
      continue
    }
    if (!DataType.isStruct(type))
      throw new PrepError('bad_schema', `Path "${path.text}" asks for an object where the data has ${type}`)
    type = childNamed(type.children, step, path.text).type
  }
  return type
}

/**
 * Parses paths and checks that each leads to text, as `plan` of a text step wants it.
 * Throws `bad_schema` naming the text paths there are.
 *
 * @example
 * const { schema } = batchOfRows([{ prompt: 'Hi', meta: { title: 'a' }, n: 1 }])
 * textPaths(schema, ['meta.title']).map(({ column, steps }) => [column, steps]) // [['meta', ['title']]]
 */
export function textPaths(schema: Schema, fields: readonly string[]): FieldPath[] {
  checkValue('The schema of textPaths()', schema, 'schema')
  checkValue('The fields of textPaths()', fields, 'list')
  return fields.map((text) => {
    const path = parsePath(text)
    if (!schema.fields.some(({ name }) => name === path.column)) {
      const texts = listTextPaths(schema)
      if (texts.length > 0) throw leadsNowhere(text, path.column, texts)
    }
    const type = typeAt(schema, path)
    if (DataType.isUtf8(type)) return path
    throw new PrepError(
      'bad_schema',
      `Field "${text}" holds ${type}, not text. Text fields: ${listTextPaths(schema).join(', ') || 'none'}`,
    )
  })
}

/** Every path of a schema that leads to text. */
export function listTextPaths(schema: Schema): string[] {
  return listValuePaths(schema).flatMap(({ path, type }) => (DataType.isUtf8(type) ? [path] : []))
}

/** Every path of a schema that leads to values which hold no others, with their type. */
export function listValuePaths(schema: Schema): ValuePath[] {
  return schema.fields.flatMap(({ name, type }) => valuePathsUnder({ path: quoteName(name), type }))
}

interface ValuePath {
  path: string
  type: DataType
}

/**
 * The top-level columns that paths lead into, each once: what the plan of a step reads and writes.
 *
 * @example
 * columnsOf(['prompt', 'messages[].content', 'messages[].role']) // ['prompt', 'messages']
 */
export function columnsOf(fields: readonly string[]): string[] {
  checkValue('The fields of columnsOf()', fields, 'list')
  return [...new Set(fields.map((field) => parsePath(field).column))]
}

function valuePathsUnder({ path, type }: ValuePath): ValuePath[] {
  if (DataType.isList(type))
    return valuePathsUnder({ path: `${path}${listStep}`, type: type.children[0].type })
  if (DataType.isStruct(type))
    return type.children.flatMap((child) =>
      valuePathsUnder({ path: `${path}.${quoteName(child.name)}`, type: child.type }),
    )
  return [{ path, type }]
}

function childNamed(fields: readonly Field[], name: string, path: string): Field {
  const found = fields.find((field) => field.name === name)
  if (found !== undefined) return found
  if (fields.length === 0)
    throw new PrepError(
      'bad_schema',
      `Path "${path}" leads nowhere: there are no columns, as in an input without records`,
    )
  const names = fields.map((field) => quoteName(field.name))
  throw leadsNowhere(path, name, names)
}

/** The name of a speaker beside a text, such as `messages[].role`: hardly ever what is meant. */
const speaker = /\.(?:role|from)$/

function leadsNowhere(path: string, name: string, fields: readonly string[]): PrepError {
  const known = [
    ...fields.filter((field) => !speaker.test(field)),
    ...fields.filter((field) => speaker.test(field)),
  ]
  return new PrepError(
    'bad_schema',
    `Path "${path}" leads nowhere: no field "${name}". ${suggestName(name, known)}`,
  )
}

/**
 * The Arrow list of one nullable item type, as every reader and transform of the project builds it.
 *
 * @example
 * String(listOf(new arrow.Utf8())) // 'List<Utf8>'
 */
export function listOf(item: DataType): List {
  checkType('The item of listOf()', item)
  return new List(new Field('item', item, true))
}

/**
 * The Arrow struct of these nullable fields.
 *
 * @example
 * String(structOf({ role: new arrow.Utf8(), turn: new arrow.Int64() })) // 'Struct<{role:Utf8, turn:Int64}>'
 */
export function structOf(fields: Record<string, DataType>): Struct {
  checkValue('The fields of structOf()', fields, 'object')
  for (const [name, type] of Object.entries(fields)) checkType(`Field "${name}" of structOf()`, type)
  return new Struct(Object.entries(fields).map(([name, type]) => new Field(name, type, true)))
}

function checkType(subject: string, type: unknown): void {
  if (typeof (Object(type) as DataType).typeId !== 'number')
    throw wrongValue(subject, 'an Arrow type, such as new arrow.Utf8()', type)
}
