/**
 * Measures what filters of quality decide by, and decides nothing: each record gets the numbers, in one sweep over its
 * text, and limits are set and changed later without measuring again.
 */

import { Field, Float64 } from '../src/arrow/arrow.js'
import { appendColumns, appendFields } from '../src/arrow/columns/append-columns.js'
import { RowTexts } from '../src/arrow/columns/row-texts.js'
import { columnsOf, structOf, textPaths } from '../src/arrow/path.js'
import { columnPath, z } from '../src/base/options.js'
import { defineTransform } from '../src/transform/transform.js'
import { type TokenizerName, tokenizers } from './signals/measure.js'
import { kernelGroups, type SignalGroup, signalGroups } from './signals/names.data.js'
import { SignalColumn } from './signals/signal-column.js'
import { TextMeter, wantedSignals } from './signals/text-meter.js'

const groups = Object.keys(signalGroups) as [SignalGroup, ...SignalGroup[]]

const options = z.strictObject({
  fields: z
    .array(columnPath)
    .min(1)
    .default(['text'])
    .describe('The texts of a record, by path, which are looked at as one: prompt, messages[].content'),
  groups: z
    .array(z.enum(groups))
    .min(1)
    .default([...kernelGroups])
    .describe('What to measure: the more, the slower; nemo and code are measured on request alone'),
  tokenizer: z
    .enum(tokenizers)
    .default('fast')
    .describe(
      'How words are found: "fast" over the bytes, in any script; "datatrove" by the rules of spaCy for English, which its filters count by',
    ),
  column: z.string().min(1).default('signals').describe('The column of the numbers'),
})

type Options = z.output<typeof options>

/**
 * Writes a column of numbers: of words and lines, of what is said twice, of characters, and of Chinese. Their names and
 * formulas are those of the Gopher, FineWeb and Data-Juicer filters. Throws `bad_schema`.
 *
 * @example
 * await run({
 *   input: 'stories.jsonl',
 *   steps: [{ signals: { fields: ['text'] } }, { filter: { keep: 'signals.dup_5_gram <= 0.15' } }],
 *   output: 'out/',
 * })
 */
export const signals = defineTransform({
  name: 'signals',
  summary: 'Measure the quality of texts: words, lines, repetition, Chinese',
  examples: [
    'prep signals stories.jsonl --out measured/',
    'prep signals chats.jsonl --fields "messages[].content" --groups chinese,repetition --out measured/',
  ],
  options,
  plan(schema, options) {
    textPaths(schema, options.fields)
    const field = signalField(options)
    return {
      schema: appendFields(schema, [field]),
      reads: columnsOf(options.fields),
      writes: [field.name],
      effects: { rows: 'kept' },
    }
  },
  open({ options, cache }) {
    const meter = cache.opened(openMeter, options.tokenizer)
    const wanted = wantedSignals(options.groups.flatMap((group) => signalGroups[group]))
    // Only stop words hang on the language.
    const needsLanguage = options.groups.includes('gopher')
    const field = signalField(options)
    return (batch) => {
      const texts = new RowTexts(batch, options.fields)
      const column = new SignalColumn(field, batch.numRows)
      for (let row = 0; row < batch.numRows; row++) {
        const text = texts.at(row)
        if (text === undefined) column.addNull()
        else {
          const language = needsLanguage ? meter.languageOf(text) : undefined
          column.add(meter.measure(text, { wanted, language }))
        }
      }
      return appendColumns(batch, [{ field, column: column.finish() }])
    }
  },
})

function signalField({ column, groups: wanted }: Options): Field {
  const names = groups.filter((group) => wanted.includes(group)).flatMap((group) => signalGroups[group])
  return new Field(column, structOf(Object.fromEntries(names.map((name) => [name, new Float64()]))), true)
}

/** Its tables are those of one thread, whatever it measures. */
function openMeter(tokenizer: TokenizerName): TextMeter {
  return new TextMeter(tokenizer)
}
