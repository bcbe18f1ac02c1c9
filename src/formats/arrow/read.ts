import { closeSync, openSync } from 'node:fs'
import { Message, type RecordBatch, RecordBatchReader, type Schema } from '../../arrow/arrow.js'
import { Batch, originOf } from '../../arrow/batch.js'
import { PrepError } from '../../base/errors.js'
import { columnPlaces } from '../format/column-places.js'
import {
  batchBytes,
  batchRows,
  type DataFile,
  type FileRange,
  type FormatReader,
  type ReadTask,
} from '../format/reader.js'
import { nullColumn, PlainColumns, plainSchema } from './flatten-types.js'
import { type ArrowMessage, type ArrowSource, readBytes, readMessages } from './messages.js'
import { repairUtf8 } from './repair-utf8.js'

/**
 * Arrow IPC, both the stream and the file format. Record batches are found by their headers, so a range is
 * read without the rest of the file; the schema and the dictionaries before it come along. A row's position
 * is its number in the file. Compressed bodies, unions and types unknown to apache-arrow are refused.
 */
export const arrowReader: FormatReader = {
  cut: cutArrow,
  schemaOf(file) {
    return plainSchema(schemaOfFile(file))
  },
  read: readArrow,
  bytesOf: (task) => rangeMessages(task, []),
}

function schemaOfFile(file: DataFile): Schema {
  for (const { schema } of openMessages(file)) if (schema !== undefined) return schema
  throw new PrepError('bad_input', 'The Arrow file is empty. Write it anew', { at: { source: file.path } })
}

function* openMessages(file: DataFile): Generator<ArrowMessage & { source: ArrowSource }> {
  const fd = openSync(file.readPath, 'r')
  const source = { fd, path: file.path }
  try {
    for (const message of readMessages(source)) yield { ...message, source }
  } finally {
    closeSync(fd)
  }
}

/** Groups of whole record batches. One batch larger than `rangeBytes` is a range of its own. */
function cutArrow(file: DataFile, rangeBytes: number): FileRange[] {
  const ranges: FileRange[] = []
  let range: FileRange | undefined
  for (const { kind, from, to } of openMessages(file)) {
    if (kind !== 'batch') continue
    if (range !== undefined && to - range.from <= rangeBytes) range.to = to
    else ranges.push((range = { source: file.source, from, to }))
  }
  return ranges
}

function* readArrow(task: ReadTask): Generator<Batch> {
  const firstRows: number[] = []
  const columns = new PlainColumns()
  let layout: readonly number[] | undefined
  const messages = passedOn(rangeMessages(task, firstRows), task.onBytes)
  for (const records of RecordBatchReader.from(messages) as Iterable<RecordBatch>) {
    const firstRow = firstRows.shift()
    if (firstRow === undefined) return
    // The schema of the records themselves has "null" where a name is empty.
    layout ??= columnPlaces(task, plainSchema(schemaOfFile(task.file)), 'Arrow')
    const bytesPerRow = Math.max(1, records.data.byteLength / Math.max(1, records.numRows))
    const step = Math.max(1, Math.min(batchRows, Math.floor(batchBytes / bytesPerRow)))
    for (let from = 0; from < records.numRows; from += step) {
      const rows = { from, length: Math.min(step, records.numRows - from) }
      const positions = Float64Array.from({ length: rows.length }, (_, i) => firstRow + from + i)
      const taken = task.schema.fields.map(({ type }, i) => {
        const index = layout![i]
        return index < 0
          ? nullColumn(type, rows.length)
          : columns.take(records.data.children[index], type, rows)
      })
      yield repairUtf8(new Batch(task.schema, taken, originOf(task.file.source, positions)), task)
    }
  }
}

/** The bytes that a range needs, message by message. `firstRows` gets the first row number of each batch. */
function* rangeMessages(
  { file, range }: Pick<ReadTask, 'file' | 'range'>,
  firstRows: number[],
): Generator<Uint8Array> {
  let rows = 0
  for (const { kind, from, to, rows: count, schema, source } of openMessages(file)) {
    if (from >= range.to) return
    if (schema !== undefined) yield schemaBytes(schema)
    else if (kind === 'dictionary') yield readBytes(source, from, to - from)
    else if (from >= range.from) {
      firstRows.push(rows)
      yield readBytes(source, from, to - from)
    }
    rows += count
  }
}

/** The same pieces, each shown to `onBytes` first. */
function* passedOn(pieces: Iterable<Uint8Array>, onBytes: ReadTask['onBytes']): Generator<Uint8Array> {
  for (const piece of pieces) {
    onBytes?.(piece)
    yield piece
  }
}

/** A schema as an encapsulated message: −1, the length of the metadata, the metadata padded to 8 bytes. */
function schemaBytes(schema: Schema): Uint8Array {
  const metadata = Message.encode(Message.from(schema))
  const bytes = Buffer.alloc(8 + ((metadata.length + 7) & ~7))
  bytes.writeInt32LE(-1, 0)
  bytes.writeInt32LE(bytes.length - 8, 4)
  bytes.set(metadata, 8)
  return bytes
}
