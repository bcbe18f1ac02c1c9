import { deepStrictEqual } from 'node:assert/strict'
import { statSync } from 'node:fs'
import type { Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { flattenColumns } from '../../src/formats/arrow/record-batch-body.js'
import { csvReader } from '../../src/formats/csv/read.js'
import type { BadRecord, CsvDialect, DataFile, ReadTask } from '../../src/formats/format/reader.js'
import { jsonlReader } from '../../src/formats/json/read.js'

/** A file that both lanes are to read. */
export interface LaneInput {
  path: string
  schema: Schema
  /** Of a CSV file; without one it is JSON Lines. */
  dialect?: CsvDialect
  invalidUtf8: ReadTask['invalidUtf8']
}

/** What came of a file. */
export interface LaneCounts {
  rows: number
  rejected: number
  repaired: number
}

/**
 * Reads a file by the kernel and by the reference. Throws where a byte of a batch, the place of a row or a record that
 * was rejected or repaired is not the same.
 */
export function readByBoth(input: LaneInput): LaneCounts {
  const kernel = read(input, 'kernel')
  deepStrictEqual(kernel, read(input, 'reference'))
  const rejected = kernel.bad.filter(({ action }) => action === 'rejected').length
  return {
    rows: kernel.batches.reduce((sum, { positions }) => sum + positions.length, 0),
    rejected,
    repaired: kernel.bad.length - rejected,
  }
}

function read({ path, schema, dialect, invalidUtf8 }: LaneInput, lane: DataFile['lane']) {
  const bad: BadRecord[] = []
  const bytes = statSync(path).size
  const file = { source: 0, path, readPath: path, bytes, dataStart: 0, dialect, lane }
  const task: ReadTask = {
    file,
    range: { source: 0, from: 0, to: bytes },
    schema,
    skipped: new Set(),
    invalidUtf8,
    onBad: (record) => bad.push(record),
  }
  const reader = dialect === undefined ? jsonlReader : csvReader
  const batches = [...(reader.read(task) as Iterable<Batch>)].map(({ columns, origin }) => ({
    ...flattenColumns(columns),
    positions: origin.positions,
  }))
  return { batches, bad }
}
