import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Field, Schema, Utf8 } from '../../../src/arrow/arrow.js'
import { rowsOf } from '../../../src/arrow/rows.js'
import { endsLinesAtReturns, replaceReturns } from '../../../src/formats/csv/line-ends.js'
import { csvReader } from '../../../src/formats/csv/read.js'
import type { BadRecord } from '../../../src/formats/format/reader.js'
import { openInput } from '../../../src/input/spool.js'
import { runs } from '../../campaign.js'
import { temporaryFolder } from '../../run/fixtures.js'

const folder = temporaryFolder('line-ends')
const spoolFolder = join(folder, 'spool')
let number = 0

/** The rows of a file as texts, read in ranges of about so many bytes, and the offsets of records that are rejected. */
async function readTexts(content: string | Uint8Array, { name = 'a.csv', rangeBytes = 1 << 20 } = {}) {
  // A run of a property that is interrupted may still read its file when the next begins.
  const path = join(folder, `${number}-${name}`)
  writeFileSync(path, content)
  const compression = name.endsWith('.gz') ? ('gzip' as const) : undefined
  const source = { path, format: 'csv' as const, compression, bytes: content.length, isStream: false }
  const file = await openInput(source, number++, { spoolFolder, stdin: Readable.from([]), csv: {} })
  const columns = file.dialect?.columns ?? []
  const schema = new Schema(columns.map((column) => new Field(column, new Utf8(), true)))
  const bad: BadRecord[] = []
  const rows: (string | null)[][] = []
  for (const range of csvReader.cut(file, rangeBytes))
    for await (const batch of csvReader.read({
      file,
      range,
      schema,
      skipped: new Set(),
      invalidUtf8: 'replace',
      onBad: (record) => bad.push(record),
    }))
      rows.push(...rowsOf(batch).map((row) => columns.map((column) => row[column] as string | null)))
  return { columns, rows, offsets: bad.map(({ offset }) => offset), notes: file.notes ?? [] }
}

const note = 'Carriage returns alone inferred as ends of lines'

describe('lines of CSV that end with a carriage return alone', () => {
  const old = 'a,b\r1,"x\ry"\r2,z\r'
  test.each([
    ['a file', old, 'a.csv'],
    ['a file that does not end with one', old.slice(0, -1), 'a.csv'],
    ['a packed file', gzipSync(old), 'a.csv.gz'],
    ['a file with a byte order mark and a quoted name', `\ufeff"a",b\r1,"x\ry"\r2,z\r`, 'a.csv'],
    ['a file with a `sep=` line', `sep=;\r${old.replaceAll(',', ';')}`, 'a.csv'],
    ['a file that has line feeds as well', 'a,b\r\n1,"x\ry"\r2,z\n', 'a.csv'],
  ])('are read in %s, and a return inside quotes stays', async (_, content, name) => {
    expect(await readTexts(content, { name })).toMatchObject({
      columns: ['a', 'b'],
      rows: [
        ['1', 'x\ry'],
        ['2', 'z'],
      ],
      offsets: [],
      notes: expect.arrayContaining([note]),
    })
  })

  test('have the offsets that they have in the file', async () => {
    expect(await readTexts('a,b\r1,2\r3\r4,5\r')).toMatchObject({ offsets: [8] })
  })

  test('are those of every file of several lines that has no line feed outside quotes', () => {
    const judge = (text: string) =>
      endsLinesAtReturns({ bytes: Buffer.from(text), isWhole: true }, { quote: '"', trim: false })
    expect(judge('a\rx\ry\r')).toBe(true)
    expect(judge('a,b\r"1\n2",3\r')).toBe(true)
    expect(judge('a,b\r\n1,2\r\n')).toBe(false)
    expect(judge(`a,b\n1,x\ry\n${'2,z\n'.repeat(60)}`)).toBe(false)
    expect(judge('a\nx\ry\nz\n')).toBe(false)
    expect(judge('a,"b\r"\n')).toBe(false)
  })

  test('give the same rows as those with line feeds, wherever the file is cut', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '1', ',', '"', '\r', '\n', '\r\n', ' ', '你'),
      maxLength: 6,
    })
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1 }),
      )
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(['\r'], ['\r', '\n'], ['\r', '\r\n', '\r']),
        fc.integer({ min: 1, max: 60 }),
        async (cells, ends, rangeBytes) => {
          const header = cells[0].map((_, i) => `c${i}`)
          const lines = [header, ...cells].map((row) =>
            row
              .map((text) => (/^[^",\r\n]+$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`))
              .join(','),
          )
          const content = lines.map((line, i) => line + (i === 0 ? '\r' : ends[i % ends.length])).join('')
          const read = await readTexts(content, { rangeBytes })
          expect(read.rows).toEqual(cells)
          expect(read.offsets).toEqual([])
        },
      ),
      runs(75),
    )
  })

  test('are the same whatever part of the file is seen at once', () => {
    const unit = fc.constantFrom('a', ',', '"', '\r', '\n', ' ', '""', '"x\r"', '",')
    const style = { quote: '"', delimiters: [','] }
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 80 }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (text, size, trim) => {
          const whole = Buffer.from(text)
          replaceReturns(whole, { ...style, trim, isLast: true })
          const pieces = Buffer.from(text)
          for (let from = 0, wanted = size; from < pieces.length; ) {
            const part = pieces.subarray(from, from + wanted)
            const { done } = replaceReturns(part, {
              ...style,
              trim,
              isLast: from + part.length === pieces.length,
            })
            // As a window does, it grows where nothing could be done.
            wanted = done === 0 ? wanted * 2 : size
            from += done
          }
          expect(pieces.toString()).toBe(whole.toString())
        },
      ),
      runs(250),
    )
  })

  test('cost one record each where quotes do not match, as those with line feeds do', async () => {
    const unit = fc.constantFrom('a', ',', '"', '\r', ' ', '""', ',"')
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit, maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        async (noise, rangeBytes) => {
          const returns = await readTexts(`a,b\r1,2\r${noise}`, { rangeBytes })
          const feeds = await readTexts(`a,b\n1,2\n${noise.replaceAll('\r', '\n')}`, { rangeBytes })
          const plain = (rows: (string | null)[][]) =>
            rows.map((row) => row.map((text) => text?.replaceAll('\r', '\n')))
          expect(plain(returns.rows)).toEqual(plain(feeds.rows))
          expect(returns.offsets).toEqual(feeds.offsets)
        },
      ),
      runs(75),
    )
  })
})
