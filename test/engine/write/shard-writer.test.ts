import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableFromIPC } from 'apache-arrow'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import { takeRows } from '../../../src/arrow/take.js'
import { ShardWriter } from '../../../src/engine/write/shard-writer.js'
import { hashOf } from '../../../src/files/byte-hash.js'
import { loadEncoder, type WritableFormat } from '../../../src/formats/registry.js'
import { temporaryFolder } from '../../run/fixtures.js'

/** The most bytes that the system takes in one write; 0 stands for a full disk. */
const disk = vi.hoisted(() => ({
  takes: Number.POSITIVE_INFINITY,
  mostPieces: 0,
  closes: [] as number[],
  closeFails: false,
}))

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>()
  const writevSync = (fd: number, pieces: Uint8Array[]) => {
    disk.mostPieces = Math.max(disk.mostPieces, pieces.length)
    if (disk.takes === 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    const taken = Buffer.concat(pieces).subarray(0, disk.takes)
    return fs.writeSync(fd, taken)
  }
  const closeSync = (fd: number) => {
    disk.closes.push(fd)
    fs.closeSync(fd)
    if (disk.closeFails) throw Object.assign(new Error('i/o error'), { code: 'EIO' })
  }
  return { ...fs, writevSync, closeSync }
})

afterEach(() => {
  disk.takes = Number.POSITIVE_INFINITY
  disk.closeFails = false
})

const root = temporaryFolder('shard')
let folders = 0

async function placeOf(format: WritableFormat) {
  const folder = join(root, String(folders++))
  const openEncoder = await loadEncoder(format)
  return {
    folder,
    temporary: join(folder, 'tmp', 'shard-0'),
    path: join(folder, 'out', 'data-0'),
    openEncoder,
  }
}

const rows: Row[] = Array.from({ length: 3000 }, (_, i) => ({
  id: i,
  text: i % 7 === 0 ? null : `第${i}行 `.repeat(i % 5),
  messages: i % 3 === 0 ? [] : [{ role: 'user', content: String(i) }],
}))
const batches = [0, 1000, 2000].map((from) => batchOfRows(rows.slice(from, from + 1000)))
const { schema } = batches[0]

function rowsIn(path: string, format: WritableFormat): unknown[] {
  if (format === 'arrow') {
    const table = tableFromIPC(readFileSync(path))
    return table
      .toArray()
      .map((row) =>
        JSON.parse(JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? Number(value) : value))),
      )
  }
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  return format === 'jsonl' ? lines.map((line) => JSON.parse(line)) : lines
}

