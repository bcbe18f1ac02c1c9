import { z } from '../../src/base/options.js'
import { tokenizerOption } from './tokenizer-option.js'

/** What becomes of special tokens that stand in a text. */
export const specialTokensOption = z
  .enum(['encode', 'text', 'refuse'])
  .default('encode')
  .describe(
    'Special tokens in the text, such as <|im_end|>. encode: become tokens, as a template needs it; text: are ordinary text; refuse: reject the row',
  )

/** Options of `tokenize`. */
export const tokenizeOptions = z.strictObject({
  tokenizer: tokenizerOption,
  field: z
    .string()
    .min(1)
    .default('text')
    .describe('The column of texts, where there is no prompt and answer'),
  specialTokens: specialTokensOption,
  addSpecialTokens: z
    .boolean()
    .default(true)
    .describe(
      'Add the tokens that the tokenizer puts around a text, such as <s>; a text that begins with its bos token gets no second one',
    ),
  addEos: z.boolean().default(false).describe('End each document with the eos token, where it does not'),
  maxLength: z
    .int()
    .min(2)
    .optional()
    .describe('Tokens of a document at most')
    .meta({ whenAbsent: 'no limit' }),
  overlong: z
    .enum(['head', 'tail', 'drop'])
    .default('head')
    .describe('What stays of a document with more tokens than maxLength: its head, its tail, or nothing'),
  attentionMask: z.boolean().default(false).describe('Write attention_mask as well: ones'),
  keepText: z.boolean().default(false).describe('Keep the texts beside their tokens'),
})

/** The options of `tokenize` with their defaults. */
export type TokenizeOptions = z.output<typeof tokenizeOptions>
