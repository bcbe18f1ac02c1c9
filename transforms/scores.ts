/**
 * Writes scores that stand in a file of their own into columns, found by the key of each record: what a reward model or a
 * judge has said of the data, so that `top`, `filter`, `balance` and `dedup` can choose by it.
 */

import { DataType, Field, Float64 } from '../src/arrow/arrow.js'
import type { Batch } from '../src/arrow/batch.js'
import { builderFor } from '../src/arrow/builders.js'
import { appendColumns, appendFields } from '../src/arrow/columns/append-columns.js'
import { valueReader } from '../src/arrow/rows.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { z } from '../src/base/options.js'
import { defineTransform } from '../src/transform/transform.js'
import { fileDigest } from './anonymize/lists/list-options.js'
import { digestScores, faultIn, openScores } from './scores/score-file.js'

const options = z.strictObject({
  file: z
    .string()
    .min(1)
    .describe('A file of JSON Lines: an object for each record, with its key and its scores'),
  take: z.array(z.string().min(1)).min(1).describe('The scores to take, by their keys in the file: reward'),
  key: z
    .string()
    .min(1)
    .default('id')
    .describe('The column, and the key in the file, whose text or whole number names the record'),
  sha256: fileDigest,
})

type ScoresOptions = z.output<typeof options>

/**
 * Writes each score of a file into a column of numbers. A record that the file lacks, or that has no key, gets null, noted as
 * `no_score`. Throws `bad_schema` and `bad_option`.
 *
 * @example
 * import { writeFileSync } from 'node:fs'
 * writeFileSync('rewards.jsonl', '{"id": 1, "reward": 0.5}\n')
 * await run({
 *   input: 'data.jsonl',
 *   steps: [{ scores: { file: 'rewards.jsonl', take: ['reward'] } }],
 *   output: 'out/',
 * })
 */
export const scores = defineTransform({
  name: 'scores',
  summary: 'Write scores of a side file into columns, by the key of each record',
  examples: ['prep scores data.jsonl --file rewards.jsonl --take reward --out scored.jsonl'],
  options,
  resolve: async (given) => {
    const sha256 = digestScores(given.file)
    if (given.sha256 !== undefined && given.sha256 !== sha256)
      throw faultIn(
        given.file,
        'it is not the one that was planned with: its SHA-256 differs. Start the run anew',
      )
    return { ...given, sha256 }
  },
  plan(schema, given) {
    const type = schema.fields.find(({ name }) => name === given.key)?.type
    if (!DataType.isUtf8(type) && !DataType.isInt(type))
      throw new PrepError(
        'bad_schema',
        type === undefined
          ? `There is no column "${given.key}". Name that of the keys in ${optionName('key')}`
          : `Column "${given.key}" holds ${type}, and keys of records are text or whole numbers. Name another in ${optionName('key')}`,
      )
    return {
      schema: appendFields(schema, fieldsOf(given)),
      reads: [given.key],
      writes: [...given.take],
      effects: { rows: 'kept' },
    }
  },
  open({ options: { file, key, take }, cache, counters }) {
    const table = cache.opened(openScores, { path: file, key, columns: take })
    const fields = fieldsOf({ take })
    return (batch) => {
      const keyOf = openKeys(batch, key)
      const builders = fields.map((field) => builderFor(field))
      for (let row = 0; row < batch.numRows; row++) {
        const name = keyOf(row)
        const found = name === undefined ? undefined : table.of(name)
        if (found === undefined) counters.note('no_score')
        for (const [k, builder] of builders.entries()) builder.append(scoreOr(found?.[k]))
      }
      return appendColumns(
        batch,
        fields.map((field, k) => ({ field, column: builders[k].finish() })),
      )
    }
  },
})

/** Reads the key of a row as text; `undefined` for null. */
function openKeys(batch: Batch, name: string): (row: number) => string | undefined {
  const at = batch.schema.fields.findIndex((field) => field.name === name)
  const read = valueReader(batch.columns[at], batch.schema.fields[at])
  return (row) => {
    const value = read(row)
    return value === null || value === undefined ? undefined : String(value)
  }
}

function scoreOr(score: number | undefined): number | null {
  return score === undefined || Number.isNaN(score) ? null : score
}

function fieldsOf({ take }: Pick<ScoresOptions, 'take'>): Field[] {
  return take.map((name) => new Field(name, new Float64(), true))
}
