import { closeSync, openSync, readSync } from 'node:fs'
import type { Batch } from '../../arrow/batch.js'
import { takeRows } from '../../arrow/take.js'
import { type ErrorPlace, PrepError } from '../../base/errors.js'
import { openProgressBuffer } from '../../engine/tasks/progress-buffer.js'
import { placeIn } from '../../engine/tasks/record-place.js'
import type { InputFile } from '../../formats/input-file.js'
import { formats } from '../../formats/registry.js'
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
  const span = typeof wanted === 'number' ? undefined : spanOf(plan, wanted)
  const progress = openProgressBuffer(plan.partitions.length)
  let left = typeof wanted === 'number' ? wanted : 0
  for (const partition of plan.partitions) {
    if (span !== undefined && !partition.ranges.some(({ file }) => file === span.file)) continue
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
  file: InputFile
  from: number
  to: number
}

function rowWithin({ origin }: Batch, { file, from, to }: Span): number {
  return origin.source === file.source
    ? origin.positions.findIndex((position) => position >= from && position < to)
    : -1
}

function spanOf({ files }: OpenPlan, { source, line }: { source: string; line: number }): Span {
  const file = files.find(({ path }) => path === source)
  if (file === undefined)
    throw new PrepError(
      'not_found',
      `"${source}" is none of the inputs. Give the number of a row, or one of these with a line: ${files
        .slice(0, 8)
        .map(({ path }) => path)
        .join(', ')}`,
    )
  if (!formats[file.format].isText) return { file, from: line - 1, to: line }
  return { file, ...bytesOfLine(file.readPath, line) }
}

/** Where a line of a file begins, from 1, and where the next one does. */
function bytesOfLine(path: string, line: number): { from: number; to: number } {
  const block = Buffer.allocUnsafe(1 << 20)
  const fd = openSync(path, 'r')
  try {
    let [at, lines, from] = [0, 1, line === 1 ? 0 : -1]
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
