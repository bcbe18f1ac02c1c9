/**
 * Holds rows to rules: types, ranges, sets, patterns, what is unique, how conversations go. It measures what breaks them in
 * one pass, in counts that merge, and tells no value that few rows share. What is asked of the data as a whole, such as a
 * mean, is the business of `prep validate`, which has no rows to pass on.
 */
import { Field, Utf8 } from '../src/arrow/arrow.js'
import type { Batch } from '../src/arrow/batch.js'
import { builderFor } from '../src/arrow/builders.js'
import { appendColumns, appendFields } from '../src/arrow/columns/append-columns.js'
import { listOf } from '../src/arrow/path.js'
import { filterRows } from '../src/arrow/take.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { defineTransform, type Transform } from '../src/transform/transform.js'
import { type OpenValidation, validateFindings } from './validate/findings.js'
import { openRows } from './validate/open-rows.js'
import { type ValidateOptions, validateOptions } from './validate/options.js'
import { type Check, planChecks } from './validate/plan-checks.js'
import { withRules } from './validate/rules-file.js'
import {
  comparisonMemory,
  comparisonsOf,
  type ValidateDecision,
  type ValidateSummary,
  validateSurvey,
} from './validate/survey.js'

/**
 * Holds rows to rules, and rejects, drops or tags those that break one of severity `error`, counted as `failed_` and the
 * name of the check. Throws `bad_option`, `bad_schema`, `not_found`, and with `onFail: fail` `bad_input`.
 *
 * @example
 * await run({
 *   input: 'chats.jsonl',
 *   steps: [{ validate: { rules: [{ column: 'prompt', required: true, length: { min: 3 } }], onFail: 'drop' } }],
 *   output: 'out/',
 * })
 */
export const validate: Transform<typeof validateOptions> = defineTransform<
  typeof validateOptions,
  ValidateSummary,
  ValidateDecision
>({
  name: 'validate',
  summary: 'Tell whether data keeps to rules, or leave out the rows that do not',
  examples: ['prep validate data.jsonl --rules rules.yaml'],
  options: validateOptions,
  resolve: withRules,
  plan(schema, options) {
    const checks = planChecks(schema, options)
    refuseWhole(checks, options)
    const added = options.onFail === 'tag' ? [tagField(options)] : []
    return {
      schema: appendFields(schema, added),
      reads: [...new Set(checks.flatMap(({ reads }) => reads))],
      writes: added.map(({ name }) => name),
      effects: { rows: ['reject', 'drop'].includes(options.onFail) ? 'dropped' : 'kept' },
      ...(comparisonsOf(options).length > 0 && { surveyMemory: comparisonMemory }),
    }
  },
  survey: validateSurvey,
  findings: validateFindings,
  async open({ options, decision, cache, counters, folder, findings }) {
    const found = findings as OpenValidation
    const judges = await openRows(found.checks, { options, decision, cache, folder })
    return (batch) => {
      const broken = rowsBreaking(found, judges(batch), batch)
      return passOn(batch, broken, { options, counters })
    }
  },
})

/** A step sees one row at a time, and does not know the data as a whole. */
function refuseWhole(checks: readonly Check[], { onFail }: ValidateOptions): void {
  if (onFail === 'report') return
  const whole = checks.find(({ isOfRows }) => !isOfRows)
  if (whole !== undefined)
    throw new PrepError(
      'bad_option',
      `Rule ${whole.rule + 1}: The check "${whole.check}" is of the data as a whole, and a step judges one row after the other. ` +
        `Leave it out, run prep validate, or write ${optionName('onFail')} report`,
    )
  const loose = checks.find(({ mostly }) => mostly < 1)
  if (onFail === 'fail' && loose !== undefined)
    throw new PrepError(
      'bad_option',
      `Rule ${loose.rule + 1}: The key "mostly" lets some rows break it, and ${optionName('onFail')} fail ends the run at the first. Leave one of the two out`,
    )
}

/** Of each row the checks that it breaks and that count as errors. */
function rowsBreaking(
  found: OpenValidation,
  judged: ReturnType<Awaited<ReturnType<typeof openRows>>>,
  batch: Batch,
): Map<number, Check[]> {
  const broken = new Map<number, Check[]>()
  found.addRows(batch.numRows)
  for (const [i, check] of found.checks.entries()) {
    const one = judged[i]
    if (one === undefined) continue
    found.add(i, batch, one)
    if (check.severity !== 'error') continue
    for (let row = one.failed.indexOf(1); row !== -1; row = one.failed.indexOf(1, row + 1))
      broken.set(row, [...(broken.get(row) ?? []), check])
  }
  return broken
}

function passOn(
  batch: Batch,
  broken: ReadonlyMap<number, readonly Check[]>,
  {
    options: { onFail, ...options },
    counters,
  }: { options: ValidateOptions } & Pick<Parameters<typeof validate.open>[0], 'counters'>,
): Batch {
  if (onFail === 'report') return batch
  if (onFail === 'tag') return withTags(batch, broken, tagField({ ...options, onFail }))
  for (const [row, [first, ...others]] of broken) {
    const reason = `failed_${first.check}`
    if (onFail === 'fail')
      throw new PrepError(
        'bad_input',
        `A row breaks rule ${first.rule + 1}, "${first.name}". Correct it, or let ${optionName('onFail')} reject or drop such rows`,
      )
    if (onFail === 'drop') counters.dropped(reason, 1, { batch, row })
    else
      counters.rejected(
        batch,
        row,
        reason,
        [first, ...others].map(({ name }) => ({ rule: name, passed: false })),
      )
  }
  return broken.size === 0 ? batch : filterRows(batch, (row) => !broken.has(row))
}

function tagField({ column }: ValidateOptions): Field {
  return new Field(column, listOf(new Utf8()), true)
}

function withTags(batch: Batch, broken: ReadonlyMap<number, readonly Check[]>, field: Field): Batch {
  const builder = builderFor(field)
  for (let row = 0; row < batch.numRows; row++) builder.append(broken.get(row)?.map(({ name }) => name) ?? [])
  return appendColumns(batch, [{ field, column: builder.finish() }])
}
