import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Field, Int32, makeColumn, Schema, Timestamp } from '../../../src/arrow/arrow.js'
import { Batch, originOf } from '../../../src/arrow/batch.js'
import { isJsonField } from '../../../src/arrow/infer-schema.js'
import { batchOfRows, rowsOf } from '../../../src/arrow/rows.js'
import { planStep } from '../../../src/transform/plan-step.js'
import { convert } from '../../../transforms/convert.js'
import { runs } from '../../campaign.js'
import { converted } from './converted.js'

describe('`convert()` casts', () => {
  const big = 2n ** 53n + 1n
  const cases: [from: unknown, target: string, to: unknown][] = [
    ['42', 'int', 42],
    ['-0', 'int', 0],
    ['+7', 'int', 7],
    ['9007199254740993', 'int', 9007199254740993n],
    ['9223372036854775807', 'int', 9223372036854775807n],
    ['-9223372036854775808', 'int', -9223372036854775808n],
    [2.0, 'int', 2],
    [true, 'int', 1],
    ['1.5', 'double', 1.5],
    ['-.5e3', 'double', -500],
    ['5.', 'double', 5],
    [3, 'double', 3],
    [false, 'double', 0],
    [1.5, 'text', '1.5'],
    [7, 'text', '7'],
    [big, 'text', '9007199254740993'],
    [-(2n ** 63n), 'text', '-9223372036854775808'],
    [true, 'text', 'true'],
    ['猫', 'text', '猫'],
    [{ a: [1, '猫'] }, 'text', '{"a":[1,"猫"]}'],
    ['TRUE', 'bool', true],
    ['0', 'bool', false],
    [1, 'bool', true],
    ['{"a":1}', 'json', { a: 1 }],
    [[1, null], 'json', [1, null]],
    [12, 'json', 12],
    [null, 'int', null],
    [null, 'json', null],
  ]
  it.each(cases)('%o as %s', async (from, target, to) => {
    const { rows, rejected } = await converted([{ n: 0, v: from }], { cast: { v: target } })
    expect(rows).toEqual([{ n: 0, v: to }])
    expect(rejected).toEqual({})
  })

  const faults: [value: unknown, target: string][] = [
    ['', 'int'],
    [' 1', 'int'],
    ['1.0', 'int'],
    ['0x10', 'int'],
    ['1_000', 'int'],
    ['一', 'int'],
    ['9223372036854775808', 'int'],
    [1.5, 'int'],
    [1e300, 'int'],
    ['', 'double'],
    ['1,5', 'double'],
    ['NaN', 'double'],
    ['Infinity', 'double'],
    ['1e999', 'double'],
    [2n ** 53n + 1n, 'double'],
    ['yes', 'bool'],
    [2, 'bool'],
    ['{', 'json'],
    ['', 'json'],
  ]
  it.each(faults)('rejects the row of %o as %s', async (value, target) => {
    const { rows, rejected } = await converted([{ v: value }, { v: null }], { cast: { v: target } })
    expect(rows).toEqual([{ v: null }])
    expect(rejected).toEqual({ cast_failed: 1 })
  })

  it('reads a column of mixed kinds, kept as JSON text, by its values', async () => {
    const mixed = [{ v: '12' }, { v: 12 }, { v: [1] }, { v: null }, { v: 'x' }, { v: 2n ** 60n + 1n }]
    const text = await converted(mixed, { cast: { v: 'text' } })
    expect(text.rows.map((row) => row.v)).toEqual(['12', '12', '[1]', null, 'x', '1152921504606846977'])
    expect(isJsonField(text.batch.schema.fields[0])).toBe(false)
    const int = await converted(mixed, { cast: { v: 'int' } })
    expect(int.rows.map((row) => row.v)).toEqual([12, 12, null, 1152921504606846977n])
    expect(int.rejected).toEqual({ cast_failed: 2 })
  })

  it('casts inside lists and rejects the row that a value belongs to', async () => {
    const rows = [
      { t: [{ n: '1' }, { n: '2' }] },
      { t: [] },
      { t: [{ n: '3' }, { n: 'x' }] },
      { t: [{ n: null }] },
    ]
    const out = await converted(rows, { cast: { 't[].n': 'int' } })
    expect(out.rows).toEqual([{ t: [{ n: 1 }, { n: 2 }] }, { t: [] }, { t: [{ n: null }] }])
    expect(out.rejected).toEqual({ cast_failed: 1 })
  })

  it('widens 32-bit integers', async () => {
    const column = makeColumn(new Int32(), { length: 2, data: Int32Array.of(-5, 6) })
    const schema = new Schema([new Field('n', new Int32(), true)])
    const batch = new Batch(schema, [column], originOf(0, Float64Array.of(0, 1)))
    const out = await converted(batch, { cast: { n: 'int' } })
    expect(out.rows).toEqual([{ n: -5 }, { n: 6 }])
    expect(`${out.batch.schema.fields[0].type}`).toBe('Int64')
  })

  it('refuses types that it cannot cast, and unknown targets', () => {
    const schema = new Schema([new Field('at', new Timestamp(1, null), true)])
    const plan = (cast: object) => () => planStep(convert, { cast }, { index: 0, schema })
    expect(plan({ at: 'text' })).toThrow(/"at" holds Timestamp<MILLISECOND>, which has no cast to text/)
    expect(plan({ at: 'float' })).toThrow(/cast\.at/)
  })

  it('int → text → int and double → text → double give every value back', async () => {
    const int = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
    const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ i: int, d: double }), { minLength: 1 }), async (rows) => {
        const full = batchOfRows([{ i: 0, d: 0.5 }, ...rows], {
          schema: batchOfRows([{ i: 1, d: 0.5 }]).schema,
        })
        const text = await converted(full, { cast: { i: 'text', d: 'text' } })
        const back = await converted(text.batch, { cast: { i: 'int', d: 'double' } })
        expect(back.rows).toEqual(rowsOf(full))
      }),
      runs(25, 11),
    )
  })
})
