import type { Batch } from '../../arrow/batch.js'
import { takeRows } from '../../arrow/take.js'
import type { StepGuard } from '../../transform/step-call.js'
import type { StepClocks } from './step-clock.js'
import type { RowName, WorkMarker } from './work-mark.js'

/** What earlier attempts at a partition have shown: plain data, sent with the task. */
export interface Caution {
  /** Rows that a step is not given, because it did not come back from them. */
  leftOut: readonly RowOfStep[]
  /**
   * The batch from which a step did not come back, or `undefined` for every batch: its rows are given one by one,
   * to find the one at fault.
   */
  oneByOne?: { step: string; call: number | undefined }
}

export interface RowOfStep extends RowName {
  /** The label of the step. */
  step: string
}

export const noCaution: Caution = { leftOut: [] }

/** Notes what a step is given, in one partition, and how long it takes, and keeps from it what ended an earlier attempt. */
export function openGuard(
  label: string,
  { marker, caution, clocks }: { marker: WorkMarker; caution: Caution; clocks: StepClocks },
): StepGuard {
  const leftOut = caution.leftOut.filter(({ step }) => step === label)
  const clock = clocks.of(label)
  let call = 0
  return {
    rowsLeftOut(batch) {
      if (leftOut.length === 0) return []
      return Array.from({ length: batch.numRows }, (_, row) => row).filter((row) =>
        leftOut.some((name) => isRow(batch, row, name)),
      )
    },
    divide(batch) {
      call++
      clock.end()
      const { oneByOne } = caution
      const isSuspect = oneByOne?.step === label && (oneByOne.call ?? call) === call
      return isSuspect ? rowsOf(batch) : [batch]
    },
    enter(batch) {
      marker.enter(label, batch && { batch, call })
      clock.start()
    },
    leave() {
      clock.stop()
      marker.leave()
    },
  }
}

function isRow({ origin }: Batch, row: number, { source, position, copy }: RowName): boolean {
  return origin.source === source && origin.positions[row] === position && origin.copies[row] === copy
}

function* rowsOf(batch: Batch): Generator<Batch> {
  for (let row = 0; row < batch.numRows; row++) yield takeRows(batch, Uint32Array.of(row))
}
