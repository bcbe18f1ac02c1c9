/**
 * Tells the language of texts in two tiers: by letters and frequent words, at the speed of a copy; and where these do
 * not suffice, by the weights of fastText, read by code of our own. A model of the user's may stand in their place, of
 * languages or of anything else that fastText classifies, and so may ELD, whose weights have a permissive licence.
 */

import { Field, Float64, Utf8 } from '../src/arrow/arrow.js'
import { builderFor } from '../src/arrow/builders.js'
import { appendColumns, appendFields } from '../src/arrow/columns/append-columns.js'
import { RowTexts } from '../src/arrow/columns/row-texts.js'
import { columnsOf, structOf, textPaths } from '../src/arrow/path.js'
import { columnPath, z } from '../src/base/options.js'
import { scriptCodes } from '../src/text/script-shares.js'
import { defineTransform } from '../src/transform/transform.js'
import { eldDigest, isEld, openEld } from './language/eld.js'
import { type Identified, LanguageIdentifier } from './language/identifier.js'
import type { LabelModel } from './language/label-model.js'
import {
  asFile,
  type ModelOption,
  modelOption,
  openLanguageModel,
  openModel,
  pinModel,
  resolveModel,
} from './language/model.js'

const options = z.strictObject({
  fields: z
    .array(columnPath)
    .min(1)
    .default(['text'])
    .describe('The texts of a record, by path, which are looked at as one: prompt, messages[].content'),
  method: z
    .enum(['auto', 'fast', 'model'])
    .optional()
    .describe(
      'How: "fast" by letters and frequent words, "model" by the weights of fastText or what "model" names, "auto" by these only where the fast way does not know',
    )
    .meta({ whenAbsent: 'auto; model where "model" names a file' }),
  model: modelOption
    .optional()
    .describe(
      'A classifier of your own that fastText trained, a .bin or .ftz file, for languages or anything else; or eld, with a size eld/extrasmall, small, medium or large, the package ELD, which you install',
    ),
  label: z
    .string()
    .min(1)
    .optional()
    .describe('Write the score of this label of the model, such as en, instead of that of the likeliest one'),
  column: z.string().min(1).default('language').describe('The column of the codes or labels'),
  shares: z
    .boolean()
    .default(false)
    .describe('Write the share of each script in the letters too, for texts that mix some'),
  maxBytes: z
    .int()
    .min(64)
    .default(2048)
    .describe('How much of the start of a text a model is given, in bytes: the more, the slower'),
})

type Options = z.output<typeof options>

/**
 * Writes the language of each record into a column, beside it `_score` (null where no model was asked) and `_script`
 * (ISO 15924; `Hans`, `Hant` or `Hani` for Chinese). Null stands where nobody knows. Throws `bad_schema`, `unsupported`
 * where the weights or ELD are not installed, `not_found` and `bad_input` for a model of your own.
 *
 * @example
 * await run({
 *   input: 'chats.jsonl',
 *   steps: [{ language: { fields: ['prompt'], method: 'fast' } }, { filter: { keep: "language = 'zh'" } }],
 *   output: 'out/',
 * })
 */
export const language = defineTransform({
  name: 'language',
  summary: 'Tell the language of texts, with score and script',
  examples: [
    'prep language stories.jsonl --out told/',
    'prep language chats.jsonl --fields "messages[].content" --method fast --shares --out told/',
  ],
  options,
  resolve: async (given) =>
    given.model === undefined ? given : { ...given, model: await pinned(given.model) },
  plan(schema, options) {
    textPaths(schema, options.fields)
    const added = addedFields(options)
    return {
      schema: appendFields(schema, added),
      reads: columnsOf(options.fields),
      writes: added.map(({ name }) => name),
      effects: { rows: 'kept' },
    }
  },
  async open({ options, counters, cache }) {
    const { fields, label, maxBytes, shares } = options
    const model = options.model === undefined ? undefined : asFile(options.model).path
    const method = options.method ?? (model === undefined || isEld(model) ? 'auto' : 'model')
    const eld =
      model !== undefined && isEld(model) && method !== 'fast'
        ? await cache.opened(openEld, { path: model })
        : undefined
    const classifier = (): LabelModel => {
      if (eld !== undefined) return eld
      return model === undefined ? cache.of(openLanguageModel) : cache.opened(openModel, { path: model })
    }
    const detector = new LanguageIdentifier({ method, classifier, label, maxBytes, shares })
    return (batch) => {
      const texts = new RowTexts(batch, fields)
      const builders = addedFields(options).map((field) => ({ field, builder: builderFor(field) }))
      for (let row = 0; row < batch.numRows; row++) {
        const text = texts.at(row)
        const found = text === undefined ? {} : detector.identify(text)
        const { code, score, script, shares: byScript } = found as Identified
        for (const [k, value] of [code, score, script, byScript].slice(0, builders.length).entries())
          builders[k].builder.append(value ?? null)
        counters.tally('language', code ?? 'unknown')
      }
      return appendColumns(
        batch,
        builders.map(({ field, builder }) => ({ field, column: builder.finish() })),
      )
    }
  },
})

/** The model with the digest that a run is bound to. */
async function pinned(model: ModelOption): Promise<ModelOption> {
  const { path } = asFile(model)
  return isEld(path) ? pinModel(model, eldDigest(path)) : resolveModel(model)
}

function addedFields({ column, shares }: Options): Field[] {
  const types = Object.fromEntries(scriptCodes.map((code) => [code, new Float64()]))
  return [
    new Field(column, new Utf8(), true),
    new Field(`${column}_score`, new Float64(), true),
    new Field(`${column}_script`, new Utf8(), true),
    ...(shares ? [new Field(`${column}_shares`, structOf(types), true)] : []),
  ]
}
