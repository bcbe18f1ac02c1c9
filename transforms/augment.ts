/**
 * Adds changed twins of rows: instructions in other words, synonyms, slips of the keyboard and other operations on the
 * texts that are named, with names, numbers, quotations, code, placeholders and role markers left as they are, and with
 * no word gone that the answer quotes. Every child keeps the position of its parent, so that a later split can keep a
 * family together. It does not call a model.
 */

import { columnsOf, textPaths } from '../src/arrow/path.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { columnPath, textFields, z } from '../src/base/options.js'
import { defineTransform } from '../src/transform/transform.js'
import { checkWhere, openWhere, whereOption } from '../src/transform/where.js'
import { answerPaths, refuseAllSplits, refuseJson, writtenPaths } from './augment/check-fields.js'
import { addChildren } from './augment/children.js'
import { operationNames, operations } from './augment/operations/index.js'
import { presetNames, presets, type Weights } from './augment/presets.data.js'
import { changeRepeats, remakeCopies } from './augment/repeats.js'
import { openRewriter } from './augment/rewriter.js'
import { openSimilarity, resolveSimilarity, similarityOption } from './augment/similarity.js'
import { seedColumn, withTrace } from './augment/trace.js'

const options = z.strictObject({
  fields: textFields,
  preset: z
    .enum(presetNames)
    .default('instruction')
    .describe(
      'What copies may change. instruction: only what keeps the meaning; classification: what keeps the label, such as synonyms and swapped words; noise: slips of keyboards and scanners',
    ),
  ops: z
    .array(z.enum(operationNames))
    .min(1)
    .optional()
    .describe('Operations in place of those of the preset; each text is changed by one'),
  weights: z
    .partialRecord(z.enum(operationNames), z.number().gt(0).max(1000))
    .default({})
    .describe(
      'How likely operations are, held to each other, such as { synonym: 3, swap: 1 }; 1 for each of ops',
    ),
  copies: z.int().min(1).max(100).default(1).describe('Copies of each row'),
  of: z
    .enum(['rows', 'repeats', 'seeds'])
    .default('rows')
    .describe(
      'rows: copies are put behind their rows; repeats: rows that an earlier step has repeated, such as balance, are changed in place, so that its counts are kept; seeds: rows with a seed in augment_seed, as trace writes it, become the copies again that it made of them',
    ),
  strength: z
    .number()
    .gt(0)
    .max(1)
    .default(0.1)
    .describe(
      'Share of the words of a text that is changed, at least one; operations on a whole text have none',
    ),
  language: z
    .enum(['auto', 'en', 'zh'])
    .default('auto')
    .describe('The language of the texts; auto tells by the letters of each text'),
  senses: z
    .enum(['context', 'first', 'all'])
    .default('context')
    .describe(
      'Synonyms of the sense of a word that the words around it speak for, of its commonest sense, or of every sense',
    ),
  answers: z
    .array(columnPath)
    .optional()
    .describe(
      'Texts that may quote those of fields: a word that stands there does not go; without it, every other text',
    ),
  linked: z
    .array(columnPath)
    .default([])
    .describe(
      'Texts that may quote those of fields and go along: a word that is changed there is changed here alike, where that is safe; else it does not go',
    ),
  protect: z.array(z.string().min(1)).default([]).describe('Terms that stay as they are, in any case'),
  forbid: z.array(z.string().min(1)).default([]).describe('Terms that no copy may bring in'),
  minChange: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('The least share of the characters of a text that a copy changes'),
  maxChange: z
    .number()
    .gt(0)
    .max(1)
    .default(1)
    .describe('The greatest share of the characters of a text that a copy changes'),
  similarity: similarityOption.optional(),
  keepOriginal: z.boolean().default(true).describe('Keep each row beside its copies'),
  trace: z
    .boolean()
    .default(false)
    .describe('Add columns that tell how each copy came about: augment_ops and augment_seed'),
  where: whereOption
    .optional()
    .describe('Rows that get copies, such as { split: train }; all others pass as they are'),
})

/**
 * Adds changed twins of rows. A child that comes out like its parent, or that is refused, is not emitted but noted by
 * its reason; without `keepOriginal` the rows themselves are dropped as `augment_original`.
 *
 * @example
 * await run({
 *   input: 'chats.jsonl',
 *   steps: [{ augment: { fields: ['messages[].content'], preset: 'classification', copies: 2 } }],
 *   output: 'out/',
 * })
 */
