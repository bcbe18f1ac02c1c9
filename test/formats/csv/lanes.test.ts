import { deepStrictEqual } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bool, Field, Float64, Int64, Null, Schema, Utf8 } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { emptyShape } from '../../../src/arrow/infer-schema.js'
import { flattenColumns } from '../../../src/formats/arrow/record-batch-body.js'
import { csvReader } from '../../../src/formats/csv/read.js'
import type { BadRecord, CsvDialect, DataFile, ReadTask } from '../../../src/formats/format/reader.js'
import { isWhole, runs } from '../../campaign.js'
import { temporaryFolder } from '../../run/fixtures.js'

const path = join(temporaryFolder('csv-lanes'), 'in.csv')
const columns = ['text', 'whole', 'number', 'truth', 'nothing', 'other']
const types = {
  text: new Utf8(),
  whole: new Int64(),
  number: new Float64(),
  truth: new Bool(),
  nothing: new Null(),
}
const schema = new Schema(Object.entries(types).map(([name, type]) => new Field(name, type, true)))
const plain: CsvDialect = { columns, delimiter: ',', quote: '"', trim: false }

/** How a file is read, apart from what stands for all tests. */
type LaneTask = Partial<ReadTask> & Pick<DataFile, 'lane' | 'maxRecordBytes'>

/** All that one lane makes of a file: each batch as its buffers, the places of its rows, and the bad records. */
function read(bytes: Buffer, dialect: CsvDialect, task: LaneTask) {
  const { maxRecordBytes, lane, ...rest } = task
  writeFileSync(path, bytes)
  const file: DataFile = {
    source: 0,
    path,
    readPath: path,
    bytes: bytes.length,
    dataStart: 0,
    dialect,
    maxRecordBytes,
    lane,
  }
  const bad: BadRecord[] = []
  const seen: Uint8Array[] = []
  const batches = [
    ...(csvReader.read({
      file,
      range: { source: 0, from: 0, to: bytes.length },
      schema,
      skipped: new Set(['other']),
      invalidUtf8: 'replace',
      onBad: (record) => bad.push(record),
      onBytes: (piece) => seen.push(Uint8Array.from(piece)),
      ...rest,
    }) as Iterable<Batch>),
  ].map((batch) => ({ ...flattenColumns(batch.columns), positions: batch.origin.positions }))
  return { batches, bad, seen: Buffer.concat(seen) }
}

function expectSame(bytes: Buffer, dialect = plain, task: LaneTask = {}): void {
  const kernel = read(bytes, dialect, { ...task, lane: 'kernel' })
  const reference = read(bytes, dialect, { ...task, lane: 'reference' })
  deepStrictEqual(kernel, reference)
}

const texts = [
  '',
  'a',
  'two words',
  '"in quotes"',
  '"one ""within"""',
  '"a, b"',
  '"two\nlines"',
  '"two\r\nlines"',
  '""',
  '""""',
]
const strange = [
  'stray " quote',
  '"open',
  '"closed" badly',
  ' "behind a space"',
  'é',
  '中文，很长的一段文字'.repeat(9),
  '\xff',
  'a\rb',
  '\r',
]
const wholes = [
  '0',
  '7',
  '-12',
  '123456789012345678',
  '9223372036854775807',
  '-9223372036854775808',
  '"5"',
  '',
]
const numbers = ['1.5', '-0', '1e3', '0.1', '123456789.125', '9007199254740991', '1e-22', '"2.5"', '""', '']
const odd = [
  '007',
  '+5',
  '.5',
  '5.',
  '9223372036854775808',
  '9007199254740993',
  '1e400',
  '1e-400',
  '0.1234567890123456789',
  '-',
  'x',
  '1 ',
  '"1""2"',
  '-0',
]
const truths = ['true', 'False', 'TRUE', 'FALSE', 'tRue', '"true"', 'tru', '']

const field = (usual: readonly string[], rare: readonly string[]) =>
  fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...rare) },
  )
const record = fc
  .tuple(
    field(texts, strange),
    field(wholes, odd),
    field(numbers, odd),
    field(truths.slice(0, 4), truths),
    field([''], ['x', '""']),
    field(texts, strange),
  )
  .map((fields) => fields.join(','))
const line = fc.oneof(
  { weight: 40, arbitrary: record },
  { weight: 1, arbitrary: fc.constantFrom('', '\r', 'a,1', 'a,1,1,true,,x,y', ',,,,,', '"', ',') },
)
const file = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 40 }),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
    fc.integer({ min: 1, max: 60 }),
  )
  .map(([lines, end, isEnded, times]) => {
    const whole = Array<string>(times).fill(lines.join(end)).join(end)
    return Buffer.from(isEnded ? whole + end : whole, 'latin1')
  })

