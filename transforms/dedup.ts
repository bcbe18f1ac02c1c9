/**
 * Finds rows that are equal, in the whole data, and leaves all but one out or says which they are. The keys of the rows are
 * kept on disk and compared part by part, so that the data may be larger than memory; which rows stay is a property of
 * the data and its order, not of workers or interruptions. It compares rows only: what is said in other words is not found.
 */

import { DataType, Schema } from '../src/arrow/arrow.js'
import { checkHashable } from '../src/arrow/hashes/content-hash.js'
import { columnsOf, parsePath, quoteName, typeAt } from '../src/arrow/path.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { defineTransform, type SurveyMemory, type Transform } from '../src/transform/transform.js'
import { openDedup, taggedSchema, writtenFields } from './dedup/apply.js'
import { checkedPath, comparedIn, comparedTexts } from './dedup/compared.js'
import { groupBytes } from './dedup/groups.js'
import { publishIndex, resolveIndexes } from './dedup/index-file.js'
import { leakFigures, leakFindings } from './dedup/leaks.js'
import { type DedupOptions, dedupOptions } from './dedup/options.js'
import { listBytes } from './dedup/similarity.js'
import { checkSplits, splitsFor } from './dedup/splits.js'
import { type DedupSummary, dedupSurvey } from './dedup/survey.js'
import type { DedupDecision } from './dedup/survivors.js'
import { checkEmbedding } from './dedup/vectors/unit-vectors.js'

/**
 * Leaves out rows that are equal to another one, counted as `duplicate`, or tags them. Throws `bad_schema`, `bad_option` and
 * `unsupported`.
 *
 * @example
 * await run({
 *   input: 'chats.jsonl',
 *   steps: [{ dedup: { fields: ['prompt'], level: 'fold', keep: 'longest' } }],
 *   output: 'out/',
 * })
 */
export const dedup: Transform<typeof dedupOptions> = defineTransform<
  typeof dedupOptions,
  DedupSummary,
  DedupDecision
>({
  name: 'dedup',
  summary: 'Leave out duplicate rows, or tag them',
  examples: [
    'prep dedup chats.jsonl --out once.jsonl',
    'prep dedup chats.jsonl --fields prompt --level fold --keep longest --out once.jsonl',
    'prep dedup "data/*.jsonl" --scope conversation --action tag --out tagged/',
    'prep dedup chats.jsonl --method near --fields prompt --index chats.keys --out once.jsonl',
  ],
  options: dedupOptions,
  resolve: resolveIndexes,
  plan(schema, options) {
    checkSplits(schema, options)
    checkCompared(schema, options)
    checkChoice(schema, options)
    return {
      schema: taggedSchema(schema, options),
      reads: columnsRead(schema, options),
      writes: [...writtenFields(options).map(({ name }) => name), ...movedColumn(schema, options)],
      effects: { rows: options.action === 'tag' ? 'kept' : 'dropped' },
      surveyMemory: memoryOf(options),
    }
  },
  survey: dedupSurvey,
  findings: leakFindings,
  figures: leakFigures,
  publish: publishIndex,
  open: openDedup,
})

/** Beside the keys of one part: the lists of pairs that are verified, the cluster of each row, and what chooses the row that stays. */
function memoryOf({ method, verify, keep, splits }: DedupOptions): SurveyMemory {
  const isVerified = method !== 'exact' && verify !== 'none'
  const choosing = keep === 'first' ? 0 : keep === 'last' ? 4 : 12
  return {
    bytes: groupBytes + (isVerified ? listBytes : 0),
    bytesPerRow: 8 + choosing + (isVerified ? 8 : 0) + (splits === 'refuse' ? 0 : 9),
  }
}

/** The columns of what is compared, and of what chooses the row that stays. */
function columnsRead(schema: Schema, options: DedupOptions): string[] {
  const { embedding, equal = [], best, keep, sourceField, splits } = options
  const texts = textsRead(schema, options)
  if (texts.length === 0 && embedding === undefined) return schema.fields.map(({ name }) => name)
  return columnsOf([
    ...texts,
    ...(embedding === undefined ? [] : [quoteName(embedding)]),
    ...equal,
    ...(best === undefined ? [] : [best]),
    ...(keep === 'source' ? [sourceField] : []),
    ...(splits === 'refuse' ? [] : [quoteName(splitsFor(schema, options)!.column)]),
  ])
}

