/**
 * Sorts the rows of the whole data by columns, or by what an expression of `filter` makes of them. Rows whose values are
 * equal stay in their order. The data may be larger than memory: it is put in order on disk, by the run itself. Text is
 * compared by code points, and by no language: what sorts names for people has another order in every country.
 */

import { z } from '../src/base/options.js'
import { defineTransform } from '../src/transform/transform.js'
import { compileSortKeys } from './sort/sort-keys.js'

const options = z.strictObject({
  by: z
    .union([
      z
        .string()
        .min(1)
        .transform((one) => [one]),
      z.array(z.string().min(1)).min(1),
    ])
    .describe(
      'Column to sort by, or several, the first counting most; or what is calculated: length(prompt)',
    ),
  descending: z.boolean().default(false).describe('From the greatest value to the least'),
  nulls: z
    .enum(['first', 'last'])
    .default('last')
    .describe('Where rows without a value go, whichever way the others are sorted'),
})

/**
 * Sorts all rows; a run writes them in their order. It is the last step.
 *
 * @example
 * await run({ input: 'chats.jsonl', steps: [{ sort: { by: ['language', 'length(prompt)'] } }], output: 'sorted/' })
 */
export const sort = defineTransform({
  name: 'sort',
  summary: 'Sort rows by columns, however many there are',
  examples: [
    'prep sort faq.jsonl --by question --out sorted.jsonl',
    'prep sort chats.jsonl --by "length(prompt)" --descending --out long-first.jsonl',
  ],
  options,
  plan(schema, given) {
    const { reads } = compileSortKeys(given, schema)
    return { schema, reads, writes: [], effects: { rows: 'kept' } }
  },
  order: ({ options, schema }) => compileSortKeys(options, schema).keysOf,
  open: () => (batch) => batch,
})
