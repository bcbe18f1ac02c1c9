/**
 * Adds changed twins of rows: synonyms, swaps, deletions and punctuation in the texts that are named, with
 * case, digits, spacing, code, placeholders and role markers left as they are. Every child keeps the
 * position of its parent, so that a later split can keep a family together. It does not call a model.
 */

import type { Field, Schema } from '../src/arrow/arrow.js'
import { isJsonField } from '../src/arrow/infer-schema.js'
import { columnsOf, type FieldPath, parsePath, textPaths } from '../src/arrow/path.js'
import { splitColumnOf } from '../src/arrow/splits.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { textFields, z } from '../src/base/options.js'
import { defineTransform } from '../src/transform/transform.js'
import { checkWhere, openWhere, type Where, whereOption } from '../src/transform/where.js'
import { addChildren } from './augment/children.js'
import { operationNames } from './augment/operations.js'
import { textRewriter } from './augment/rewriter.js'
import { openWordNet } from './augment/wordnet.js'

const options = z.strictObject({
  fields: textFields,
  ops: z
    .array(z.enum(operationNames))
    .min(1)
    .default(['synonym', 'insert', 'swap', 'delete'])
    .describe(
      'What may happen to a text, one of these each time: synonym, insert, swap, delete (EDA), punctuate (AEDA). Chinese has swap, delete and punctuate; others give way to them',
    ),
  copies: z.int().min(1).max(100).default(1).describe('Copies of each row'),
  alpha: z
    .number()
    .gt(0)
    .max(1)
    .default(0.1)
    .describe('Share of the words of a text that is changed, at least one; punctuate sets its own number'),
  language: z
    .enum(['auto', 'en', 'zh'])
    .default('auto')
    .describe('How texts are split into words; auto tells by the letters of each text'),
  senses: z
    .enum(['first', 'all'])
    .default('first')
    .describe('Synonyms of the commonest sense of a word in WordNet, or of every sense'),
  keepOriginal: z.boolean().default(true).describe('Keep each row beside its copies'),
  where: whereOption
    .optional()
    .describe('Rows that get copies, such as { split: train }; all others pass as they are'),
})

/**
 * Adds changed twins of rows. Children that come out like their parent are not emitted but noted as
 * `unchanged`; without `keepOriginal` the rows themselves are dropped as `augment_original`.
 *
 * @example
 * await run({
 *   input: 'chats.jsonl',
 *   steps: [{ augment: { fields: ['messages[].content'], ops: ['swap', 'punctuate'], copies: 2 } }],
 *   output: 'out/',
 * })
 */
export const augment = defineTransform({
  name: 'augment',
  summary: 'Add augmented copies of rows: synonyms, swaps, deletions',
  examples: [
    'prep augment chats.jsonl --fields "messages[].content" --ops swap,punctuate --out more/',
    'prep augment reviews.csv --fields text --copies 4 --alpha 0.05 --out more/',
  ],
  options,
  plan(schema, { fields, where, copies, keepOriginal }) {
    for (const path of textPaths(schema, fields)) refuseJson(schema, path)
    checkWhere(schema, where)
    refuseAllSplits(schema, where)
    const columns = columnsOf(fields)
    return {
      schema,
      reads: [...columns, ...columnsOf(Object.keys(where ?? {}))],
      writes: columns,
      effects: { rows: keepOriginal || copies > 1 ? 'repeated' : 'dropped' },
    }
  },
  async open({ options, random, counters }) {
    const { fields, ops, alpha, language, senses, copies, keepOriginal } = options
    const isAskedForSynonyms = ops.includes('synonym') || ops.includes('insert')
    const lexicon = isAskedForSynonyms && language !== 'zh' ? await openWordNet(senses) : undefined
    const paths = [...new Set(fields)].map(parsePath)
    const rewrite = textRewriter({ ops, alpha, language, lexicon })
    const match = openWhere(options.where)
    return (batch) =>
      addChildren(batch, { parents: match(batch), paths, copies, keepOriginal, rewrite, random, counters })
  },
})

/** A test set with changed twins of its rows in it measures something else. */
function refuseAllSplits(schema: Schema, where: Where | undefined): void {
  const column = splitColumnOf(schema)
  if (column === undefined || (where !== undefined && Object.hasOwn(where, column))) return
  throw new PrepError(
    'bad_option',
    `The data is split by its column "${column}", and option ${optionName('where')} does not name it. ` +
      `Say which split is augmented, such as where: { ${column}: train }`,
  )
}

/** A word taken out of a JSON document or put into it could end it, so such fields are not augmented. */
function refuseJson(schema: Schema, path: FieldPath): void {
  let fields: readonly Field[] = schema.fields
  let field: Field | undefined
  for (const name of [path.column, ...path.steps]) {
    field = name === '[]' ? fields[0] : fields.find((other) => other.name === name)
    fields = field?.type.children ?? []
  }
  if (field === undefined || !isJsonField(field)) return
  throw new PrepError(
    'bad_schema',
    `Field "${path.text}" holds JSON documents, which changed words could break. Name fields of plain text`,
  )
}
