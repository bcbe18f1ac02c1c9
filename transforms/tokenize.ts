/**
 * Turns texts into the numbers of tokens that a model is trained on, with the ids of the library that its tokenizer was
 * published for. What is to be learned follows from the data: where `template` says who speaks, the assistant's turns;
 * of a prompt and its completion, the completion. It pads nothing, and joins nothing: that is for `pack` and for trainers.
 */
import { defineTransform } from '../src/transform/transform.js'
import { columnsLeftOut, layoutOf } from './tokenize/layout.js'
import { tokenizeOptions } from './tokenize/options.js'
import { tokenizedSchema } from './tokenize/schema.js'
import { openTokenizeBatch } from './tokenize/tokenize-batch.js'
import { tokenizerIn, withTokenizerFacts } from './tokenize/tokenizer-option.js'

/**
 * Writes `input_ids` of a text, and `labels` (−100 for what is not to be learned) where `assistant_spans` or a prompt and
 * its completion tell; of preferences `prompt_ids`, `chosen_ids` and `rejected_ids`, as TRL reads them. The texts go. Rows
 * are rejected as `no_text`, `no_spans` and `special_token`, left out as `document_too_long`. Throws `bad_option`,
 * `bad_schema`, `not_found`, `bad_input` and `unsupported`.
 *
 * @example
 * await run({
 *   input: 'stories.jsonl',
 *   steps: [{ tokenize: { tokenizer: 'datasets/samples/tokenizer', addEos: true } }],
 *   output: 'out/',
 * })
 */
export const tokenize = defineTransform({
  name: 'tokenize',
  summary: 'Turn text into tokens, with labels of what is to be learned',
  examples: [
    'prep tokenize stories.jsonl --tokenizer datasets/samples/tokenizer --add-eos --out tokens/',
    'prep tokenize faq.jsonl --field answer --tokenizer datasets/samples/tokenizer --max-length 2048 --out tokens/',
  ],
  options: tokenizeOptions,
  resolve: withTokenizerFacts,
  plan(schema, options) {
    const layout = layoutOf(schema, options)
    const spans = layout.kind === 'text' && layout.spans !== undefined ? [layout.spans] : []
    const gone = columnsLeftOut(schema, layout, options.keepText).map(({ name }) => name)
    return {
      schema: tokenizedSchema(schema, options),
      reads: [...layout.texts, ...spans],
      writes: [...new Set([...layout.lists, ...gone])],
      effects: { rows: 'dropped' },
    }
  },
  open: async ({ options, counters, cache }) =>
    openTokenizeBatch(await tokenizerIn(cache, options.tokenizer), { options, counters }),
})
