import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { type Row, rowsOf } from '../../arrow/rows.js'
import { takeRows } from '../../arrow/take.js'
import { openProgressBuffer } from '../../engine/tasks/progress-buffer.js'
import { inputBatches } from '../../plan/input-batches.js'
import type { OpenPlan } from '../../plan/plan.js'

/** One of two data sets that are compared. It can be read as often as is needed. */
export interface DataSide {
  schema: Schema
  /** Its batches in order; all columns, or some. */
  batches(columns?: ReadonlySet<string>): AsyncGenerator<Batch>
}

/** The rows of the inputs of a plan. Records that cannot be read are passed over. */
export function sideOf(plan: OpenPlan): DataSide {
  const progress = openProgressBuffer(plan.partitions.length)
  return {
    schema: plan.input,
    async *batches(columns) {
      for (const partition of plan.partitions) yield* inputBatches(plan, partition, { progress, columns })
    },
  }
}

/** The rows of these numbers, counted from 0. Reads no further than the last of them. */
export async function rowsAt(side: DataSide, numbers: ReadonlySet<number>): Promise<Map<number, Row>> {
  const found = new Map<number, Row>()
  let first = 0
  for await (const batch of side.batches()) {
    if (found.size === numbers.size) break
    const wanted = [...numbers].filter((number) => number >= first && number < first + batch.numRows)
    const rows = rowsOf(
      takeRows(
        batch,
        Uint32Array.from(wanted, (number) => number - first),
      ),
    )
    for (const [i, number] of wanted.entries()) found.set(number, rows[i])
    first += batch.numRows
  }
  return found
}
