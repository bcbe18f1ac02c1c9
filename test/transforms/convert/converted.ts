import type { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { convert } from '../../../transforms/convert.js'
import { runStep } from '../../laws.js'

/** Runs convert over rows and gives the rows that come out, with what was rejected. */
export async function converted(rows: Row[] | Batch, options: object) {
  const batch = Array.isArray(rows) ? batchOfRows(rows) : rows
  const run = await runStep(convert, [[batch]], { options })
  const { rejected, notes } = run.counts
  return { rows: run.batches.flatMap(rowsOf), rejected, notes, batch: run.batches[0] }
}

/** A message of OpenAI's convention. */
export function say(role: string, content: string | null) {
  return { role, content }
}

/** A message of ShareGPT's convention. */
export function tell(from: string, value: string | null) {
  return { from, value }
}
