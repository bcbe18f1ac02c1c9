import { deepStrictEqual } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Data, DataType } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { emptyShape, type Shape } from '../../../src/arrow/infer-schema.js'
import { rowsOf } from '../../../src/arrow/rows.js'
import type { BadRecord, DataFile, FileRange } from '../../../src/formats/format/reader.js'
import { jsonlReader } from '../../../src/formats/json/read.js'
import { runs } from '../../campaign.js'
import { temporaryFolder } from '../../run/fixtures.js'
import { fuzzSchema, jsonlFile } from './jsonl.arbitrary.js'
import { judge, linesOf, shapeOf } from './jsonl.oracle.js'

const path = join(temporaryFolder('jsonl-fuzz'), 'in.jsonl')

function fileOf(bytes: Buffer): DataFile {
  writeFileSync(path, bytes)
  const dataStart = bytes.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf)) ? 3 : 0
  return { source: 0, path, readPath: path, bytes: bytes.length, dataStart, lane: 'kernel' as const }
}

/** Everything that reading these parts yields: rows with their offsets, and bad records. */
function readParts(file: DataFile, parts: readonly FileRange[], invalidUtf8: 'replace' | 'reject') {
  const rows: [offset: number, row: unknown][] = []
  const bad: BadRecord[] = []
  for (const range of parts) {
    const task = {
      file,
      range,
      schema: fuzzSchema,
      skipped: new Set<string>(),
      invalidUtf8,
      onBad,
    }
    for (const batch of jsonlReader.read(task) as Iterable<Batch>) {
      batch.columns.forEach(checkNulls)
      rowsOf(batch).forEach((row, i) => {
        rows.push([batch.origin.positions[i], row])
      })
    }
  }
  return { rows, bad }

  function onBad(record: BadRecord) {
    bad.push(record)
  }
}

/** Other readers trust the count of nulls, so it must be that of the bitmap. */
function checkNulls(data: Data): void {
  let nulls = 0
  for (let row = 0; row < data.length; row++) if (!data.getValid(row)) nulls++
  if (!DataType.isNull(data.type)) expect(data.nullCount).toBe(nulls)
  data.children.forEach(checkNulls)
}

/** The same by the oracle. */
function expectedOf(bytes: Buffer, dataStart: number, invalidUtf8: 'replace' | 'reject') {
  const rows: [offset: number, row: unknown][] = []
  const bad: BadRecord[] = []
  for (const line of linesOf(bytes, dataStart)) {
    const verdict = judge(line.bytes, fuzzSchema, invalidUtf8)
    const place = { offset: line.offset, length: line.bytes.length }
    if (verdict.line === 'rejected') bad.push({ ...place, reason: verdict.reason, action: 'rejected' })
    if (verdict.line !== 'read') continue
    rows.push([line.offset, verdict.row])
    if (verdict.repaired !== undefined) bad.push({ ...place, reason: verdict.repaired, action: 'repaired' })
  }
  return { rows, bad }
}

/** The reader stops at the first fault: a line that is no JSON may be rejected for what stands before its fault, and with its column. */
function coarse({ rows, bad }: ReturnType<typeof readParts>) {
  const early = new Set(['not_json', 'wrong_type', 'unknown_field'])
  return {
    rows,
    bad: bad.map(({ column: _, ...record }) =>
      early.has(record.reason) ? { ...record, reason: 'misfit' } : record,
    ),
  }
}

describe('the JSONL reader, against JSON.parse', () => {
  test('it rejects the lines that JSON.parse rejects, and reads the same values from all others', () => {
    fc.assert(
      fc.property(jsonlFile, fc.constantFrom('replace', 'reject'), (bytes, invalidUtf8) => {
        const file = fileOf(bytes)
        const whole = { source: 0, from: file.dataStart, to: file.bytes }
        const expected = coarse(expectedOf(bytes, file.dataStart, invalidUtf8))
        deepStrictEqual(coarse(readParts(file, [whole], invalidUtf8)), expected)
      }),
      runs(100),
    )
  })

  test('parts of any size yield the rows of the whole', () => {
    const size = fc.integer({ min: 1, max: 400 })
    fc.assert(
      fc.property(jsonlFile, size, (bytes, partBytes) => {
        const file = fileOf(bytes)
        const parts = jsonlReader.cut(file, partBytes)
        const whole = { source: 0, from: file.dataStart, to: file.bytes }
        expect(parts.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(file.bytes - file.dataStart)
        deepStrictEqual(readParts(file, parts, 'replace'), readParts(file, [whole], 'replace'))
        const apart = parts.map((range) => observe(file, range))
        const together = observe(file, whole)
        expect(apart.reduce((sum, { records }) => sum + records, 0)).toBe(together.records)
      }),
      runs(100),
    )
  })

  test('the observer counts the kinds of all values, and nothing of broken lines', () => {
    fc.assert(
      fc.property(jsonlFile, (bytes) => {
        const file = fileOf(bytes)
        const lines = linesOf(bytes, file.dataStart).map((line) => line.bytes)
        const { shape, records } = observe(file, { source: 0, from: file.dataStart, to: file.bytes })
        const expected = shapeOf(lines)
        deepStrictEqual({ records, shape: plain(shape) }, { ...expected, shape: plain(expected.shape) })
      }),
      runs(100),
    )
  })
})

function observe(file: DataFile, range: FileRange) {
  const shape = emptyShape()
  return { records: jsonlReader.observe!({ file, range }, shape), shape }
}

/** A shape as plain objects, so that a difference is readable. */
function plain(shape: Shape): unknown {
  const { items, fields, ...counts } = shape
  return {
    ...counts,
    items: items === undefined ? undefined : plain(items),
    fields: [...(fields ?? [])].map(([name, inner]) => [name, plain(inner)]),
  }
}
