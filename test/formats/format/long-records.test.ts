import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { emptyShape, inferSchema } from '../../../src/arrow/infer-schema.js'
import { rowsOf } from '../../../src/arrow/rows.js'
import { csvReader } from '../../../src/formats/csv/read.js'
import type { BadRecord, DataFile, FileRange, FormatReader } from '../../../src/formats/format/reader.js'
import { jsonlReader } from '../../../src/formats/json/read.js'
import { runs, spread } from '../../campaign.js'

const folder = mkdtempSync(join(tmpdir(), 'prepkit-test-long-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Opened {
  reader: FormatReader
  file: DataFile
}

function open(reader: FormatReader, content: string | Uint8Array, maxRecordBytes?: number): Opened {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  const bytes = Buffer.byteLength(content)
  const head = reader.readHead?.(path, {}) ?? { dataStart: 0 }
  return { reader, file: { source: 0, path, readPath: path, bytes, ...head, maxRecordBytes } }
}

/** What is read of a file that is cut into ranges of about so many bytes, and what every pass counts. */
async function readAll({ reader, file }: Opened, rangeBytes = 1 << 30) {
  const ranges = reader.cut(file, rangeBytes)
  const shape = emptyShape()
  const counted = ranges.reduce((sum, range) => sum + (reader.observe?.({ file, range }, shape) ?? 0), 0)
  const schema = inferSchema(reader.widenShape?.(shape) ?? shape, 0).schema
  const bad: BadRecord[] = []
  const rows: unknown[] = []
  const positions: number[] = []
  for (const range of ranges) {
    const task = { file, range, schema, skipped: new Set<string>(), invalidUtf8: 'replace' as const }
    for await (const batch of reader.read({ ...task, onBad: (found) => bad.push(found) })) {
      rows.push(...rowsOf(batch))
      positions.push(...batch.origin.positions)
    }
  }
  expect(counted).toBe(rows.length + bad.length)
  return { rows, positions, bad, ranges: ranges as FileRange[] }
}

describe('JSON lines beyond the limit', () => {
  test('are rejected as too_long, each with its offset and length, and the lines around them are read', async () => {
    const lines = ['{"a":1}', `{"a":"${'x'.repeat(93)}"}`, '{"a":2}', 'y'.repeat(102), 'z'.repeat(3 << 20)]
    const text = `${lines.join('\n')}\n{"a":3}`
    const { rows, bad, positions } = await readAll(open(jsonlReader, text, 101))
    expect(rows).toEqual([{ a: 1 }, { a: 'x'.repeat(93) }, { a: 2 }, { a: 3 }].map(({ a }) => ({ a })))
    const at = (line: string) => text.indexOf(line)
    expect(positions).toEqual([0, 8, at(lines[2]), text.length - 7])
    expect(bad).toEqual([
      { offset: at(lines[3]), length: 102, reason: 'too_long', action: 'rejected' },
      { offset: at(lines[4]), length: 3 << 20, reason: 'too_long', action: 'rejected' },
    ])
  })

  test('are the same for every size of the ranges', async () => {
    const line = fc.oneof(
      fc.constant('{"a":1}'),
      fc.nat(40).map((length) => 'x'.repeat(length)),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 20 }),
        fc.integer({ min: 1, max: 200 }),
        async (lines, rangeBytes) => {
          const opened = open(jsonlReader, lines.join('\n'), 20)
          const { ranges: _whole, ...whole } = await readAll(opened)
          const { ranges: _parts, ...parts } = await readAll(opened, rangeBytes)
          expect(parts).toEqual(whole)
          const long = whole.bad.filter(({ reason }) => reason === 'too_long')
          expect(long.map(({ length }) => length)).toEqual(
            lines.filter(({ length }) => length > 20).map(({ length }) => length),
          )
        },
      ),
      runs(30),
    )
  })

  test('are allowed up to 16 MiB where no limit is given', async () => {
    const line = (length: number) => `"${'x'.repeat(length - 2)}"`
    const { bad } = await readAll(open(jsonlReader, `${line(16 << 20)}\n${line((16 << 20) + 1)}\n{}\n`))
    expect(bad.map(({ reason }) => reason)).toEqual(['not_an_object', 'too_long'])
  })

  test('cannot be copied between others', () => {
    const { file } = open(jsonlReader, `{}\n${'x'.repeat(30)}\n`, 20)
    expect(() => [...jsonlReader.rawRecords!(file)]).toThrow(
      expect.objectContaining({ code: 'bad_input', at: { source: file.path, offset: 3 } }),
    )
  })
})

