import { columnPath, z } from '../../src/base/options.js'
import { tokenizerOption } from '../tokenize/tokenizer-option.js'

/** Options of `truncate`. */
export const truncateOptions = z.strictObject({
  tokenizer: tokenizerOption,
  fields: z.array(columnPath).min(1).describe('Texts to shorten, by path: text, messages[].content'),
  maxTokens: z
    .int()
    .min(1)
    .describe('Tokens of a text at most, without those that a tokenizer puts around it'),
  keep: z.enum(['head', 'tail']).default('head').describe('What stays of a text: its head or its tail'),
  at: z
    .enum(['sentence', 'token'])
    .default('sentence')
    .describe('Where a text is cut: behind a sentence or a line, where it has any; or behind a token'),
})

/** The options of `truncate` with their defaults. */
export type TruncateOptions = z.output<typeof truncateOptions>
