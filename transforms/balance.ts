/**
 * Balances groups of the data: repeats rows, leaves rows out, or writes weights, so that each combination of
 * facet and label values (a cell) has the share it should have. Quotas are exact to the row. Which rows are
 * repeated or left out is decided by keyed hash, so it does not depend on order, splits or workers, and the
 * data is never held in memory. It makes no new rows by interpolation (SMOTE): between two texts there is none.
 */
import { Field, Float64, Schema } from '../src/core/arrow.js'
import { defineTransform, type StepContext } from '../src/core/transform.js'
import { openReweigh, openSample } from './balance/apply.js'
import { columnsRead } from './balance/cell-columns.js'
import { checkBalance } from './balance/check.js'
import type { BalanceDecision, ReweighDecision, SampleDecision } from './balance/decide.js'
import { type BalanceOptions, balanceOptions, cellColumns } from './balance/options.js'
import { type BalanceSummary, balanceSurvey } from './balance/survey.js'

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
  summary: 'Give each group its share: repeat rows, leave rows out, or write weights',
  examples: [
    'prep balance adult.csv --facet sex --label income --method reweigh --out balanced/',
    'prep balance chats.jsonl --facet language --method under --out balanced/',
  ],
  options: balanceOptions,
  plan(schema, options) {
    checkBalance(schema, options)
    const reads = columnsRead(cellColumns(options).flat())
    if (options.method !== 'reweigh') return { schema, reads, writes: [], changesRows: true }
    const { weightColumn } = options
    const isWeighted = schema.fields.some(({ name }) => name === weightColumn)
    return {
      schema: weightedSchema(schema, weightColumn),
      reads: isWeighted ? [...reads, weightColumn] : reads,
      writes: [weightColumn],
      changesRows: isWeighted,
    }
  },
  survey: balanceSurvey,
  open: (context) =>
    'factors' in context.decision
      ? openReweigh(context as StepContext<BalanceOptions, ReweighDecision>)
      : openSample(context as StepContext<BalanceOptions, SampleDecision>),
})

function weightedSchema(schema: Schema, name: string): Schema {
  const fields = [...schema.fields]
  const index = fields.findIndex((field) => field.name === name)
  if (index < 0) fields.push(new Field(name, new Float64(), true))
  else fields[index] = new Field(name, new Float64(), true, fields[index].metadata)
  return new Schema(fields, schema.metadata)
}
