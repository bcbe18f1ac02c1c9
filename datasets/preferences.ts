/** Pairs of answers of which one is preferred, as DPO and reward models are trained on, in whatever convention. */
import type { Schema } from '../src/arrow/arrow.js'
import { listTextPaths, parsePath } from '../src/arrow/path.js'
import type { DatasetAdapter } from './adapter.js'
import { hasColumns } from './columns.js'
import { detectShapes } from './shapes/index.js'

const answers = ['chosen', 'rejected']
const before = [
  'system',
  'instruction',
  'prompt',
  'question',
  'input',
  'history',
  'messages',
  'conversations',
]
/** Fields that name who speaks, in the words of the conventions. */
const speakers = ['role', 'from']

export const preferenceAdapters: readonly DatasetAdapter[] = [
  {
    name: 'other-preference',
    summary: 'Pairs of answers, the chosen one and the rejected one, in a convention of their own',
    source: 'huggingface/trl docs/source/dataset_formats.md',
    detect: (schema) =>
      hasColumns(schema, answers) &&
      answers.every((name) => pathsIn(schema, [name]).length > 0) &&
      !detectShapes(schema).some(({ always }) => always.includes('rejected')),
    roles: (schema) => (hasColumns(schema, ['prompt']) ? { prompt: 'prompt' } : {}),
    textPaths: (schema) => pathsIn(schema, [...before, ...answers]),
    licence: 'unknown',
    languages: [],
  },
]

/** The paths of text in these columns, but for the names of speakers. */
function pathsIn(schema: Schema, names: readonly string[]): string[] {
  return listTextPaths(schema).filter((text) => {
    const { column, steps } = parsePath(text)
    return names.includes(column) && !speakers.includes(steps.at(-1) ?? '')
  })
}
