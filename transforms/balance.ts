/**
 * Balances groups of the data: repeats rows, leaves rows out, or writes weights, so that each combination of
 * facet and label values (a cell) has the share it should have. Quotas are exact to the row. Which rows are
 * repeated or left out is decided by keyed hash, so it does not depend on order, partitions or workers, and the
 * data is never held in memory. It makes no new rows by interpolation (SMOTE): between two texts there is none.
 */
import { Field, Float64, Schema } from '../src/arrow/arrow.js'
import { defineTransform, type StepContext, type Survey } from '../src/transform/transform.js'
import { openSample } from './balance/apply.js'
import { openReweigh } from './balance/apply-weights.js'
import { checkBalance } from './balance/check.js'
import type { SampleDecision } from './balance/decide.js'
import {
  type BalanceOptions,
  balanceOptions,
  isWeighing,
  repeatsRows,
  samplingOf,
  weightName,
} from './balance/options.js'
import { cellQuotas } from './balance/quotas.js'
import { type ReweighDecision, type WeightSummary, weightSurvey } from './balance/reweigh.js'
import { columnsSampled } from './balance/sampling.js'
import type { SampleSummary } from './balance/sieve.js'
import { quotaSurvey } from './balance/survey.js'

type BalanceSummary = SampleSummary | WeightSummary
type BalanceDecision = SampleDecision | ReweighDecision

const sampleSurvey = quotaSurvey<BalanceOptions>({ sampling: samplingOf, quotas: cellQuotas })

/** The survey of a method: one counts and draws rows, the other sums weights. */
function surveyFor(options: BalanceOptions): Survey<BalanceOptions, BalanceSummary, BalanceDecision> {
  return (isWeighing(options) ? weightSurvey : sampleSurvey) as Survey<
    BalanceOptions,
    BalanceSummary,
    BalanceDecision
  >
}

/**
 * Repeats, leaves out or weighs rows by facet and label. Drops are counted as `balance_under`; rows whose
 * old weight is no weight are rejected as `bad_weight`.
 *
 * @example
 * await run({
 *   input: 'adult.csv',
 *   steps: [{ balance: { facet: 'sex', label: 'income', method: 'reweigh' } }],
 *   output: 'out/',
 * })
 */
export const balance = defineTransform<typeof balanceOptions, BalanceSummary, BalanceDecision>({
  name: 'balance',
  summary: 'Balance groups: repeat rows, leave rows out, or write weights',
  examples: [
    'prep balance adult.csv --facet sex --label income --method reweigh --out balanced/',
    'prep balance chats.jsonl --facet language --method under --out balanced/',
  ],
  options: balanceOptions,
  plan(schema, options) {
    checkBalance(schema, options)
    const reads = columnsSampled(samplingOf(options))
    if (!isWeighing(options))
      return {
        schema,
        reads,
        writes: [],
        effects: { rows: repeatsRows(options) ? 'repeated' : 'dropped' },
      }
    const weightColumn = weightName(options)
    const isWeighted = schema.fields.some(({ name }) => name === weightColumn)
    return {
      schema: weightedSchema(schema, weightColumn),
      reads: isWeighted ? [...reads, weightColumn] : reads,
      writes: [weightColumn],
      // Rows whose old weight is no weight are rejected.
      effects: { rows: isWeighted ? 'dropped' : 'kept', weightColumn },
    }
  },
  borrows: true,
  survey: {
    reads: (options) => surveyFor(options).reads?.(options) ?? [],
    empty: (options, again) => surveyFor(options).empty(options, again),
    observe: (summary, batch, context) => surveyFor(context.options).observe(summary, batch, context),
    seal: ({ rowsOf, ...summary }) => summary,
    merge: (a, b) =>
      'weighs' in a ? weightSurvey.merge(a, b as WeightSummary) : sampleSurvey.merge(a, b as SampleSummary),
    decide: (summary, options, again, context) => surveyFor(options).decide(summary, options, again, context),
    expect: (decision, options) => surveyFor(options).expect?.(decision, options) ?? [],
  },
  open: (context) =>
    isWeighing(context.options)
      ? openReweigh(context as StepContext<BalanceOptions, ReweighDecision>)
      : openSample(context as StepContext<BalanceOptions, SampleDecision>, {
          ...samplingOf(context.options),
          reason: 'balance_under',
        }),
})

function weightedSchema(schema: Schema, name: string): Schema {
  const fields = [...schema.fields]
  const index = fields.findIndex((field) => field.name === name)
  if (index < 0) fields.push(new Field(name, new Float64(), true))
  else fields[index] = new Field(name, new Float64(), true, fields[index].metadata)
  return new Schema(fields, schema.metadata)
}