describe('CSV records beyond the limit', () => {
  const long = 2 << 20
  const cases: [name: string, record: string, reason: string][] = [
    ['of one field', `9,${'x'.repeat(long)}`, 'too_long'],
    ['of many fields', `9${',abc'.repeat(long / 4)}`, 'too_long'],
    ['with line feeds inside the quotes', `9,"${'1,2\n'.repeat(long / 4)}"`, 'too_long'],
    ['with doubled quotes', `9,"${'"",\n'.repeat(long / 4)}"`, 'too_long'],
    ['that goes on behind a quoted field', `"${'1,2\n'.repeat(long / 4)}","a\nb"`, 'too_long'],
    ['with a quote inside an unquoted field', `9,${'x'.repeat(long)}"1,2`, 'too_long'],
    ['that ends with CRLF', `9,"${'1,2\r\n'.repeat(long / 4)}"\r`, 'too_long'],
    ['whose last field is empty', `9${','.repeat(long)}`, 'too_long'],
    ['whose quote is closed by text', `9,"${'x'.repeat(long)}" y`, 'too_long'],
  ]
  test.each(spread(cases, 3))('%s are rejected and the next row is found', async (_, record, reason) => {
    const text = `a,b\n1,2\n${record}\n3,4\n5,"6\n7"\n`
    const opened = open(csvReader, text, 1 << 20)
    for (const rangeBytes of [1 << 30, 1 << 18]) {
      const { rows, bad } = await readAll(opened, rangeBytes)
      expect(rows.map((row) => Object.values(row as object).map(String))).toEqual([
        ['1', '2'],
        ['3', '4'],
        ['5', '6\n7'],
      ])
      expect(bad).toMatchObject([{ offset: 8, reason }])
    }
  })

  test('a stray quote costs its line alone, however far the next quote is', async () => {
    const plain = `1,${'x'.repeat(1021)}\n`.repeat(6 << 10)
    const opened = open(csvReader, `a,b\n1,2\n"3,4\n${plain}5,6\n`, 1 << 20)
    for (const rangeBytes of [1 << 30, 1 << 20]) {
      const { rows, bad } = await readAll(opened, rangeBytes)
      expect(rows).toHaveLength((6 << 10) + 2)
      expect(bad).toEqual([{ offset: 8, length: 4, reason: 'broken_quotes', action: 'rejected' }])
    }
  })

  test('the limit counts the bytes of a record without its line end', async () => {
    const { rows, bad } = await readAll(open(csvReader, 'a,b\n1,23456\r\n1,234567\r\n"1","2"\n', 7))
    expect(rows).toEqual([
      { a: 1, b: 23456 },
      { a: 1, b: 2 },
    ])
    expect(bad).toEqual([{ offset: 13, length: 8, reason: 'too_long', action: 'rejected' }])
  })

  test('long records are the same for every limit as far as they are read, and for every range', async () => {
    const field = fc.oneof(
      fc.constantFrom('1', '', '"a\nb"', '"x""y"', '"stray', 'mid"dle'),
      fc.nat(60).map((length) => 'x'.repeat(length)),
      fc.nat(60).map((length) => `"${'1,2\n'.repeat(length / 4)}"`),
    )
    const record = fc.array(field, { minLength: 1, maxLength: 4 }).map((fields) => fields.join(','))
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 12 }),
        fc.integer({ min: 1, max: 200 }),
        async (records, rangeBytes) => {
          const text = `a,b\n${records.join('\n')}`
          const all = await readAll(open(csvReader, text))
          const opened = open(csvReader, text, 20)
          const whole = await readAll(opened)
          const parts = await readAll(opened, rangeBytes)
          expect([parts.positions, parts.bad]).toEqual([whole.positions, whole.bad])
          // The same records are found; the long ones are rejected instead.
          const offsets = ({ positions, bad }: typeof all) =>
            [...positions, ...bad.map(({ offset }) => offset)].sort((x, y) => x - y)
          expect(offsets(whole)).toEqual(offsets(all))
        },
      ),
      runs(50),
    )
  })
})
