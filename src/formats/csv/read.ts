import { Batch, originOf } from '../../arrow/batch.js'
import { fieldShape, type Shape } from '../../arrow/infer-schema.js'
import {
  batchBytes,
  batchRows,
  type FormatReader,
  type ReadTask,
  recordLimit,
  rowsOfBatch,
} from '../format/reader.js'
import { type CsvColumn, csvColumn } from './columns.js'
import { cutCsv } from './cut.js'
import { dialectOf, readCsvDialect } from './dialect.js'
import { observeField, widenCsvShape } from './infer-kinds.js'
import { replaceReturnsIn } from './line-ends.js'
import { rawCsvRecords } from './raw-records.js'
import { type CsvRecord, readCsvRecords } from './records.js'

/**
 * CSV and its dialects (RFC 4180 and wider). Text goes from bytes to Arrow columns without JavaScript strings
 * in between; csv-parse judges the records that are not plain. An empty field is null, `""` is an empty text.
 * A record must have as many fields as there are columns, and its quotes must be well-formed; any other is
 * rejected, and reading goes on at the next line.
 */
export const csvReader: FormatReader = {
  readHead: readCsvDialect,
  replaceReturns: replaceReturnsIn,
  cut: cutCsv,
  observe: observeCsv,
  widenShape: widenCsvShape,
  read: readCsv,
  rawRecords: rawCsvRecords,
}

function observeCsv(
  { file, range, onBytes }: Pick<ReadTask, 'file' | 'range' | 'onBytes'>,
  shape: Shape,
): number {
  const dialect = dialectOf(file)
  const columns = dialect.columns.map((name) => fieldShape(shape, name))
  let records = 0
  for (const record of readCsvRecords(file.readPath, {
    ...range,
    dialect,
    maxRecordBytes: recordLimit(file),
    onBytes,
  })) {
    records++
    if (!record.isWhole || record.count !== columns.length) continue
    shape.objects++
    for (let i = 0; i < columns.length; i++) {
      record.select(i)
      if (record.from === record.to && !record.isQuoted) columns[i].nulls++
      else observeField(columns[i], record.bytes, record)
    }
  }
  return records
}

function* readCsv(task: ReadTask): Generator<Batch> {
  const { file, range, schema } = task
  const dialect = dialectOf(file)
  const reader = new RowReader(task, dialect.columns)
  const positions = new Float64Array(batchRows)
  const mostRows = rowsOfBatch(schema.fields.length)
  let rows = 0
  let batchStart = range.from
  for (const record of readCsvRecords(file.readPath, {
    ...range,
    dialect,
    maxRecordBytes: recordLimit(file),
    onBytes: task.onBytes,
  })) {
    const { offset, length } = record
    const fault = reader.take(record)
    if (fault === undefined) positions[rows++] = offset
    else task.onBad({ offset, length, reason: fault, action: 'rejected' })
    if (rows < mostRows && offset + length - batchStart < batchBytes) continue
    if (rows > 0) yield new Batch(schema, reader.finish(), originOf(file.source, positions.slice(0, rows)))
    rows = 0
    batchStart = offset + length
  }
  if (rows > 0) yield new Batch(schema, reader.finishLast(), originOf(file.source, positions.slice(0, rows)))
}

/** Takes records into the columns of a schema, each whole or not at all. */
class RowReader {
  readonly #task: ReadTask
  #columns: readonly CsvColumn[]
  /** Of each column of the schema its field in the file, -1 where the file lacks it. */
  readonly #fields: readonly number[]
  readonly #count: number
  readonly #hasUnknown: boolean

  constructor(task: ReadTask, names: readonly string[]) {
    const places = new Map(names.map((name, i) => [name, i]))
    const wanted = new Set(task.schema.fields.map((field) => field.name))
    this.#task = task
    this.#columns = task.schema.fields.map(csvColumn)
    this.#fields = task.schema.fields.map(({ name }) => places.get(name) ?? -1)
    this.#count = names.length
    this.#hasUnknown = names.some((name) => !wanted.has(name) && !task.skipped.has(name))
  }

  /** The reason why a record cannot be taken, if there is one. */
  take(record: CsvRecord): string | undefined {
    const { invalidUtf8, onBad } = this.#task
    if (record.isTooLong) return 'too_long'
    if (!record.isValidUtf8 && invalidUtf8 === 'reject') return 'invalid_utf8'
    if (!record.isWhole) return 'broken_quotes'
    if (record.count !== this.#count) return 'wrong_field_count'
    if (this.#hasUnknown) return 'unknown_field'
    if (!this.#takeFields(record)) return 'wrong_type'
    if (!record.isValidUtf8)
      onBad({ offset: record.offset, length: record.length, reason: 'invalid_utf8', action: 'repaired' })
    return undefined
  }

  finish() {
    return this.#columns.map((column) => column.builder.finish())
  }

  /** The last values. The columns are let go, since many of them take more room than their values, which live on. */
  finishLast() {
    const values = this.finish()
    this.#columns = []
    return values
  }

  #takeFields(record: CsvRecord): boolean {
    const columns = this.#columns
    const fields = this.#fields
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]
      if (fields[i] >= 0) record.select(fields[i])
      const isMissing =
        fields[i] < 0 || (record.from === record.to && !(record.isQuoted && column.keepsEmpty))
      if (isMissing) {
        column.builder.appendNull()
        continue
      }
      if (column.take(record.bytes, record.from, record.to)) continue
      for (let done = 0; done < i; done++) {
        const { builder } = columns[done]
        builder.truncate(builder.length - 1)
      }
      return false
    }
    return true
  }
}
