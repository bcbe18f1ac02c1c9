import type { Batch } from '../../arrow/batch.js'
import { rowsOf } from '../../arrow/rows.js'
import { takeRows } from '../../arrow/take.js'
import type { ErrorPlace } from '../../base/errors.js'
import { awaitOwnCode, callOwnCode } from '../../base/own-code.js'
import type { RuleResult } from '../../schemas/curation.js'
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
  /**
   * `added`: the row is there still, beside others that were made of it; `repeated`: it is there several times; `joined`:
   * it is part of a row that others are part of as well.
   */
  what: 'changed' | 'added' | 'repeated' | 'joined' | 'dropped' | 'rejected'
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
  pass(
    row: Batch,
    place: () => ErrorPlace,
  ): { rows: Batch[]; change: RowChange | undefined; rules: readonly RuleResult[] }
}

/** Opens a step with what its survey has decided. */
export async function watchStep(
  step: Step,
  { seed, decision, folder }: { seed: number; decision: unknown; folder: string },
): Promise<WatchedStep> {
  let rules: RuleResult[] = []
  const explain = (_: number, results: readonly RuleResult[]) => void rules.push(...results)
  const opened = await awaitOwnCode(ownCodeOf(step, 'as it is opened'), () =>
    openStep(step, { seed, decision, folder, explain }),
  )
  const own = ownCodeOf(step, 'given a record')
  const joins = step.plan.effects.rows === 'joined'
  return {
    label: step.label,
    pass(row, place) {
      const before = structuredClone(opened.counts)
      rules = []
      const made = callOwnCode(own, () => [...opened.apply(row)].flatMap(singleRows))
      // What became of this row alone cannot be told from rows that others are part of.
      const rows = joins ? [] : made
      const change = changeOf({ row, rows, joins, place, counts: countsSince(opened, before) })
      return { rows, change, rules }
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
  joins: boolean
  place: () => ErrorPlace
  counts: Pick<StepCounts, 'dropped' | 'rejected' | 'notes'>
}

function changeOf({ row, rows, joins, place, counts }: Passed): RowChange | undefined {
  const { dropped, rejected, notes } = counts
  const reasons = [...Object.keys(rejected), ...Object.keys(dropped)]
  const [before] = rowsOf(row)
  const [own, other] = rows.map((made) => rowsOf(made)[0])
  const fields = own === undefined ? [] : rowDifference(before, own)
  const ofOther = other === undefined ? [] : rowDifference(before, other)
  const what = kindOf({ reasons, rejected, rows, joins, fields, ofOther })
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
  joins,
  fields,
  ofOther,
}: {
  reasons: readonly string[]
  rejected: Tally
  rows: readonly Batch[]
  joins: boolean
  fields: readonly FieldChange[]
  ofOther: readonly FieldChange[]
}): RowChange['what'] | undefined {
  if (rows.length === 0 && reasons.length > 0)
    return Object.keys(rejected).length > 0 ? 'rejected' : 'dropped'
  if (joins) return 'joined'
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
