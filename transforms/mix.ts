/**
 * Mixes sources: takes rows of each so that their numbers follow a rule, such as shares, a temperature or an
 * exact count. Quotas are exact to the row, and which rows are taken or repeated is decided by keyed hash: it
 * does not depend on order, partitions or workers, and the data is never held in memory. Rows stay where they
 * stood; an order drawn source by source is what `interleave` of the input is for.
 */

import type { Schema } from '../src/arrow/arrow.js'
import { columnsOf } from '../src/arrow/path.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { defineTransform } from '../src/transform/transform.js'
import { checkWhere } from '../src/transform/where.js'
import { openSample } from './balance/apply.js'
import { checkCellColumns } from './balance/cells/columns.js'
import type { SampleDecision } from './balance/decide.js'
import { groupText } from './balance/expected-groups.js'
import type { Sampling } from './balance/sampling.js'
import type { SampleSummary } from './balance/sieve.js'
import { quotaSurvey } from './balance/survey.js'
import { checkMix, mayRepeat } from './mix/check.js'
import { type MixOptions, mixOptions } from './mix/options.js'
import { mixQuotas } from './mix/quotas.js'

/**
 * Takes rows of each source by a rule. Rows that are not taken are counted as `mix_left_out`.
 *
 * @example
 * await run({
 *   input: { sources: { en: 'data/people.en.jsonl', zh: 'data/people.zh.jsonl' } },
 *   steps: [{ mix: { weights: { en: 3, zh: 1 } } }],
 *   output: 'out/',
 * })
 */
export const mix = defineTransform<typeof mixOptions, SampleSummary, SampleDecision>({
  name: 'mix',
  summary: 'Mix sources by shares, temperature, UniMax, passes or counts',
  examples: [
    'prep mix chat=chats.jsonl tasks=alpaca.json --weights chat=1,tasks=2 --out mixed/',
    'prep mix chats.jsonl --column language --alpha 0.3 --out mixed/',
    'prep mix chats.jsonl --column language --set unimax.budget=100000 --max-epochs 4 --out mixed/',
  ],
  options: mixOptions,
  plan(schema, options) {
    checkMix(options)
    checkSource(schema, options)
    checkCellColumns(schema, [{ column: options.column }])
    checkWhere(schema, options.where)
    const reads = columnsOf([options.column, ...Object.keys(options.where ?? {})])
    return { schema, reads, writes: [], effects: { rows: mayRepeat(options) ? 'repeated' : 'dropped' } }
  },
  survey: quotaSurvey<MixOptions>({
    sampling: samplingOf,
    quotas: (cells, options) =>
      mixQuotas(
        cells.map(({ lists, amount }) => ({ name: groupText(lists), rows: amount })),
        options,
      ),
    namesAll: ({ column }) => column === sourceColumn,
  }),
  open: (context) => openSample(context, { ...samplingOf(context.options), reason: 'mix_left_out' }),
})

/** Where a run writes which source a row is of, by the names that its user gave. */
const sourceColumn = 'source'

/** Throws `bad_schema` where nothing was said of sources, and no column tells them. */
function checkSource({ fields }: Schema, { column }: MixOptions): void {
  if (column !== sourceColumn || fields.some(({ name }) => name === column)) return
  throw new PrepError(
    'bad_schema',
    `No column "${column}" says which source a row is of. Name the sources, on a command line as in ` +
      '`prep mix en=a.jsonl zh=b.jsonl`, in a pipeline file as "sources: { en: a.jsonl, zh: b.jsonl }" of its input; ' +
      `or a column that tells them, with ${optionName('column')}`,
  )
}

function samplingOf({ column, where }: MixOptions): Sampling {
  return { columns: [[{ column }]], where }
}
