/**
 * Finds rows that hold items of test sets, by runs of words that both have, so that a score on that test set still means
 * something. It knows test sets by indexes of hashes alone (`prep index`). What is said in other words is not found.
 */

import { Schema } from '../src/arrow/arrow.js'
import { columnsOf, textPaths } from '../src/arrow/path.js'
import { filterRows } from '../src/arrow/take.js'
import { PrepError } from '../src/base/errors.js'
import { RemovedRows } from '../src/transform/removed-rows.js'
import { defineTransform, type Transform } from '../src/transform/transform.js'
import { checkWhere, openWhere } from '../src/transform/where.js'
import { type ContaminationFindings, contaminationFindings } from './decontaminate/findings.js'
import { openIndex, resolveIndex } from './decontaminate/index-file.js'
import { Matcher } from './decontaminate/matcher.js'
import { decontaminateOptions } from './decontaminate/options.js'
import { cutRows, matchesOf, tagFields, textsOfRows, withTags } from './decontaminate/rows.js'

/**
 * Reports rows that hold items of test sets, drops them, counted as `contaminated`, cuts out what they have in common, noted as
 * `contamination_cut`, or tags them with the test set, the item, its share and where it stands. Throws `bad_schema`, `bad_option`, `bad_input` and `not_found`.
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
  plan(schema, { fields, action, where }) {
    textPaths(schema, fields)
    checkWhere(schema, where)
    const columns = columnsOf(fields)
    const reads = columnsOf([...fields, ...Object.keys(where ?? {})])
    if (action !== 'tag')
      return {
        schema,
        reads,
        writes: action === 'cut' ? columns : [],
        effects: { rows: action === 'report' ? 'kept' : 'dropped' },
      }
    const added = tagFields()
    const taken = added.find(({ name }) => schema.fields.some((field) => field.name === name))
    if (taken !== undefined)
      throw new PrepError(
        'bad_option',
        `Column "${taken.name}", which decontaminate would write, is in the data already. Rename it with convert first`,
      )
    return {
      schema: new Schema([...schema.fields, ...added], schema.metadata),
      reads,
      writes: added.map(({ name }) => name),
      effects: { rows: 'kept' },
    }
  },
  findings: contaminationFindings,
  open({ options, counters, random, cache, findings }) {
    const removed = new RemovedRows({ counters, random }, columnsOf(options.fields))
    const indexes = options.index.map((index) =>
      cache.opened(openIndex, typeof index === 'string' ? { path: index } : index),
    )
    const matchesWhere = openWhere(options.where)
    const matchers = indexes.map((index) => new Matcher(index, options))
    return (batch) => {
      const texts = textsOfRows(batch, options.fields)
      const isAsked = matchesWhere(batch)
      const found = texts.map((own, row) => (isAsked?.[row] === 0 ? [] : matchesOf(own, matchers)))
      for (const matches of found) {
        for (const { name, item } of matches) (findings as ContaminationFindings).add(name, item)
        for (const name of new Set(matches.map((match) => match.name)))
          counters.tally('contaminated rows', name)
      }
      if (options.action === 'report') return batch
      if (options.action === 'tag') return withTags(batch, texts, found)
      const isHit = (row: number) => found[row].length > 0
      const cut = options.action === 'cut' ? cutRows(batch, { texts, found, options }) : undefined
      const isGone = cut?.isUsedUp ?? isHit
      for (let row = 0; row < batch.numRows; row++) if (isGone(row)) removed.drop(batch, row, 'contaminated')
      const kept = filterRows(cut?.batch ?? batch, (row) => !isGone(row))
      if (cut !== undefined)
        counters.note('contamination_cut', found.filter((_, row) => isHit(row) && !cut.isUsedUp(row)).length)
      return kept
    }
  },
})
