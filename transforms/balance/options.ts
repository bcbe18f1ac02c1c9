import { parsePath } from '../../src/arrow/path.js'
import { columnPath, z } from '../../src/base/options.js'
import { whereOption } from '../../src/transform/where.js'
import { type CellColumn, cellColumnOption, parseCellColumns } from './cells/columns.js'
import type { Sampling } from './sampling.js'

const cellValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
const cell = z
  .record(z.string().meta({ holds: 'cells' }), cellValue)
  .describe('A value for each facet and label column, such as { sex: Female, income: ">50K" }')
  .meta({ typeName: 'Cell' })

/** Options of `balance`. A cell is one combination of values of the facet and label columns. */
export const balanceOptions = z.strictObject({
  facet: cellColumnOption
    .optional()
    .describe('Column, or columns, whose groups are to be balanced; age@25/40 cuts numbers into ranges'),
  label: cellColumnOption
    .optional()
    .describe('Column, or columns, of the outcome; each group is balanced per outcome'),
  method: z
    .enum(['over', 'under', 'target', 'uniform', 'preferential', 'reweigh', 'class-weights'])
    .describe(
      'over: repeat rows; under: leave rows out; target: either; uniform: either, until facet and label are independent; preferential: the same, rows nearest to the decision boundary first; reweigh: write a weight column; class-weights: the same, equal weight to each cell',
    ),
  target: z
    .union(
      [
        z.enum(['equal', 'independent']),
        z.number().gt(0).max(1),
        z.record(z.string(), z.number().min(0)),
        z.array(z.strictObject({ cell, share: z.number().min(0).describe('Its relative share') })).min(1),
      ],
      {
        error:
          'Give equal, independent, a number above 0 and up to 1, shares from 0 by value, or a list of { cell, share }',
      },
    )
    .optional()
    .describe(
      'equal: all cells alike; independent: facet and label no longer tell of each other; a number: smaller cell per larger cell (two cells); or relative shares by value, or as a list of { cell, share }',
    )
    .meta({ whenAbsent: 'equal; independent for reweigh with a label' }),
  counts: z
    .union(
      [
        z.record(z.string(), z.int().min(0)),
        z.array(z.strictObject({ cell, rows: z.int().min(0).describe('Its rows in the end') })).min(1),
      ],
      { error: 'Give whole numbers from 0 by value, or a list of { cell, rows }' },
    )
    .optional()
    .describe('Exact rows by value, or as a list of { cell, rows }; cells not named keep their rows'),
  strategy: z
    .union(
      [
        z.enum(['auto', 'all', 'minority', 'majority', 'not minority', 'not majority']),
        z.number().gt(0).max(1),
        z.record(z.string(), z.int().min(0)),
      ],
      {
        error:
          'Give auto, all, minority, majority, not minority, not majority, a number above 0 and up to 1, or whole numbers from 0 by value',
      },
    )
    .default('auto')
    .describe(
      "over, under: imbalanced-learn's sampling_strategy. Which cells are brought to the size of the largest (over) or smallest (under); a number: rows of the smaller cell per row of the larger; or rows in the end by value",
    ),
  score: columnPath
    .optional()
    .describe('preferential: a column of numbers, the higher the more likely the label is positive'),
  positive: z
    .union([cellValue, z.array(cellValue).min(1), z.array(cell).min(1)], {
      error: 'Give a label value, a list of them, or for several label columns a list of { column: value }',
    })
    .optional()
    .describe('preferential: the label value, or values, that a high score speaks for'),
  size: z
    .int()
    .min(0)
    .optional()
    .describe('Rows in the end, over all cells')
    .meta({ whenAbsent: 'as the method needs' }),
  missing: z
    .enum(['error', 'skip'])
    .default('error')
    .describe('What to do with a cell without rows. error: stop; skip: go on with the cells that have rows'),
  unlisted: z
    .enum(['error', 'drop'])
    .default('error')
    .describe(
      'What to do with groups missing from target. error: stop; drop: leave their rows out (reweigh: weight 0)',
    ),
  maxCopies: z
    .int()
    .min(1)
    .optional()
    .describe('How often a row may stand in the output, itself included')
    .meta({ whenAbsent: 'no limit' }),
  overBudget: z
    .enum(['error', 'cap'])
    .default('error')
    .describe(
      'What to do with a cell that needs more than maxCopies. error: stop; cap: give it as many as are allowed',
    ),
  weightColumn: columnPath
    .default('weight')
    .describe('reweigh, class-weights: the column to write; weights already in it are multiplied'),
  where: whereOption.optional(),
})

export type BalanceOptions = z.output<typeof balanceOptions>

/** The name of the column that weights are written to. */
export function weightName({ weightColumn }: BalanceOptions): string {
  return parsePath(weightColumn).column
}

/** The facet columns and the label columns. */
export function cellColumns({ facet, label }: BalanceOptions): [facet: CellColumn[], label: CellColumn[]] {
  return [parseCellColumns(facet ?? []), parseCellColumns(label ?? [])]
}

/** What is drawn from. */
export function samplingOf(options: BalanceOptions): Sampling {
  const { where, score } = options
  const columns = cellColumns(options)
  if (score === undefined) return { columns, where }
  const isPositive = positiveTest(options)
  return { columns, where, score: { column: score, isLowFirst: ({ lists }) => isPositive(lists[1]) } }
}

/**
 * Tells by its list of label values whether a label is a positive one. Values are compared as they read, so
 * that 1 stands for "1" too.
 */
export function positiveTest(options: BalanceOptions): (label: string) => boolean {
  const { positive } = options
  const [, columns] = cellColumns(options)
  const given = Array.isArray(positive) ? positive : positive === undefined ? [] : [positive]
  const lists = given.map((value) => {
    const isCell = typeof value === 'object' && value !== null
    return JSON.stringify(isCell ? columns.map(({ column }) => String(value[column])) : [String(value)])
  })
  return (label) => lists.includes(JSON.stringify((JSON.parse(label) as unknown[]).map(String)))
}

/** Whether a method writes weights and leaves the rows as they are. */
export function isWeighing({ method }: BalanceOptions): boolean {
  return method === 'reweigh' || method === 'class-weights'
}

/** Whether a method can make several rows of one. */
export function repeatsRows(options: BalanceOptions): boolean {
  return options.method !== 'under' && !isWeighing(options)
}
