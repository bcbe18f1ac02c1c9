import type { Field, Schema } from '../../src/arrow/arrow.js'
import { isJsonField } from '../../src/arrow/infer-schema.js'
import { type FieldPath, listTextPaths, parsePath, pathText, textPaths } from '../../src/arrow/path.js'
import { splitColumnOf } from '../../src/arrow/splits.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { Where } from '../../src/transform/where.js'
import type { TextRole } from './rewriter.js'

/** The texts that may quote those which change and stay as they are: those that are named, or all others. */
export function answerPaths(
  schema: Schema,
  {
    fields,
    linked = [],
    answers,
  }: { fields: readonly string[]; linked?: readonly string[]; answers?: readonly string[] | undefined },
): FieldPath[] {
  const changing = new Set(
    (answers === undefined ? [...fields, ...linked] : linked).map((field) => pathText(parsePath(field))),
  )
  const quoting = answers === undefined ? listTextPaths(schema).map(parsePath) : textPaths(schema, answers)
  return quoting.filter((path) => !changing.has(pathText(path)))
}

/** The paths that copies are written under, with what their texts are for: those of `fields` first. */
export function writtenPaths({ fields, linked }: { fields: readonly string[]; linked: readonly string[] }): {
  paths: FieldPath[]
  roles: TextRole[]
} {
  const names = (paths: readonly string[]) => new Set(paths.map((path) => pathText(parsePath(path))))
  const [own, along] = [names(fields), names(linked)]
  const all = [...new Set([...own, ...along])]
  return {
    paths: all.map(parsePath),
    roles: all.map((path) => ({ mayChange: own.has(path), isLinked: along.has(path) })),
  }
}

/** A test set with changed twins of its rows in it measures something else. */
export function refuseAllSplits(schema: Schema, where: Where | undefined): void {
  const column = splitColumnOf(schema)
  if (column === undefined || (where !== undefined && Object.hasOwn(where, column))) return
  throw new PrepError(
    'bad_option',
    `The data is split by its column "${column}", and option ${optionName('where')} does not name it. ` +
      `Say which split is augmented, such as where: { ${column}: train }`,
  )
}

/** A word taken out of a JSON document or put into it could end it, so such fields are not augmented. */
export function refuseJson(schema: Schema, path: FieldPath): void {
  let fields: readonly Field[] = schema.fields
  let field: Field | undefined
  for (const name of [path.column, ...path.steps]) {
    field = name === '[]' ? fields[0] : fields.find((other) => other.name === name)
    fields = field?.type.children ?? []
  }
  if (field === undefined || !isJsonField(field)) return
  throw new PrepError(
    'bad_schema',
    `Field "${path.text}" holds JSON documents, which changed words could break. Name fields of plain text`,
  )
}
