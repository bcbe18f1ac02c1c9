import { columnPath, z } from '../../src/base/options.js'

/** Options of `fix_text`. */
export const fixTextOptions = z.strictObject({
  fields: z.array(columnPath).min(1).describe('Texts to repair, by path: text, messages[].content'),
  mojibake: z
    .enum(['whole', 'part', 'keep'])
    .default('whole')
    .describe(
      'Texts that were read in a wrong encoding (浣犲ソ, cafÃ©, ÄãºÃ). whole: turned back where all of their bytes are there; ' +
        'part: also others, with U+FFFD where bytes are lost; keep: left as they are',
    ),
  broken: z
    .enum(['keep', 'drop', 'reject'])
    .default('keep')
    .describe(
      'What becomes of records with a text of which bytes are lost: it stays, is left out, or is rejected',
    ),
  controls: z
    .boolean()
    .default(true)
    .describe(
      'Take out control characters, byte order marks and spaces without width; line breaks and tabs stay',
    ),
  tokens: z
    .boolean()
    .default(false)
    .describe(
      'Whether tokens of models that a text begins or ends with are taken off, such as <|endoftext|> and </s>: trainers add their own',
    ),
  width: z
    .boolean()
    .default(false)
    .describe(
      'Whether full-width letters and digits get their usual width (Ａ１ becomes A1), and half-width katakana too',
    ),
  punctuation: z
    .boolean()
    .default(false)
    .describe(
      'Whether , . ? ! : ; and brackets between Chinese characters become Chinese ones; code and addresses stay',
    ),
  chinese: z
    .enum(['keep', 'simplified', 'traditional', 'taiwan', 'hongkong'])
    .default('keep')
    .describe(
      'The characters that Chinese is written in; anything but keep takes the package opencc-js. ' +
        'traditional: character by character; taiwan: with the words of Taiwan. Texts with kana stay',
    ),
})

/** The options of `fix_text` with their defaults. */
export type FixTextOptions = z.output<typeof fixTextOptions>
