import { columnPath, z } from '../../src/base/options.js'
import { whereOption } from '../../src/transform/where.js'
import { type CellColumn, cellColumnOption, parseCellColumns } from '../balance/cells/columns.js'
import { tokenizerOption } from '../tokenize/tokenizer-option.js'
import { trainingOptions } from '../tokens/training.js'

const labelValue = z.union([z.string(), z.number(), z.boolean()])

/** Options of a profile. */
export const profileOptions = z.strictObject({
  facet: cellColumnOption
    .optional()
    .describe('Columns whose groups are compared; numbers are cut, as in age@25/40 or age@q4'),
  label: cellColumnOption
    .optional()
    .describe('Column of the outcome, or columns; with a facet it measures bias'),
  positive: z
    .union([labelValue, z.array(labelValue).min(1)])
    .optional()
    .describe('Label values that count as the good outcome')
    .meta({ whenAbsent: 'each one against the rest' }),
  group: cellColumnOption
    .optional()
    .describe('Columns within whose values the outcome is compared as well, such as the job applied for'),
  weight: columnPath
    .optional()
    .describe('Column of weights, such as balance writes')
    .meta({ whenAbsent: '1 a row' }),
  fields: z
    .union([columnPath, z.array(columnPath)])
    .optional()
    .describe('Columns to describe, by path; an empty list for none')
    .meta({ whenAbsent: 'all' }),
  top: z.int().min(0).max(100).default(10).describe('How many frequent values of a column are reported'),
  minShared: z
    .int()
    .min(1)
    .default(5)
    .describe(
      'No value and no count is told that fewer rows share, to keep people out of the report; 1 tells all',
    ),
  exactNumbers: z
    .boolean()
    .default(false)
    .describe(
      'Keep every number for comparisons, not steps of 0.4 %, where a column has more than ten thousand: memory for each',
    ),
  terms: z
    .boolean()
    .default(false)
    .describe(
      'Count texts by their terms, hashed, for comparisons: words, and pairs of Chinese characters; a state has them in any case',
    ),
  minCount: z
    .int()
    .min(1)
    .default(30)
    .describe('Groups of fewer rows are marked, and left out of the worst figures'),
  concentration: z.number().min(0).default(1).describe('Pseudo-counts of the smoothed differential fairness'),
  confidence: z.number().gt(0).lt(1).default(0.95).describe('Confidence of the intervals'),
  tokenizer: tokenizerOption
    .optional()
    .describe(
      'Count tokens by it, of texts and of records: tokenizer.json, the folder of a model that holds one, or a .tiktoken file',
    ),
  ...trainingOptions,
  allowAbsent: z.boolean().default(false).describe('Let a positive label have no row at all'),
  where: whereOption.optional(),
})

export type ProfileOptions = z.output<typeof profileOptions>

/** The columns of the contingency table, list by list. */
export interface BiasLists {
  facet: CellColumn[]
  label: CellColumn[]
  group: CellColumn[]
}

/** The lists, however they were written; `undefined` where no facet is asked for. */
export function biasLists({ facet, label, group }: ProfileOptions): BiasLists | undefined {
  if (facet === undefined) return undefined
  const listed = (option: ProfileOptions['facet']) => (option === undefined ? [] : parseCellColumns(option))
  return { facet: listed(facet), label: listed(label), group: listed(group) }
}

/** The columns to describe: paths, or `undefined` for all. */
export function describedColumns({ fields }: ProfileOptions): readonly string[] | undefined {
  return typeof fields === 'string' ? [fields] : fields
}
