/**
 * Keeps the rows of the highest scores: so many, or a share of them, of all rows or of each group. Scores are a column that
 * some model wrote before: a reward, a grade of quality, the difficulty of an instruction (IFD). The numbers are exact and
 * the data is never held in memory; rows of one score at the border are chosen by keyed hash, the same for any number of
 * workers.
 */

import { DataType, type Schema } from '../src/arrow/arrow.js'
import { parsePath, typeAt } from '../src/arrow/path.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { columnPath, z } from '../src/base/options.js'
import { defineTransform } from '../src/transform/transform.js'
import { openSample } from './balance/apply.js'
import { cellColumnOption, checkCellColumns, columnsRead, parseCellColumns } from './balance/cells/columns.js'
import type { SampleDecision } from './balance/decide.js'
import type { Sampling } from './balance/sampling.js'
import type { SampleSummary } from './balance/sieve.js'
import { quotaSurvey } from './balance/survey.js'

const options = z.strictObject({
  by: columnPath.describe('The column of scores, by path: reward, scores.ifd').meta({ flag: '--by <path>' }),
  rows: z
    .int()
    .min(0)
    .optional()
    .describe('How many rows to keep, of each group where some are named; all where there are fewer')
    .meta({ flag: '-n, --rows <n>' }),
  share: z.number().min(0).max(1).optional().describe('The share of the rows to keep instead, such as 0.1'),
  per: cellColumnOption
    .optional()
    .describe(
      'Column, or columns, of whose groups each keeps its best; length@100/500 cuts numbers into ranges',
    ),
  order: z
    .enum(['highest', 'lowest'])
    .default('highest')
    .describe('Which scores are the best, such as lowest of perplexity'),
})

type TopOptions = z.output<typeof options>

/** What it would expect of groups is what was asked for. */
const { expect: _, ...survey } = quotaSurvey<TopOptions>({
  sampling: samplingOf,
  quotas: (cells, { rows, share }) =>
    cells.map(({ amount }) => (rows === undefined ? Math.round(amount * share!) : Math.min(rows, amount))),
})

/**
 * Keeps the rows of the highest scores, overall or of each group. The others are counted as `top_left_out`; rows without a
 * score are rejected as `bad_score`. Throws `bad_schema` and `bad_option`.
 *
 * @example
 * await run({
 *   input: 'rated.jsonl',
 *   steps: [{ top: { by: 'score', share: 0.1, per: 'language' } }],
 *   output: 'out/',
 * })
 */
export const top = defineTransform<typeof options, SampleSummary, SampleDecision>({
  name: 'top',
  summary: 'Keep the rows of the highest scores, overall or of each group',
  examples: [
    'prep top rated.jsonl --by score --share 10% --out best.jsonl',
    'prep top rated.jsonl --by score -n 1000 --per language --out best/',
  ],
  options,
  plan(schema: Schema, given) {
    checkScore(schema, given)
    const columns = groupsOf(given)
    checkCellColumns(schema, columns)
    const reads = columnsRead([...columns, { column: given.by }])
    return { schema, reads, writes: [], effects: { rows: 'dropped' } }
  },
  survey,
  open: (context) => openSample(context, { ...samplingOf(context.options), reason: 'top_left_out' }),
})

function checkScore(schema: Schema, { by, rows, share }: TopOptions): void {
  if ((rows === undefined) === (share === undefined))
    throw new PrepError(
      'bad_option',
      `Give either ${optionName('rows')} or ${optionName('share')}: how many rows to keep, or which part of them`,
    )
  const type = typeAt(schema, parsePath(by))
  if (!DataType.isInt(type) && !DataType.isFloat(type))
    throw new PrepError('bad_schema', `Column "${by}" holds ${type}, not numbers. Cast it with convert first`)
}

function groupsOf({ per }: TopOptions) {
  return per === undefined ? [] : parseCellColumns(per)
}

/** Of the rows in their order the first are left out: so the lowest scores come first, where the highest stay. */
function samplingOf(given: TopOptions): Sampling {
  return {
    columns: [groupsOf(given)],
    score: { column: given.by, isLowFirst: () => given.order === 'highest' },
  }
}
