import { columnPath, z } from '../../src/base/options.js'
import { cellColumnOption, parseCellColumns } from '../balance/cells/columns.js'

/** Options of `top`. */
export const topOptions = z.strictObject({
  by: columnPath
    .optional()
    .describe('The column of scores, by path: reward, scores.ifd; needed without diverse')
    .meta({ flag: '--by <path>' }),
  rows: z
    .int()
    .min(0)
    .optional()
    .describe('How many rows to keep, of each group where some are named; all where there are fewer')
    .meta({ flag: '-n, --rows <n>' }),
  share: z.number().min(0).max(1).optional().describe('The share of the rows to keep instead, such as 0.1'),
  per: cellColumnOption
    .optional()
    .describe(
      'Column, or columns, of whose groups each keeps its best; length@100/500 cuts numbers into ranges',
    ),
  order: z
    .enum(['highest', 'lowest'])
    .default('highest')
    .describe('Which scores are the best, such as lowest of perplexity'),
  diverse: z
    .string()
    .min(1)
    .optional()
    .describe(
      'A column of embeddings, lists of numbers that a model made: without by, keep rows that are far from each other; with by, the best that are not near a better one',
    ),
  maxCosine: z
    .number()
    .min(-1)
    .max(1)
    .optional()
    .describe('With by and diverse, leave out a row whose cosine to one that is kept is higher')
    .meta({ whenAbsent: '0.9' }),
})

/** Options of `top` with their defaults. */
export type TopOptions = z.output<typeof topOptions>

/** The columns that make the groups. */
export function groupsOf({ per }: Pick<TopOptions, 'per'>) {
  return per === undefined ? [] : parseCellColumns(per)
}

/** How many of so many rows are to stay. */
export function quotaOf(amount: number, { rows, share }: Pick<TopOptions, 'rows' | 'share'>): number {
  return rows === undefined ? Math.round(amount * share!) : Math.min(rows, amount)
}
