import type { Batch } from '../../arrow/batch.js'
import { rowsOf } from '../../arrow/rows.js'
import { takeRows } from '../../arrow/take.js'
import type { ErrorPlace } from '../../base/errors.js'
import { awaitOwnCode, callOwnCode } from '../../base/own-code.js'
import type { StepCounts, Tally } from '../../schemas/step-counts.js'
import { type OpenStep, openStep, type Step } from '../../transform/step.js'
import { ownCodeOf } from '../../transform/step-fault.js'
import { type FieldChange, rowDifference } from './row-difference.js'

/** What a step did to one row. */
export interface RowChange {
  /** Where the record was read. */
  place: ErrorPlace
  /** Which copy of the record came to the step; 0 is the record itself. */
  copy: number
  /** `added`: the row is there still, beside others that were made of it; `repeated`: it is there several times. */
  what: 'changed' | 'added' | 'repeated' | 'dropped' | 'rejected'
  /** The reason codes of rows that were left out. */
  reasons: string[]
  /** How often the row is there behind the step. */
  times: number
  /** What the step noted, such as the kinds of personal data that it found. */
  notes: Tally
  /** The values that differ; of rows that were added, those of the first of them. */
  fields: FieldChange[]
}

/** A step that is applied row by row, so that what it does to each is known. */
export interface WatchedStep {
  label: string
  /** Sends one row through the step: the rows that become of it, and what changed, if anything did. */
  pass(row: Batch, place: () => ErrorPlace): { rows: Batch[]; change: RowChange | undefined }
}

/** Opens a step with what its survey has decided. */
export async function watchStep(
  step: Step,
  { seed, decision }: { seed: number; decision: unknown },
): Promise<WatchedStep> {
  const opened = await awaitOwnCode(ownCodeOf(step, 'as it is opened'), () =>
    openStep(step, { seed, decision }),
  )
  const own = ownCodeOf(step, 'given a record')
  return {
    label: step.label,
    pass(row, place) {
      const before = structuredClone(opened.counts)
      const rows = callOwnCode(own, () => [...opened.apply(row)].flatMap(singleRows))
      return { rows, change: changeOf({ row, rows, place, counts: countsSince(opened, before) }) }
    },
  }
}

/** The rows of a batch, each as a batch of its own. */
export function singleRows(batch: Batch): Batch[] {
  return Array.from({ length: batch.numRows }, (_, row) => takeRows(batch, Uint32Array.of(row)))
}

interface Passed {
  row: Batch
  rows: readonly Batch[]
  place: () => ErrorPlace
  counts: Pick<StepCounts, 'dropped' | 'rejected' | 'notes'>
}

function changeOf({ row, rows, place, counts }: Passed): RowChange | undefined {
  const { dropped, rejected, notes } = counts
  const reasons = [...Object.keys(rejected), ...Object.keys(dropped)]
  const [before] = rowsOf(row)
  const [own, other] = rows.map((made) => rowsOf(made)[0])
  const fields = own === undefined ? [] : rowDifference(before, own)
  const ofOther = other === undefined ? [] : rowDifference(before, other)
  const what = kindOf({ reasons, rejected, rows, fields, ofOther })
  if (what === undefined) return undefined
  return {
    place: place(),
    copy: row.origin.copies[0],
    what,
    reasons,
    times: rows.length,
    notes,
    fields: fields.length > 0 ? fields : ofOther,
  }
}

function kindOf({
  reasons,
  rejected,
  rows,
  fields,
  ofOther,
}: {
  reasons: readonly string[]
  rejected: Tally
  rows: readonly Batch[]
  fields: readonly FieldChange[]
  ofOther: readonly FieldChange[]
}): RowChange['what'] | undefined {
  if (rows.length === 0 && reasons.length > 0)
    return Object.keys(rejected).length > 0 ? 'rejected' : 'dropped'
  if (rows.length > 1) return ofOther.length > 0 ? 'added' : 'repeated'
  return fields.length > 0 ? 'changed' : undefined
}

/** What was counted since. */
function countsSince({ counts }: OpenStep, before: StepCounts): Passed['counts'] {
  return {
    dropped: tallySince(counts.dropped, before.dropped),
    rejected: tallySince(counts.rejected, before.rejected),
    notes: tallySince(counts.notes, before.notes),
  }
}

function tallySince(now: Tally, before: Tally): Tally {
  const grown = Object.entries(now)
    .map(([name, count]) => [name, count - (before[name] ?? 0)] as const)
    .filter(([, count]) => count > 0)
  return Object.fromEntries(grown)
}
