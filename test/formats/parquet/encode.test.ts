import { readFileSync } from 'node:fs'
import * as apache from 'apache-arrow'
import { makeData, vectorFromArray } from 'apache-arrow'
import fc from 'fast-check'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { type Data, Field, Schema } from '../../../src/arrow/arrow.js'
import { Batch, originOf } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { hfFeatures, withFeature } from '../../../src/formats/format/hf-features.js'
import { loadParquetEncoder } from '../../../src/formats/parquet/encode.js'
import { parquetFileFrame } from '../../../src/formats/parquet/file-frame.js'
import { parquetReader } from '../../../src/formats/parquet/read.js'
import { columnsOf, flatTypes, nestedTypes, valueAt } from '../../arrow/arrow-values.js'
import { isWhole, runs } from '../../campaign.js'
import { flatRows, flatSchema, nestedRows, nestedSchema } from '../write.arbitrary.js'
import { filesIn, readRows } from './files.js'

const files = filesIn('parquet-encode')

/** The parts of a file, copied at once: pieces are valid until the next call only. */
const openEncoder = await loadParquetEncoder()

function partsOf(schema: Schema, batches: readonly Batch[]) {
  const encoder = openEncoder(schema)
  const head = Buffer.from(encoder.head())
  const pieces = batches.flatMap((batch) => encoder.encode(batch).map((piece) => Buffer.from(piece)))
  const rest = encoder.rest!().map((piece) => Buffer.from(piece))
  return { head, middle: Buffer.concat([...pieces, ...rest]), tail: Buffer.from(encoder.tail()) }
}

function fileOf(schema: Schema, batches: readonly Batch[]) {
  const { head, middle, tail } = partsOf(schema, batches)
  return files.write(Buffer.concat([head, middle, tail]))
}

function batchOf(columns: Record<string, Data>): Batch {
  const schema = new Schema(Object.entries(columns).map(([name, { type }]) => new Field(name, type, true)))
  const [first] = Object.values(columns)
  return new Batch(schema, Object.values(columns), originOf(0, new Float64Array(first.length)))
}

/** The columns of a file as they are read. */
async function readBack(schema: Schema, batches: readonly Batch[]): Promise<Batch[]> {
  const file = fileOf(schema, batches)
  expect(String(parquetReader.schemaOf!(file))).toBe(String(schema))
  const read: Batch[] = []
  for (const range of parquetReader.cut(file, 1 << 26)) {
    const task = {
      file,
      range,
      schema,
      skipped: new Set<string>(),
      invalidUtf8: 'replace',
      onBad: () => {},
    } as const
    for await (const batch of parquetReader.read(task)) read.push(batch)
  }
  return read
}

const valuesOf = (data: Data) => Array.from({ length: data.length }, (_, row) => valueAt(data, row))

