import { DataType, type Schema } from '../../src/arrow/arrow.js'
import { listTextPaths, listValuePaths, parsePath, pathMeant, pathText } from '../../src/arrow/path.js'
import type { AnonymizeOptions } from './options.js'

type Fields = Pick<AnonymizeOptions, 'fields' | 'wholeFields'>

/** Who speaks, and of what kind a call or a part is. */
const speaker =
  /^(?:messages|conversations|prompt|completion|chosen|rejected)(?:\[\])?\.(?:role|from|tool_calls\[\]\.type)$/

/**
 * Fields that the step is not to look at, so that what is in them stays: texts, then numbers and other values, each in
 * the order of the columns. Who speaks in a chat is no text.
 */
export function unreadFields(schema: Schema, given: Fields): string[] {
  const read = fieldsRead(schema, given)
  const texts = listTextPaths(schema).filter((path) => !speaker.test(path))
  return [...texts, ...listOtherPaths(schema)].filter((path) => !read.has(path))
}

/** Paths to numbers, dates, bytes and other values that are no text; truth values tell of nobody. */
export function listOtherPaths(schema: Schema): string[] {
  return listValuePaths(schema).flatMap(({ path, type }) =>
    DataType.isUtf8(type) || DataType.isBool(type) || DataType.isNull(type) ? [] : [path],
  )
}

/** Paths to numbers, in which phone and card numbers may stand. */
export function listNumberPaths(schema: Schema): string[] {
  return listValuePaths(schema).flatMap(({ path, type }) => (isNumber(type) ? [path] : []))
}

/** Whether values of a type are numbers that may be taken for texts. */
export function isNumber(type: DataType | undefined): boolean {
  return type !== undefined && (DataType.isInt(type) || DataType.isFloat(type))
}

/** The fields that the step was given, each written as a listing writes it. */
export function fieldsRead(schema: Schema, { fields, wholeFields }: Fields): ReadonlySet<string> {
  const names = schema.fields.map(({ name }) => name)
  return new Set(
    [...fields, ...Object.keys(wholeFields)].map((field) => pathText(parsePath(pathMeant(names, field)))),
  )
}
