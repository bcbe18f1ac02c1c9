import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Batch } from '../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { map } from '../../src/streams/map.js'

/** What JSON does not hold, and what the message tells to give instead. */
const foreign: [kind: string, value: unknown, cure: string][] = [
  ['Date', new Date(0), 'toISOString()'],
  ['Map', new Map([['a', 1]]), 'Object.fromEntries'],
  ['Set', new Set([1]), '[...set]'],
  ['Uint8Array', new Uint8Array([0]), '[...bytes]'],
  ['RegExp', /a/, 'plain object'],
  ['function', () => 1, 'Leave it out'],
  ['symbol', Symbol('a'), 'Leave it out'],
  ['toJSON', { x: 1, toJSON: () => 'a' }, 'what toJSON() answers'],
]
const { schema } = batchOfRows([{ id: 1, name: 'Ann', meta: { page: 1 }, tags: [{ t: 'a' }] }])
const row: Row = { id: 1, name: 'Ann', meta: { page: 1 }, tags: [{ t: 'a' }] }

async function mapped(change: (row: Row) => Row): Promise<Row[]> {
  const batches: Batch[] = await Readable.from([batchOfRows([row], { schema })])
    .compose(map(change))
    .toArray()
  return batches.flatMap(rowsOf)
}

describe('a value that JSON does not hold', () => {
  test.each(foreign)(
    'is refused in a row, in an object and beside others, by its column (%s)',
    (kind, value, cure) => {
      const refused = expect.objectContaining({
        code: 'bad_schema',
        message: expect.stringMatching(/^Row \d, field "a": /),
      })
      for (const rows of [
        [{ a: value }],
        [{ a: { b: [value] } }],
        [{ a: 'text' }, { a: value }],
        [{ a: 1 }, { a: value }],
      ]) {
        expect(() => batchOfRows(rows)).toThrow(refused)
        expect(() => batchOfRows(rows)).toThrow(kind)
        expect(() => batchOfRows(rows)).toThrow(cure)
      }
    },
  )

  test('is refused in what map() answers', async () => {
    const failed = mapped((given) => ({ ...given, name: new Date(0) }))
    await expect(failed).rejects.toThrow(/field "name": .*toISOString/)
  })

  test('is refused as a row', () => {
    const rows = [new Map([['a', 1]])] as unknown as Row[]
    expect(() => batchOfRows(rows)).toThrow(expect.objectContaining({ code: 'bad_option' }))
  })

  test('is no object of a class with fields, nor one without a prototype', () => {
    class Point {
      x = 1
    }
    const bare: Row = Object.assign(Object.create(null), { a: new Point() })
    expect(rowsOf(batchOfRows([bare]))).toEqual([{ a: { x: 1 } }])
  })
})

describe('a row that map() answers', () => {
  test.each<[what: string, change: (row: Row) => Row, message: RegExp]>([
    [
      'with a mistyped column',
      (given) => ({ ...given, naem: 'Bo' }),
      /key "naem", which is no column. Did you mean "name"/,
    ],
    [
      'with a new column',
      (given) => ({ ...given, q: 1 }),
      /key "q", which is no column. Known: id, name, meta, tags/,
    ],
    ['without a column', ({ name, ...rest }) => rest, /lacks the column "name".*{ ...row }.*null.*drop/],
    ['with a new key in an object', (given) => ({ ...given, meta: { pgae: 2 } }), /"meta.pgae".*"meta.page"/],
    ['with a new key in a list', (given) => ({ ...given, tags: [{ x: 2 }] }), /"tags\[\].x"/],
  ])('%s is refused', async (_, change, message) => {
    await expect(mapped(change)).rejects.toMatchObject({
      code: 'bad_schema',
      message: expect.stringMatching(message),
    })
  })

  test('may empty a column, and leave out keys of an object', async () => {
    expect(await mapped((given) => ({ ...given, name: null, id: undefined, meta: {} }))).toEqual([
      { id: null, name: null, meta: { page: null }, tags: [{ t: 'a' }] },
    ])
  })
})
