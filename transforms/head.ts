/**
 * Keeps the first rows of the data, in the order of the inputs, and leaves out the others. All rows are read, since
 * each is to be accounted for: what only looks at a few is `prep inspect --show`.
 */

import { takeRows } from '../src/arrow/take.js'
import { z } from '../src/base/options.js'
import { defineTransform } from '../src/transform/transform.js'
import { addRows, decideHead, emptyHead, type HeadSummary, mergeHeads } from './head/marks.js'
import { isBehind, type RowPlace } from './head/row-place.js'

const options = z.strictObject({
  rows: z
    .int()
    .min(0)
    .describe('How many rows to keep; all where there are fewer')
    .meta({ flag: '-n, --rows <n>' }),
})

/** The last row that stays; `undefined` in an object where all do. */
interface HeadDecision {
  last?: RowPlace
}

/**
 * Keeps the first rows. The others are counted as `head_left_out`.
 *
 * @example
 * await run({ input: 'chats.jsonl', steps: [{ head: { rows: 100 } }], output: 'out/' })
 */
export const head = defineTransform<typeof options, HeadSummary, HeadDecision>({
  name: 'head',
  summary: 'Keep the first rows',
  examples: [
    'prep head chats.jsonl -n 100 --out first.jsonl',
    'prep head "data/*.jsonl" -n 1000000 --out part/',
  ],
  options,
  plan: (schema) => ({ schema, reads: [], writes: [], effects: { rows: 'dropped' } }),
  borrows: true,
  survey: {
    isNeeded: ({ rows }) => rows > 0,
    reads: () => [],
    empty: ({ rows }, again) => emptyHead(rows, again),
    observe: (summary, batch) => addRows(summary, batch.origin),
    merge: mergeHeads,
    decide: decideHead,
  },
  open:
    ({ options, decision, counters }) =>
    (batch) => {
      const { positions } = batch.origin
      const kept = new Uint32Array(positions.length)
      let count = 0
      if (options.rows > 0)
        for (let row = 0; row < kept.length; row++)
          if (decision.last === undefined || !isBehind(batch.origin, row, decision.last)) kept[count++] = row
      counters.dropped('head_left_out', kept.length - count)
      return takeRows(batch, kept.subarray(0, count))
    },
})
