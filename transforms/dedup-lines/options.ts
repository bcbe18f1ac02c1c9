import { columnPath, z } from '../../src/base/options.js'
import { textLevels } from '../../src/text/text-levels.js'

export const dedupLinesOptions = z.strictObject({
  fields: z
    .array(columnPath)
    .min(1)
    .describe('Texts whose lines are compared, by path: text, messages[].content'),
  unit: z
    .enum(['line', 'paragraph'])
    .default('line')
    .describe('What is compared: lines, or paragraphs, which empty lines part'),
  minRows: z
    .int()
    .min(2)
    .default(10)
    .describe('A line is repeated that stands in so many rows; within a row it counts once'),
  minLetters: z
    .int()
    .min(0)
    .default(10)
    .describe(
      'Lines of fewer letters stay, such as Yes or Answer; characters of Chinese, Japanese and Korean count twice',
    ),
  level: z
    .enum(textLevels)
    .default('fold')
    .describe('What counts in a line, as for dedup; digits takes Page 3 and Page 4 for one'),
  action: z
    .enum(['remove', 'count'])
    .default('remove')
    .describe(
      'remove: take the lines out of the texts; count: leave the texts, and write repeated_lines and repeated_share',
    ),
})

export type DedupLinesOptions = z.output<typeof dedupLinesOptions>
