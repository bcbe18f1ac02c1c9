/**
 * Takes so many rows at random, or a share of them: of all rows, or of each group. The numbers are exact. Which rows
 * are taken is decided by keyed hash, so every row is as likely as any other, and the same ones are taken in any
 * order and by any number of workers. Rows stay in their order, and the data is never held in memory.
 */

import type { Schema } from '../src/arrow/arrow.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { z } from '../src/base/options.js'
import { defineTransform } from '../src/transform/transform.js'
import { openSample } from './balance/apply.js'
import { cellColumnOption, checkCellColumns, columnsRead, parseCellColumns } from './balance/cells/columns.js'
import type { SampleDecision } from './balance/decide.js'
import { apportion } from './balance/quotas.js'
import type { Sampling } from './balance/sampling.js'
import type { SampleSummary } from './balance/sieve.js'
import { quotaSurvey } from './balance/survey.js'

const options = z.strictObject({
  rows: z
    .int()
    .min(0)
    .optional()
    .describe('How many rows to take, of each group where some are named; all where there are fewer')
    .meta({ flag: '-n, --rows <n>' }),
  share: z.number().min(0).max(1).optional().describe('The share of the rows to take instead, such as 0.1'),
  by: cellColumnOption
    .optional()
    .describe('Column, or columns, of whose groups each is sampled; age@25/40 cuts numbers into ranges'),
  allocation: z
    .enum(['equal', 'proportional'])
    .default('equal')
    .describe(
      'With rows and groups. equal: so many of each group; proportional: so many in all, of each group as its share',
    ),
})

type SampleOptions = z.output<typeof options>

/** What it would expect of groups is what was asked for. */
const { expect: _, ...survey } = quotaSurvey<SampleOptions>({
  sampling: samplingOf,
  quotas: (cells, { rows, share, allocation }) => {
    const amounts = cells.map(({ amount }) => amount)
    if (rows === undefined) return amounts.map((amount) => Math.round(amount * share!))
    if (allocation === 'equal') return amounts.map((amount) => Math.min(rows, amount))
    const all = amounts.reduce((sum, amount) => sum + amount, 0)
    return all === 0 ? [] : apportion(amounts, Math.min(rows, all))
  },
})

/**
 * Takes rows at random. Those that are not taken are counted as `sample_left_out`.
 *
 * @example
 * await run({ input: 'chats.jsonl', steps: [{ sample: { rows: 100, by: 'language' } }], output: 'out/' })
 */
export const sample = defineTransform<typeof options, SampleSummary, SampleDecision>({
  name: 'sample',
  summary: 'Take rows at random: so many, a share, or of each group',
  examples: [
    'prep sample chats.jsonl -n 1000 --out some.jsonl',
    'prep sample chats.jsonl --share 10% --seed 7 --out tenth.jsonl',
    'prep sample adult.csv -n 10 --by income --out even/',
    'prep sample adult.csv -n 1000 --by income --allocation proportional --out like-all/',
  ],
  options,
  plan(schema: Schema, given) {
    checkAmount(given)
    const columns = columnsOf(given)
    checkCellColumns(schema, columns)
    return { schema, reads: columnsRead(columns), writes: [], effects: { rows: 'dropped' } }
  },
  survey,
  open: (context) => openSample(context, { ...samplingOf(context.options), reason: 'sample_left_out' }),
})

function checkAmount({ rows, share, allocation, by }: SampleOptions): void {
  if (allocation === 'proportional' && (rows === undefined || by === undefined))
    throw new PrepError(
      'bad_option',
      `Option ${optionName('allocation')} shares out ${optionName('rows')} among the groups of ${optionName('by')}. Give both`,
    )
  if ((rows === undefined) !== (share === undefined)) return
  throw new PrepError(
    'bad_option',
    `Give either ${optionName('rows')} or ${optionName('share')}: how many rows to take, or which part of them`,
  )
}

function columnsOf({ by }: SampleOptions) {
  return by === undefined ? [] : parseCellColumns(by)
}

function samplingOf(given: SampleOptions): Sampling {
  return { columns: [columnsOf(given)] }
}
