import type { Batch } from '../arrow/batch.js'
import { PrepError } from '../base/errors.js'
import type { RuleResult } from '../schemas/curation.js'
import { countUp, offerSample, type StepCounts, tableOf, wantsSample } from '../schemas/step-counts.js'
import type { RowFollower } from './step-contexts.js'
import type { Counters, RowEffect } from './transform.js'

/** Why a step rejects a row: a code, and where it is a verdict of a step that judges rows the rules that it breaks. */
export interface RowReject {
  reason: string
  rules: readonly RuleResult[] | undefined
}

/** Whose counts they are, and who else hears of a rejected row. */
export interface CountersOptions {
  /** How the step is called in errors. */
  label: string
  /** What its plan says that becomes of the rows. */
  rows: RowEffect
  onRejected: (batch: Batch, row: number, rejected: RowReject) => void
  /** Hears of single rows. */
  follower?: RowFollower | undefined
}

/** What reports, lists of rejects and terminals show of a row that was left out: a code, which no text of a record passes for. */
const codePattern = /^[\w.:-]{1,64}$/

/**
 * Counters that write into `counts`. Each throws `count_mismatch` for a count that is not a whole number from 0, and
 * for rows dropped or added by a step whose plan says that there are none; `worker_failed` for a reason or a kind that is no
 * code, such as the message of an error, which may quote a record.
 */
export function openCounters(
  counts: StepCounts,
  { label, rows, onRejected, follower }: CountersOptions,
): Counters {
  const keepsAll = rows === 'kept' || rows === 'reordered'
  const checked = (count: number, what: string): number => {
    if (Number.isSafeInteger(count) && count >= 0) return count
    throw new PrepError(
      'count_mismatch',
      `Step "${label}" counts ${count} ${what}, where a whole number from 0 is wanted. This is a fault of the step, not of the data`,
      { at: { step: label } },
    )
  }
  const code = (name: string): string => {
    if (typeof name === 'string' && codePattern.test(name)) return name
    throw new PrepError(
      'worker_failed',
      `Step "${label}" counts rows by a reason or a kind that is no code. Write up to 64 letters from a to z, digits and _ . : -, such as no_date: ` +
        'reports show it, and what a record holds or an error says of it must not stand there',
      { at: { step: label } },
    )
  }
  return {
    added: (count) => {
      if (checked(count, 'added rows') > 0 && keepsAll) throw brokenPromise(label, { rows, did: 'adds' })
      counts.added += count
    },
    joined: (count) => {
      if (checked(count, 'joined rows') > 0 && rows !== 'joined')
        throw brokenPromise(label, { rows, did: 'joins' })
      counts.joined += count
    },
    dropped: (reason, count = 1, at) => {
      if (checked(count, 'dropped rows') === 0) return
      if (keepsAll) throw brokenPromise(label, { rows, did: 'drops' })
      countUp(counts.dropped, code(reason), count)
      if (at !== undefined) follower?.dropped(at, reason)
    },
    rejected: (batch, row, reason, rules) => {
      countUp(counts.rejected, code(reason), 1)
      if (rules !== undefined) countUp(counts.judged, reason, 1)
      onRejected(batch, row, { reason, rules })
    },
    note: (kind, count = 1) => {
      if (checked(count, 'in a note') > 0) countUp(counts.notes, code(kind), count)
    },
    noteRow: (at, kind, count = 1) => {
      if (checked(count, 'in a row') > 0) follower?.noted(at, kind, count)
    },
    tally: (table, name, count = 1) => {
      if (checked(count, 'in a table') > 0) countUp(tableOf(counts, table), name, count)
    },
    sample: (kind, key, text) => {
      if (wantsSample(counts, kind, key)) offerSample(counts, kind, { key, text: text() })
    },
  }
}

/** What a plan has to say for what a step does. */
const cures = { adds: 'repeated', drops: 'dropped', joins: 'joined' } as const satisfies Record<
  string,
  RowEffect
>

/** The error for a step that does more to the rows than its plan says, on which the surveys of later steps rely. */
export function brokenPromise(
  label: string,
  { rows, did }: { rows: RowEffect; did: keyof typeof cures },
): PrepError {
  return new PrepError(
    'count_mismatch',
    `Step "${label}" ${did} rows where its plan says effects.rows: '${rows}', on which later steps rely. ` +
      `This is a fault of the step, not of the data: let its plan say effects.rows: '${cures[did]}'`,
    { at: { step: label } },
  )
}
