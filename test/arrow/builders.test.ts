import { Float32, Int8 } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bool, DataType, Date_, Field, Float64, Int32, Int64, Null, Utf8 } from '../../src/arrow/arrow.js'
import type { ColumnBuilder } from '../../src/arrow/builder.js'
import { builderFor } from '../../src/arrow/builders.js'
import { jsonFieldMetadata } from '../../src/arrow/infer-schema.js'
import { listOf, structOf } from '../../src/arrow/path.js'
import { batchOfRows, rowsOf, valueReader } from '../../src/arrow/rows.js'
import { stringifyJson } from '../../src/arrow/text-builder.js'
import { runs } from '../campaign.js'

const fields: Record<string, Field> = {
  bool: new Field('bool', new Bool(), true),
  int: new Field('int', new Int64(), true),
  'small int': new Field('small int', new Int32(), true),
  double: new Field('double', new Float64(), true),
  text: new Field('text', new Utf8(), true),
  json: new Field('json', new Utf8(), true, jsonFieldMetadata()),
  list: new Field('list', listOf(new Utf8()), true),
  object: new Field('object', structOf({ a: new Int64(), b: listOf(new Bool()) }), true),
}

const text = fc.string({ unit: 'binary', maxLength: 8 })
const values: Record<string, fc.Arbitrary<unknown>> = {
  bool: fc.boolean(),
  int: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(small),
  'small int': fc.integer(),
  double: fc.double({ noNaN: true }),
  text,
  json: fc.oneof(text, fc.array(fc.integer()), fc.record({ 键: fc.boolean() })),
  list: fc.array(fc.option(text), { maxLength: 3 }),
  object: fc.record({ a: fc.option(fc.integer()), b: fc.option(fc.array(fc.boolean())) }),
}

/** A value that each builder refuses, after it has taken part of it where it can. */
const misfits: Record<string, unknown> = {
  bool: 'true',
  int: 1.5,
  'small int': 2 ** 31,
  double: '1',
  text: 1,
  list: ['taken', 1],
  object: { a: 1, b: [true, 'no'] },
}

function small(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}

function finished(builder: ColumnBuilder, field: Field): unknown[] {
  const data = builder.finish()
  const read = valueReader(data, field)
  return Array.from({ length: data.length }, (_, row) => read(row))
}

