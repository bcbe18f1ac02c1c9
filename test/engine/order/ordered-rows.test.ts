import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Binary, makeColumn, type Schema } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows, rowsOf } from '../../../src/arrow/rows.js'
import { blockBytesOf, cutBuckets } from '../../../src/engine/order/cut-buckets.js'
import { orderedRows } from '../../../src/engine/order/ordered-rows.js'
import { readRuns, runEncoder } from '../../../src/engine/order/run-file.js'
import { runs } from '../../campaign.js'
import { temporaryFolder } from '../../run/fixtures.js'

const folder = temporaryFolder('ordered-rows')

/** The text of the column `key` as it is. */
function keysOf(batch: Batch) {
  const { valueOffsets, values, length } = batch.column('key')
  return makeColumn(new Binary(), { length, nullCount: 0, valueOffsets, data: values })
}

/** Writes batches as a file of runs with blocks of that size. */
function writeRuns(name: string, batches: readonly Batch[], blockBytes: number) {
  const { schema } = batches[0]
  const encoder = runEncoder({ keysOf, blockBytes })(schema)
  const pieces = [
    encoder.head(),
    ...batches.flatMap((batch) => [...encoder.encode(batch)]),
    ...(encoder.rest?.() ?? []),
    encoder.tail(),
  ]
  const path = join(folder, name)
  const bytes = Buffer.concat(pieces)
  writeFileSync(path, bytes)
  return { path, runs: readRuns(path, bytes.length) }
}

interface Row {
  key: string
  n: number
  text: string
  tags: string[] | null
}

function ordered(files: Parameters<typeof cutBuckets>[0], schema: Schema) {
  const buckets = cutBuckets(files)
  const rows = buckets.map((bucket) =>
    [...orderedRows(structuredClone(bucket), schema)].flatMap((batch) => rowsOf(batch)),
  )
  return { buckets, rows: rows as unknown as Row[][] }
}

const rowsOfFile = (file: number, keys: readonly string[], text: string): Row[] =>
  keys.map((key, i) => ({
    key,
    n: file * 1e6 + i,
    text: `${text}${i}`,
    tags: i % 3 === 0 ? null : [key, 'x'],
  }))

/** In the order of their keys, and those of equal ones in that of their numbers. */
const inOrder = (rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) || a.n - b.n)

describe('`orderedRows()` over `cutBuckets()`', () => {
  const words = ['', 'a', 'a', 'a', 'b', 'bb', 'c', '好']
  const files = fc.array(fc.array(fc.constantFrom(...words), { maxLength: 60 }), {
    minLength: 1,
    maxLength: 5,
  })

  it('gives all rows of any files once, in the order of their keys, equal ones in the order they came', () => {
    fc.assert(
      fc.property(fc.tuple(files, fc.integer({ min: 1, max: 4000 })), ([keysOfFiles, blockBytes]) => {
        const rows = keysOfFiles.map((keys, file) => rowsOfFile(file, keys, 't'))
        const schema = batchOfRows([{ key: 'a', n: 1, text: 't', tags: ['x'] }]).schema
        const written = rows.map((rows, file) =>
          writeRuns(`any-${file}`, [batchOfRows([...rows] as never, { schema })], blockBytes),
        )
        expect(ordered(written, schema).rows.flat()).toEqual(inOrder(rows.flat()))
      }),
      runs(),
    )
  })

  it.each([
    ['many keys', (i: number) => String((i * 7919) % 5003)],
    ['two keys, one of nearly all rows', (i: number) => (i % 1000 === 7 ? 'b' : 'a')],
    ['one key of all rows', () => 'a'],
  ])('cuts %s into buckets of about the same size, whatever the keys', (name, keyOf) => {
    const text = 'x'.repeat(1900)
    const rows = [0, 1, 2].map((file) =>
      rowsOfFile(
        file,
        Array.from({ length: 1500 }, (_, i) => keyOf(i)),
        text,
      ),
    )
    const { schema } = batchOfRows(rows[0].slice(0, 2) as never)
    const total = 3 * 1500 * 2000
    const written = rows.map((rows, file) =>
      writeRuns(`${name}-${file}`, [batchOfRows([...rows] as never, { schema })], blockBytesOf(total)),
    )
    const { buckets, rows: made } = ordered(written, schema)
    expect(made.flat()).toEqual(inOrder(rows.flat()))
    expect(buckets.length).toBeGreaterThanOrEqual(4)
    // What is read for a bucket is what it holds, and blocks at its borders.
    for (const { bytes } of buckets) expect(bytes).toBeLessThan(2 * (2 << 20))
  })

  it('gives one bucket without rows where there are none', () => {
    const { schema } = batchOfRows([{ key: 'a', n: 1, text: '', tags: ['x'] }])
    const file = writeRuns('none', [batchOfRows([], { schema })], 1000)
    expect(ordered([file], schema).rows).toEqual([[]])
  })
})
