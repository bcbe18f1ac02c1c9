/**
 * From one convention of trainers to another. What a direction loses follows from the definitions in `datasets/shapes`;
 * between messages, sharegpt, alpaca and prompt-completion, and from these to text, whole columns are converted at once.
 * All other shapes, and batches with records that those ways cannot do, go record by record: `reshape.ts`.
 */

import type { Part } from '../../datasets/shapes/conversation.js'
import { shapeNamed } from '../../datasets/shapes/index.js'
import type { Role } from '../../datasets/shapes/roles.js'
import type { Shape } from '../../datasets/shapes/shape.js'
import { Schema } from '../../src/arrow/arrow.js'
import { Batch } from '../../src/arrow/batch.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { planColumns } from './column-direction.js'
import { assertLossless } from './losses.js'
import { planReshape } from './reshape.js'
import { sourceShape } from './source-shape.js'
import { assertDistinct, type Stage } from './stage.js'

/** How to convert between conventions. */
export interface DirectionOptions {
  to: string
  /** Told from the schema when absent. */
  from: string | undefined
  separator: string
  roles: Readonly<Record<string, Role>>
  /** What is to be left out, where the target has no place for it. */
  dropFields: readonly Part[]
  /** Columns that do not count for what the data is, as they are left out afterwards. */
  ignored: readonly string[]
}

/** Throws `bad_schema` where the data is not in the source convention, `bad_option` for a direction that loses. */
export function planDirection(schema: Schema, { to, from, ...options }: DirectionOptions): Stage {
  const counted = schema.fields.filter(({ name }) => !options.ignored.includes(name))
  const source = sourceShape(from === undefined ? new Schema(counted) : schema, { from, to })
  const target = shapeNamed(to) as Shape
  if (source === target) return { schema, reads: [], writes: [], rejects: false, apply: (batch) => batch }
  const asked = { ...options, source, target }
  assertLossless(schema, asked)
  assertPairsUsed(schema, { source, ignored: options.ignored })
  const { consumed, fields, convert } = planColumns(schema, asked) ?? planReshape(schema, asked)
  const at = schema.fields.findIndex(({ name }) => consumed.includes(name))
  const kept = [...schema.fields.keys()].filter((index) => !consumed.includes(schema.fields[index].name))
  const before = kept.filter((index) => index < at)
  const after = kept.filter((index) => index > at)
  const keptFields = (indices: number[]) => indices.map((index) => schema.fields[index])
  const planned = new Schema([...keptFields(before), ...fields, ...keptFields(after)], schema.metadata)
  assertDistinct(
    planned.fields.map(({ name }) => name),
    'to',
  )
  return {
    schema: planned,
    reads: consumed,
    writes: [...consumed, ...fields.map(({ name }) => name)],
    rejects: true,
    apply: (batch, faults) => {
      const made = convert(batch, faults)
      const keptColumns = (indices: number[]) => indices.map((index) => batch.columns[index])
      return new Batch(planned, [...keptColumns(before), ...made, ...keptColumns(after)], batch.origin)
    },
  }
}

/** Refuses data of which the question would be converted, and two answers in another convention left as they were. */
function assertPairsUsed(
  schema: Schema,
  { source, ignored }: { source: Shape; ignored: readonly string[] },
): void {
  const pair = ['chosen', 'rejected']
  const isLeft = (name: string) =>
    schema.fields.some((field) => field.name === name) &&
    !source.columns.includes(name) &&
    !ignored.includes(name)
  if (!pair.every(isLeft)) return
  throw new PrepError(
    'bad_schema',
    `The data holds pairs of answers, "chosen" and "rejected", which ${source.name} does not have: they would stay as ` +
      `they are beside converted questions. Leave them out with ${optionName('drop: [chosen, rejected]')}, or keep the data as it is`,
  )
}