describe('`builderFor()`', () => {
  it.each(Object.keys(fields))('builds %s columns longer than any first buffer', (name) => {
    const field = fields[name]
    const column = fc.array(fc.option(values[name], { freq: 6 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(column, (once) => {
        const builder = builderFor(field)
        const all = Array.from({ length: 3000 }, (_, row) => once[row % once.length])
        for (const value of all) builder.append(value)
        expect(finished(builder, field)).toEqual(all)
      }),
      runs(4, 6),
    )
  })

  it.each(Object.keys(misfits))(
    'takes back what it took of a value that does not fit a %s column',
    (name) => {
      const field = fields[name]
      const [first, second] = fc.sample(values[name], { numRuns: 2, seed: 9 })
      const builder = builderFor(field)
      for (const value of [first, null, misfits[name], second, misfits[name], null, first]) {
        const { length } = builder
        try {
          builder.append(value)
        } catch {
          builder.truncate(length)
        }
      }
      expect(finished(builder, field)).toEqual([first, null, second, null, first])
    },
  )

  it.each(Object.keys(fields))('forgets nulls and values that are truncated, in a %s column', (name) => {
    const field = fields[name]
    const kept = fc.array(fc.option(values[name]), { maxLength: 20 })
    fc.assert(
      fc.property(kept, kept, kept, (before, gone, after) => {
        const builder = builderFor(field)
        for (const value of [...before, ...gone]) builder.append(value)
        builder.truncate(before.length)
        for (const value of after) builder.append(value)
        const fresh = builderFor(field)
        for (const value of [...before, ...after]) fresh.append(value)
        expect(buffersOf(builder)).toEqual(buffersOf(fresh))
      }),
      runs(30, 7),
    )
  })

  it.each(Object.keys(fields))('gives the same bytes for a %s column when it is used again', (name) => {
    const field = fields[name]
    const column = fc.array(fc.option(values[name]), { maxLength: 20 })
    fc.assert(
      fc.property(column, column, (first, second) => {
        const used = builderFor(field)
        for (const value of first) used.append(value)
        used.finish()
        const fresh = builderFor(field)
        for (const builder of [used, fresh]) for (const value of second) builder.append(value)
        expect(buffersOf(used)).toEqual(buffersOf(fresh))
      }),
      runs(30, 8),
    )
  })

  it('keeps every 64-bit integer', () => {
    const edges = [
      2n ** 63n - 1n,
      -(2n ** 63n),
      2n ** 53n,
      -(2n ** 53n) - 1n,
      2n ** 32n,
      -1n,
      0n,
      -(2n ** 31n),
    ]
    const safe = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 32, -(2 ** 32) - 1, -1, 0x80000000]
    const builder = builderFor(fields.int)
    for (const value of [...edges, ...safe]) builder.append(value)
    expect([...builder.finish().values]).toEqual([...edges, ...safe.map(BigInt)])
  })

  it.each([
    ['int', 2n ** 63n],
    ['int', -(2n ** 63n) - 1n],
    ['int', 2 ** 53],
    ['int', Number.NaN],
    ['bool', 1],
    ['text', {}],
    ['list', 'x'],
    ['object', []],
  ])('refuses in a column of %s the value %o, naming kinds only', (name, value) => {
    expect(() => builderFor(fields[name]).append(value)).toThrow(
      /^A value of kind \w+ does not fit a column of/,
    )
  })

  it('keeps narrow types narrow', () => {
    const int8 = builderFor(new Field('', new Int8(), true))
    int8.append(-128)
    expect(() => int8.append(128)).toThrow(/does not fit a column of Int8/)
    const float32 = builderFor(new Field('', new Float32(), true))
    float32.append(0.1)
    expect(float32.finish().values).toEqual(Float32Array.of(0.1))
  })

  it('takes nothing but nulls where no value was ever seen', () => {
    const builder = builderFor(new Field('', new Null(), true))
    builder.append(null)
    expect(() => builder.append(0)).toThrow(/does not fit a column of nulls/)
    expect(DataType.isNull(builder.finish().type)).toBe(true)
  })

  it('refuses types that are never built value by value', () => {
    expect(() => builderFor(new Field('', new Date_(0), true))).toThrow(/cannot be built from values/)
  })
})

describe('`batchOfRows()`', () => {
  it('does not take what every object inherits for a field of a row', () => {
    const rows = ['{"constructor":"x","meta":{"toString":"y"}}', '{"meta":{"valueOf":1}}', '{}'].map((line) =>
      JSON.parse(line),
    )
    expect(rowsOf(batchOfRows(rows))).toEqual([
      { constructor: 'x', meta: { toString: 'y', valueOf: null } },
      { constructor: null, meta: { toString: null, valueOf: 1 } },
      { constructor: null, meta: null },
    ])
  })

  it('keeps a field of the name __proto__', () => {
    const line = '{"__proto__":{"a":1},"b":2}'
    expect(JSON.stringify(rowsOf(batchOfRows([JSON.parse(line)]))[0])).toBe(line)
  })
})

describe('`stringifyJson()`', () => {
  it('writes what `JSON.stringify` writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(stringifyJson(value)).toBe(JSON.stringify(value))
      }),
      runs(50, 10),
    )
  })

  it('writes a bigint as its digits', () => {
    expect(stringifyJson({ a: [2n ** 63n], b: undefined, c: undefined })).toBe('{"a":[9223372036854775808]}')
  })
})

/** Every buffer of a finished column and of what is inside it, which is what a shard is made of. */
function buffersOf(builder: ColumnBuilder): unknown {
  const visit = (data: ReturnType<ColumnBuilder['finish']>): unknown => ({
    length: data.length,
    nullCount: data.nullCount,
    valid: data.nullBitmap && [...data.nullBitmap],
    offsets: data.valueOffsets && [...data.valueOffsets],
    values: data.values && [...data.values],
    children: data.children.map(visit),
  })
  return visit(builder.finish())
}
