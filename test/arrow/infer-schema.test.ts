import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DataType } from '../../src/arrow/arrow.js'
import {
  emptyShape,
  inferSchema,
  isJsonField,
  maxNestedTypes,
  maxObjectFields,
  mergeShape,
  observeValue,
} from '../../src/arrow/infer-schema.js'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { runs } from '../campaign.js'

function shapeOf(...rows: object[]) {
  const shape = emptyShape()
  for (const row of rows) observeValue(shape, row)
  return shape
}

/** The type of column `v` over these values; `json` for a text that holds JSON. */
function inferredType(values: unknown[], strayShare = 0): string {
  const { fields } = inferSchema(shapeOf(...values.map((v) => ({ v }))), strayShare).schema
  return isJsonField(fields[0]) ? 'json' : `${fields[0].type}`
}

const long = 2n ** 53n

describe('`inferSchema()`', () => {
  it.each<[values: unknown[], type: string]>([
    [[null, undefined], 'Null'],
    [[null, true], 'Bool'],
    [[1, 2, null], 'Int64'],
    [[1, long], 'Int64'],
    [[1, 2.5], 'Float64'],
    [[2.5, long], 'json'],
    [['a', null], 'Utf8'],
    [['a', 1], 'json'],
    [[true, 1], 'json'],
    [['a', { b: 1 }], 'json'],
    [[[1], { a: 1 }], 'json'],
    [[[], null], 'List<Null>'],
    [[[1], [2.5]], 'List<Float64>'],
    [[['a'], [null]], 'List<Utf8>'],
    [[{ a: 1 }, { b: 'x' }], 'Struct<{a:Int64, b:Utf8}>'],
    [[{}, null], 'json'],
    [[[{ a: 1 }], [{ a: 1.5, b: null }]], 'List<Struct<{a:Float64, b:Null}>>'],
  ])('widens %o to %s', (values, type) => {
    expect(inferredType(values)).toBe(type)
  })

  it('keeps fields in the order in which they are first seen', () => {
    const { schema } = inferSchema(shapeOf({ b: 1 }, { a: 1, b: 1 }, { c: 1 }), 0)
    expect(schema.fields.map(({ name }) => name)).toEqual(['b', 'a', 'c'])
  })

  it('takes rare values of another kind for faults of their rows', () => {
    const values = [...Array(99).fill(1), 'x']
    expect(inferredType(values, 0.01)).toBe('Int64')
    expect(inferredType([...values, 'y'], 0.01)).toBe('json')
    const { mixed } = inferSchema(shapeOf(...values.map((v) => ({ v }))), 0.01)
    expect(mixed).toEqual([{ path: 'v', kinds: { text: 1, number: 99 }, outcome: 'reject' }])
  })

  it('names a mixed place inside others by its path and keeps only that place as JSON text', () => {
    const rows = [{ t: [{ c: 'x', n: 1 }] }, { t: [{ c: [{ type: 'image' }], n: 2 }] }]
    const { schema, mixed } = inferSchema(shapeOf(...rows), 0)
    expect(mixed).toEqual([{ path: 't[].c', kinds: { text: 1, list: 1 }, outcome: 'json' }])
    const item = schema.fields[0].type.children[0].type
    expect(item.children.map(isJsonField)).toEqual([true, false])
    expect(rowsOf(batchOfRows(rows))).toEqual(rows)
  })

  it('takes an object with too many keys for a dictionary, as JSON text', () => {
    const wide = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]))
    expect(inferredType([wide(maxObjectFields)])).toMatch(/^Struct/)
    expect(inferredType([wide(maxObjectFields + 1)])).toBe('json')
  })

  it('keeps what is nested deeper than other Arrow readers follow as JSON text', () => {
    const nest = (depth: number): unknown =>
      depth === 0 ? 1 : depth % 2 ? [nest(depth - 1)] : { a: nest(depth - 1) }
    const levels = (type: DataType): number =>
      1 + Math.max(0, ...(type.children ?? []).map((child) => levels(child.type)))
    for (const depth of [1, maxNestedTypes, maxNestedTypes + 1, 200]) {
      const rows = [{ v: nest(depth) }, { v: null }]
      const { schema, mixed } = inferSchema(shapeOf(...rows), 0)
      expect(levels(schema.fields[0].type)).toBe(Math.min(depth, maxNestedTypes) + 1)
      expect(mixed.map(({ outcome }) => outcome)).toEqual(depth > maxNestedTypes ? ['json'] : [])
      expect(rowsOf(batchOfRows(rows))).toEqual(rows)
    }
  })
})

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.constant(2n ** 60n),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '键'), tie('value')),
  ),
})).value
const row = fc.dictionary(fc.constantFrom('x', 'y', 'z'), json)
const someRows = fc.array(row as fc.Arbitrary<Record<string, unknown>>, { maxLength: 8 })

describe('`mergeShape()`', () => {
  it('gives the shape of all rows, however they were split', () => {
    fc.assert(
      fc.property(someRows, someRows, someRows, (a, b, c) => {
        const whole = shapeOf(...a, ...b, ...c)
        const left = mergeShape(mergeShape(shapeOf(...a), shapeOf(...b)), shapeOf(...c))
        const right = mergeShape(shapeOf(...a), mergeShape(shapeOf(...b), shapeOf(...c)))
        expect(left).toEqual(whole)
        expect(right).toEqual(whole)
        const names = (shape: typeof whole) => `${inferSchema(shape, 0).schema}`
        expect([names(left), names(right)]).toEqual([names(whole), names(whole)])
      }),
      runs(100, 3),
    )
  })

  it('survives structured clone on the way', () => {
    const shape = shapeOf({ a: [{ b: 1 }] }, { a: [{ b: 'x' }] })
    expect(mergeShape(emptyShape(), structuredClone(shape))).toEqual(shape)
  })
})

describe('rows through an inferred schema', () => {
  it('come back as they were, with nulls for what a row lacks', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const read = rowsOf(batchOfRows(rows))
        const { fields } = batchOfRows(rows).schema
        expect(read.map((each) => lean(each))).toEqual(rows.map((each) => lean(each)))
        for (const each of read) expect(Object.keys(each)).toEqual(fields.map(({ name }) => name))
      }),
      runs(100, 4),
    )
  })
})

/** Values as Arrow can tell them apart: no nulls in objects, no negative zero, a bigint as what JSON makes of it. */
function lean(value: unknown): unknown {
  if (typeof value === 'bigint' || typeof value === 'number') return Number(value) + 0
  if (Array.isArray(value)) return value.map(lean)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, inner]) => inner !== null)
  return Object.fromEntries(members.map(([name, inner]) => [name, lean(inner)]))
}
