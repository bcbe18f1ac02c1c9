/**
 * Finds rows that ask the same and answer differently, in the whole data: of labels one of the two is wrong, and of
 * instructions a model learns to guess. Keys of the rows are kept on disk and compared part by part, as `dedup` does, so
 * that the data may be larger than memory. Which answer is right it does not know.
 */

import type { Schema } from '../src/arrow/arrow.js'
import { appendFields } from '../src/arrow/columns/append-columns.js'
import { columnsOf } from '../src/arrow/path.js'
import { defineTransform, type Transform } from '../src/transform/transform.js'
import { conflictFields, openConflicts } from './conflicts/apply.js'
import { type ConflictDecision, conflictMemory } from './conflicts/decide.js'
import { conflictOptions } from './conflicts/options.js'
import { type ConflictSummary, conflictSurvey } from './conflicts/survey.js'
import { checkedPath } from './dedup/compared.js'

/**
 * Leaves out rows with the same question and different answers, counted as `conflicting_answers`, or tags them. Throws
 * `bad_schema` and `bad_option`.
 *
 * @example
 * await run({
 *   input: 'data.jsonl',
 *   steps: [{ conflicts: { fields: ['prompt'], answers: ['completion'], keep: 'most' } }],
 *   output: 'out/',
 * })
 */
export const conflicts: Transform<typeof conflictOptions> = defineTransform<
  typeof conflictOptions,
  ConflictSummary,
  ConflictDecision
>({
  name: 'conflicts',
  summary: 'Leave out rows with the same question and different answers, or tag them',
  examples: [
    'prep conflicts data.jsonl --fields prompt --answers completion --out agreed.jsonl',
    'prep conflicts data.jsonl --fields prompt --answers completion --action tag --out tagged.jsonl',
  ],
  options: conflictOptions,
  plan(schema: Schema, given) {
    const paths = [...given.fields, ...given.answers]
    for (const path of paths) checkedPath(schema, path)
    const added = conflictFields(given)
    return {
      schema: appendFields(schema, added),
      reads: columnsOf(paths),
      writes: added.map(({ name }) => name),
      effects: { rows: given.action === 'tag' ? 'kept' : 'dropped' },
      surveyMemory: conflictMemory,
    }
  },
  survey: conflictSurvey,
  open: openConflicts,
})
