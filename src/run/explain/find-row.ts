import { closeSync, openSync, readSync } from 'node:fs'
import type { Batch } from '../../arrow/batch.js'
import { takeRows } from '../../arrow/take.js'
import { type ErrorPlace, PrepError } from '../../base/errors.js'
import { openProgressBuffer } from '../../engine/tasks/progress-buffer.js'
import { placeIn } from '../../engine/tasks/record-place.js'
import { heldFrom } from '../../formats/format/reader.js'
import type { InputFile } from '../../formats/input-file.js'
import { formats } from '../../formats/registry.js'
import type { Partition } from '../../input/partition.js'
import { inputBatches } from '../../plan/input-batches.js'
import type { OpenPlan } from '../../plan/plan.js'

/**
 * Which row: its number among the records of all inputs, from 1, or a file with its line there, as errors and the list of
 * rejected records name it; of a file without lines, the number of the row in it, from 1.
 */
export type RowPlace =
  | number
  | {
      /** The file, by the name that the user gave it. */
      source: string
      /** The line, from 1. */
      line: number
    }

/** A row as a batch of its own, and where it was read. */
export interface FoundRow {
  row: Batch
  place: () => ErrorPlace
}

/** Reads the inputs up to a row. Throws `not_found` where it is not there. */
export async function findRow(plan: OpenPlan, wanted: RowPlace): Promise<FoundRow> {
  const span = typeof wanted === 'number' ? undefined : await spanOf(plan, wanted)
  const progress = openProgressBuffer(plan.partitions.length)
  let left = typeof wanted === 'number' ? wanted : 0
  for (const partition of plan.partitions) {
    if (span !== undefined && !mayHold(partition, span)) continue
    for await (const batch of inputBatches(plan, partition, { progress })) {
      const at = span === undefined ? left - 1 : rowWithin(batch, span)
      if (at >= 0 && at < batch.numRows) {
        const { source, positions } = batch.origin
        const place = () => placeIn(partition, { source, position: positions[at] })
        return { row: takeRows(batch, Uint32Array.of(at)), place }
      }
      left -= batch.numRows
    }
  }
  const what = typeof wanted === 'number' ? `Row ${wanted}` : `Line ${wanted.line} of "${wanted.source}"`
  throw new PrepError(
    'not_found',
    `${what} is not among the rows that can be read. Give the number of a row from 1, or a file and a line that holds one, such as data.jsonl:7`,
  )
}

/** The positions that a row of a place may have. */
interface Span {
  source: number
  from: number
  to: number
}

function mayHold({ ranges }: Partition, { source, from, to }: Span): boolean {
  return ranges.some(({ file, range }) => file.source === source && range.from < to && from < range.to)
}

function rowWithin({ origin }: Batch, { source, from, to }: Span): number {
  return origin.source === source
    ? origin.positions.findIndex((position) => position >= from && position < to)
    : -1
}

async function spanOf(plan: OpenPlan, { source, line }: { source: string; line: number }): Promise<Span> {
  const { files } = plan
  const file = files.find(({ path }) => path === source)
  if (file === undefined)
    throw new PrepError(
      'not_found',
      `"${source}" is none of the inputs. Give the number of a row, or one of these with a line: ${files
        .slice(0, 8)
        .map(({ path }) => path)
        .join(', ')}`,
    )
  const number = file.source
  if (!formats[file.format].isText) return { source: number, from: line - 1, to: line }
  const held = file.sketch === undefined ? file : partWith(plan, file, line)
  const release = await plan.copies.hold([held])
  try {
    return { source: number, ...bytesOfLine(held, line) }
  } finally {
    release()
  }
}

/** The part of an input that holds a line. */
function partWith({ partitions }: OpenPlan, { source }: InputFile, line: number): InputFile {
  const parts = partitions.flatMap(({ ranges }) => ranges.map(({ file }) => file))
  return parts.filter((part) => part.source === source && part.holdsFrom!.feeds < line).at(-1)!
}

/** Where a line of a file begins, from 1, and where the next one does. */
function bytesOfLine(file: InputFile, line: number): { from: number; to: number } {
  const block = Buffer.allocUnsafe(1 << 20)
  const fd = openSync(file.readPath, 'r')
  try {
    const start = heldFrom(file)
    let [at, lines] = [start.offset, start.feeds + 1]
    let from = line === lines ? at : -1
    for (;;) {
      const got = readSync(fd, block, 0, block.length, at)
      if (got === 0) return { from: from < 0 ? at : from, to: at }
      const read = block.subarray(0, got)
      for (let feed = read.indexOf(0x0a); feed >= 0; feed = read.indexOf(0x0a, feed + 1)) {
        lines++
        if (lines === line) from = at + feed + 1
        else if (lines === line + 1) return { from, to: at + feed + 1 }
      }
      at += got
    }
  } finally {
    closeSync(fd)
  }
}
