/**
 * Finds conversations of which a model learns what it should not: answers that are empty, refuse, run in a loop, echo the
 * question, or hold what is left of a template or a page; and preferences that prefer nothing.
 */

import { Field, Utf8 } from '../src/arrow/arrow.js'
import { builderFor } from '../src/arrow/builders.js'
import { appendColumns, appendFields } from '../src/arrow/columns/append-columns.js'
import { listOf } from '../src/arrow/path.js'
import { filterRows } from '../src/arrow/take.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import type { RuleResult } from '../src/schemas/curation.js'
import { RemovedRows } from '../src/transform/removed-rows.js'
import { countRules, type RuleCounts, ruleFindings } from '../src/transform/rule-counts.js'
import { defineTransform } from '../src/transform/transform.js'
import { identityRule, judgeRows, rewriteClaims, shapeColumns } from './filter-sft/judge.js'
import { actionOf, askedRules, type FilterSftOptions, filterSftOptions } from './filter-sft/options.js'
import { sftRules } from './filter-sft/rules.js'

/**
 * Leaves out, rejects or tags conversations of any shape as `empty_answer`, `echoed_prompt`, `loop`, `template_tokens`,
 * `end_token`, `merged_instruction`, `scraped_page`, `unbalanced_think`, `self_identity`, `refusal`, `ai_boilerplate`,
 * `other_script`, `chosen_is_rejected` and `chosen_refuses`. A record goes by the first of its faults that it goes by; all of them are
 * counted in the table `faults`. With `identity`, answers that claim to be another model come to name one's own, noted as
 * `identity_replaced`. Rows that do not fit their shape are rejected with a reason of it. Throws `bad_schema` and
 * `bad_option`.
 *
 * @example
 * await run({
 *   input: 'chats.jsonl',
 *   steps: [{ filter_sft: { by: { refusal: 'drop' } } }],
 *   output: 'out/',
 * })
 */
export const filterSft = defineTransform({
  name: 'filter_sft',
  summary: 'Leave out answers that teach nothing: empty, refusing, looping, echoing',
  examples: [
    'prep filter_sft chats.jsonl --out kept/',
    "prep filter_sft chats.jsonl --identity '{ name: Mira, maker: Blue Lake Lab }' --out kept/",
    "prep filter_sft chats.jsonl --action reject --by '{ refusal: drop, other_script: off }' --out kept/",
  ],
  options: filterSftOptions,
  plan(schema, options) {
    const { identity } = options
    if (identity !== undefined && !askedRules(options).includes(identityRule))
      throw new PrepError(
        'bad_option',
        `Option ${optionName('identity')} needs the rule self_identity, which ${optionName('by')} switches off. Leave one of them out`,
      )
    const columns = shapeColumns(schema, options)
    return {
      schema: isTagging(options) ? appendFields(schema, [faultsField(options)]) : schema,
      reads: columns,
      writes: [...(identity === undefined ? [] : columns), ...(isTagging(options) ? [options.column] : [])],
      effects: { rows: 'dropped' },
    }
  },
  findings: ruleFindings(() => sftRules),
  open({ options, counters, random, findings, explain }) {
    const asked = askedRules(options)
    const field = faultsField(options)
    return (batch) => {
      const judged = judgeRows(batch, options)
      const rewritten = rewriteClaims(batch, judged, shapeColumns(batch.schema, options))
      const builder = builderFor(field)
      const removed = new RemovedRows({ counters, random }, shapeColumns(batch.schema, options))
      const gone = new Set<number>()
      for (const [row, { faults, misfit, claims }] of judged.entries()) {
        for (const fault of faults) counters.tally('faults', fault)
        if (misfit === undefined) {
          countRules(findings as RuleCounts, faults)
          explain?.(
            row,
            asked.map((rule) => ({ rule, passed: !faults.includes(rule) })),
          )
        }
        const leaving = faults.find((fault) => actionOf(fault, options) !== 'tag')
        const tagged = faults.filter((fault) => actionOf(fault, options) === 'tag')
        builder.append(tagged)
        if (misfit === undefined && leaving === undefined) {
          for (const fault of tagged) counters.note(fault)
          if (claims !== undefined && !faults.includes(identityRule)) counters.note('identity_replaced')
          continue
        }
        gone.add(row)
        if (leaving !== undefined && actionOf(leaving, options) === 'drop') removed.drop(batch, row, leaving)
        else if (misfit !== undefined) counters.rejected(batch, row, misfit)
        else removed.reject(batch, row, leaving as string, faults.map(brokenRule))
      }
      const complete = isTagging(options)
        ? appendColumns(rewritten, [{ field, column: builder.finish() }])
        : rewritten
      return gone.size === 0 ? complete : filterRows(complete, (row) => !gone.has(row))
    }
  },
})

function brokenRule(rule: string): RuleResult {
  return { rule, passed: false }
}

function faultsField({ column }: FilterSftOptions): Field {
  return new Field(column, listOf(new Utf8()), true)
}

/** Whether some fault is told in the column. */
function isTagging(options: FilterSftOptions): boolean {
  return askedRules(options).some((rule) => actionOf(rule, options) === 'tag')
}
