import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { Field, Float64, Schema, Utf8 } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { readCsvDialect } from '../../../src/formats/csv/dialect.js'
import { csvEncoder } from '../../../src/formats/csv/encode.js'
import { csvReader } from '../../../src/formats/csv/read.js'
import { runs } from '../../campaign.js'
import { anyText, expectedJson, flatRows, flatSchema, nestedRows, nestedSchema } from '../write.arbitrary.js'

const folder = mkdtempSync(join(tmpdir(), 'prepkit-write-csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

function textOf(batch: Batch): string {
  const encoder = csvEncoder(batch.schema)
  return Buffer.concat([encoder.head(), ...encoder.encode(batch)]).toString()
}

async function readBack(text: string, schema: Schema): Promise<Row[]> {
  const path = join(folder, 'data.csv')
  writeFileSync(path, text)
  const { dialect, dataStart } = readCsvDialect(path, { delimiter: ',' })
  expect(dialect.columns).toEqual(schema.fields.map((field) => field.name))
  const { size: bytes } = statSync(path)
  const file = { source: 0, path, readPath: path, bytes, dataStart, dialect } as const
  const rows: Row[] = []
  const task = { file, range: { source: 0, from: dataStart, to: bytes }, schema, skipped: new Set<string>() }
  const onBad = () => expect.fail('a record was bad')
  for await (const batch of csvReader.read({ ...task, invalidUtf8: 'reject', onBad }))
    rows.push(...rowsOf(batch))
  return rows
}

describe('`csvEncoder()`', () => {
  test('writes any flat rows so that `csvReader` reads them back', async () => {
    await fc.assert(
      fc.asyncProperty(flatRows, async (rows) => {
        expect(await readBack(textOf(batchOfRows(rows, { schema: flatSchema })), flatSchema)).toEqual(rows)
      }),
      runs(50),
    )
  })

  test('writes names and texts that csv-parse reads', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          anyText.filter((name) => name !== ''),
          { minLength: 2, maxLength: 4 },
        ),
        fc.array(anyText),
        (names, texts) => {
          const schema = new Schema(names.map((name) => new Field(name, new Utf8(), true)))
          const rows = texts.map((text) => Object.fromEntries(names.map((name) => [name, text])))
          const text = textOf(batchOfRows(rows, { schema }))
          const read = parse(text, { record_delimiter: '\n', bom: true }) as string[][]
          expect(read).toEqual([names, ...texts.map((value) => names.map(() => value))])
        },
      ),
      runs(),
    )
  })

  test('writes lists and objects as JSON text', () => {
    fc.assert(
      fc.property(nestedRows, (rows) => {
        const text = textOf(batchOfRows(rows, { schema: nestedSchema }))
        const read = parse(text, { columns: true, record_delimiter: '\n' }) as unknown as Row[]
        expect(read.map((row) => ({ ...row }))).toEqual(
          rows.map((row) =>
            Object.fromEntries(
              Object.entries(row).map(([name, value]) => [name, value === null ? '' : expectedJson(value)]),
            ),
          ),
        )
      }),
      runs(),
    )
  })

  const cases: [value: unknown, field: string][] = [
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    [' edge', '" edge"'],
    ['', '""'],
    [null, ''],
    ['你好，世界', '你好，世界'],
  ]
  test.each(cases)('writes %j', (value, field) => {
    const schema = new Schema([new Field('a', new Utf8(), true), new Field('b', new Utf8(), true)])
    expect(textOf(batchOfRows([{ a: value, b: 'x' }], { schema }))).toBe(`a,b\n${field},x\n`)
  })

  test('loses no row of a single column, null or not', async () => {
    const schema = new Schema([new Field('a', new Utf8(), true)])
    const text = textOf(batchOfRows([{ a: null }, { a: 'x' }, { a: '' }], { schema }))
    expect(await readBack(text, schema)).toEqual([{ a: '' }, { a: 'x' }, { a: '' }])
  })

  test('keeps minus zero, and leaves NaN and infinities empty', () => {
    const schema = new Schema([new Field('a', new Float64(), true), new Field('b', new Float64(), true)])
    expect(textOf(batchOfRows([{ a: -0, b: Number.NaN }], { schema }))).toBe('a,b\n-0.0,\n')
  })

  test('keeps a name that begins like a byte order mark', async () => {
    const schema = new Schema([new Field('\ufeffa', new Utf8(), true), new Field('b', new Utf8(), true)])
    expect(await readBack(textOf(batchOfRows([{ '\ufeffa': '1', b: '2' }], { schema })), schema)).toEqual([
      { '\ufeffa': '1', b: '2' },
    ])
  })
})
