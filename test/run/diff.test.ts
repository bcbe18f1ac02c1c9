import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePath } from '../../src/arrow/path.js'
import { batchOfRows, type Row } from '../../src/arrow/rows.js'
import { compareByKey } from '../../src/run/diff/by-key.js'
import { compareByPosition } from '../../src/run/diff/by-position.js'
import type { DataSide } from '../../src/run/diff/data-side.js'
import { findDifferences } from '../../src/run/diff/find-differences.js'
import { RowTally } from '../../src/run/diff/row-tally.js'
import { runs } from '../campaign.js'
import { temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('diff')
const columns = ['id', 'text', 'tags']
const { schema } = batchOfRows([{ id: 1, text: 'a', tags: ['a'] }])

function sideOf(rows: readonly Row[], batchSize: number): DataSide {
  return {
    schema,
    async *batches() {
      for (let from = 0; from < rows.length; from += batchSize)
        yield batchOfRows(rows.slice(from, from + batchSize), { schema, firstPosition: from })
    },
  }
}

const row = fc.record({
  id: fc.option(fc.nat(4)),
  text: fc.option(fc.constantFrom('', 'a', '好')),
  tags: fc.option(fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 })),
})
const rowsGiven = fc.array(row, { maxLength: 12 })
const sizes = fc.integer({ min: 1, max: 5 })

/** The same by a plain reading: rows that belong together, by their numbers. */
function expected(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row, number: number) => unknown,
) {
  const waiting = new Map<unknown, number[]>()
  for (const [i, row] of before.entries())
    waiting.set(keyOf(row, i), [...(waiting.get(keyOf(row, i)) ?? []), i])
  const found = { same: 0, changed: 0, added: 0, removed: 0, columns: columns.map(() => 0) }
  for (const [j, row] of after.entries()) {
    const i = waiting.get(keyOf(row, j))?.shift()
    if (i === undefined) {
      found.added++
      continue
    }
    const differ = columns.map((name) => JSON.stringify(before[i][name]) !== JSON.stringify(row[name]))
    for (const [column, isOther] of differ.entries()) if (isOther) found.columns[column]++
    if (differ.includes(true)) found.changed++
    else found.same++
  }
  for (const left of waiting.values()) found.removed += left.length
  return found
}

describe('comparing data', () => {
  it('by position finds what a plain reading finds, for any batches', async () => {
    await fc.assert(
      fc.asyncProperty(rowsGiven, rowsGiven, fc.tuple(sizes, sizes), async (before, after, [a, b]) => {
        const tally = new RowTally(columns.length, 0)
        await compareByPosition({ before: sideOf(before, a), after: sideOf(after, b), columns }, tally)
        expect(tally.counts).toMatchObject(expected(before, after, (_, number) => number))
      }),
      runs(200, 20261129),
    )
  })

  it('by key finds what a plain reading finds, repeated keys and many parts among them', async () => {
    const counts = fc.constantFrom(1, 10_000_000, 100_000_000)
    await fc.assert(
      fc.asyncProperty(
        rowsGiven,
        rowsGiven,
        fc.tuple(sizes, sizes, counts),
        async (before, after, [a, b, rows]) => {
          const tally = new RowTally(columns.length, 0)
          const compared = { before: sideOf(before, a), after: sideOf(after, b), columns }
          // The number of rows that is said decides into how many parts the keys fall.
          await compareByKey(compared, { keys: [parsePath('id')], rows, tally })
          expect(tally.counts).toMatchObject(expected(before, after, ({ id }) => id))
        },
      ),
      runs(200, 20261130),
    )
  })

  it('holds thousands of rows of one key, each found once and in order', async () => {
    const before = Array.from({ length: 5000 }, (_, i) => ({ id: i % 2, text: `${i}`, tags: null }))
    const tally = new RowTally(columns.length, 0)
    const compared = { before: sideOf(before, 1000), after: sideOf([...before, before[0]], 700), columns }
    await compareByKey(compared, { keys: [parsePath('id')], rows: 5000, tally })
    expect(tally.counts).toMatchObject({ same: 5000, changed: 0, added: 1, removed: 0 })
  })

  it('keeps the first rows of each kind as examples, whatever the order in which they are found', () => {
    const tally = new RowTally(0, 2)
    for (const number of [5, 1, 4, 2]) tally.added(number)
    expect(tally.counts.examples.added).toEqual([{ after: 1 }, { after: 2 }])
    expect(tally.counts.added).toBe(4)
  })

  it('of two files tells rows, columns and types, with numbers of rows from 1', async () => {
    const [before, after] = [
      [
        { id: 1, text: 'a', n: 1, old: 1 },
        { id: 2, text: 'b', n: 2, old: null },
      ],
      [
        { id: 2, text: 'c', n: 2.5, now: 'x' },
        { id: 3, text: 'b', n: 3, now: null },
      ],
    ].map((rows, i) => writeLines(join(folder, `${i}.jsonl`), rows))
    const diff = await findDifferences({ before, after, on: ['id'], examples: 5 }, { workers: 0 })
    expect(diff).toEqual({
      isEqual: false,
      rows: { before: 2, after: 2, same: 0, changed: 1, added: 1, removed: 1 },
      changed: [
        { column: 'text', rows: 1 },
        { column: 'n', rows: 1 },
      ],
      columns: {
        added: ['now'],
        removed: ['old'],
        retyped: [{ column: 'n', before: 'Int64', after: 'Float64' }],
      },
      examples: {
        changed: [
          {
            before: 2,
            after: 1,
            fields: [
              { field: 'text', before: 'b', after: 'c' },
              { field: 'n', before: 2, after: 2.5 },
              { field: 'old', before: null },
              { field: 'now', after: 'x' },
            ],
          },
        ],
        added: [
          {
            after: 2,
            fields: ['id', 'text', 'n', 'now'].map((field, i) => ({ field, after: [3, 'b', 3, null][i] })),
          },
        ],
        removed: [
          {
            before: 1,
            fields: ['id', 'text', 'n', 'old'].map((field, i) => ({ field, before: [1, 'a', 1, 1][i] })),
          },
        ],
      },
    })
  })

  it('finds no difference between a file and itself, by position and by any key', async () => {
    const same = writeLines(join(folder, 'same.jsonl'), [
      { id: 1, m: { x: [1, null] } },
      { id: 1, m: null },
    ])
    for (const on of [[], ['id'], ['id', 'm.x']])
      expect(
        (await findDifferences({ before: same, after: same, on, examples: 1 }, { workers: 0 })).isEqual,
      ).toBe(true)
  })

  it('refuses a key that is not on both sides, or of which a row has many', async () => {
    const before = writeLines(join(folder, 'a.jsonl'), [{ id: 1, tags: ['a'] }])
    const after = writeLines(join(folder, 'b.jsonl'), [{ key: 1, tags: ['a'] }])
    const request = { before, after, examples: 0 }
    await expect(findDifferences({ ...request, on: ['id'] }, { workers: 0 })).rejects.toThrow(/no field "id"/)
    await expect(findDifferences({ ...request, on: ['tags[]'] }, { workers: 0 })).rejects.toThrow(
      /items of a list/,
    )
  })
})