describe('the two lanes of the CSV reader', () => {
  it('make the same batches, to the byte, and the same bad records of any file', () => {
    fc.assert(
      fc.property(
        file,
        fc.constantFrom('replace' as const, 'reject' as const),
        fc.constantFrom(undefined, 40),
        (bytes, invalidUtf8, maxRecordBytes) => expectSame(bytes, plain, { invalidUtf8, maxRecordBytes }),
      ),
      runs(60),
    )
  })

  it('make the same of other delimiters and quotes, and of none', () => {
    const swap = (bytes: Buffer, of: string, by: string) =>
      Buffer.from(bytes.toString('latin1').replaceAll(of, by), 'latin1')
    fc.assert(
      fc.property(file, (bytes) => {
        expectSame(swap(bytes, ',', '\t'), { ...plain, delimiter: '\t' })
        expectSame(swap(bytes, '"', "'"), { ...plain, quote: "'" })
        expectSame(bytes, { ...plain, quote: '' })
        expectSame(bytes, { ...plain, trim: true })
        expectSame(bytes, { ...plain, delimiter: '::' })
      }),
      runs(15),
    )
  })

  it('make the same of rows without quotes, whatever stands between them', () => {
    const short = fc
      .tuple(
        fc.constantFrom(
          'a',
          '',
          'two words',
          '中文',
          'a text of more than thirty-two bytes, but without'.replace(',', ''),
          'a\r',
        ),
        fc.oneof(
          fc.integer().map(String),
          fc.constantFrom(...wholes.filter((text) => !text.startsWith('"'))),
        ),
        fc.constantFrom('1.5', '-0', ''),
        fc.constantFrom('true', 'FALSE', ''),
        fc.constant(''),
        fc.constantFrom('b', '', 'x'.repeat(700)),
      )
      .map((fields) => fields.join(','))
    const rare = fc.constantFrom(
      '',
      '\r',
      'a,007,,,,',
      'a,1,,,,"x"',
      '"a\nb",1,,,,',
      'a,1',
      'a,1,,,,,',
      '\xff,1,,,,',
      'a,x,,,,',
    )
    const rows = fc.array(fc.oneof({ weight: 60, arbitrary: short }, { weight: 1, arbitrary: rare }), {
      minLength: 20,
      maxLength: 200,
    })
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        (lines, end, times) => {
          const bytes = Buffer.from(Array<string>(times).fill(lines.join(end)).join(end), 'latin1')
          expectSame(bytes)
          expectSame(bytes, plain, { maxRecordBytes: 300 })
          expectSame(bytes, { ...plain, quote: '' })
        },
      ),
      runs(40),
    )
  })

  it('pass over blank lines of one column', () => {
    const text = new Schema([new Field('text', new Utf8(), true)])
    const bytes = Buffer.from(['a', '', 'b', '\r', '', '"c"', '', 'd', ''].join('\n').repeat(50))
    expectSame(bytes, { ...plain, columns: ['text'] }, { schema: text })
  })

  it('leave nothing of plain records to the reference lane', () => {
    const strays = emptyShape()
    read(Buffer.from('a,1,1.5,true,,x\r\n"b ""c""",-2,"2.5",False,,"y"\r\n'.repeat(100_000)), plain, {
      strays,
    })
    expect([...(strays.fields?.values() ?? [])]).toEqual(columns.map(emptyShape))
  })

  it.runIf(isWhole)('make the same where windows and batches end within records', () => {
    const long = `"${'a ""long"" text, 一段。\n'.repeat(700)}",1,2.5,true,,rest`
    const short = 'b,-3,1e2,FALSE,,"x"'
    const bytes = Buffer.from([long, ...Array<string>(900).fill(short), ''].join('\r\n').repeat(300))
    expect(bytes.length).toBeGreaterThan(8 << 20)
    expectSame(bytes)
  })

  it('ends at a record that is cut off, and takes none that is longer than allowed', () => {
    for (const end of [
      'a,1,1.5,true,,"x',
      'a,1,1.5,true,,x',
      'a,1,1.5,tr',
      'a,1,1.',
      'a,-',
      '"a""',
      'a,1,1.5,true,,"x"""',
    ])
      expectSame(Buffer.from(`a,1,1.5,true,,x\n${end}`))
    expectSame(Buffer.from(`${'a'.repeat(100)},1,1.5,true,,x\r\nb,2,2.5,false,,y\r\n`), plain, {
      maxRecordBytes: 112,
    })
    expectSame(Buffer.from(`${'a'.repeat(100)},1,1.5,true,,x\r\nb,2,2.5,false,,y\r\n`), plain, {
      maxRecordBytes: 113,
    })
  })
})
