/** The shapes of fine-tuning data, which `convert` uses as well, as what is known of a dataset. */
import type { Schema } from '../src/arrow/arrow.js'
import { listTextPaths, parsePath } from '../src/arrow/path.js'
import type { DatasetAdapter } from './adapter.js'
import { detectShapes, shapes } from './shapes/index.js'
import type { Shape } from './shapes/shape.js'

/** Fields that name who speaks, what kind a part is, and which call is meant. */
const noTexts = ['role', 'from', 'type', 'id', 'tool_call_id', 'message_id', 'parent_id', 'url']

/** Columns that hold no words of anybody. */
const noTextColumns = ['message_id', 'parent_id', 'role', 'message_tree_id', 'tree_state']

export const shapeAdapters: readonly DatasetAdapter[] = shapes.map((shape) => ({
  name: shape.name,
  summary: shape.summary,
  source: shape.source,
  detect: (schema) => detectShapes(schema).includes(shape),
  roles: (schema) => shape.roles(schema),
  textPaths: (schema) => shapeTextPaths(schema, shape),
  licence: shape.licence ?? 'unknown',
  languages: shape.languages ?? [],
}))

/** Every path of text in the columns of a shape, but for the names of speakers and kinds. */
function shapeTextPaths(schema: Schema, { columns }: Shape): string[] {
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
