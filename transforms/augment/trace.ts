/** Columns that tell how each copy came about, and the way back: a row with a seed becomes the copy again. */

import { type Data, DataType, Field, Int64, type Schema, Utf8 } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { builderFor } from '../../src/arrow/builders.js'
import { appendColumns, appendFields } from '../../src/arrow/columns/append-columns.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { readNumbers } from '../balance/weights.js'
import type { ChildTrace } from './rewriter.js'

/** The columns, in their order: the operations on the texts, and the seed of the draws. */
const names = { ops: 'augment_ops', seed: 'augment_seed' } as const

function traceFields(): [ops: Field, seed: Field] {
  return [new Field(names.ops, new Utf8(), true), new Field(names.seed, new Int64(), true)]
}

/** The schema with these columns. Throws `bad_option` where it has one of their names, since earlier copies would lose theirs. */
export function withTrace(schema: Schema): Schema {
  const taken = schema.fields.find(({ name }) => Object.values<string>(names).includes(name))
  if (taken !== undefined)
    throw new PrepError(
      'bad_option',
      `Column "${taken.name}" is in the data already, and ${optionName('trace')} writes one of that name. Rename it with convert, or leave out ${optionName('trace')}`,
    )
  return appendFields(schema, traceFields())
}

/** Adds the columns, which are null for a row that is no copy. */
export function appendTrace(batch: Batch, traces: readonly (ChildTrace | undefined)[]): Batch {
  const [ops, seed] = traceFields()
  return appendColumns(batch, [
    {
      field: ops,
      column: columnOf(
        ops,
        traces.map((trace) => trace?.ops.join(',')),
      ),
    },
    {
      field: seed,
      column: columnOf(
        seed,
        traces.map((trace) => trace?.seed),
      ),
    },
  ])
}

function columnOf(field: Field, values: readonly (string | number | undefined)[]): Data {
  const builder = builderFor(field)
  for (const value of values) builder.append(value ?? null)
  return builder.finish()
}

/** The column that {@link seedsOf} reads. Throws `bad_option` where the data has none of whole numbers. */
export function seedColumn(schema: Schema): string {
  const field = schema.fields.find(({ name }) => name === names.seed)
  if (field === undefined || !(DataType.isInt(field.type) || DataType.isFloat(field.type)))
    throw new PrepError(
      'bad_option',
      `${optionName('of')} is "seeds", and the data has no column "${names.seed}" of numbers, as ${optionName('trace')} writes it. Join it to the rows, or leave out ${optionName('of')}`,
    )
  return field.name
}

/** The seed of each row; `undefined` where there is none, or a number that no copy has. */
export function seedsOf(batch: Batch): (number | undefined)[] {
  return [...readNumbers(batch, seedColumn(batch.schema))].map((seed) =>
    Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32 ? seed : undefined,
  )
}
