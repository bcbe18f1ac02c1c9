/**
 * Keeps the rows for which an expression over their columns holds, such as `length(answer) <= 4096 and lang = 'zh'`.
 * The expression is parsed and checked against the schema when the step is planned, and evaluated column by column.
 * It reads values and makes none: what it cannot say in a line is a transform of one's own.
 */

import type { Schema } from '../src/arrow/arrow.js'
import { takeRows } from '../src/arrow/take.js'
import { PrepError } from '../src/base/errors.js'
import { z } from '../src/base/options.js'
import { defineTransform } from '../src/transform/transform.js'
import { type Condition, compileCondition } from './filter/compile.js'
import { placedMessage } from './filter/placed-message.js'
import { ExpressionFault } from './filter/syntax.js'
import { unknown, yes } from './filter/vectors.js'

const options = z.strictObject({
  keep: z
    .string()
    .min(1)
    .describe("What holds for the rows that stay, such as: length(answer) <= 4096 and lang = 'zh'")
    .meta({ flag: '--keep <expression>', positional: true }),
})

/**
 * Leaves out the rows for which an expression does not hold, counted as `filter_false`, and those for which nobody
 * knows because it hangs on a null, counted as `filter_null`.
 *
 * @example
 * await run({
 *   input: 'chats.jsonl',
 *   steps: [{ filter: { keep: "length(prompt) <= 4096 and language in ('en', 'zh')" } }],
 *   output: 'out/',
 * })
 */
export const filter = defineTransform({
  name: 'filter',
  summary: 'Keep rows by an expression over their columns',
  examples: [
    'prep filter faq.jsonl "length(answer) <= 4096" --out short.jsonl',
    `prep filter chats.jsonl "language = 'zh' and not contains(prompt, '广告')" --out zh.jsonl`,
    `prep filter chat.jsonl "any(messages[].role = 'system')" --out systems.jsonl`,
  ],
  options,
  plan(schema, { keep }) {
    const { reads } = conditionOf(keep, schema)
    return { schema, reads, writes: [], effects: { rows: 'dropped' } }
  },
  open({ options, counters }) {
    let opened: { schema: Schema; condition: Condition } | undefined
    return (batch) => {
      const { schema } = batch
      if (opened?.schema !== schema) opened = { schema, condition: conditionOf(options.keep, schema) }
      const truths = opened.condition.test(batch)
      const kept = new Uint32Array(truths.length)
      let [count, nulls] = [0, 0]
      for (let row = 0; row < truths.length; row++)
        if (truths[row] === yes) kept[count++] = row
        else if (truths[row] === unknown) {
          nulls++
          counters.dropped('filter_null', 1, { batch, row })
        }
      counters.dropped('filter_false', truths.length - count - nulls)
      return takeRows(batch, kept.subarray(0, count))
    }
  },
})

function conditionOf(keep: string, schema: Schema): Condition {
  try {
    return compileCondition(keep, schema)
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error
    throw new PrepError(error.code, placedMessage(keep, error))
  }
}
