/**
 * Finds conversations of which a model learns what it should not: answers that are empty, refuse, run in a loop, echo the
 * question, or hold what is left of a template or a page; and preferences that prefer nothing.
 */

import { Misfit } from '../datasets/shapes/conversation.js'
import { roleFinder } from '../datasets/shapes/roles.js'
import { Field, Utf8 } from '../src/arrow/arrow.js'
import { builderFor } from '../src/arrow/builders.js'
import { appendColumns, appendFields } from '../src/arrow/columns/append-columns.js'
import { listOf } from '../src/arrow/path.js'
import { recordReader } from '../src/arrow/rows.js'
import { filterRows } from '../src/arrow/take.js'
import { defineTransform } from '../src/transform/transform.js'
import { exchangesOf } from './filter-sft/exchanges.js'
import { actionOf, askedRules, type FilterSftOptions, filterSftOptions } from './filter-sft/options.js'
import { sftFaults } from './filter-sft/rules.js'
import { layoutOf } from './template/layout.js'

/**
 * Leaves out, rejects or tags conversations of any shape as `empty_answer`, `echoed_prompt`, `loop`, `template_tokens`,
 * `end_token`, `merged_instruction`, `scraped_page`, `unbalanced_think`, `self_identity`, `refusal`, `ai_boilerplate`,
 * `other_script`, `chosen_is_rejected` and `chosen_refuses`. A record goes by the first of its faults that it goes by; all of them are
 * counted in the table `faults`. Rows that do not fit their shape are rejected with a reason of it. Throws `bad_schema` and
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
    "prep filter_sft chats.jsonl --action reject --by '{ refusal: drop, other_script: off }' --out kept/",
  ],
  options: filterSftOptions,
  plan(schema, options) {
    const { shape } = layoutOf(schema, options.from)
    const columns = schema.fields.map(({ name }) => name)
    return {
      schema: isTagging(options) ? appendFields(schema, [faultsField(options)]) : schema,
      reads: shape.columns.filter((column) => columns.includes(column)),
      writes: isTagging(options) ? [options.column] : [],
      effects: { rows: 'dropped' },
    }
  },
  open({ options, counters }) {
    const asked = askedRules(options)
    const field = faultsField(options)
    return (batch) => {
      const { shape } = layoutOf(batch.schema, options.from)
      const names = batch.schema.fields.map(({ name }) => name)
      const read = recordReader(
        batch,
        shape.columns.filter((column) => names.includes(column)),
      )
      const builder = builderFor(field)
      const gone = new Set<number>()
      for (let row = 0; row < batch.numRows; row++) {
        let tagged: string[] = []
        try {
          const faults = sftFaults(exchangesOf(shape.read(read(row), reading)), asked)
          for (const fault of faults) counters.tally('faults', fault)
          const leaving = faults.find((fault) => actionOf(fault, options) !== 'tag')
          tagged = faults.filter((fault) => actionOf(fault, options) === 'tag')
          if (leaving !== undefined) {
            gone.add(row)
            if (actionOf(leaving, options) === 'drop') counters.dropped(leaving)
            else counters.rejected(batch, row, leaving)
          } else for (const fault of tagged) counters.note(fault)
        } catch (cause) {
          if (!(cause instanceof Misfit)) throw cause
          gone.add(row)
          counters.rejected(batch, row, cause.reason)
        }
        builder.append(tagged)
      }
      const judged = isTagging(options) ? appendColumns(batch, [{ field, column: builder.finish() }]) : batch
      return gone.size === 0 ? judged : filterRows(judged, (row) => !gone.has(row))
    }
  },
})

const reading = { roleOf: roleFinder({}) }

function faultsField({ column }: FilterSftOptions): Field {
  return new Field(column, listOf(new Utf8()), true)
}

/** Whether some fault is told in the column. */
function isTagging(options: FilterSftOptions): boolean {
  return askedRules(options).some((rule) => actionOf(rule, options) === 'tag')
}