export const augment = defineTransform({
  name: 'augment',
  summary: 'Add augmented copies of rows: other words, same meaning',
  examples: [
    'prep augment alpaca.jsonl --fields instruction --copies 2 --out more/',
    'prep augment reviews.csv --fields text --preset classification --copies 4 --strength 0.05 --out more/',
  ],
  options,
  resolve: async (given) => ({
    ...given,
    ...(given.similarity === undefined ? {} : { similarity: resolveSimilarity(given.similarity) }),
  }),
  plan(schema, given) {
    const { fields, linked, where, copies, keepOriginal, trace } = given
    const changing = [...fields, ...linked]
    for (const path of textPaths(schema, changing)) refuseJson(schema, path)
    checkWhere(schema, where)
    refuseAllSplits(schema, where)
    checkOperations(given)
    checkPlaces(given)
    const traced = trace ? withTrace(schema) : schema
    const seeds = given.of === 'seeds' ? [seedColumn(schema)] : []
    const columns = columnsOf(changing)
    const quoting = columnsOf(answerPaths(schema, given).map(({ text }) => text))
    return {
      schema: traced,
      reads: [...new Set([...columns, ...quoting, ...columnsOf(Object.keys(where ?? {})), ...seeds])],
      writes: [...columns, ...traced.fields.slice(schema.fields.length).map(({ name }) => name)],
      effects: {
        rows: given.of !== 'rows' ? 'kept' : keepOriginal || copies > 1 ? 'repeated' : 'dropped',
      },
    }
  },
  async open({ options, random, counters, cache }) {
    const { copies, keepOriginal, minChange, maxChange, forbid, trace } = options
    const { paths, roles } = writtenPaths(options)
    const guard = { change: { min: minChange, max: maxChange }, forbid }
    const { rewrite, remake } = openRewriter({ ...options, weights: weightsOf(options), roles, guard })
    const match = openWhere(options.where)
    const { similarity } = options
    const keepSimilar = similarity === undefined ? undefined : await openSimilarity(similarity, cache)
    return (batch) => {
      const answers = answerPaths(batch.schema, options)
      const shared = { name: 'augment', parents: match(batch), paths, answers, counters }
      if (options.of === 'seeds') return remakeCopies(batch, { ...shared, remake })
      const making = { ...shared, rewrite, random, trace, keepSimilar }
      return options.of === 'repeats'
        ? changeRepeats(batch, making)
        : addChildren(batch, { ...making, copies, keepOriginal })
    }
  },
})

type AugmentOptions = z.output<typeof options>

function weightsOf({ preset, ops, weights }: AugmentOptions): Weights {
  const given = ops === undefined ? presets[preset] : Object.fromEntries(ops.map((name) => [name, 1]))
  const names = operationNames.filter((name) => name in given)
  return Object.fromEntries(names.map((name) => [name, weights[name] ?? given[name]]))
}

/** A weight of what is never done, or operations that could never be used, are a mistake. */
function checkOperations(options: AugmentOptions): void {
  const { ops, language, preset, weights } = options
  const used = ops ?? operationNames.filter((name) => name in presets[preset])
  const idle = operationNames.find((name) => name in weights && !used.includes(name))
  if (idle !== undefined)
    throw new PrepError(
      'bad_option',
      `${optionName('weights')} names "${idle}", which is not among the operations. Those are ${used.join(', ')}`,
    )
  const lacking = ops?.find((name) => language !== 'auto' && !operations[name].languages.includes(language))
  if (lacking === undefined) return
  const known = operationNames.filter((name) => operations[name].languages.includes(language as 'en'))
  throw new PrepError(
    'bad_option',
    `Language "${language}" has no operation "${lacking}". It has ${known.join(', ')}`,
  )
}

/** Where no row is added, there is nothing to say about how many, or about those beside them. */
function checkPlaces({ of, copies, keepOriginal, trace }: AugmentOptions): void {
  if (of === 'rows') return
  const idle = copies !== 1 ? 'copies' : !keepOriginal ? 'keepOriginal' : undefined
  const other = of === 'seeds' && trace ? 'trace' : idle
  if (other === undefined) return
  throw new PrepError(
    'bad_option',
    `${optionName('of')} is "${of}", which adds no rows. Leave out ${optionName(other)}`,
  )
}