describe('`ShardWriter`', () => {
  test.each([
    ['arrow', Number.POSITIVE_INFINITY],
    ['arrow', 4096],
    ['arrow', 13],
    ['jsonl', 1000],
    ['csv', 1000],
  ] as const)('writes all rows as %s where the disk takes %d bytes at a time', async (format, takes) => {
    disk.takes = takes
    const place = await placeOf(format)
    const shard = new ShardWriter(place, schema)
    for (const batch of takes === 13 ? batches.slice(0, 1) : batches) shard.write(batch)
    expect(existsSync(place.path)).toBe(false)
    const facts = await shard.commit()
    const bytes = readFileSync(place.path)
    expect(facts).toMatchObject({
      rows: takes === 13 ? 1000 : 3000,
      bytes: bytes.length,
      hash: hashOf([bytes]),
    })
    const found = rowsIn(place.path, format)
    if (format === 'csv') expect(found).toHaveLength(3001)
    else expect(found).toEqual(rows.slice(0, facts.rows))
    expect(readdirSync(join(place.folder, 'tmp'))).toEqual([])
  })

  test.each(['arrow', 'jsonl', 'csv'] as const)('tells what all %s shards have in common', async (format) => {
    const files = await Promise.all(
      [batches.slice(0, 1), batches.slice(1)].map(async (some) => {
        const place = await placeOf(format)
        const shard = new ShardWriter(place, schema)
        for (const batch of some) shard.write(batch)
        const facts = await shard.commit()
        return { facts, bytes: readFileSync(place.path) }
      }),
    )
    const [one, two] = files
    const { headBytes, tailBytes } = one.facts
    expect(two.facts).toMatchObject({ headBytes, tailBytes })
    const joined = Buffer.concat([
      one.bytes.subarray(0, one.bytes.length - tailBytes),
      two.bytes.subarray(headBytes),
    ])
    const target = join(root, `joined.${format}`)
    writeFileSync(target, joined)
    if (format === 'csv') expect(rowsIn(target, format)).toHaveLength(3001)
    else expect(rowsIn(target, format)).toEqual(rows)
  })

  test('gives the system no more pieces at a time than it takes', async () => {
    const names = Array.from({ length: 700 }, (_, i) => [`column${i}`, i])
    const wide = batchOfRows([Object.fromEntries(names)])
    disk.mostPieces = 0
    const place = await placeOf('arrow')
    const shard = new ShardWriter(place, wide.schema)
    shard.write(wide)
    await shard.commit()
    expect(disk.mostPieces).toBeLessThanOrEqual(1024)
    expect(tableFromIPC(readFileSync(place.path)).numCols).toBe(700)
  })

  test('a shard without rows is a whole file', async () => {
    const place = await placeOf('arrow')
    const shard = new ShardWriter(place, schema)
    shard.write(takeRows(batches[0], new Uint32Array(0)))
    expect((await shard.commit()).rows).toBe(0)
    expect(tableFromIPC(readFileSync(place.path)).schema.fields.map(String)).toEqual(
      schema.fields.map(String),
    )
  })

  test('is put where `commit` says', async () => {
    const place = await placeOf('jsonl')
    const shard = new ShardWriter(place, schema)
    shard.write(batches[0])
    await shard.commit(`${place.folder}/elsewhere/data-7`)
    expect(readdirSync(join(place.folder, 'elsewhere'))).toEqual(['data-7'])
    expect(existsSync(place.path)).toBe(false)
  })

  test('leaves nothing behind when it is abandoned, and everything after it is committed', async () => {
    const place = await placeOf('arrow')
    const lost = new ShardWriter(place, schema)
    lost.write(batches[0])
    lost.abandon()
    lost.abandon()
    expect(readdirSync(join(place.folder, 'tmp'))).toEqual([])
    expect(existsSync(place.path)).toBe(false)
    const kept = new ShardWriter(place, schema)
    kept.write(batches[0])
    await kept.commit()
    kept.abandon()
    expect(existsSync(place.path)).toBe(true)
  })

  test('leaves nothing behind when the disk is full, or the shard cannot be put into place', async () => {
    const full = await placeOf('arrow')
    const shard = new ShardWriter(full, schema)
    shard.write(batches[0])
    disk.takes = 0
    expect(() => shard.write(batches[1])).toThrow('no space left')
    shard.abandon()
    expect(readdirSync(join(full.folder, 'tmp'))).toEqual([])

    disk.takes = Number.POSITIVE_INFINITY
    const blocked = await placeOf('arrow')
    mkdirSync(join(blocked.path, 'in-the-way'), { recursive: true })
    const other = new ShardWriter(blocked, schema)
    await expect(other.commit()).rejects.toThrow()
    other.abandon()
    expect(readdirSync(join(blocked.folder, 'tmp'))).toEqual([])
  })

  test('a batch of another schema is an error, and no row of it is counted', async () => {
    const place = await placeOf('arrow')
    const shard = new ShardWriter(place, schema)
    expect(() => shard.write(batchOfRows([{ other: 1 }]))).toThrow(
      expect.objectContaining({ code: 'bad_schema' }),
    )
    shard.abandon()
  })
})

test('small batches are gathered into record batches of about a thousand rows, in order', async () => {
  const place = await placeOf('arrow')
  const batch = batchOfRows(rows)
  const writer = new ShardWriter(place, batch.schema)
  for (let from = 0; from < rows.length; from += 30)
    writer.write(
      takeRows(
        batch,
        Uint32Array.from({ length: 30 }, (_, i) => from + i),
      ),
    )
  const { rows: written } = await writer.commit()
  const table = tableFromIPC(readFileSync(place.path))
  expect(written).toBe(3000)
  expect(table.batches.map(({ numRows }) => numRows)).toEqual([1050, 1050, 900])
  expect(table.toArray().map((row) => Number(row.toJSON().id))).toEqual(rows.map(({ id }) => id))
})

test('a file whose closing fails is not closed again: its number may belong to another file by then', async () => {
  const place = await placeOf('jsonl')
  const writer = new ShardWriter(place, schema)
  writer.write(batches[0])
  disk.closes.length = 0
  disk.closeFails = true
  await expect(writer.commit()).rejects.toMatchObject({ code: expect.stringMatching(/EIO|write_failed/) })
  writer.abandon()
  expect(disk.closes).toHaveLength(1)
  expect(existsSync(place.temporary)).toBe(false)
})
