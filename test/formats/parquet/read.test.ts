import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { ByteWriter, parquetWrite } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { Schema } from '../../../src/arrow/arrow.js'
import { PrepError } from '../../../src/base/errors.js'
import type { BadRecord, DataFile } from '../../../src/formats/format/reader.js'
import { parquetReader } from '../../../src/formats/parquet/read.js'
import { runs } from '../../campaign.js'
import { filesIn, readRows } from './files.js'

const files = filesIn('parquet')

type WriteOptions = Omit<Parameters<typeof parquetWrite>[0], 'writer'>

function bytesOf(options: WriteOptions): Uint8Array {
  const writer = new ByteWriter()
  parquetWrite({ ...options, writer })
  return writer.getBytes()
}

const fileOf = (options: WriteOptions): DataFile => files.write(bytesOf(options))

const count = 2000
const ids = Array.from({ length: count }, (_, i) => i)
const texts = ids.map((i) => (i % 7 === 3 ? null : `第${i}行 ${'x'.repeat(i % 90)}`))
const kinds = ids.map((i) => `kind ${i % 3}`)
const shares = ids.map((i) => (i % 5 === 0 ? null : i / 3))
const flags = ids.map((i) => (i % 11 === 0 ? null : i % 2 === 0))
const tags = ids.map((i) => (i % 6 === 0 ? null : Array.from({ length: i % 4 }, (_, k) => `tag ${k}`)))
const columns: WriteOptions['columnData'] = [
  { name: 'id', data: ids, type: 'INT32', nullable: false },
  { name: 'text', data: texts, type: 'STRING' },
  { name: 'kind', data: kinds, type: 'STRING' },
  { name: 'share', data: shares, type: 'DOUBLE' },
  { name: 'flag', data: flags, type: 'BOOLEAN' },
]
const rows = ids.map((id, i) => ({ id, text: texts[i], kind: kinds[i], share: shares[i], flag: flags[i] }))

