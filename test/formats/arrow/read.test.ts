import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  Binary,
  type Data,
  DataType,
  Decimal,
  DenseUnion,
  Dictionary,
  Field,
  FixedSizeList,
  Float64,
  Int8,
  Int32,
  Int64,
  LargeList,
  LargeUtf8,
  List,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Timestamp,
  tableFromArrays,
  tableToIPC,
  Utf8,
  Utf8View,
  type Vector,
  vectorFromArray,
} from 'apache-arrow'
import { afterAll, describe, expect, test } from 'vitest'
import { PrepError } from '../../../src/base/errors.js'
import { arrowReader } from '../../../src/formats/arrow/read.js'
import type { DataFile, ReadTask } from '../../../src/formats/format/reader.js'

import { readRanges } from '../read-ranges.js'

const folder = mkdtempSync(join(tmpdir(), 'prepkit-arrow-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(bytes: Uint8Array): DataFile {
  const path = join(folder, 'data.arrow')
  writeFileSync(path, bytes)
  return { source: 2, path, readPath: path, bytes: bytes.length, dataStart: 0 }
}

type Given = Partial<ReadTask> & { partBytes?: number }

async function readAll(file: DataFile, given: Given = {}) {
  const schema = arrowReader.schemaOf!(file)
  const parts = arrowReader.cut(file, given.partBytes ?? 1 << 26)
  const reading = await readRanges(arrowReader, { file, schema, ...given, ranges: parts })
  for (const batch of reading.batches) expect(batch.origin.source).toBe(2)
  return { ...reading, parts, schema }
}

/** A table of several record batches, each of so many rows. */
function chunked(columns: Record<string, Vector>, batchRows: number): Table {
  const table = new Table(columns)
  const batches: RecordBatch[] = []
  for (let from = 0; from < table.numRows; from += batchRows)
    batches.push(...table.slice(from, from + batchRows).batches)
  return new Table(table.schema, batches)
}

const count = 3000
const numbers = Array.from({ length: count }, (_, i) => i)
const texts = numbers.map((i) => (i % 7 === 0 ? null : `text ${i} 你好`))
const lists = numbers.map((i) => (i % 5 === 0 ? null : [{ role: i % 2 ? 'user' : null, n: i }]))
const roles = new List(
  new Field(
    'item',
    new Struct([new Field('role', new Utf8(), true), new Field('n', new Int32(), true)]),
    true,
  ),
)
const columns = {
  text: vectorFromArray(texts, new Utf8()),
  list: vectorFromArray(lists, roles),
  long: vectorFromArray(
    numbers.map((i) => 2n ** 60n + BigInt(i)),
    new Int64(),
  ),
  bool: vectorFromArray(numbers.map((i) => (i % 3 === 0 ? null : i % 2 === 0))),
}
const rows = numbers.map((i) => ({
  text: texts[i],
  list: lists[i],
  long: 2n ** 60n + BigInt(i),
  bool: i % 3 === 0 ? null : i % 2 === 0,
}))

describe('`arrowReader`', () => {
  test.each(['stream', 'file'] as const)('reads the %s format in one range and in many', async (format) => {
    const file = fileOf(tableToIPC(chunked(columns, 700), format))
    const whole = await readAll(file)
    expect(whole.rows).toEqual(rows)
    expect(whole.positions).toEqual(numbers)
    expect(whole.parts).toHaveLength(1)
    const cut = await readAll(file, { partBytes: 50_000 })
    expect(cut.parts.length).toBeGreaterThan(2)
    expect(cut.rows).toEqual(rows)
    expect(cut.positions).toEqual(numbers)
  })

  test('yields batches of at most 1024 rows from one large record batch', async () => {
    const { rows: read, sizes } = await readAll(fileOf(tableToIPC(new Table(columns), 'stream')))
    expect(sizes).toEqual([1024, 1024, 952])
    expect(read).toEqual(rows)
  })

  test('yields small batches of large rows', async () => {
    const text = vectorFromArray(
      Array.from({ length: 40 }, () => 'x'.repeat(300_000)),
      new Utf8(),
    )
    const { sizes } = await readAll(fileOf(tableToIPC(new Table({ text }), 'stream')))
    expect(Math.max(...sizes)).toBeLessThan(15)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(40)
  })

  test('cuts a file without rows into no parts', () => {
    const schema = new Schema([new Field('a', new Utf8(), true)])
    const file = fileOf(tableToIPC(new Table(schema), 'stream'))
    expect(arrowReader.schemaOf!(file).fields.map(String)).toEqual(['a: Utf8'])
    expect(arrowReader.cut(file, 1 << 20).filter(({ from, to }) => from < to)).toEqual([])
  })

  test('leaves planned columns that the file lacks null, and skips others', async () => {
    const file = fileOf(tableToIPC(new Table(columns), 'stream'))
    const schema = new Schema([
      new Field(
        'extra',
        new List(new Field('item', new Struct([new Field('a', new Timestamp(2), true)]), true)),
        true,
      ),
      new Field('long', new Int64(), true),
    ])
    const { rows: read } = await readAll(file, { schema, skipped: new Set(['text', 'list', 'bool']) })
    expect(read).toEqual(rows.map(({ long }) => ({ extra: null, long })))
  })
})

/** A column whose parts apache-arrow does not build from values. */
function vectorOf(data: Data): Table {
  const schema = new Schema([new Field('v', data.type, true)])
  const struct = makeData({
    type: new Struct(schema.fields),
    length: data.length,
    nullCount: 0,
    children: [data],
  })
  return new Table(schema, new RecordBatch(schema, struct))
}

describe('types that other tools write', () => {
  const dictionary = vectorFromArray(['a', 'bb', null, 'a', '你'], new Dictionary(new Utf8(), new Int8()))
  const largeList = new LargeList(new Field('item', new LargeUtf8(), true))
  const cases: [name: string, vector: Vector, type: string, values: unknown[]][] = [
    ['a dictionary', dictionary, 'Utf8', ['a', 'bb', null, 'a', '你']],
    ['large text', vectorFromArray(['x', null, '你好'], new LargeUtf8()), 'Utf8', ['x', null, '你好']],
    [
      'text views',
      vectorFromArray(['in', null, 'longer than twelve bytes', ''], new Utf8View()),
      'Utf8',
      ['in', null, 'longer than twelve bytes', ''],
    ],
    [
      'large lists of large text',
      vectorFromArray([['x', null], null, []], largeList),
      'List<Utf8>',
      [['x', null], null, []],
    ],
    [
      'a dictionary in a list',
      vectorFromArray(
        [['x'], null, ['y', 'x']],
        new List(new Field('item', new Dictionary(new Utf8(), new Int32()), true)),
      ),
      'List<Utf8>',
      [['x'], null, ['y', 'x']],
    ],
    ['doubles', vectorFromArray([1.5, null, -0], new Float64()), 'Float64', [1.5, null, -0]],
  ]
  test.each(cases)('`arrowReader` reads %s as plain columns', async (_, vector, type, values) => {
    const bytes = tableToIPC(new Table({ v: vector }), 'stream')
    const { rows: read, schema } = await readAll(fileOf(bytes))
    expect(String(schema.fields[0].type)).toBe(type)
    expect(schema.fields[0].nullable).toBe(true)
    expect(read.map((row) => row.v)).toEqual(values)
  })

  test('`arrowReader` reads dictionaries that every range needs', async () => {
    const words = numbers.map((i) => ['red', 'green', null, '蓝'][i % 4])
    const table = chunked({ v: vectorFromArray(words, new Dictionary(new Utf8(), new Int32())) }, 500)
    const { rows: read, parts } = await readAll(fileOf(tableToIPC(table, 'stream')), { partBytes: 3000 })
    expect(parts.length).toBeGreaterThan(2)
    expect(read.map((row) => row.v)).toEqual(words)
  })

  test('`arrowReader` keeps decimals, timestamps and lists of one size bit by bit', async () => {
    const decimal = new Decimal(2, 10, 128)
    const table = new Table({
      decimal: vectorFromArray(
        numbers.map((i) => Uint32Array.of(i, 0, 0, 0)),
        decimal,
      ),
      time: vectorFromArray(
        numbers.map((i) => i * 1000),
        new Timestamp(2, 'UTC'),
      ),
      pair: vectorFromArray(
        numbers.map((i) => [i, i + 1]),
        new FixedSizeList(2, new Field('item', new Int32(), true)),
      ),
      bytes: vectorFromArray(
        numbers.map((i) => Uint8Array.of(i, 1)),
        new Binary(),
      ),
    })
    const file = fileOf(tableToIPC(table, 'file'))
    const schema = arrowReader.schemaOf!(file)
    expect(schema.fields.map((field) => String(field.type))).toEqual(
      table.schema.fields.map((field) => String(field.type)),
    )
    let row = 0
    for (const range of arrowReader.cut(file, 1 << 26)) {
      const task: ReadTask = {
        file,
        range,
        schema,
        skipped: new Set(),
        invalidUtf8: 'replace',
        onBad: () => expect.fail(),
      }
      for await (const batch of arrowReader.read(task)) {
        const [decimals, times, pairs, binaries] = batch.columns
        for (let i = 0; i < batch.numRows; i++, row++) {
          expect(decimals.values[i * 4]).toBe(row)
          expect(times.values[i]).toBe(BigInt(row) * 1_000_000n)
          expect([...pairs.children[0].values.subarray(i * 2, i * 2 + 2)]).toEqual([row, row + 1])
          expect(binaries.values[binaries.valueOffsets[i]]).toBe(row & 255)
        }
      }
    }
    expect(row).toBe(count)
  })

  test('`arrowReader` refuses a union by the name of its column', () => {
    const union = new DenseUnion([0], [new Field('a', new Int32())])
    const data = makeData({
      type: union,
      length: 1,
      typeIds: [0],
      valueOffsets: [0],
      children: [vectorFromArray([1], new Int32()).data[0]],
    })
    const file = fileOf(tableToIPC(vectorOf(data as Data), 'stream'))
    expect(() => arrowReader.schemaOf!(file)).toThrow(/Column "v" holds a union/)
  })

  test('`arrowReader` names the column of a type that apache-arrow does not know', () => {
    const schema = new Schema([new Field('good', new Utf8(), true), new Field('odd', new LargeUtf8(), true)])
    const bytes = tableToIPC(new Table(schema), 'stream')
    // The schema's metadata holds the type as one byte; a list view is 25, large text 20.
    expect(DataType.isLargeUtf8(schema.fields[1].type)).toBe(true)
    const places = [...bytes.keys()].filter((at) => bytes[at] === 20)
    const messages = places.map((at) => {
      const changed = Uint8Array.from(bytes)
      changed[at] = 25
      try {
        arrowReader.schemaOf!(fileOf(changed))
      } catch (error) {
        return (error as Error).message
      }
      return ''
    })
    expect(messages).toContain(
      'Column "odd" holds a list view, which cannot be read. Cast it or leave it out',
    )
  })
})

describe('files that are not as they should be', () => {
  const whole = tableToIPC(chunked(columns, 700), 'stream')

  test('`arrowReader` refuses what is no Arrow file', () => {
    for (const text of ['{"a":1}\n'.repeat(10), 'a,b\n1,2\n', 'PAR1 and more of it'])
      expect(() => arrowReader.cut(fileOf(Buffer.from(text)), 1 << 20)).toThrow(
        /is not an Arrow IPC stream or file/,
      )
    expect(() => arrowReader.schemaOf!(fileOf(new Uint8Array(0)))).toThrow(/is empty/)
    expect(() => arrowReader.schemaOf!(fileOf(Buffer.from('FEA1 and more of it')))).toThrow(
      /Feather version 1/,
    )
  })

  test('`arrowReader` fails with a PrepError wherever a file was cut off, unless between two messages', async () => {
    for (let length = 1; length < whole.length; length += 997) {
      const file = fileOf(whole.subarray(0, length))
      const error = await readAll(file).then(
        () => undefined,
        (caught) => caught,
      )
      expect(error).toBeInstanceOf(PrepError)
      expect(error.message).toMatch(/ends inside a message|is not an Arrow|is empty/)
    }
  })

  test('`arrowReader` fails wherever a file of the file format was cut off', async () => {
    const bytes = tableToIPC(chunked(columns, 700), 'file')
    for (let length = 8; length < bytes.length; length += 1000)
      await expect(readAll(fileOf(bytes.subarray(0, length)))).rejects.toThrow(/ends inside a message/)
  })

  test('`arrowReader` refuses columns of another type than planned, and unplanned ones', async () => {
    const file = fileOf(tableToIPC(tableFromArrays({ a: Int32Array.of(1), b: Int32Array.of(2) }), 'stream'))
    const wanted = new Schema([new Field('a', new Utf8(), true)])
    await expect(readAll(file, { schema: wanted, skipped: new Set(['b']) })).rejects.toThrow(
      /Column "a" of the Arrow file holds Int32 where the plan has Utf8/,
    )
    await expect(readAll(file, { schema: new Schema([new Field('a', new Int32(), true)]) })).rejects.toThrow(
      /Column "b" of the Arrow file is not in the plan/,
    )
  })

  test('`arrowReader` repairs or rejects rows whose text is not UTF-8', async () => {
    const data = Buffer.concat([Buffer.from('ok'), Buffer.of(0xff, 0x61), Buffer.from('你')])
    const text = makeData({
      type: new Utf8(),
      length: 3,
      nullCount: 0,
      valueOffsets: Int32Array.of(0, 2, 4, 7),
      data,
    })
    const file = fileOf(tableToIPC(vectorOf(text as Data), 'stream'))
    const repaired = await readAll(file)
    expect(repaired.rows.map((row) => row.v)).toEqual(['ok', '\ufffda', '你'])
    expect(repaired.bad).toEqual([{ offset: 1, length: 0, reason: 'invalid_utf8', action: 'repaired' }])
    const rejected = await readAll(file, { invalidUtf8: 'reject' })
    expect(rejected.rows.map((row) => row.v)).toEqual(['ok', '你'])
    expect(rejected.positions).toEqual([0, 2])
    expect(rejected.bad).toEqual([{ offset: 1, length: 0, reason: 'invalid_utf8', action: 'rejected' }])
  })
})
