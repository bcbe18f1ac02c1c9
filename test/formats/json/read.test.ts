import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Schema } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { emptyShape, inferSchema } from '../../../src/arrow/infer-schema.js'
import { rowsOf } from '../../../src/arrow/rows.js'
import {
  type BadRecord,
  batchBytes,
  batchRows,
  type DataFile,
  type FileRange,
} from '../../../src/formats/format/reader.js'
import { maxDepth } from '../../../src/formats/json/cursor.js'
import { jsonlReader } from '../../../src/formats/json/read.js'
import { isWhole, spread } from '../../campaign.js'
import { temporaryFolder } from '../../run/fixtures.js'

const folder = temporaryFolder('jsonl')
const path = join(folder, 'in.jsonl')
const mebibyte = 1 << 20

function fileOf(content: string | Buffer): DataFile {
  writeFileSync(path, content)
  const bytes = Buffer.byteLength(content)
  return { source: 3, path, readPath: path, bytes, dataStart: 0 }
}

const wholeOf = ({ source, dataStart, bytes }: DataFile): FileRange => ({
  source,
  from: dataStart,
  to: bytes,
})

function inferred(file: DataFile): Schema {
  const shape = emptyShape()
  jsonlReader.observe!({ file, range: wholeOf(file) }, shape)
  return inferSchema(shape, 0).schema
}

function readPart(file: DataFile, range: FileRange, schema = inferred(file)) {
  const bad: BadRecord[] = []
  const task = { file, range, schema, skipped: new Set<string>(), invalidUtf8: 'replace' as const }
  const batches = [...(jsonlReader.read({ ...task, onBad: (record) => bad.push(record) }) as Iterable<Batch>)]
  const offsets = batches.flatMap((batch) => [...batch.origin.positions])
  return { batches, bad, offsets, rows: batches.flatMap(rowsOf) }
}

const readAll = (content: string | Buffer) => {
  const file = fileOf(content)
  return readPart(file, wholeOf(file))
}

