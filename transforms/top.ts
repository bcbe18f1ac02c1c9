/**
 * Keeps the rows of the highest scores: so many, or a share of them, of all rows or of each group. Scores are a column that
 * some model wrote before: a reward, a grade of quality, the difficulty of an instruction (IFD). The numbers are exact and
 * the data is never held in memory; rows of one score at the border are chosen by keyed hash, the same for any number of
 * workers. By a column of embeddings it keeps rows that are far from each other, or of the best rows those that are.
 */

import { DataType, type Schema } from '../src/arrow/arrow.js'
import { parsePath, quoteName, typeAt } from '../src/arrow/path.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { defineTransform, type StepContext, type Survey } from '../src/transform/transform.js'
import { openSample } from './balance/apply.js'
import { checkCellColumns, columnsRead } from './balance/cells/columns.js'
import type { SampleDecision } from './balance/decide.js'
import type { Sampling } from './balance/sampling.js'
import type { SampleSummary } from './balance/sieve.js'
import { quotaSurvey } from './balance/survey.js'
import { checkEmbedding } from './dedup/vectors/unit-vectors.js'
import { openDiverse } from './top/apply-diverse.js'
import { bytesPerRow, type DiverseDecision } from './top/decide-diverse.js'
import { type DiverseSummary, diverseSurvey } from './top/diverse-survey.js'
import { groupsOf, quotaOf, type TopOptions, topOptions } from './top/options.js'
import { vectorBytes } from './top/unit-rows.js'

type TopSummary = SampleSummary | DiverseSummary
type TopDecision = SampleDecision | DiverseDecision

const scoreSurvey = quotaSurvey<TopOptions>({
  sampling: samplingOf,
  quotas: (cells, options) => cells.map(({ amount }) => quotaOf(amount, options)),
})

/** By scores alone, or by vectors. What it would expect of groups is what was asked for. */
const survey: Survey<TopOptions, TopSummary, TopDecision> = {
  spills: true,
  empty: (options, again) =>
    options.diverse === undefined ? scoreSurvey.empty(options, again) : diverseSurvey.empty(options, again),
  observe: (summary, batch, context) =>
    isDiverse(summary)
      ? diverseSurvey.observe(summary, batch, context)
      : scoreSurvey.observe(summary, batch, context),
  seal: (summary) => (isDiverse(summary) ? diverseSurvey.seal!(summary) : scoreSurvey.seal!(summary)),
  merge: (a, b) =>
    isDiverse(a) ? diverseSurvey.merge(a, b as DiverseSummary) : scoreSurvey.merge(a, b as SampleSummary),
  decide: (summary, options, again, context) =>
    isDiverse(summary)
      ? diverseSurvey.decide(summary, options, again, context)
      : scoreSurvey.decide(summary, options, again, context),
}

/**
 * Keeps the rows of the highest scores, overall or of each group, or those that are far from each other by a column of
 * embeddings. The others are counted as `top_left_out`; rows without a score are rejected as `bad_score`, those whose
 * embedding has no direction as `bad_embedding`. Throws `bad_schema`, `bad_option` and `unsupported`.
 *
 * @example
 * await run({
 *   input: 'rated.jsonl',
 *   steps: [{ top: { by: 'score', share: 0.1, per: 'language' } }],
 *   output: 'out/',
 * })
 */
export const top = defineTransform<typeof topOptions, TopSummary, TopDecision>({
  name: 'top',
  summary: 'Keep the rows of the highest scores, or those far from each other',
  examples: [
    'prep top rated.jsonl --by score --share 10% --out best.jsonl',
    'prep top rated.jsonl --by score -n 1000 --per language --out best/',
    'prep top rated.jsonl --diverse vector -n 1000 --out spread/',
  ],
  options: topOptions,
  plan(schema, given) {
    checkAsked(schema, given)
    const { by, diverse } = given
    const columns = groupsOf(given)
    checkCellColumns(schema, columns)
    const reads = columnsRead([
      ...columns,
      ...(by === undefined ? [] : [{ column: by }]),
      ...(diverse === undefined ? [] : [{ column: quoteName(diverse) }]),
    ])
    return {
      schema,
      reads,
      writes: [],
      effects: { rows: 'dropped' },
      ...(diverse !== undefined && { surveyMemory: { bytes: vectorBytes, bytesPerRow } }),
    }
  },
  survey,
  open: (context) =>
    context.options.diverse === undefined
      ? openSample(context as StepContext<TopOptions, SampleDecision>, {
          ...samplingOf(context.options),
          reason: 'top_left_out',
        })
      : openDiverse(context as StepContext<TopOptions, DiverseDecision>),
})

function isDiverse(summary: TopSummary): summary is DiverseSummary {
  return 'files' in summary
}

function checkAsked(schema: Schema, { by, diverse, rows, share, maxCosine }: TopOptions): void {
  if ((rows === undefined) === (share === undefined))
    throw new PrepError(
      'bad_option',
      `Give either ${optionName('rows')} or ${optionName('share')}: how many rows to keep, or which part of them`,
    )
  if (by === undefined && diverse === undefined)
    throw new PrepError(
      'bad_option',
      `Name the column of scores in ${optionName('by')}, or that of embeddings in ${optionName('diverse')}`,
    )
  if (maxCosine !== undefined && (by === undefined || diverse === undefined))
    throw new PrepError(
      'bad_option',
      `Option ${optionName('maxCosine')} is for ${optionName('by')} and ${optionName('diverse')} together. Give both, or leave it out`,
    )
  if (diverse !== undefined) checkEmbedding(schema, diverse, 'diverse')
  if (by === undefined) return
  const type = typeAt(schema, parsePath(by))
  if (!DataType.isInt(type) && !DataType.isFloat(type))
    throw new PrepError('bad_schema', `Column "${by}" holds ${type}, not numbers. Cast it with convert first`)
}

/** Of the rows in their order the first are left out: so the lowest scores come first, where the highest stay. */
function samplingOf(given: TopOptions): Sampling {
  return {
    columns: [groupsOf(given)],
    score: { column: given.by!, isLowFirst: () => given.order === 'highest' },
  }
}