describe('the encoder of Parquet', () => {
  test.each(Object.entries({ ...flatTypes, ...nestedTypes }))(
    'writes %s columns that are read back, cut out of longer ones too',
    async (_, typed) => {
      await fc.assert(
        fc.asyncProperty(columnsOf(typed), fc.boolean(), async (data, twice) => {
          const batch = batchOf({ v: data })
          const batches = twice ? [batch, batch] : [batch]
          const read = await readBack(batch.schema, batches)
          expect(read.flatMap(({ columns }) => valuesOf(columns[0]))).toEqual(
            batches.flatMap(({ columns }) => valuesOf(columns[0])),
          )
        }),
        runs(30),
      )
    },
  )

  test.each([
    ['time of day', new apache.TimeMillisecond(), [1, 2, null]],
    ['time of day in nanoseconds', new apache.TimeNanosecond(), [1n, 86_399_999_999_999n, null]],
    ['duration', new apache.DurationMicrosecond(), [1n, -2n, null]],
    ['moments of a zone', new apache.TimestampMillisecond('Asia/Shanghai'), [1, -2, null]],
    ['half precision', new apache.Float16(), [0.5, -2, null]],
    ['unsigned numbers', new apache.Uint64(), [0n, 2n ** 64n - 1n, null]],
  ] as [string, apache.DataType, unknown[]][])('keeps the type of columns of %s', async (_, type, values) => {
    const data = vectorFromArray(values, type).data[0] as Data
    const batch = batchOf({ v: data })
    const [read] = await readBack(batch.schema, [batch])
    expect(valuesOf(read.columns[0])).toEqual(valuesOf(data))
  })

  test.each([
    ['flat', flatSchema, flatRows],
    ['nested', nestedSchema, nestedRows],
  ] as [string, Schema, fc.Arbitrary<Row[]>][])(
    'writes any %s rows, in any number of batches',
    async (_, schema, rows) => {
      await fc.assert(
        fc.asyncProperty(fc.array(rows, { maxLength: 4 }), async (parts) => {
          const batches = parts.map((range) => batchOfRows(range, { schema }))
          const { rows: read } = await readRows(fileOf(schema, batches))
          expect(read).toEqual(batches.flatMap(rowsOf))
        }),
        runs(30),
      )
    },
  )

  test('writes what another reader of the format reads', async () => {
    await fc.assert(
      fc.asyncProperty(nestedRows, async (rows) => {
        const batch = batchOfRows(rows, { schema: nestedSchema })
        const { head, middle, tail } = partsOf(nestedSchema, [batch])
        const bytes = Buffer.concat([head, middle, tail])
        const file = {
          byteLength: bytes.length,
          slice: (from: number, to?: number) => new Uint8Array(bytes.subarray(from, to)).buffer,
        }
        expect((await parquetReadObjects({ file })).map(asRow)).toEqual(rowsOf(batch).map(asRow))
      }),
      runs(30),
    )
  })

  test.runIf(isWhole)('ends a row group at 64 MiB, and a page at about one', async () => {
    const rows = Array.from({ length: 80 }, (_, id) => ({ id, text: `${id} `.repeat(1 << 19) }))
    const batch = batchOfRows(rows)
    const batches = [0, 20, 40, 60].map((from) =>
      batchOfRows(rows.slice(from, from + 20), { schema: batch.schema }),
    )
    const file = fileOf(batch.schema, batches)
    const { row_groups } = parquetMetadata(new Uint8Array(readFileSync(file.readPath)))
    expect(row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([60, 20])
    const { rows: read } = await readRows(file)
    expect(read.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
    expect(read.every(({ text }, i) => text === rows[i].text)).toBe(true)
  })

  test('joins shards by their row groups, in any pieces, empty shards among them', async () => {
    const shards = fc.array(fc.array(nestedRows, { maxLength: 2 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(shards, fc.integer({ min: 1, max: 500 }), async (all, pieceBytes) => {
        const frame = parquetFileFrame()
        const written = [Buffer.from(frame.head())]
        for (const [i, parts] of all.entries()) {
          const batches = parts.map((rows) => batchOfRows(rows, { schema: nestedSchema }))
          const { head, middle, tail } = partsOf(nestedSchema, batches)
          const shown = i === 0 ? Buffer.concat([head, middle]) : middle
          for (let at = 0; at < shown.length; at += pieceBytes) frame.see(shown.subarray(at, at + pieceBytes))
          frame.seeTail!(tail, head.length)
          written.push(shown)
        }
        const file = files.write(Buffer.concat([...written, frame.tail()]))
        const { rows, positions } = await readRows(file)
        expect(rows).toEqual(
          all.flat().flatMap((part) => rowsOf(batchOfRows(part, { schema: nestedSchema }))),
        )
        expect(positions).toEqual(rows.map((_, i) => i))
      }),
      runs(30),
    )
  })

  test('keeps what Hugging Face says of a column for as long as that has its type', async () => {
    const label = { names: ['no', 'yes'], _type: 'ClassLabel' }
    const batch = batchOfRows([{ label: 1, text: 'a' }])
    const [first, text] = batch.schema.fields
    const given = new Schema([
      withFeature(first, label),
      withFeature(text, { dtype: 'string', _type: 'Value' }),
    ])
    const file = fileOf(given, [new Batch(given, batch.columns, batch.origin)])
    const { key_value_metadata } = parquetMetadata(new Uint8Array(readFileSync(file.readPath)))
    const { value } = key_value_metadata!.find(({ key }) => key === 'huggingface')!
    const features = { label, text: { dtype: 'string', _type: 'Value' } }
    expect(JSON.parse(value!)).toEqual({ info: { features } })
    const { fields } = parquetReader.schemaOf!(file)
    expect(hfFeatures(fields)).toEqual(features)
    const asText = new Field('label', text.type, true, fields[0].metadata)
    expect(hfFeatures([asText])).toEqual({ label: features.text })
  })

  test('refuses, naming the column, what Parquet has no form for', () => {
    const interval = vectorFromArray([Int32Array.of(1, 2)], new apache.IntervalYearMonth()).data[0] as Data
    const empty = makeData({ type: new apache.Struct([]), length: 1, children: [] }) as Data
    for (const data of [interval, empty]) {
      const schema = new Schema([new Field('odd one', data.type, true)])
      expect(() => openEncoder(schema)).toThrow(
        expect.objectContaining({ code: 'unsupported', message: expect.stringMatching(/"odd one"/) }),
      )
    }
  })
})

/** Integers as numbers or not, as the readers like. */
function asRow(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(asRow)
  if (typeof value !== 'object' || value === null) return value ?? null
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asRow(inner)]))
}
