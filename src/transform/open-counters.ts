import type { Batch } from '../arrow/batch.js'
import { PrepError } from '../base/errors.js'
import { countUp, offerSample, type StepCounts, tableOf, wantsSample } from '../schemas/step-counts.js'
import type { Counters } from './transform.js'

/** Whose counts they are, and who else hears of a rejected row. */
export interface CountersOptions {
  /** How the step is called in errors. */
  label: string
  onRejected: (batch: Batch, row: number, reason: string) => void
}

/** Counters that write into `counts`. Each throws `count_mismatch` for a count that is not a whole number from 0. */
export function openCounters(counts: StepCounts, { label, onRejected }: CountersOptions): Counters {
  const checked = (count: number, what: string): number => {
    if (Number.isSafeInteger(count) && count >= 0) return count
    throw new PrepError(
      'count_mismatch',
      `Step "${label}" counts ${count} ${what}, where a whole number from 0 is wanted. This is a fault of the step, not of the data`,
      { at: { step: label } },
    )
  }
  return {
    added: (count) => {
      counts.added += checked(count, 'added rows')
    },
    dropped: (reason, count = 1) => {
      if (checked(count, 'dropped rows') > 0) countUp(counts.dropped, reason, count)
    },
    rejected: (batch, row, reason) => {
      countUp(counts.rejected, reason, 1)
      onRejected(batch, row, reason)
    },
    note: (kind, count = 1) => {
      if (checked(count, 'in a note') > 0) countUp(counts.notes, kind, count)
    },
    tally: (table, name, count = 1) => {
      if (checked(count, 'in a table') > 0) countUp(tableOf(counts, table), name, count)
    },
    sample: (kind, key, text) => {
      if (wantsSample(counts, kind, key)) offerSample(counts, kind, { key, text: text() })
    },
  }
}
