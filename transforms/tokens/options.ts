import { columnPath, z } from '../../src/base/options.js'
import { tokenizerOption } from '../tokenize/tokenizer-option.js'
import { trainingOptions } from './training.js'

/** Options of `tokens`. */
export const tokensOptions = z.strictObject({
  tokenizer: tokenizerOption
    .optional()
    .describe(
      'The tokenizer: tokenizer.json, the folder of a model that holds one, or a .tiktoken file; data with input_ids needs none',
    ),
  fields: z
    .array(columnPath)
    .min(1)
    .optional()
    .describe('The texts of a record, by path, of which all tokens are counted: text, messages[].content')
    .meta({ whenAbsent: 'text; input_ids where the data has them' }),
  column: z.string().min(1).default('tokens').describe('The column of the counts'),
  min: z.int().min(0).optional().describe('Leave out records of fewer tokens'),
  max: z.int().min(0).optional().describe('Leave out records of more tokens'),
  ...trainingOptions,
})

/** The options of `tokens` with their defaults. */
export type TokensOptions = z.output<typeof tokensOptions>
