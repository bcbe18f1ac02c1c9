/**
 * Finds lines or paragraphs that stand in many rows, such as menus, footers and notices of a site, in the whole data, and
 * takes them out of the texts or counts them. Lines are known by hashes alone, kept on disk until all have been counted.
 * A line counts by what it is, wherever it stands: code and tables have lines in common that are no boilerplate.
 */

import { Field, Float64, Int32, Schema } from '../src/arrow/arrow.js'
import type { Batch } from '../src/arrow/batch.js'
import { builderFor } from '../src/arrow/builders.js'
import { columnsOf, textPaths } from '../src/arrow/path.js'
import { TextLens } from '../src/arrow/text-lens.js'
import { PrepError } from '../src/base/errors.js'
import { defineTransform, type Transform } from '../src/transform/transform.js'
import { type FoundLines, lineSurvey } from './dedup-lines/line-survey.js'
import { lineReader } from './dedup-lines/lines.js'
import { openRepeated } from './dedup-lines/open-repeated.js'
import { type DedupLinesOptions, dedupLinesOptions } from './dedup-lines/options.js'

/** The columns of `count`. */
function addedFields({ action }: DedupLinesOptions): Field[] {
  if (action === 'remove') return []
  return [new Field('repeated_lines', new Int32(), true), new Field('repeated_share', new Float64(), true)]
}

/**
 * Takes lines or paragraphs out of texts that stand in many rows, noted as `repeated_line`, or counts them in columns. A
 * text of which nothing is left is empty and noted as `emptied`; no row is left out. Throws `bad_schema` and `bad_option`.
 *
 * @example
 * await run({
 *   input: 'stories.jsonl',
 *   steps: [{ dedup_lines: { fields: ['text'], minRows: 5 } }],
 *   output: 'out/',
 * })
 */
export const dedupLines: Transform<typeof dedupLinesOptions> = defineTransform<
  typeof dedupLinesOptions,
  unknown,
  FoundLines
>({
  name: 'dedup_lines',
  summary: 'Take out lines or paragraphs that stand in many rows, or count them',
  examples: [
    'prep dedup_lines stories.jsonl --fields text --out plain/',
    'prep dedup_lines stories.jsonl --fields text --unit paragraph --min-rows 3 --action count --out counted/',
  ],
  options: dedupLinesOptions,
  plan(schema, options) {
    textPaths(schema, options.fields)
    const columns = columnsOf(options.fields)
    const added = addedFields(options)
    const taken = added.find(({ name }) => schema.fields.some((field) => field.name === name))
    if (taken !== undefined)
      throw new PrepError(
        'bad_option',
        `Column "${taken.name}", which dedup_lines would write, is in the data already. Rename it with convert first`,
      )
    return {
      schema: added.length === 0 ? schema : new Schema([...schema.fields, ...added], schema.metadata),
      reads: columns,
      writes: options.action === 'remove' ? columns : added.map(({ name }) => name),
      effects: { rows: 'kept' },
    }
  },
  survey: lineSurvey as Transform<typeof dedupLinesOptions, unknown, FoundLines>['survey'],
  open({ options, decision, counters, cache, folder }) {
    const repeated = openRepeated(decision, { cache, folder })
    const reader = lineReader(options)
    const isRepeated = (line: string) => reader.hash(line) && repeated.indexOf(reader.low, reader.high) >= 0
    if (options.action === 'count')
      return (batch) => withCounts(batch, options, (text) => reader.measure(text, isRepeated))
    return (batch) =>
      options.fields.reduce(
        (rows, field) =>
          new TextLens(rows, field).rewrite((text) => {
            const { left, lines } = reader.without(text, isRepeated)
            if (lines === 0) return text
            counters.note('repeated_line', lines)
            if (left.trim() === '') counters.note('emptied')
            return left
          }),
        batch,
      )
  },
})

interface RepeatedPart {
  /** How many lines are repeated. */
  lines: number
  /** How many characters they have, and all lines together. */
  characters: number
  all: number
}

function withCounts(
  batch: Batch,
  options: DedupLinesOptions,
  measure: (text: string) => RepeatedPart,
): Batch {
  const rows = Array.from({ length: batch.numRows }, () => ({ lines: 0, characters: 0, all: 0 }))
  for (const field of options.fields) {
    const lens = new TextLens(batch, field)
    for (let i = 0; i < lens.length; i++) {
      if (lens.isNull(i)) continue
      const row = rows[lens.rowOf(i)]
      const { lines, characters, all } = measure(lens.at(i) as string)
      row.lines += lines
      row.characters += characters
      row.all += all
    }
  }
  const added = addedFields(options)
  const builders = added.map((field) => builderFor(field))
  for (const { lines, characters, all } of rows) {
    builders[0].append(lines)
    builders[1].append(all === 0 ? 0 : characters / all)
  }
  return batch.withColumns(Object.fromEntries(added.map(({ name }, k) => [name, builders[k].finish()])))
}
