import type { Schema } from '../../src/arrow/arrow.js'
import { listTextPaths, parsePath, pathMeant, pathText } from '../../src/arrow/path.js'
import { listShapes } from '../../src/schemas/chat-shape.js'
import type { AnonymizeOptions } from './options.js'

type Fields = Pick<AnonymizeOptions, 'fields' | 'wholeFields'>

/** Texts that the step is not to look at, in the order of the columns: what is in them stays. Who speaks in a chat is no text. */
export function unreadTexts(schema: Schema, given: Fields): string[] {
  const read = fieldsRead(schema, given)
  const roles = Object.values(listShapes).map(({ column, role }) => `${column}[].${role}`)
  return listTextPaths(schema).filter((path) => !read.has(path) && !roles.includes(path))
}

/** The fields that the step was given, each written as a listing writes it. */
export function fieldsRead(schema: Schema, { fields, wholeFields }: Fields): ReadonlySet<string> {
  const names = schema.fields.map(({ name }) => name)
  return new Set(
    [...fields, ...Object.keys(wholeFields)].map((field) => pathText(parsePath(pathMeant(names, field)))),
  )
}
