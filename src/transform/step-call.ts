import type { Batch } from '../arrow/batch.js'
import { takeRows } from '../arrow/take.js'
import { type ErrorPlace, PrepError } from '../base/errors.js'
import { batchesOf, type StepAuthor, stepFault } from './step-fault.js'
import type { Apply, Gather } from './transform.js'

/** Watches over the calls of a step: notes them where others see them, and keeps some rows from the step. */
export interface StepGuard {
  /** The rows of a batch that the step is not given. */
  rowsLeftOut(batch: Batch): readonly number[]
  /** The pieces in which the step is given a batch: the whole, or row by row. */
  divide(batch: Batch): Iterable<Batch>
  /** The step is given a batch, or is told of the end of the partition where there is none. */
  enter(batch?: Batch): void
  /** It has answered. */
  leave(): void
}

/** How the code of a step is called. */
export interface StepCall {
  /** The function that the step was opened with. */
  apply: Apply
  batch: Batch
  /** Where a row was read from. */
  placeOf: (batch: Batch, row: number) => ErrorPlace
  /** Called when the step has failed, before it is asked once more, row by row, which one it was. */
  onLocate: () => void
  /** Accounts for a row that is left out. */
  reject: (batch: Batch, row: number, reason: string) => void
  guard: StepGuard | undefined
}

/**
 * The batches that the code of a step makes of one. What it throws is told with the record that it was given;
 * rows from which it did not come back before are rejected.
 */
export function* callStep(step: StepAuthor, call: StepCall): Generator<Batch> {
  const { batch, guard } = call
  if (guard === undefined) return yield* callOnce(step, call)
  const left = guard.rowsLeftOut(batch)
  for (const row of left) call.reject(batch, row, 'step_timeout')
  for (const piece of guard.divide(withoutRows(batch, left)))
    if (piece.numRows > 0 || left.length === 0) yield* callOnce(step, { ...call, batch: piece })
}

function* callOnce(step: StepAuthor, { apply, batch, placeOf, onLocate, guard }: StepCall): Generator<Batch> {
  try {
    guard?.enter(batch)
    for (const made of batchesOf(step, { answer: apply(batch), at: () => placeOf(batch, 0) })) {
      guard?.leave()
      yield made
      guard?.enter(batch)
    }
    guard?.leave()
  } catch (error) {
    if (error instanceof PrepError) throw stepFault(step, error)
    onLocate()
    const row = findFailingRow(batch, (one) => {
      guard?.enter(one)
      for (const _ of batchesOf(step, { answer: apply(one), at: () => ({}) }));
    })
    const when = row === undefined ? `, given one of the ${batch.numRows} records from here` : ''
    throw stepFault(step, error, { at: placeOf(batch, row ?? 0), when })
  }
}

/** The batches that the code of a step has held back to the end of a partition. */
export function* finishStep(
  step: StepAuthor,
  { finish, guard }: Pick<Gather, 'finish'> & Pick<StepCall, 'guard'>,
): Generator<Batch> {
  try {
    guard?.enter()
    for (const made of batchesOf(step, { answer: finish(), at: () => ({}) })) {
      guard?.leave()
      yield made
      guard?.enter()
    }
    guard?.leave()
  } catch (error) {
    throw stepFault(step, error, { at: {}, when: ', at the end of a partition' })
  }
}

/** A batch without these rows, which stand in their order. */
function withoutRows(batch: Batch, left: readonly number[]): Batch {
  if (left.length === 0) return batch
  const rows = Array.from({ length: batch.numRows }, (_, row) => row)
  return takeRows(batch, Uint32Array.from(rows.filter((row) => !left.includes(row))))
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
