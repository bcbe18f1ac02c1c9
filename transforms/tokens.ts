/**
 * Counts tokens: of each record in a column, and of all in the report, with what a training would make of them: packed
 * rows, steps, what would be cut off. It looks at texts as they are; what a chat template puts around them is counted where
 * the step `template` stands before it.
 */

import { DataType, Field, Int32, type Schema } from '../src/arrow/arrow.js'
import { appendColumns, appendFields } from '../src/arrow/columns/append-columns.js'
import { columnsOf, textPaths } from '../src/arrow/path.js'
import { takeRows } from '../src/arrow/take.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { defineTransform } from '../src/transform/transform.js'
import { tokenizerIn, withTokenizerFacts } from './tokenize/tokenizer-option.js'
import { type CountTokens, countColumn, countIds, countTexts } from './tokens/count-tokens.js'
import { type OpenFindings, tokensFindings } from './tokens/findings.js'
import { type TokensOptions, tokensOptions } from './tokens/options.js'

/**
 * Writes the number of tokens of each record, and leaves out those of fewer than `min` or more than `max`, counted as
 * `too_few_tokens` and `too_many_tokens`. Throws `bad_option`, `bad_schema`, `not_found`, `bad_input` and `unsupported`.
 *
 * @example
 * await run({
 *   input: 'chats.jsonl',
 *   steps: [{ tokens: { tokenizer: 'datasets/samples/tokenizer', fields: ['messages[].content'], max: 4096 } }],
 *   output: 'out/',
 * })
 */
export const tokens = defineTransform({
  name: 'tokens',
  summary: 'Count tokens, filter by their number, estimate a training',
  examples: [
    'prep tokens stories.jsonl --tokenizer datasets/samples/tokenizer --length 4096 --batch-size 64 --out counted/',
    'prep tokens chats.jsonl --tokenizer datasets/samples/tokenizer --fields "messages[].content" --max 8192 --out short/',
    'prep tokens tokens.jsonl --min 8 --out counted/',
  ],
  options: tokensOptions,
  resolve: withTokenizerFacts,
  plan(schema, options) {
    const { min, max, column } = options
    const found = countedOf(schema, options)
    const reads = found === undefined ? ['input_ids'] : columnsOf(found)
    return {
      schema: appendFields(schema, [countField(column)]),
      reads,
      writes: [column],
      effects: { rows: min === undefined && max === undefined ? 'kept' : 'dropped' },
    }
  },
  findings: tokensFindings,
  async open({ options, counters, cache, findings }) {
    const { min = 0, max = Number.POSITIVE_INFINITY, column, tokenizer } = options
    const opened = tokenizer === undefined ? undefined : await tokenizerIn(cache, tokenizer)
    let count: CountTokens | undefined
    return (batch) => {
      const fields = countedOf(batch.schema, options)
      count ??= fields === undefined ? countIds('input_ids') : countTexts(opened!, fields)
      const counts = count(batch)
      const kept: number[] = []
      for (const [row, tokens] of counts.entries())
        if (tokens < min) counters.dropped('too_few_tokens', 1, { batch, row })
        else if (tokens > max) counters.dropped('too_many_tokens', 1, { batch, row })
        else {
          kept.push(row)
          ;(findings as OpenFindings).add(tokens)
          counters.note('tokens', tokens)
        }
      const counted = appendColumns(batch, [{ field: countField(column), column: countColumn(counts) }])
      return takeRows(counted, Uint32Array.from(kept))
    }
  },
})

/** The paths of the texts that are counted; `undefined` where the data holds tokens already. Throws `bad_option` and `bad_schema`. */
function countedOf(schema: Schema, { fields, tokenizer }: TokensOptions): readonly string[] | undefined {
  const ids = schema.fields.find(({ name }) => name === 'input_ids')
  const hasIds = ids !== undefined && DataType.isList(ids.type) && DataType.isInt(ids.type.children[0].type)
  if (fields === undefined && tokenizer === undefined && hasIds) return undefined
  if (tokenizer === undefined)
    throw new PrepError(
      'bad_option',
      `Texts are counted by a tokenizer. Name one with ${optionName('tokenizer')}: tokenizer.json, the folder of a model, or a .tiktoken file`,
    )
  const counted = fields ?? ['text']
  textPaths(schema, counted)
  return counted
}

function countField(name: string): Field {
  return new Field(name, new Int32(), true)
}
