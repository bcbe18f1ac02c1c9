import { DataType, type Schema } from '../../src/arrow/arrow.js'
import { type FieldPath, listTextPaths, parsePath, quoteName, typeAt } from '../../src/arrow/path.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import {
  type ChatShape,
  detectChatShapes,
  flatShapeOf,
  listShapeOf,
  textColumn,
} from '../../src/schemas/chat-shape.js'
import type { DedupOptions } from './options.js'

/** What of a row is compared with others. */
export interface Compared {
  /** Paths to values; none for the whole row. */
  paths: FieldPath[]
  /** The path of the roles, where only the first turn of the user counts of the texts that `paths` leads to. */
  roles: FieldPath | undefined
}

type Asked = Pick<DedupOptions, 'fields' | 'scope'>

/** What options name in data of that schema. Throws `bad_schema` and `bad_option`. */
export function comparedIn(schema: Schema, { fields, scope }: Asked): Compared {
  if (fields !== undefined) {
    if (scope !== 'row')
      throw new PrepError(
        'bad_option',
        `Give either ${optionName('fields')} or ${optionName('scope')}: both say what is compared`,
      )
    return { paths: fields.map((field) => checkedPath(schema, field)), roles: undefined }
  }
  if (scope === 'row') return { paths: [], roles: undefined }
  const [shape] = detectChatShapes(schema)
  if (shape === undefined)
    throw new PrepError(
      'bad_schema',
      `Option ${optionName('scope')} asks for a ${scope}, but the columns are those of no known shape of conversations. Name what is compared in ${optionName('fields')}`,
    )
  return scope === 'conversation' ? conversationOf(schema, shape) : promptOf(schema, shape)
}

function conversationOf(schema: Schema, shape: ChatShape): Compared {
  const list = listShapeOf(shape)
  if (list !== undefined) {
    const item = `${quoteName(list.column)}[]`
    return {
      paths: [list.role, list.content].map((name) => parsePath(`${item}.${quoteName(name)}`)),
      roles: undefined,
    }
  }
  const flat = flatShapeOf(shape)
  return {
    paths: flatPaths(schema, flat === undefined ? [textColumn] : [flat.prompt, flat.input, flat.answer]),
    roles: undefined,
  }
}

function promptOf(schema: Schema, shape: ChatShape): Compared {
  const list = listShapeOf(shape)
  if (list !== undefined) {
    const item = `${quoteName(list.column)}[]`
    return {
      paths: [parsePath(`${item}.${quoteName(list.content)}`)],
      roles: parsePath(`${item}.${quoteName(list.role)}`),
    }
  }
  const flat = flatShapeOf(shape)
  if (flat === undefined)
    throw new PrepError(
      'bad_schema',
      `Column "${textColumn}" holds whole texts, of which none is a prompt. Name what is compared in ${optionName('fields')}`,
    )
  return { paths: flatPaths(schema, [flat.prompt, flat.input]), roles: undefined }
}

/** The columns of those names that hold text: one of a shape may be missing, or hold nothing. */
function flatPaths(schema: Schema, names: readonly (string | undefined)[]): FieldPath[] {
  return names
    .filter((name) => schema.fields.some((field) => field.name === name && DataType.isUtf8(field.type)))
    .map((name) => parsePath(quoteName(name as string)))
}

/** A path to a value, or to texts in a list. Throws `bad_schema`. */
export function checkedPath(schema: Schema, field: string): FieldPath {
  const path = parsePath(field)
  const type = typeAt(schema, path)
  if (!path.steps.includes('[]') || DataType.isUtf8(type)) return path
  throw new PrepError(
    'bad_schema',
    `Field "${field}" holds items of ${type}, and of lists only texts are compared one by one. Name the list itself`,
  )
}

/** The paths of all texts that are compared. */
export function comparedTexts(schema: Schema, { paths }: Compared): FieldPath[] {
  if (paths.length === 0) return listTextPaths(schema).map(parsePath)
  return paths.filter((path) => DataType.isUtf8(typeAt(schema, path)))
}
