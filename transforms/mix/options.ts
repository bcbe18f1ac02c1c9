import { columnPath, z } from '../../src/base/options.js'
import { whereOption } from '../../src/transform/where.js'

const byName = (amount: z.ZodNumber, what: string) =>
  z.record(z.string(), amount, { error: `Give ${what} by source name, such as { wiki: 3, code: 1 }` })

/** Options of `mix`. Exactly one of the rules from `weights` to `choose` is to be given. */
export const mixOptions = z.strictObject({
  column: columnPath
    .default('source')
    .describe('The column that tells the source of a row; any column of few values will do'),
  weights: byName(z.number().min(0), 'relative shares')
    .optional()
    .describe('Relative share of the output by source, such as { wiki: 3, code: 1 }'),
  temperature: z
    .number()
    .gt(0)
    .optional()
    .describe('Shares follow rows^(1/T): 1 as they are, the higher the more alike'),
  alpha: z.number().optional().describe('Shares follow rows^alpha, such as 0.3 for languages (XLM-R)'),
  seqio: z
    .strictObject({
      scale: z.number().gt(0).default(1).describe('What rows are multiplied by first'),
      cap: z.number().gt(0).optional().describe('The most that a source counts for (K)'),
      temperature: z.number().gt(0).default(1).describe('Rates are taken to the power of 1/T'),
    })
    .optional()
    .describe(
      'Shares follow min(rows * scale, cap)^(1/temperature), as in seqio and T5, such as { cap: 100000, temperature: 2 }',
    ),
  unimax: z
    .strictObject({ budget: z.int().min(0).describe('Rows in the end, over all sources') })
    .optional()
    .describe(
      'As alike as can be with no source repeated more than maxEpochs times (UniMax); { budget: 100000 } names the rows in the end',
    ),
  proportion: byName(z.number().min(0), 'relative shares')
    .optional()
    .describe('As weights, but the number of all rows stays, unless size is given'),
  repeat: byName(z.number().min(0), 'numbers of passes')
    .optional()
    .describe('How often each source is taken, such as { wiki: 2, code: 0.5 }'),
  choose: byName(z.int().min(0), 'whole numbers of rows').optional().describe('Exact rows of each source'),
  size: z.int().min(0).optional().describe('Rows in the end, for rules that give shares'),
  stopping: z
    .enum(['first_exhausted', 'all_exhausted'])
    .optional()
    .describe('Size without size: as many rows as the first, or the last, used-up source allows'),
  maxEpochs: z
    .number()
    .gt(0)
    .optional()
    .describe('How often a source may be passed through')
    .meta({ whenAbsent: '1 where it sets the size, else no limit' }),
  unlisted: z
    .enum(['error', 'drop'])
    .default('error')
    .describe('What to do with a source that the rule does not name. error: stop; drop: leave its rows out'),
  where: whereOption.optional(),
})

export type MixOptions = z.output<typeof mixOptions>
