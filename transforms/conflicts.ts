/**
 * Finds rows that ask the same and answer differently, in the whole data: of labels one of the two is wrong, and of
 * instructions a model learns to guess. Keys of the rows are kept on disk and compared part by part, as `dedup` does, so
 * that the data may be larger than memory. Which answer is right it does not know.
 */

import type { Schema } from '../src/arrow/arrow.js'
import { appendFields } from '../src/arrow/columns/append-columns.js'
import { columnsOf } from '../src/arrow/path.js'
import { columnPath, z } from '../src/base/options.js'
import { textLevels } from '../src/text/text-levels.js'
import { defineTransform, type Transform } from '../src/transform/transform.js'
import { conflictFields, openConflicts } from './conflicts/apply.js'
import type { ConflictDecision } from './conflicts/decide.js'
import { type ConflictSummary, conflictSurvey } from './conflicts/survey.js'
import { checkedPath } from './dedup/compared.js'

const options = z.strictObject({
  fields: z.array(columnPath).min(1).describe('What is asked, by path: prompt; or instruction and input'),
  answers: z.array(columnPath).min(1).describe('What is answered, by path: completion, label'),
  level: z
    .enum(textLevels)
    .default('fold')
    .describe(
      'What counts in text. bytes: everything; trim: not spaces around it; fold: not case, width and kinds of spaces; loose: nor punctuation and accents; digits: words alone, any number as 0',
    ),
  action: z
    .enum(['drop', 'tag'])
    .default('drop')
    .describe(
      'What becomes of rows with the same question and different answers: left out, or told in the columns conflict_id and conflict_answers',
    ),
  keep: z
    .enum(['none', 'first', 'most'])
    .default('none')
    .describe(
      'drop: which of them stay. none; first: those that answer as the first row does; most: those of the most frequent answer, none where two are as frequent',
    ),
})

/** Options of `conflicts` with their defaults. */
export type ConflictOptions = z.output<typeof options>

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
export const conflicts: Transform<typeof options> = defineTransform<
  typeof options,
  ConflictSummary,
  ConflictDecision
>({
  name: 'conflicts',
  summary: 'Leave out rows with the same question and different answers, or tag them',
  examples: [
    'prep conflicts data.jsonl --fields prompt --answers completion --out agreed.jsonl',
    'prep conflicts data.jsonl --fields prompt --answers completion --action tag --out tagged.jsonl',
  ],
  options,
  plan(schema: Schema, given) {
    const paths = [...given.fields, ...given.answers]
    for (const path of paths) checkedPath(schema, path)
    const added = conflictFields(given)
    return {
      schema: appendFields(schema, added),
      reads: columnsOf(paths),
      writes: added.map(({ name }) => name),
      effects: { rows: given.action === 'tag' ? 'kept' : 'dropped' },
    }
  },
  survey: conflictSurvey,
  open: openConflicts,
})
