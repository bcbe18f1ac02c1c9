import type { Batch } from '../arrow/batch.js'
import { takeRows } from '../arrow/take.js'
import { type ErrorPlace, PrepError } from '../base/errors.js'
import { batchesOf, type StepAuthor, stepFault } from './step-fault.js'
import type { Apply } from './transform.js'

/** How the code of a step is called. */
export interface StepCall {
  /** The function that the step was opened with. */
  apply: Apply
  batch: Batch
  /** Where a row was read from. */
  placeOf: (batch: Batch, row: number) => ErrorPlace
  /** Called when the step has failed, before it is asked once more, row by row, which one it was. */
  onLocate: () => void
}

/** The batches that the code of a step makes of one. What it throws is told with the record that it was given. */
export function* callStep(step: StepAuthor, { apply, batch, placeOf, onLocate }: StepCall): Generator<Batch> {
  try {
    yield* batchesOf(step, { answer: apply(batch), at: () => placeOf(batch, 0) })
  } catch (error) {
    if (error instanceof PrepError) throw stepFault(step, error)
    onLocate()
    const row = findFailingRow(batch, (one) => {
      for (const _ of batchesOf(step, { answer: apply(one), at: () => ({}) }));
    })
    const when = row === undefined ? `, given one of the ${batch.numRows} records from here` : ''
    throw stepFault(step, error, { at: placeOf(batch, row ?? 0), when })
  }
}

/**
 * The first row with which the code fails when it is given nothing else; `undefined` where it fails with none
 * of them alone.
 */
function findFailingRow(batch: Batch, call: (row: Batch) => void): number | undefined {
  for (let row = 0; row < batch.numRows; row++) {
    try {
      call(takeRows(batch, Uint32Array.of(row)))
    } catch (error) {
      return error instanceof PrepError ? undefined : row
    }
  }
  return undefined
}