describe('the JSONL reader', () => {
  test('parts that meet at any line start yield every row once', () => {
    const file = fileOf('{"a":1}\n\n{"a":22}\r\n  {"a":333} \n{"a":\n{"a":"你"}\n{"a":4}')
    const schema = inferred(file)
    const whole = readPart(file, wholeOf(file), schema)
    expect(whole.rows).toHaveLength(5)
    for (let partBytes = 1; partBytes <= file.bytes + 1; partBytes++) {
      const parts = jsonlReader.cut(file, partBytes)
      expect(parts[0].from).toBe(0)
      expect(parts.at(-1)?.to).toBe(file.bytes)
      for (const [i, range] of parts.entries()) {
        expect(range.to).toBeGreaterThan(range.from)
        if (i > 0) expect(range.from).toBe(parts[i - 1].to)
      }
      const apart = parts.map((range) => readPart(file, range, schema))
      expect(apart.flatMap((read) => read.rows)).toEqual(whole.rows)
      expect(apart.flatMap((read) => read.offsets)).toEqual(whole.offsets)
      expect(apart.flatMap((read) => read.bad)).toEqual(whole.bad)
    }
  })

  test('cuts a file of one long line into one range, and an empty one into none', () => {
    expect(jsonlReader.cut(fileOf(`{"a":"${'x'.repeat(1000)}"}`), 10)).toHaveLength(1)
    expect(jsonlReader.cut(fileOf(''), 10)).toEqual([])
    expect(jsonlReader.cut({ ...fileOf('\ufeff'), dataStart: 3 }, 10)).toEqual([])
  })

  test.each(spread([-9, -8, -2, -1, 0, 1, 2, 7, 8, 9], 2))(
    'a line that ends %i bytes from the end of a block is read whole, and so is the next',
    (more) => {
      const frame = '{"a":""}\n'.length
      const texts = [
        'x'.repeat(mebibyte - frame + more),
        '你'.repeat(100),
        'y'.repeat(mebibyte + more),
        'end',
      ]
      for (const end of ['\n', '\r\n', '']) {
        const read = readAll(texts.map((a) => JSON.stringify({ a })).join('\n') + end)
        expect(read.rows.map((row) => row.a)).toEqual(texts)
        expect(read.bad).toEqual([])
      }
    },
  )

  test.runIf(isWhole)('a line of 20 MB is one row, between others', () => {
    const long = '长 text '.repeat(2_000_000)
    const file = fileOf(['a', long, 'b'].map((a) => `${JSON.stringify({ a })}\n`).join(''))
    const read = readPart({ ...file, maxRecordBytes: 32 << 20 }, wholeOf(file))
    expect(read.rows.map((row) => row.a)).toEqual(['a', long, 'b'])
  })

  test('ends a batch after so many rows, or so many bytes', () => {
    const many = readAll('{"a":1}\n'.repeat(batchRows * 2 + 1))
    expect(many.batches.map((batch) => batch.numRows)).toEqual([batchRows, batchRows, 1])
    expect(many.batches[0].origin.source).toBe(3)
    const big = readAll(`{"a":"${'x'.repeat(mebibyte)}"}\n`.repeat(20))
    expect(big.rows).toHaveLength(20)
    for (const batch of big.batches) expect(batch.numRows).toBeLessThanOrEqual(batchBytes / mebibyte + 1)
  })

  test('a file that became shorter than planned fails instead of ending early', () => {
    const file = fileOf('{"a":1}\n'.repeat(1000))
    const schema = inferred(file)
    truncateSync(path, 4000)
    expect(() => readPart(file, wholeOf(file), schema)).toThrow(
      expect.objectContaining({ code: 'bad_input' }),
    )
  })

  test('keeps every digit of 64-bit integers, and no row for one that is longer', () => {
    const longs = ['9007199254740993', '-9223372036854775808', '9223372036854775807', '-0', '0']
    const read = readAll(longs.map((long) => `{"a":${long}}\n`).join(''))
    expect(read.rows.map((row) => BigInt(row.a as bigint))).toEqual(longs.map(BigInt))
    const file = fileOf('{"a":9223372036854775808}\n{"a":1.5}\n{"a":1}\n')
    const schema = inferSchema(
      { ...emptyShape(), fields: new Map([['a', { ...emptyShape(), ints: 1 }]]) },
      0,
    ).schema
    const strict = readPart(file, wholeOf(file), schema)
    expect(strict.rows).toEqual([{ a: 1 }])
    expect(strict.bad.map((bad) => bad.reason)).toEqual(['wrong_type', 'wrong_type'])
    expect(strict.bad.every(({ column }) => typeof column === 'string')).toBe(true)
  })

  test('of a repeated name the last value counts', () => {
    expect(readAll('{"a":"x","a":"y"}\n{"a":"x","a":null}\n{"a":null,"a":"z"}').rows).toEqual([
      { a: 'y' },
      { a: null },
      { a: 'z' },
    ])
    expect(readAll('{"a":{"b":[1,2],"c":3},"a":{"b":[4]}}').rows).toEqual([{ a: { b: [4], c: null } }])
  })

  test('a name with a lone surrogate is repaired, and its rows are kept', () => {
    const read = readAll('{"x\\ud800":1}\n{"x\\ud800":2}\n{"x\ufffd":3}\n')
    expect(read.rows).toEqual([{ 'x\ufffd': 1 }, { 'x\ufffd': 2 }, { 'x\ufffd': 3 }])
    expect(read.bad).toMatchObject([
      { reason: 'lone_surrogate', action: 'repaired' },
      { reason: 'lone_surrogate', action: 'repaired' },
    ])
  })

  test('a rejected line leaves no trace in the rows around it', () => {
    const sound = '{"a":"one","b":[{"c":1,"d":[true]}],"e":{"f":0.5}}'
    for (let cut = 1; cut < sound.length; cut++) {
      const read = readAll(`${sound}\n${sound.slice(0, cut)}\n${sound}\n`)
      expect(read.rows).toEqual([JSON.parse(sound), JSON.parse(sound)])
      expect(read.bad).toMatchObject([{ offset: sound.length + 1, length: cut, reason: 'not_json' }])
      expect(read.batches[0].columns.map((column) => column.nullCount)).toEqual([0, 0, 0])
    }
  })

  test.each([
    ['lists', (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['objects', (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
  ])('reads %s nested up to the limit and rejects deeper ones, however deep', (_, nest) => {
    const line = (depth: number) => `{"v":${nest(depth)}}\n`
    expect(readAll(line(maxDepth)).rows).toHaveLength(1)
    for (const depth of [maxDepth + 1, 10_000, 1_000_000]) {
      const read = readAll(`{"v":[]}\n${line(depth)}{"v":[]}\n`)
      expect(read.rows).toEqual([{ v: [] }, { v: [] }])
      expect(read.bad).toHaveLength(1)
    }
  })

  test('observes and rejects the same depth, whatever the column became', () => {
    for (const depth of [maxDepth, maxDepth + 1]) {
      const deep = `{"v":${'['.repeat(depth)}${']'.repeat(depth)}}`
      const file = fileOf(`{"v":"text"}\n${deep}\n{"v":1}\n`)
      const shape = emptyShape()
      expect(jsonlReader.observe!({ file, range: wholeOf(file) }, shape)).toBe(3)
      expect(readPart(file, wholeOf(file)).rows).toHaveLength(shape.objects)
    }
  })

  test('reads what the file holds and leaves it as it is', () => {
    const content = '\ufeff{"a":1}\r\n{"a":2}'
    const file = { ...fileOf(content), dataStart: 3 }
    expect(readPart(file, wholeOf(file)).rows).toEqual([{ a: 1 }, { a: 2 }])
    expect(readFileSync(path, 'utf8')).toBe(content)
  })
})
