/**
 * Shortens texts to a number of tokens, behind a sentence where they have one: what is left reads as somebody wrote it. Lists
 * of tokens are shortened by `tokenize` and `pack`; whole records are left out by `tokens`.
 */

import { columnsOf, textPaths } from '../src/arrow/path.js'
import { TextLens } from '../src/arrow/text-lens.js'
import { defineTransform } from '../src/transform/transform.js'
import { tokenizerIn, withTokenizerFacts } from './tokenize/tokenizer-option.js'
import { truncateOptions } from './truncate/options.js'
import { openShortener } from './truncate/shorten.js'

/**
 * Cuts texts of more than `maxTokens` tokens, noted as `truncated`, and as `cut_in_sentence` where no sentence ended before
 * the limit. Throws `bad_schema`, `not_found`, `bad_input` and `unsupported`.
 *
 * @example
 * await run({
 *   input: 'stories.jsonl',
 *   steps: [{ truncate: { tokenizer: 'datasets/samples/tokenizer', fields: ['text'], maxTokens: 512 } }],
 *   output: 'out/',
 * })
 */
export const truncate = defineTransform({
  name: 'truncate',
  summary: 'Shorten texts to a number of tokens, behind a sentence',
  examples: [
    'prep truncate stories.jsonl --fields text --tokenizer datasets/samples/tokenizer --max-tokens 512 --out short/',
  ],
  options: truncateOptions,
  resolve: withTokenizerFacts,
  plan(schema, { fields }) {
    textPaths(schema, fields)
    const columns = columnsOf(fields)
    return { schema, reads: columns, writes: columns, effects: { rows: 'kept' } }
  },
  async open({ options, counters, cache }) {
    const shorten = openShortener(await tokenizerIn(cache, options.tokenizer), options)
    return (batch) =>
      options.fields.reduce(
        (rows, field) =>
          new TextLens(rows, field).rewrite((text) => {
            const shortened = shorten(text)
            if (shortened === undefined) return undefined
            counters.note('truncated')
            if (shortened.isWithinSentence && options.at === 'sentence') counters.note('cut_in_sentence')
            return shortened.text
          }),
        batch,
      )
  },
})