/** The paths of texts that are compared, or measured where embeddings are compared; none for whole rows. */
function textsRead(schema: Schema, options: DedupOptions): string[] {
  if (options.method === 'semantic' && options.keep !== 'longest') return []
  const compared = comparedIn(schema, options)
  const paths = options.method === 'semantic' ? comparedTexts(schema, compared) : compared.paths
  return [...paths, ...(compared.roles === undefined ? [] : [compared.roles])].map(({ text }) => text)
}

/** The column of the splits, where rows that are tagged move to another one. */
function movedColumn(schema: Schema, options: DedupOptions): string[] {
  const { splits, action } = options
  return splits === 'together' && action === 'tag' ? [splitsFor(schema, options)!.column] : []
}

/** Throws where what is compared cannot be. */
function checkCompared(schema: Schema, options: DedupOptions): void {
  checkSemantic(schema, options)
  if (options.compat !== undefined && options.method !== 'near')
    throw new PrepError(
      'bad_option',
      `Option ${optionName('compat')} is for ${optionName('method: near')}. Give both, or neither`,
    )
  if (options.method !== 'exact') return checkNear(schema, options)
  if (options.equal !== undefined)
    throw new PrepError(
      'bad_option',
      `Option ${optionName('equal')} is for ${optionName('method: near')}. Name what is compared in ${optionName('fields')}`,
    )
  const { paths } = comparedIn(schema, options)
  if (paths.length === 0) return checkHashable(schema)
  const named = new Set(paths.map(({ column }) => column))
  checkHashable(new Schema(schema.fields.filter(({ name }) => named.has(name))))
}

function checkSemantic(schema: Schema, { method, embedding }: DedupOptions): void {
  if ((method === 'semantic') !== (embedding !== undefined))
    throw new PrepError(
      'bad_option',
      embedding === undefined
        ? `Option ${optionName('method: semantic')} needs a column of embeddings. Name it in ${optionName('embedding')}`
        : `Option ${optionName('embedding')} is for ${optionName('method: semantic')}. Give both, or neither`,
    )
  if (embedding !== undefined) checkEmbedding(schema, embedding)
}

function checkNear(schema: Schema, options: DedupOptions): void {
  const { level, equal = [] } = options
  for (const path of equal) checkedPath(schema, path)
  if (level !== 'bytes')
    throw new PrepError(
      'bad_option',
      `Option ${optionName('level')} is for ${optionName('method: exact')}: near rows are compared by words alone. Leave it out`,
    )
  if (options.method === 'semantic') return
  const compared = comparedIn(schema, options)
  const texts = comparedTexts(schema, compared)
  const other = compared.paths.find((path) => !texts.includes(path))
  if (other !== undefined || texts.length === 0)
    throw new PrepError(
      'bad_schema',
      `Near rows are compared by their text, and ${other === undefined ? 'no column holds any' : `"${other.text}" holds none`}. Name text in ${optionName('fields')}`,
    )
}

/** Throws where the row that stays cannot be chosen. */
function checkChoice(schema: Schema, { keep, best, sources, sourceField }: DedupOptions): void {
  if ((keep === 'best') !== (best !== undefined))
    throw new PrepError(
      'bad_option',
      best === undefined
        ? `Option ${optionName('keep: best')} needs a column of numbers. Name it in ${optionName('best')}`
        : `Option ${optionName('best')} is for ${optionName('keep: best')}. Give both, or neither`,
    )
  if ((keep === 'source') !== (sources !== undefined))
    throw new PrepError(
      'bad_option',
      sources === undefined
        ? `Option ${optionName('keep: source')} needs the names of sources, the most trusted first. Give them in ${optionName('sources')}`
        : `Option ${optionName('sources')} is for ${optionName('keep: source')}. Give both, or neither`,
    )
  const type = best === undefined ? undefined : typeAt(schema, parsePath(best))
  if (type !== undefined && !DataType.isInt(type) && !DataType.isFloat(type))
    throw new PrepError(
      'bad_schema',
      `Column "${best}" holds ${type}, not numbers. Cast it with convert first`,
    )
  const named = keep === 'source' ? typeAt(schema, parsePath(sourceField)) : undefined
  if (named !== undefined && !DataType.isUtf8(named))
    throw new PrepError(
      'bad_schema',
      `Column "${sourceField}" holds ${named}, not names of sources. Name one of text in ${optionName('sourceField')}`,
    )
}
