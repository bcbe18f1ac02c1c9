import { columnPath, z } from '../../src/base/options.js'
import { textLevels } from '../../src/text/text-levels.js'

/** Options of `conflicts`. */
export const conflictOptions = z.strictObject({
  fields: z.array(columnPath).min(1).describe('What is asked, by path: prompt; or instruction and input'),
  answers: z.array(columnPath).min(1).describe('What is answered, by path: completion, label'),
  level: z
    .enum(textLevels)
    .default('fold')
    .describe(
      'What counts in text. bytes: everything; trim: not spaces around it; fold: not case, width and kinds of spaces; loose: nor punctuation and accents; digits: words alone, any number as 0',
    ),
  action: z
    .enum(['drop', 'tag'])
    .default('drop')
    .describe(
      'What becomes of rows with the same question and different answers: left out, or told in the columns conflict_id and conflict_answers',
    ),
  keep: z
    .enum(['none', 'first', 'most'])
    .default('none')
    .describe(
      'drop: which of them stay. none; first: those that answer as the first row does; most: those of the most frequent answer, none where two are as frequent',
    ),
})

/** Options of `conflicts` with their defaults. */
export type ConflictOptions = z.output<typeof conflictOptions>
