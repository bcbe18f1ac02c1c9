import { z } from '../../src/core/options.js'
import { type CellColumn, cellColumnOption, parseCellColumns } from './cell-columns.js'

const cellValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
const cell = z
  .record(z.string(), cellValue)
  .describe('A value for each facet and label column, such as { sex: Female, income: ">50K" }')

/** What `balance` can be told. A cell is one combination of values of the facet and label columns. */
export const balanceOptions = z.strictObject({
  facet: cellColumnOption.describe(
    'Column, or columns, whose groups are to be balanced; age@25/40 cuts numbers into ranges',
  ),
  label: cellColumnOption
    .optional()
    .describe('Column, or columns, of the outcome; each group is balanced per outcome'),
  method: z
    .enum(['over', 'under', 'target', 'reweigh'])
    .describe('over: repeat rows; under: leave rows out; target: either; reweigh: write a weight column'),
  target: z
    .union(
      [
        z.enum(['equal', 'independent']),
        z.number().gt(0).max(1),
        z.record(z.string(), z.number().min(0)),
        z.array(z.strictObject({ cell, share: z.number().min(0) })).min(1),
      ],
      {
        error:
          'Give equal, independent, a number above 0 and up to 1, shares from 0 by value, or a list of { cell, share }',
      },
    )
    .optional()
    .describe(
      'equal: all cells alike; independent: facet and label no longer tell of each other; a number: smaller cell per larger cell (two cells); or relative shares by value, or as a list of { cell, share }. Default equal, and independent for reweigh with a label',
    ),
  counts: z
    .union(
      [z.record(z.string(), z.int().min(0)), z.array(z.strictObject({ cell, rows: z.int().min(0) })).min(1)],
      { error: 'Give whole numbers from 0 by value, or a list of { cell, rows }' },
    )
    .optional()
    .describe('Exact rows by value, or as a list of { cell, rows }; cells not named keep their rows'),
  strategy: z
    .enum(['all', 'minority', 'majority', 'not minority', 'not majority'])
    .default('all')
    .describe('over, under: which cells are brought to the size of the largest (over) or smallest (under)'),
  size: z.int().min(0).optional().describe('Rows in the end, over all cells. Default: as the method needs'),
  missing: z
    .enum(['error', 'skip'])
    .default('error')
    .describe('A cell without rows. error: stop; skip: go on with the cells that have rows'),
  unlisted: z
    .enum(['error', 'drop'])
    .default('error')
    .describe(
      'A cell of the data that the shares do not name. error: stop; drop: leave its rows out (reweigh: weight 0)',
    ),
  maxCopies: z
    .int()
    .min(1)
    .optional()
    .describe('How often a row may stand in the output, itself included. Default: no limit'),
  overBudget: z
    .enum(['error', 'cap'])
    .default('error')
    .describe('A cell that needs more than maxCopies. error: stop; cap: give it as many as are allowed'),
  weightColumn: z
    .string()
    .min(1)
    .default('weight')
    .describe('reweigh: the column to write; weights already in it are multiplied'),
})

export type BalanceOptions = z.output<typeof balanceOptions>

/** The facet columns and the label columns. */
export function cellColumns({ facet, label }: BalanceOptions): [facet: CellColumn[], label: CellColumn[]] {
  return [parseCellColumns(facet), parseCellColumns(label ?? [])]
}
