import { mkdtempSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { LimitedShards } from '../../../src/engine/write/limited-shards.js'
import { packingExtension } from '../../../src/formats/format/compressions.js'
import type { FormatWriter } from '../../../src/formats/format/spec.js'
import { formats, loadEncoder, type WritableFormat, writableFormats } from '../../../src/formats/registry.js'
import { read } from '../../../src/streams/read.js'
import { spread } from '../../campaign.js'
import { temporaryFolder } from '../../run/fixtures.js'

const root = temporaryFolder('limited-shards')

/** Batches of one schema; an id that every row has, so that no line is blank. */
const batches = fc
  .array(
    fc.array(
      fc.record({
        text: fc.option(fc.string({ unit: 'grapheme', maxLength: 40 })),
        share: fc.option(fc.integer()),
        tags: fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 20 },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((groups) => {
    let id = 0
    const rows = groups.flatMap((group) => group.map((row): Row => ({ id: id++, ...row })))
    const { schema } = batchOfRows([...rows, { id: -1, text: 'x', share: 0.5, tags: ['x'] }])
    let from = 0
    const made = groups.map(({ length }) => batchOfRows(rows.slice(from, (from += length)), { schema }))
    return { rows, batches: made }
  })

interface Made {
  rows: Row[]
  batches: Batch[]
}

/** The same rows as documents of tokens, each of which begins with its id. */
const tokenBatches = batches.map(({ rows, batches }): Made => {
  const documents = rows.map(({ id, text }): Row => ({ input_ids: [id, ...Buffer.from(`${text}`)] }))
  let from = 0
  return {
    rows,
    batches: batches.map(({ numRows }) => batchOfRows(documents.slice(from, (from += numRows)))),
  }
})

/** The id of a row, or the first token of a document. */
function idOf({ id, input_ids }: Row): number {
  return Number(Array.isArray(input_ids) ? input_ids[0] : id)
}

async function shardsOf(format: WritableFormat, { batches }: Made, maxBytes: number, compression?: 'gzip') {
  const [extension] = formats[format].extensions
  const packing = formats[format].isText ? packingExtension(compression) : ''
  const folder = mkdtempSync(join(root, 'made-'))
  const place = {
    path: join(folder, `data.${extension}${packing}`),
    temporary: join(folder, 'tmp'),
    openEncoder: await loadEncoder(format, compression),
    maxBytes,
  }
  const shards = new LimitedShards(place, batches[0].schema)
  for (const batch of batches) shards.write(batch)
  const facts = await shards.commit()
  const paths = facts.map((_, part) =>
    join(folder, `data-${String(part).padStart(5, '0')}.${extension}${packing}`),
  )
  return { facts, paths }
}

async function rowsIn(paths: readonly string[]): Promise<Row[]> {
  const rows: Row[] = []
  for await (const batch of read([...paths])) rows.push(...rowsOf(batch))
  return rows
}

describe.each(spread(writableFormats, 4))('shards of a limited size, as %s', (format) => {
  const { isText } = formats[format]
  const { compressions = ['none'], companions }: FormatWriter = formats[format].writer
  const held = companions === undefined ? batches : tokenBatches

  test('hold all rows in their order, and are no larger than the limit but where one row is', async () => {
    await fc.assert(
      fc.asyncProperty(held, fc.integer({ min: 1, max: 3000 }), async (made, limit) => {
        const { facts, paths } = await shardsOf(format, made, limit)
        expect(facts.map(({ rows }) => rows).reduce((sum, rows) => sum + rows)).toBe(made.rows.length)
        expect(paths.map((path) => readFileSync(path).length)).toEqual(facts.map(({ bytes }) => bytes))
        for (const { rows, bytes } of facts) {
          expect(rows).toBeGreaterThan(0)
          // Parquet is measured by its values.
          if (rows > 1 && format !== 'parquet') expect(bytes).toBeLessThanOrEqual(limit)
        }
        const ids = (await rowsIn(paths)).map(idOf)
        expect(ids).toEqual(made.rows.map(({ id }) => id))
      }),
      { numRuns: 3 },
    )
  })

  test.runIf(compressions.includes('gzip'))('are cut where they would be without compression', async () => {
    const [made] = fc.sample(batches, { numRuns: 1, seed: 5 })
    const [plain, packed] = await Promise.all([
      shardsOf(format, made, 900),
      shardsOf(format, made, 900, 'gzip'),
    ])
    expect(packed.facts.map(({ rows }) => rows)).toEqual(plain.facts.map(({ rows }) => rows))
    if (isText) expect(await rowsIn(packed.paths)).toEqual(await rowsIn(plain.paths))
  })
})

test.each(['jsonl', 'csv', 'json', 'webdataset', 'arrow'] as const)(
  'a shard of %s takes every row that it has room for',
  async (format) => {
    const rows = Array.from({ length: 60 }, (_, id): Row => ({ id, text: 'x'.repeat((id * 37) % 90) }))
    const batch = batchOfRows(rows)
    const limit = format === 'webdataset' ? 9000 : 900
    const { facts } = await shardsOf(format, { rows, batches: [batch] }, limit)
    expect(facts.length).toBeGreaterThan(3)
    let from = 0
    for (const { rows: taken } of facts.slice(0, -1)) {
      const encoder = (await loadEncoder(format))(batch.schema)
      const more = batchOfRows(rows.slice(from, from + taken + 1))
      const pieces = [encoder.head(), ...encoder.encode(more).map((piece) => piece.slice()), encoder.tail()]
      expect(Buffer.concat(pieces).length).toBeGreaterThan(limit)
      from += taken
    }
  },
)

test('keys of a data set of WebDataset are of one row each, in all shards of a partition', async () => {
  const rows = Array.from({ length: 9 }, (_, id): Row => ({ id }))
  const { paths } = await shardsOf('webdataset', { rows, batches: [batchOfRows(rows)] }, 4000)
  expect(paths.length).toBeGreaterThan(2)
  const keys = paths.flatMap((path) => readFileSync(path, 'latin1').match(/\d{5}-\d{8}/g) ?? [])
  expect(new Set(keys).size).toBe(9)
  expect(basename(paths[1])).toBe('data-00001.tar')
})

test('a column of MDS that lacks a value late does not make its shard larger than the limit', async () => {
  const rows = Array.from({ length: 40 }, (_, id): Row => ({ id, text: id < 30 ? '中文'.repeat(6) : null }))
  const parts = [rows.slice(0, 30), rows.slice(30)]
  const { schema } = batchOfRows(rows)
  const made = parts.map((part) => batchOfRows(part, { schema }))
  const { facts, paths } = await shardsOf('mds', { rows, batches: made }, 700)
  for (const { bytes } of facts) expect(bytes).toBeLessThanOrEqual(700)
  expect((await rowsIn(paths)).map(({ text }) => text)).toEqual(rows.map(({ text }) => text))
})
