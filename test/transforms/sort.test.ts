import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Date_, Field, makeColumn, Schema, Timestamp } from '../../src/arrow/arrow.js'
import { Batch, originOf } from '../../src/arrow/batch.js'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { planStep } from '../../src/transform/plan-step.js'
import { KeyedRandom } from '../../src/transform/random.js'
import { sort } from '../../transforms/sort.js'
import { runs } from '../campaign.js'
import { checkLaws } from '../laws.js'

/** The numbers of the rows of a batch in the order of their keys; equal ones stay as they are. */
function sorted(batch: Batch, options: object): number[] {
  const step = planStep(sort as never, options, { schema: batch.schema })
  const context = { options: step.options, random: new KeyedRandom(0, 'sort'), schema: batch.schema }
  const { values, valueOffsets } = sort.order!(context as never)(batch)
  const keyOf = (row: number) => (values as Uint8Array).subarray(valueOffsets[row], valueOffsets[row + 1])
  return Array.from({ length: batch.numRows }, (_, n) => n).sort(
    (a, b) => Buffer.compare(keyOf(a), keyOf(b)) || a - b,
  )
}

type Value = string | number | boolean | bigint | null

/** What comes first: a null where they do, else the smaller value; texts by their code points. */
function compare(a: Value, b: Value, { descending, nulls }: { descending: boolean; nulls: string }): number {
  if (a === null || b === null) return a === b ? 0 : (a === null) === (nulls === 'first') ? -1 : 1
  const order =
    typeof a === 'string'
      ? Buffer.compare(Buffer.from(a), Buffer.from(b as string))
      : a < b
        ? -1
        : a > b
          ? 1
          : 0
  return descending ? -order : order
}

const directions = fc.record({ descending: fc.boolean(), nulls: fc.constantFrom('first', 'last') })
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 6 })
const texts = orNull(
  fc.string({ unit: fc.constantFrom('a', 'b', '\0', '\u0001', '好', '😀', '\uffee'), maxLength: 4 }),
)

describe('sort', () => {
  it.each<[string, fc.Arbitrary<Value>]>([
    ['doubles', orNull(fc.double({ noNaN: true }))],
    ['whole numbers of 64 bits', orNull(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }))],
    ['truth values', orNull(fc.boolean())],
    ['texts', texts],
  ])('puts any %s in order, in both directions, and nulls where they are wanted', (_, value) => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), directions, (values, options) => {
        fc.pre(values.some((value) => value !== null))
        const batch = batchOfRows(values.map((v) => ({ v })))
        const wanted = values
          .map((_, row) => row)
          .sort((a, b) => compare(values[a], values[b], options) || a - b)
        expect(sorted(batch, { by: 'v', ...options })).toEqual(wanted)
      }),
      runs(),
    )
  })

  it('lets the first of several columns count most, whatever texts hold', () => {
    const row = fc.tuple(texts, texts, orNull(fc.integer({ min: 0, max: 3 })))
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), directions, (rows, options) => {
        const batch = batchOfRows([['a', 'a', 1] as const, ...rows].map(([a, b, c]) => ({ a, b, c })))
        const all = rowsOf(batch) as { a: Value; b: Value; c: Value }[]
        const wanted = all
          .map((_, row) => row)
          .sort(
            (x, y) =>
              (['a', 'b', 'c'] as const)
                .map((name) => compare(all[x][name], all[y][name], options))
                .concat(x - y)
                .find((order) => order !== 0)!,
          )
        expect(sorted(batch, { by: ['a', 'b', 'c'], ...options })).toEqual(wanted)
      }),
      runs(),
    )
  })

  it('takes both zeros for one number, and what is no number for the greatest', () => {
    const values = [Number.NaN, 0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -1]
    const { schema } = batchOfRows([{ v: 0.5 }])
    expect(
      sorted(
        batchOfRows(
          values.map((v) => ({ v })),
          { schema },
        ),
        { by: 'v' },
      ),
    ).toEqual([4, 6, 1, 2, 5, 3, 0])
  })

  it('puts dates and moments in order, those before 1970 first', () => {
    // Of days and of milliseconds, as Schema.fbs of Arrow numbers the units.
    const days = new Date_(0)
    const moments = new Timestamp(1)
    const schema = new Schema([new Field('day', days, true), new Field('at', moments, true)])
    const columns = [
      makeColumn(days, { length: 3, nullCount: 0, data: Int32Array.of(3, -5, 0) }),
      makeColumn(moments, { length: 3, nullCount: 0, data: BigInt64Array.of(5n, -7n, -9n) }),
    ]
    const batch = new Batch(schema, columns, originOf(0, Float64Array.of(0, 1, 2)))
    expect(sorted(batch, { by: 'day' })).toEqual([1, 2, 0])
    expect(sorted(batch, { by: ['at'] })).toEqual([2, 1, 0])
  })

  it.each([
    [{ by: 'length(text)' }, [2, 0, 1]],
    [{ by: 'meta.rank' }, [1, 2, 0]],
    [{ by: 'a b' }, [2, 1, 0]],
    [{ by: 'text' }, [0, 1, 2]],
  ])('sorts by %j: a column of any name, a path, or what is calculated', (options, wanted) => {
    const batch = batchOfRows([
      { text: 'bb', meta: { rank: 9 }, 'a b': 3 },
      { text: 'ccc', meta: { rank: 1 }, 'a b': 2 },
      { text: 'd', meta: { rank: 3 }, 'a b': 1 },
    ])
    expect(sorted(batch, options)).toEqual(wanted)
  })

  it.each([
    [{ by: 'tags' }, /sorted by a list.*length\(tags\)/],
    [{ by: 'txt' }, /No field "txt".*"text"/],
    [{ by: 'meta' }, /Rows cannot be sorted by .*Cast the column with convert/],
    [{ by: [] }, /by/],
    [{}, /by/],
  ])('refuses %j when it is planned', (options, message) => {
    const { schema } = batchOfRows([{ text: 'a', tags: ['b'], meta: { c: 1 } }])
    expect(() => planStep(sort as never, options, { schema })).toThrow(message)
  })

  it('passes rows on as they are: a run puts them in order', async () => {
    const batches = [batchOfRows([{ n: 2 }, { n: 1 }])]
    const { batches: made } = await checkLaws(sort as never, { options: { by: 'n' }, batches })
    expect(made.flatMap((batch) => rowsOf(batch))).toEqual([{ n: 2 }, { n: 1 }])
  })
})