describe('Parquet', () => {
  test('is read row for row, whatever the sizes of row groups, pages and ranges are', async () => {
    const sizes = fc.record({
      rowGroupSize: fc.integer({ min: 1, max: count + 1 }).map((size) => Math.max(size, 100)),
      pageSize: fc.integer({ min: 50, max: 1 << 20 }),
      rangeBytes: fc.integer({ min: 1000, max: 1 << 20 }),
    })
    await fc.assert(
      fc.asyncProperty(sizes, async ({ rangeBytes, ...options }) => {
        const read = await readRows(fileOf({ columnData: columns, ...options }), { rangeBytes })
        expect(read.positions).toEqual(ids)
        expect(read.rows).toEqual(rows)
      }),
      runs(30),
    )
  })

  test('is cut into ranges that lie side by side, also within a row group', async () => {
    const file = fileOf({ columnData: columns, rowGroupSize: count, pageSize: 2000, codec: 'UNCOMPRESSED' })
    const { ranges, rows: found } = await readRows(file, { rangeBytes: 8_000 })
    expect(ranges.length).toBeGreaterThan(5)
    for (const [i, range] of ranges.entries()) if (i > 0) expect(range.from).toBe(ranges[i - 1].to)
    expect(found).toEqual(rows)
  })

  test('gives lists with nulls and empty ones among them, over the borders of pages', async () => {
    const schema: WriteOptions['schema'] = [
      { name: 'root', num_children: 1 },
      { name: 'tags', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', repetition_type: 'OPTIONAL', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
    ]
    const file = fileOf({
      columnData: [{ name: 'tags', data: tags }],
      schema,
      pageSize: 500,
      rowGroupSize: 900,
    })
    const { rows: found } = await readRows(file, { rangeBytes: 3000 })
    expect(found).toEqual(tags.map((list) => ({ tags: list })))
  })

  test.each(['PLAIN', 'DELTA_LENGTH_BYTE_ARRAY', 'DELTA_BYTE_ARRAY'] as const)(
    'reads texts of the encoding %s',
    async (encoding) => {
      const file = fileOf({ columnData: [{ name: 'text', data: texts, type: 'STRING', encoding }] })
      expect((await readRows(file)).rows).toEqual(texts.map((text) => ({ text })))
    },
  )

  test.each(['PLAIN', 'DELTA_BINARY_PACKED', 'BYTE_STREAM_SPLIT'] as const)(
    'reads numbers of the encoding %s',
    async (encoding) => {
      const wide = ids.map((i) => BigInt(i) ** 5n * (i % 2 === 0 ? 1n : -1n))
      const narrow = ids.map((i) => (i * 7919) % 100_003)
      const file = fileOf({
        columnData: [
          { name: 'wide', data: BigInt64Array.from(wide), type: 'INT64', encoding },
          { name: 'narrow', data: Int32Array.from(narrow), type: 'INT32', encoding },
        ],
      })
      const { rows: found } = await readRows(file)
      expect(found.map(({ wide }) => BigInt(wide as bigint))).toEqual(wide)
      expect(found.map(({ narrow }) => narrow)).toEqual(narrow)
    },
  )

  test('reads the columns that are asked for, and no others', async () => {
    const file = fileOf({ columnData: columns })
    const all = parquetReader.schemaOf!(file)
    const schema = new Schema(all.fields.filter(({ name }) => name === 'share' || name === 'id').reverse())
    const { rows: found } = await readRows(file, { schema, skipped: new Set(['text', 'kind', 'flag']) })
    expect(found).toEqual(ids.map((id, i) => ({ share: shares[i], id })))
  })

  test('shows all its bytes to those who hash them, and the same without reading', async () => {
    const file = fileOf({ columnData: columns, rowGroupSize: 1000 })
    for (const range of parquetReader.cut(file, 1 << 26)) {
      const seen: Uint8Array[] = []
      const task = { file, range, schema: parquetReader.schemaOf!(file), skipped: new Set<string>() }
      const options = {
        invalidUtf8: 'replace',
        onBad: () => {},
        onBytes: (bytes: Uint8Array) => seen.push(bytes.slice()),
      } as const
      for await (const batch of parquetReader.read({ ...task, ...options }))
        expect(batch.numRows).toBeGreaterThan(0)
      const again = [...parquetReader.bytesOf!({ file, range })].map((bytes) => bytes.slice())
      expect(Buffer.concat(seen)).toEqual(Buffer.concat(again))
      expect(Buffer.concat(seen).length).toBeGreaterThan(range.to - range.from)
    }
  })

  test('repairs or rejects texts that are no UTF-8', async () => {
    const schema: WriteOptions['schema'] = [
      { name: 'root', num_children: 1 },
      { name: 'text', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
    ]
    const data = [Buffer.from('good'), Buffer.from([0x61, 0xff]), Buffer.from('好')]
    const file = fileOf({ columnData: [{ name: 'text', data }], schema })
    const bad: BadRecord[] = []
    const repaired = await readRows(file, { onBad: (record) => bad.push(record) })
    expect(repaired.rows).toEqual([{ text: 'good' }, { text: 'a\ufffd' }, { text: '好' }])
    expect(bad).toEqual([{ offset: 1, length: 0, reason: 'invalid_utf8', action: 'repaired' }])
    expect((await readRows(file, { invalidUtf8: 'reject' })).rows).toEqual([{ text: 'good' }, { text: '好' }])
  })

  test('holds few rows at a time where each is long', async () => {
    const long = Array.from({ length: 30 }, (_, i) => String.fromCharCode(97 + (i % 26)).repeat(1 << 19))
    const file = fileOf({ columnData: [{ name: 'text', data: long, type: 'STRING', encoding: 'PLAIN' }] })
    const { rows: found, sizes } = await readRows(file)
    expect(found).toEqual(long.map((text) => ({ text })))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8)
  })
})

describe('a Parquet file that cannot be read', () => {
  const whole = Buffer.from(bytesOf({ columnData: columns.slice(0, 3), rowGroupSize: 700, pageSize: 900 }))
  const refusal = async (bytes: Uint8Array): Promise<unknown> => {
    const file = files.write(bytes)
    try {
      await readRows(file)
      return undefined
    } catch (error) {
      return error
    }
  }

  test('is refused where it was cut off, anywhere', async () => {
    const ends = fc.integer({ min: 0, max: whole.length - 1 })
    await fc.assert(
      fc.asyncProperty(ends, async (end) => {
        expect(await refusal(whole.subarray(0, end))).toMatchObject({ code: 'bad_input', message: /Parquet/ })
      }),
      runs(60),
    )
  })

  test('ends with an error that says what to do, or with rows, where bytes of it are changed', async () => {
    const changes = fc.array(
      fc.tuple(fc.integer({ min: 4, max: whole.length - 5 }), fc.integer({ min: 1, max: 255 })),
      { minLength: 1, maxLength: 4 },
    )
    await fc.assert(
      fc.asyncProperty(changes, async (places) => {
        const bytes = Buffer.from(whole)
        for (const [at, change] of places) bytes[at] ^= change
        const error = await refusal(bytes)
        if (error !== undefined) expect(error).toBeInstanceOf(PrepError)
      }),
      runs(120),
    )
  })

  test.each([
    [
      'an encrypted footer',
      Buffer.concat([whole.subarray(0, -4), Buffer.from('PARE')]),
      'unsupported',
      /encrypted/,
    ],
    ['another format', Buffer.from('{"a":1}\n{"a":2}\n'), 'bad_input', /not a Parquet file/],
    ['nothing', Buffer.alloc(0), 'bad_input', /not a Parquet file/],
    [
      'a footer of an impossible length',
      Buffer.concat([whole.subarray(0, -8), Buffer.from([255, 255, 255, 127]), Buffer.from('PAR1')]),
      'bad_input',
      /damaged/,
    ],
  ])('names %s', async (_, bytes, code, message) => {
    expect(await refusal(bytes)).toMatchObject({ code, message: expect.stringMatching(message) })
  })

  test('names a codec that it does not know', async () => {
    const copy = (bytes: Uint8Array) => bytes
    const bytes = bytesOf({ columnData: columns.slice(0, 1), codec: 'LZO', compressors: { LZO: copy } })
    expect(await refusal(bytes)).toMatchObject({
      code: 'unsupported',
      message: expect.stringMatching(/packed with LZO/),
    })
  })

  test('is not taken for whole where a column ends early', async () => {
    const bytes = Buffer.from(whole)
    expect(readFileSync(files.write(bytes).path)).toEqual(whole)
    bytes.fill(0, 4, 300)
    expect(await refusal(bytes)).toMatchObject({
      code: 'bad_input',
      message: expect.stringMatching(/damaged/),
    })
  })
})
