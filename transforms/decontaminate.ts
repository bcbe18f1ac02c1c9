/**
 * Finds rows that hold items of test sets, by runs of words that both have, so that a score on that test set still means
 * something. It knows test sets by indexes of hashes alone (`prep index`). What is said in other words is not found.
 */

import { Field, Float64, Schema, Utf8 } from '../src/arrow/arrow.js'
import type { Batch } from '../src/arrow/batch.js'
import { builderFor } from '../src/arrow/builders.js'
import { columnsOf, textPaths } from '../src/arrow/path.js'
import { filterRows } from '../src/arrow/take.js'
import { PrepError } from '../src/base/errors.js'
import { defineTransform, type Transform } from '../src/transform/transform.js'
import { type ContaminationFindings, contaminationFindings } from './decontaminate/findings.js'
import { openIndex, resolveIndex } from './decontaminate/index-file.js'
import { Matcher } from './decontaminate/matcher.js'
import { decontaminateOptions } from './decontaminate/options.js'
import { textsOf } from './dedup/row-texts.js'

/** The columns of `tag`. */
function addedFields(): Field[] {
  return [new Field('contaminated_by', new Utf8(), true), new Field('contamination', new Float64(), true)]
}

/**
 * Reports rows that hold items of test sets, drops them, counted as `contaminated`, or tags them with the test set and the
 * share of its item. Throws `bad_schema`, `bad_option`, `bad_input` and `not_found`.
 *
 * @example
 * await run({
 *   input: 'chats.jsonl',
 *   steps: [{ decontaminate: { fields: ['prompt'], index: ['gsm8k.index.json'], action: 'drop' } }],
 *   output: 'out/',
 * })
 */
export const decontaminate: Transform<typeof decontaminateOptions> = defineTransform({
  name: 'decontaminate',
  summary: 'Find rows that hold items of test sets',
  examples: [
    'prep decontaminate chats.jsonl --fields prompt --index test.index.json --out same.jsonl',
    'prep decontaminate data.jsonl --fields prompt,completion --index test.index.json --action drop --out clean.jsonl',
  ],
  options: decontaminateOptions,
  resolve: async (given) => ({ ...given, index: await Promise.all(given.index.map(resolveIndex)) }),
  plan(schema, { fields, action }) {
    textPaths(schema, fields)
    const columns = columnsOf(fields)
    if (action !== 'tag')
      return { schema, reads: columns, writes: [], effects: { rows: action === 'drop' ? 'dropped' : 'kept' } }
    const added = addedFields()
    const taken = added.find(({ name }) => schema.fields.some((field) => field.name === name))
    if (taken !== undefined)
      throw new PrepError(
        'bad_option',
        `Column "${taken.name}", which decontaminate would write, is in the data already. Rename it with convert first`,
      )
    return {
      schema: new Schema([...schema.fields, ...added], schema.metadata),
      reads: columns,
      writes: added.map(({ name }) => name),
      effects: { rows: 'kept' },
    }
  },
  findings: contaminationFindings,
  open({ options, counters, cache, findings }) {
    const indexes = options.index.map((index) =>
      cache.opened(openIndex, typeof index === 'string' ? { path: index } : index),
    )
    const matchers = indexes.map((index) => new Matcher(index, options))
    return (batch) => {
      const found = batchMatches(batch, { fields: options.fields, matchers })
      for (const matches of found) {
        for (const { name, item } of matches) (findings as ContaminationFindings).add(name, item)
        for (const name of new Set(matches.map((match) => match.name)))
          counters.tally('contaminated rows', name)
      }
      const isHit = (row: number) => found[row].length > 0
      if (options.action === 'drop') {
        const kept = filterRows(batch, (row) => !isHit(row))
        counters.dropped('contaminated', batch.numRows - kept.numRows)
        return kept
      }
      if (options.action === 'tag') return withTags(batch, found)
      return batch
    }
  },
})

/** A test item that a row holds. */
interface Match {
  /** The name of the test set. */
  name: string
  item: string
  /** The share of the item that the row holds. */
  coverage: number
}

function batchMatches(
  batch: Batch,
  { fields, matchers }: { fields: readonly string[]; matchers: readonly Matcher[] },
): Match[][] {
  const texts: string[][] = Array.from({ length: batch.numRows }, () => [])
  for (const path of textPaths(batch.schema, fields)) {
    const { lens, items, rows } = textsOf(batch, path, undefined)
    for (let i = 0; i < items.length; i++) texts[rows[i]].push(lens.at(items[i]) as string)
  }
  return texts.map((own) =>
    matchers.flatMap((matcher) => matcher.match(own).map((match) => ({ ...match, name: matcher.name }))),
  )
}

function withTags(batch: Batch, found: readonly Match[][]): Batch {
  const added = addedFields()
  const builders = added.map((field) => builderFor(field))
  for (const matches of found) {
    const [best] = [...matches].sort((a, b) => b.coverage - a.coverage)
    for (const [k, value] of [best?.name ?? null, best?.coverage ?? 0].entries()) builders[k].append(value)
  }
  return batch.withColumns(Object.fromEntries(added.map(({ name }, k) => [name, builders[k].finish()])))
}
