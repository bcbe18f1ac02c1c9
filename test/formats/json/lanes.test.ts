import { deepStrictEqual } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Field, Int64, type Schema, Schema as SchemaOf, Utf8 } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { emptyShape, inferSchema, type Shape } from '../../../src/arrow/infer-schema.js'
import { listOf } from '../../../src/arrow/path.js'
import { flattenColumns } from '../../../src/formats/arrow/record-batch-body.js'
import type { BadRecord, DataFile, ReadTask } from '../../../src/formats/format/reader.js'
import { jsonlReader } from '../../../src/formats/json/read.js'
import { runs } from '../../campaign.js'
import { temporaryFolder } from '../../run/fixtures.js'
import { fuzzSchema, jsonlFile } from './jsonl.arbitrary.js'

const path = join(temporaryFolder('jsonl-lanes'), 'in.jsonl')

function fileOf(text: string | Buffer): DataFile {
  const bytes = Buffer.from(text)
  writeFileSync(path, bytes)
  return { source: 0, path, readPath: path, bytes: bytes.length, dataStart: 0 }
}

/** All that one lane makes of a file: each batch as its buffers, the places of its rows, and the bad records. */
function read(file: DataFile, schema: Schema, lane: DataFile['lane']) {
  const bad: BadRecord[] = []
  const range = { source: 0, from: 0, to: file.bytes }
  const onBad = (record: BadRecord) => bad.push(record)
  const task: ReadTask = {
    file: { ...file, lane },
    range,
    schema,
    skipped: new Set(),
    invalidUtf8: 'replace',
    onBad,
  }
  const batches = [...(jsonlReader.read(task) as Iterable<Batch>)].map(({ columns, origin }) => ({
    ...flattenColumns(columns),
    positions: origin.positions,
  }))
  return { batches, bad }
}

function observe(file: DataFile, lane: DataFile['lane']): { shape: Shape; records: number | undefined } {
  const shape = emptyShape()
  const range = { source: 0, from: 0, to: file.bytes }
  return { records: jsonlReader.observe?.({ file: { ...file, lane }, range }, shape), shape }
}

function expectSame(file: DataFile, schema: Schema): void {
  deepStrictEqual(read(file, schema, 'kernel'), read(file, schema, 'reference'))
}

/** Many lines of a few kinds, so that batches and blocks end within them. */
function manyLines(lines: readonly string[], count: number, seed: number): string {
  let state = seed
  const pick = () => lines[(state = (state * 1103515245 + 12345) & 0x7fffffff) % lines.length]
  return Array.from({ length: count }, pick).join('\n')
}

describe('the two lanes of the JSONL reader', () => {
  it('make the same batches, to the byte, and the same bad records of any lines', () => {
    const lines = jsonlFile.map((bytes) => bytes.toString('latin1').split('\n'))
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 3000 }), fc.nat(), (some, count, seed) => {
        const file = fileOf(Buffer.from(manyLines(some, count, seed), 'latin1'))
        expectSame(file, fuzzSchema)
        deepStrictEqual(observe(file, 'kernel'), observe(file, 'reference'))
      }),
      runs(15),
    )
  })

  it('make the same where batches end for their bytes, and blocks end within them', () => {
    const texts = [10, 900, 5_000, 70_000].map((size) => `{"text":"${'é\\n'.repeat(size / 4)}","n":${size}}`)
    const file = fileOf(manyLines([...texts, '', '  ', '{"n":null}', 'no'], 400, 7))
    const { schema } = inferSchema(observe(file, 'kernel').shape, 1)
    expect(schema.fields.map(({ name }) => name)).toEqual(['text', 'n'])
    expectSame(file, schema)
  })

  it('make the same of lists that the kernel has no room for', () => {
    const list = (items: number) => `{"list":[${'1,'.repeat(items)}2]}`
    const file = fileOf([30_000, 30_000, 30_000, 70_000, 1].map(list).join('\n'))
    expectSame(file, new SchemaOf([new Field('list', listOf(new Int64()), true)]))
  })

  it('make the same of a schema with more columns of text than the kernel reads', () => {
    const names = Array.from({ length: 1_100 }, (_, i) => `c${i}`)
    const file = fileOf(
      `${JSON.stringify(Object.fromEntries(names.map((name) => [name, name])))}\n{"c5":"é"}`,
    )
    expectSame(file, new SchemaOf(names.map((name) => new Field(name, new Utf8(), true))))
  })
})
