import type { Batch } from '../../src/arrow/batch.js'
import { type Row, rowsOf } from '../../src/arrow/rows.js'
import type { BadRecord, FileRange, FormatReader, ReadTask } from '../../src/formats/format/reader.js'

/** What is read from ranges of a file, in their order. */
export interface RangeReading {
  rows: Row[]
  positions: number[]
  /** How many rows each batch has. */
  sizes: number[]
  batches: Batch[]
  bad: BadRecord[]
}

/** Reads ranges of a file, each as a task of its own. */
export async function readRanges(
  reader: FormatReader,
  {
    ranges,
    ...task
  }: Partial<ReadTask> & Pick<ReadTask, 'file' | 'schema'> & { ranges: readonly FileRange[] },
): Promise<RangeReading> {
  const reading: RangeReading = { rows: [], positions: [], sizes: [], batches: [], bad: [] }
  for (const range of ranges) {
    const whole: ReadTask = {
      skipped: new Set(),
      invalidUtf8: 'replace',
      onBad: (record) => reading.bad.push(record),
      ...task,
      range,
    }
    for await (const batch of reader.read(whole)) {
      reading.batches.push(batch)
      reading.rows.push(...rowsOf(batch))
      reading.positions.push(...batch.origin.positions)
      reading.sizes.push(batch.numRows)
    }
  }
  return reading
}
