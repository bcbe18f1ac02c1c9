import type { StepCounts, Tally } from '../../schemas/step-counts.js'
import type { RowFollower, RowOfBatch } from '../../transform/step-contexts.js'
import type { Fate } from './trail-table.js'

/** Why a row has left at a step. */
export interface RowEnd {
  fate: Fate
  reason: string | undefined
}

/** What a step says of the single rows of a batch, by the numbers that they bear. */
export class RowNotes implements RowFollower {
  readonly #ends = new Map<number, RowEnd>()
  readonly #noted = new Map<number, Record<string, number>>()
  /** Rows that were dropped by name, by reason. */
  #named: Tally = {}
  #before: Tally = {}

  /** Forgets the batch before. `counts` are those of the step. */
  begin({ dropped }: StepCounts): void {
    this.#ends.clear()
    this.#noted.clear()
    this.#named = {}
    this.#before = { ...dropped }
  }

  dropped(at: RowOfBatch, reason: string): void {
    const row = numberOf(at)
    if (row === undefined) return
    this.#ends.set(row, { fate: 'dropped', reason })
    this.#named[reason] = (this.#named[reason] ?? 0) + 1
  }

  rejected(at: RowOfBatch, reason: string): void {
    const row = numberOf(at)
    if (row !== undefined) this.#ends.set(row, { fate: 'rejected', reason })
  }

  noted(at: RowOfBatch, kind: string, count: number): void {
    const row = numberOf(at)
    if (row === undefined) return
    const notes = this.#noted.get(row) ?? {}
    this.#noted.set(row, notes)
    notes[kind] = (notes[kind] ?? 0) + count
  }

  /** What was seen in a row. */
  of(row: number): Record<string, number> | undefined {
    return this.#noted.get(row)
  }

  /** Why a row has left, where the step said so of this row. */
  endOf(row: number): RowEnd | undefined {
    return this.#ends.get(row)
  }

  /** The reasons of rows that the step has dropped since, without saying which they were. */
  reasons({ dropped }: StepCounts): string[] {
    return Object.keys(dropped).filter(
      (reason) => dropped[reason] > (this.#before[reason] ?? 0) + (this.#named[reason] ?? 0),
    )
  }
}

function numberOf({ batch, row }: RowOfBatch): number | undefined {
  return batch.origin.marks?.[row]
}
