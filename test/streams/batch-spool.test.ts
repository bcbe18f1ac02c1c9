import { existsSync, readdirSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Schema } from '../../src/arrow/arrow.js'
import { Batch } from '../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { BatchSpool } from '../../src/streams/batch-spool.js'
import { runs } from '../campaign.js'
import { flatRows, flatSchema, nestedRows, nestedSchema } from '../formats/write.arbitrary.js'

const origins = ({ origin }: Batch) => [origin.source, [...origin.positions], [...origin.copies]]

describe('`BatchSpool`', () => {
  test.each([
    [flatSchema, flatRows],
    [nestedSchema, nestedRows],
  ] as [Schema, fc.Arbitrary<Row[]>][])(
    'gives back all batches, with where their rows came from, each time',
    (schema, rows) => {
      fc.assert(
        fc.property(fc.array(fc.tuple(rows, fc.nat(9), fc.nat()), { maxLength: 4 }), (parts) => {
          const batches = parts.map(([part, source, firstPosition]) => {
            const { columns, origin } = batchOfRows(part, { schema, source, firstPosition })
            return new Batch(schema, columns, { ...origin, copies: origin.copies.map((_, i) => i % 3) })
          })
          const spool = new BatchSpool(schema)
          try {
            for (const batch of batches) spool.append(batch)
            const kept = batches.filter((batch) => batch.numRows > 0)
            for (let pass = 0; pass < 2; pass++) {
              const read = [...spool.read()]
              expect(read.map(rowsOf)).toEqual(kept.map(rowsOf))
              expect(read.map(origins)).toEqual(kept.map(origins))
              for (const batch of read) expect(batch.schema).toBe(schema)
            }
          } finally {
            spool.close()
          }
        }),
        runs(30),
      )
    },
  )

  test('can be added to between two readings', () => {
    const one = batchOfRows([{ a: 1 }])
    const spool = new BatchSpool(one.schema)
    spool.append(one)
    expect([...spool.read()]).toHaveLength(1)
    spool.append(batchOfRows([{ a: 2 }], { schema: one.schema }))
    expect([...spool.read()].flatMap(rowsOf)).toEqual([{ a: 1 }, { a: 2 }])
    spool.close()
  })

  test('keeps columns that are called like its own', () => {
    const rows = [{ position: 'here', copy: 'yes' }]
    const batch = batchOfRows(rows, { firstPosition: 99 })
    const spool = new BatchSpool(batch.schema)
    spool.append(batch)
    const [read] = spool.read()
    expect([rowsOf(read), read.origin.positions[0]]).toEqual([rows, 99])
    spool.close()
  })

  test('refuses a batch of another schema', () => {
    const spool = new BatchSpool(batchOfRows([{ a: 1 }]).schema)
    expect(() => spool.append(batchOfRows([{ a: 'x' }]))).toThrow(
      expect.objectContaining({ code: 'bad_schema' }),
    )
    spool.close()
  })

  test('whose file was cut says so, in place of waiting for bytes that never come', () => {
    const before = new Set(readdirSync(tmpdir()))
    const one = batchOfRows([{ a: 1 }])
    const spool = new BatchSpool(one.schema)
    spool.append(one)
    const [name] = readdirSync(tmpdir()).filter((each) => each.startsWith('prep-spool-') && !before.has(each))
    truncateSync(join(tmpdir(), name, 'batches'), 8)
    expect(() => [...spool.read()]).toThrow(expect.objectContaining({ code: 'bad_input' }))
    spool.close()
  })

  test('leaves nothing behind when it is closed', () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('prep-spool-'))
    const spool = new BatchSpool(batchOfRows([{ a: 1 }]).schema)
    const during = readdirSync(tmpdir()).filter(
      (name) => name.startsWith('prep-spool-') && !before.includes(name),
    )
    expect(during.length).toBeGreaterThan(0)
    spool.close()
    expect(during.filter((name) => existsSync(`${tmpdir()}/${name}`)).length).toBeLessThan(during.length)
  })
})
