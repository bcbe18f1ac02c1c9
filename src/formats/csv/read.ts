import { fieldShape, type Shape } from '../../arrow/infer-schema.js'
import {
  type DataFile,
  type FileRange,
  type FormatReader,
  type ObserveTask,
  recordLimit,
} from '../format/reader.js'
import { cutCsv } from './cut.js'
import { dialectOf, readCsvDialect } from './dialect.js'
import { observeRecord, widenCsvShape } from './infer-kinds.js'
import { replaceReturnsIn } from './line-ends.js'
import { rawCsvRecords } from './raw-records.js'
import { readCsvBatches } from './read-batches.js'
import { readCsvRecords } from './records/records.js'

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
  headOf: firstRecords,
  observe: observeCsv,
  observesByReading: true,
  widenShape: widenCsvShape,
  read: readCsvBatches,
  rawRecords: rawCsvRecords,
}

function observeCsv({ file, range, onBytes, onTorn }: ObserveTask, shape: Shape): number {
  const dialect = dialectOf(file)
  const columns = dialect.columns.map((name) => fieldShape(shape, name))
  let records = 0
  for (const record of readCsvRecords(file.readPath, {
    ...range,
    dialect,
    maxRecordBytes: recordLimit(file),
    onBytes,
    onTorn: range.to < file.bytes ? onTorn : undefined,
  })) {
    records++
    if (observeRecord(record, columns)) shape.objects++
  }
  return records
}

/** The records of a range up to the first that begins behind so many bytes. */
function firstRecords(file: DataFile, range: FileRange, bytes: number): FileRange {
  const maxRecordBytes = recordLimit(file)
  const records = readCsvRecords(file.readPath, { ...range, dialect: dialectOf(file), maxRecordBytes })
  for (const { offset } of records) if (offset - range.from >= bytes) return { ...range, to: offset }
  return range
}
