import { isUtf8 } from 'node:buffer'
import { closeSync, openSync } from 'node:fs'
import type { Schema } from '../../arrow/arrow.js'
import { Batch, originOf } from '../../arrow/batch.js'
import { readPart } from '../../files/read-fully.js'
import {
  type BadRecord,
  batchBytes,
  batchRows,
  type DataFile,
  type FileRange,
  type FormatReader,
  type ReadTask,
  recordLimit,
  rowsOfBatch,
} from '../format/reader.js'
import { BadJson } from './bytes.js'
import { JsonCursor } from './cursor.js'
import { type LineBlock, lineStartAfter, readLineBlocks } from './lines.js'
import { JsonObserver } from './observe.js'
import { rawLines } from './raw-lines.js'
import { type RecordReader, recordReader } from './read-record.js'

/**
 * JSON Lines: one object a line (jsonlines.org). Records go from bytes to Arrow columns without JavaScript
 * strings in between. Blank lines are no records; a carriage return before the line feed is space.
 */
export const jsonlReader: FormatReader = {
  readHead: (path) => ({ dataStart: startsWithMark(path) ? 3 : 0 }),
  cut: cutLines,
  observe(task, shape) {
    const observer = new JsonObserver(shape, task.keys)
    const cursor = new JsonCursor()
    let records = 0
    for (const block of blocksOf(task))
      for (const line of linesOf(block)) {
        if (line.isTooLong) {
          records++
          continue
        }
        openLine(cursor, line)
        if (cursor.peek() === 0x0a && cursor.pos === cursor.end) continue
        records++
        observer.observe(cursor)
      }
    return records
  },
  read: readJsonl,
  rawRecords: rawLines,
}

/** Whether a file begins with a UTF-8 byte order mark. */
function startsWithMark(path: string): boolean {
  return readPart(path, { from: 0, length: 3 }).equals(Buffer.of(0xef, 0xbb, 0xbf))
}

/** Parts of about `partBytes` that begin and end at line starts. */
export function cutLines(file: DataFile, rangeBytes: number): FileRange[] {
  const { source, bytes, dataStart } = file
  const count = Math.max(1, Math.round((bytes - dataStart) / rangeBytes))
  const starts = new Set([dataStart])
  const fd = openSync(file.readPath, 'r')
  try {
    for (let k = 1; k < count; k++)
      starts.add(lineStartAfter(fd, dataStart + Math.floor(((bytes - dataStart) * k) / count), bytes))
  } finally {
    closeSync(fd)
  }
  starts.delete(bytes)
  const borders = [...starts, bytes]
  return [...starts].map((from, i) => ({ source, from, to: borders[i + 1] }))
}

/** The lines of a task, a block at a time, none of them longer than its file may have them. */
function blocksOf({
  file,
  range,
  onBytes,
}: Pick<ReadTask, 'file' | 'range' | 'onBytes'>): Generator<LineBlock> {
  return readLineBlocks(file.readPath, { ...range, maxLineBytes: recordLimit(file), onBytes })
}

/** One line of a block, without its line feed. */
interface Line {
  block: LineBlock
  from: number
  to: number
  length: number
  isValidUtf8: boolean
  /** Its bytes are not to be read. */
  isTooLong: boolean
}

function* linesOf(block: LineBlock): Generator<Line> {
  const { bytes, length, maxLineBytes, skippedBytes } = block
  const line: Line = { block, from: 0, to: 0, length: 0, isValidUtf8: true, isTooLong: false }
  if (skippedBytes > 0) {
    line.length = skippedBytes
    line.isTooLong = true
    yield line
    return
  }
  const allSound = isUtf8(bytes.subarray(0, length))
  for (let from = 0; from < length; ) {
    const feed = bytes.indexOf(0x0a, from)
    line.from = from
    line.to = Math.min(feed, length)
    line.length = line.to - from
    line.isTooLong = line.length > maxLineBytes
    line.isValidUtf8 = allSound || isUtf8(bytes.subarray(from, line.to))
    yield line
    from = feed + 1
  }
}

/** Points a cursor at a line; at a copy with U+FFFD in place of what is not UTF-8, where it is not sound. */
function openLine(cursor: JsonCursor, line: Line): void {
  const { bytes } = line.block
  if (line.isValidUtf8) return cursor.open(bytes, line.from, line.to)
  const repaired = Buffer.from(`${bytes.toString('utf8', line.from, line.to)}\n`)
  cursor.open(repaired, 0, repaired.length - 1)
}

function* readJsonl(task: ReadTask): Generator<Batch> {
  const reader = recordReader(task.schema)
  const cursor = new JsonCursor()
  const positions = new Float64Array(batchRows)
  const mostRows = rowsOfBatch(task.schema.fields.length)
  let rows = 0
  let batchStart = task.range.from
  for (const block of blocksOf(task)) {
    for (const line of linesOf(block)) {
      const offset = block.offset + line.from
      if (readLine(reader, cursor, { line, task, offset })) positions[rows++] = offset
      if (rows < mostRows && offset - batchStart < batchBytes) continue
      if (rows > 0) yield takeBatch(task.schema, reader, originOf(task.file.source, positions.slice(0, rows)))
      rows = 0
      batchStart = offset
    }
  }
  if (rows > 0) yield takeBatch(task.schema, reader, originOf(task.file.source, positions.slice(0, rows)))
}

function takeBatch(schema: Schema, reader: RecordReader, origin: Batch['origin']): Batch {
  const columns = reader.columns.map((column) => column.finish())
  reader.reset()
  return new Batch(schema, columns, origin)
}

/** Reads one line into the columns. Answers whether it was a record that could be read. */
function readLine(
  reader: RecordReader,
  cursor: JsonCursor,
  place: { line: Line; task: ReadTask; offset: number },
): boolean {
  const { line, task, offset } = place
  const { length } = line
  const report = (action: BadRecord['action'], reason: string) =>
    task.onBad({ offset, length, reason, action })
  if (line.isTooLong) {
    report('rejected', 'too_long')
    return false
  }
  if (!line.isValidUtf8 && task.invalidUtf8 === 'reject') {
    report('rejected', 'invalid_utf8')
    return false
  }
  openLine(cursor, line)
  if (cursor.peek() === 0x0a && cursor.pos === cursor.end) return false
  try {
    reader.read(cursor)
  } catch (error) {
    if (!(error instanceof BadJson)) throw error
    report('rejected', error.reason)
    return false
  }
  if (!line.isValidUtf8) report('repaired', 'invalid_utf8')
  else if (cursor.repaired) report('repaired', 'lone_surrogate')
  return true
}
