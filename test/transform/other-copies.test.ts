/**
 * Programs may bring a zod and an apache-arrow of their own: schemas and types that are not of the classes of this
 * package. The build of apache-arrow that `require` finds is another copy than the one that the package loads.
 */
import { createRequire } from 'node:module'
import type * as apacheArrow from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { z as old } from 'zod/v3'
import { DataType, tableFromIPC } from '../../src/arrow/arrow.js'
import { batchOfRows } from '../../src/arrow/rows.js'
import type { OptionsSchema } from '../../src/base/options-schema.js'
import { arrowEncoder } from '../../src/formats/arrow/encode.js'
import { planStep } from '../../src/transform/plan-step.js'
import { defineTransform } from '../../src/transform/transform.js'

const other: typeof apacheArrow = createRequire(import.meta.url)('apache-arrow')
const texts = batchOfRows([{ text: 'one' }])

const added = [
  new other.Field('text', new other.Utf8(), true),
  new other.Field('length', new other.Float64(), true),
  new other.Field('at', new other.TimestampMillisecond('UTC'), true),
  new other.Field('parts', new other.List(new other.Field('item', new other.Int32(), true)), true),
]

/** Adds columns whose types are of the other copy. */
function planWith(options: OptionsSchema, given: unknown) {
  const transform = defineTransform({
    name: 'measure',
    summary: 'Add columns',
    examples: [],
    options,
    plan: () => ({
      schema: new other.Schema(added),
      reads: ['text'],
      writes: ['length', 'at', 'parts'],
      effects: { rows: 'kept' },
    }),
    open: () => (batch) => batch,
  })
  return planStep(transform, given, { schema: texts.schema })
}

describe('a schema of another copy of apache-arrow', () => {
  it('becomes one of this copy when a step is planned, types and their parts alike', () => {
    const { schema } = planWith(z.strictObject({}), {}).plan
    expect(String(schema)).toBe(
      'Schema<{ 0: text: Utf8, 1: length: Float64, 2: at: Timestamp<MILLISECOND, UTC>, 3: parts: List<Int32> }>',
    )
    const isOwn = (type: object) => Object.prototype.isPrototypeOf.call(DataType.prototype, type)
    expect(added.map(({ type }) => isOwn(type))).toEqual([false, false, false, false])
    expect(schema.fields.map(({ type }) => isOwn(type))).toEqual([true, true, true, true])
  })

  it('makes batches that can be written and read', () => {
    const otherSchema = new other.Schema(added.slice(0, 2))
    const batch = batchOfRows([{ text: 'one', length: 3 }], { schema: otherSchema })
    const { head, encode, tail } = arrowEncoder(batch.schema)
    const table = tableFromIPC(Buffer.concat([head(), ...encode(batch), tail()]))
    expect(table.toArray().map((row) => ({ ...row }))).toEqual([{ text: 'one', length: 3 }])
  })
})

describe('options checked by a zod of the user', () => {
  it.each([
    [
      'zod 4',
      z.strictObject({ size: z.number() }),
      /^Unknown option "sise" of measure\. Did you mean "size"\?/,
    ],
    ['zod 3', old.object({ size: old.number() }).strict(), /Option "size" of measure: Required/],
  ])('are refused in words, with %s', (_, options, message) => {
    expect(planWith(options, { size: 3 }).options).toEqual({ size: 3 })
    expect(() => planWith(options, { sise: 3 })).toThrow(message)
  })
})
