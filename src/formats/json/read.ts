import { closeSync, openSync } from 'node:fs'
import { readPart } from '../../files/read-fully.js'
import { type DataFile, endsAtReturnsNote, type FileRange, type FormatReader } from '../format/reader.js'
import { endsAtReturns, replaceReturns } from './line-ends.js'
import { lineStartAfter } from './lines.js'
import { observeLines } from './observe-lines.js'
import { rawLines } from './raw-lines.js'
import { readBatches } from './read-batches.js'

/**
 * JSON Lines: one object a line (jsonlines.org). Records go from bytes to Arrow columns without JavaScript
 * strings in between. Blank lines are no records; a carriage return before the line feed is space.
 */
export const jsonlReader: FormatReader = {
  readHead: (path) => ({
    dataStart: startsWithMark(path) ? 3 : 0,
    ...(endsAtReturns(path) && { endsAtReturns: true, notes: [endsAtReturnsNote] }),
  }),
  replaceReturns,
  cut: cutLines,
  headOf: firstLines,
  observe: observeLines,
  countsAbsent: true,
  read: readBatches,
  rawRecords: rawLines,
}

/** Whether a file begins with a UTF-8 byte order mark. */
function startsWithMark(path: string): boolean {
  return readPart(path, { from: 0, length: 3 }).equals(Buffer.of(0xef, 0xbb, 0xbf))
}

/** The lines of a range up to the first that ends behind so many bytes. */
function firstLines({ readPath }: DataFile, { source, from, to }: FileRange, bytes: number): FileRange {
  const fd = openSync(readPath, 'r')
  try {
    return { source, from, to: lineStartAfter(fd, Math.min(from + bytes, to), to) }
  } finally {
    closeSync(fd)
  }
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
