import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import { cellsOf, openCells } from '../../../transforms/balance/cells/cells.js'
import {
  type CellColumn,
  checkCellColumns,
  columnLabel,
  parseCellColumn,
} from '../../../transforms/balance/cells/columns.js'
import { balance } from '../../../transforms/balance.js'
import { runs } from '../../campaign.js'
import { runStep } from '../../laws.js'

describe('a column of groups', () => {
  test.each<[string, CellColumn]>([
    ['sex', { column: 'sex' }],
    ['meta.language', { column: 'meta.language' }],
    ['age@25/40', { column: 'age', thresholds: [25, 40] }],
    ['t@-1.5/0/2e3', { column: 't', thresholds: [-1.5, 0, 2000] }],
    ['age@q4', { column: 'age', quantiles: 4 }],
    ['mail@home', { column: 'mail@home' }],
    ['a@b@3', { column: 'a@b', thresholds: [3] }],
  ])('%s is read, and written again the same', (text, wanted) => {
    expect(parseCellColumn(text)).toEqual(wanted)
    expect(parseCellColumn(columnLabel(wanted))).toEqual(wanted)
  })

  test.each([
    ['age@40/25', /"age" do not ascend/],
    ['age@25/25', /do not ascend/],
    [{ column: 'age', thresholds: [1, Number.NaN] }, /do not ascend/],
    [{ column: 'age', thresholds: [1], quantiles: 2 }, /both thresholds and quantiles/],
    ['age@q1', /Ask for 2 or more/],
    ['a[b', /malformed/],
  ])('%j is refused', (spec, message) => {
    expect(() => parseCellColumn(spec)).toThrow(message)
  })

  test.each<[CellColumn, RegExp]>([
    [{ column: 'x', quantiles: 4 }, /not known yet.*prep profile --facet x@q4/],
    [{ column: 'x' }, /"x" holds Float64.*x@0\.5/],
    [{ column: 'text', thresholds: [1] }, /"text" holds Utf8 where thresholds cut numbers/],
  ])('%j is refused when a step is planned', (column, message) => {
    const { schema } = batchOfRows([{ x: 0.5, text: 'a' }])
    expect(() => checkCellColumns(schema, [column])).toThrow(message)
  })
})

describe('cells', () => {
  test('ranges hold their upper bound; null and NaN are groups, the infinities lie outermost', () => {
    const values = [25, 25.5, 40, 40.1, null, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    const batch = batchOfRows(values.map((x) => ({ x })))
    const { cells, ofRow } = cellsOf(batch, [[parseCellColumn('x@25/40')]])
    expect([...ofRow].map((cell) => JSON.parse(cells[cell].lists[0])[0])).toEqual([
      '<=25',
      '(25,40]',
      '(25,40]',
      '>40',
      null,
      'NaN',
      '>40',
      '<=25',
    ])
  })

  test('whole numbers of 64 bits are cut, and told apart, below zero and past 2^53', () => {
    const values = [-5n, -(2n ** 40n), 2n ** 53n + 1n, 2n ** 53n, 7n]
    const batch = batchOfRows(values.map((x) => ({ x })))
    const ranges = cellsOf(batch, [[parseCellColumn('x@-5/0')]])
    expect([...ranges.ofRow].map((cell) => ranges.cells[cell].key)).toEqual([
      '["<=-5"]',
      '["<=-5"]',
      '[">0"]',
      '[">0"]',
      '[">0"]',
    ])
    expect(cellsOf(batch, [[{ column: 'x' }]]).cells).toHaveLength(5)
  })

  test('name the values of each row, batch after batch, as plain JSON does', () => {
    const row = fc.record({
      text: fc.option(fc.constantFrom('', 'a', 'ab', 'abcd', 'abcde', '男', '女', '"', 'null', 'a\u0000')),
      whole: fc.option(fc.integer({ min: -3, max: 3 })),
      flag: fc.option(fc.boolean()),
      meta: fc.option(fc.record({ language: fc.option(fc.constantFrom('zh', 'en', 'abcdefghi')) })),
      size: fc.option(fc.constantFrom(0.5, 1, 1.5, 2, 9)),
    })
    const lists = [['text', 'flag'], ['whole'], ['meta.language', 'size@1/2']]
    const columns = lists.map((list) => list.map(parseCellColumn))
    const full: Row = { text: 'x', whole: 9, flag: true, meta: { language: 'x' }, size: 0.5 }
    const { schema } = batchOfRows([full])
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 40 }), { maxLength: 4 }), (parts) => {
        const cellsIn = openCells(columns)
        for (const rows of parts) {
          const { cells, ofRow } = cellsIn(batchOfRows(rows, { schema }))
          const wanted = rows.map(({ text, flag, whole, meta, size }) => [
            JSON.stringify([text, flag]),
            JSON.stringify([whole]),
            JSON.stringify([meta?.language ?? null, rangeOf(size)]),
          ])
          expect([...ofRow].map((cell) => cells[cell].lists)).toEqual(wanted)
          expect(new Set(cells.map(({ key }) => key)).size).toBe(cells.length)
          expect(new Set(ofRow).size).toBe(cells.length)
        }
      }),
      runs(30, 21),
    )
  })

  test('keep right where there are more values, and pairs of values, than are remembered', () => {
    const cellsIn = openCells([[{ column: 'a' }], [{ column: 'b' }]])
    for (let part = 0; part < 4; part++) {
      const rows = Array.from({ length: 30_000 }, (_, i) => ({
        a: `键${part * 20_000 + i}`,
        b: (i * 7) % 1999,
      }))
      const { cells, ofRow } = cellsIn(batchOfRows(rows))
      for (let i = 0; i < rows.length; i += 61)
        expect(cells[ofRow[i]].lists).toEqual([JSON.stringify([rows[i].a]), JSON.stringify([rows[i].b])])
    }
  })
})

test('`balance()` brings ranges of a float column to the same size, and takes a quota by range', async () => {
  const rows = Array.from({ length: 300 }, (_, i) => ({ age: 18 + (i % 50) + 0.5 }))
  const inRange = (age: unknown) => rangeOf(age as number, [25, 40])
  const counted = async (options: object) => {
    const run = await runStep(balance, [[batchOfRows(rows)]], { options })
    const counts: Record<string, number> = {}
    for (const { columns } of run.batches)
      for (const age of columns[0].values as Float64Array)
        counts[`${inRange(age)}`] = (counts[`${inRange(age)}`] ?? 0) + 1
    return counts
  }
  const facet = { column: 'age', thresholds: [25, 40] }
  expect(await counted({ facet, method: 'under' })).toEqual({ '<=25': 42, '(25,40]': 42, '>40': 42 })
  const counts = { '<=25': 7, '(25,40]': 100 }
  expect(await counted({ facet: 'age@25/40', method: 'target', counts })).toEqual({ ...counts, '>40': 168 })
})

function rangeOf(size: number | null, [low, high]: readonly number[] = [1, 2]): string | null {
  if (size === null) return null
  return size <= low ? `<=${low}` : size <= high ? `(${low},${high}]` : `>${high}`
}
