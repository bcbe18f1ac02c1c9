import { checkValue } from '../../../src/base/check-options.js'
import { z } from '../../../src/base/options.js'
import type { EvaluateOptions } from '../../../src/schemas/options/evaluate.js'
import { parseOptions } from '../../../src/transform/plan-step.js'
import { anonymizeOptions } from '../options.js'
import { skipWordSets } from './score/marks.js'

/** The options of `evaluatePii` that say what is looked for and how it is counted: those of `anonymize` that bear on detection, and some of its own. */
export const evaluateOptions = anonymizeOptions
  .pick({
    threshold: true,
    thresholds: true,
    regions: true,
    people: true,
    allow: true,
    allowPatterns: true,
    deny: true,
    recognizers: true,
    model: true,
  })
  .extend({
    entities: anonymizeOptions.shape.entities
      .unwrap()
      .optional()
      .describe('What to look for: entities or groups of them')
      .meta({ group: 'What to find', whenAbsent: 'what the gold has labels for' }),
    iou: z
      .number()
      .gt(0)
      .max(1)
      .default(0.9)
      .describe('Minimum intersection over union of characters at which a span is matched, 0 to 1'),
    skipWords: z
      .enum(skipWordSets)
      .default('english')
      .describe(
        'What counts as nothing around and between spans: none, punctuation, or english function words too',
      ),
    onlyLabelled: z
      .boolean()
      .default(false)
      .describe('Leave out what is found of labels that the gold does not have'),
    map: z
      .record(z.string(), z.string().min(1))
      .default({})
      .describe('Entities for types of the gold, such as HANDLE=USERNAME,SITE="URL|IP_ADDRESS"'),
    ignore: z.array(z.string()).default([]).describe('Types of the gold to leave out of it'),
  })

/** The options with their defaults. Throws `bad_option`, naming each one at fault. */
export function checkOptions(given: EvaluateOptions): z.output<typeof evaluateOptions> {
  checkValue('Options of the evaluation', given, 'object')
  return parseOptions({ name: 'the evaluation', options: evaluateOptions }, given)
}
