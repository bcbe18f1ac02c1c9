import { PrepError } from '../base/errors.js'

/** Counts by name. */
export type Tally = Record<string, number>

/** What one step did to the rows, over a batch, a partition or the whole run. JSON-safe and mergeable by addition. */
export interface StepCounts {
  /** Rows that came to the step. */
  rowsIn: number
  /** Rows that it passed on. */
  rowsOut: number
  /** Rows that it added, such as copies. */
  added: number
  /** Rows that became part of a row which bears the place of another one, such as documents of a packed row. */
  joined: number
  /** Rows left out on purpose, by reason. */
  dropped: Tally
  /** Rows that were set aside, by reason code; each stands in `rejects/`. */
  rejected: Tally
  /** Those of `rejected` that can be processed and break a rule of the step, as it was asked to judge: no error budget counts them. */
  judged: Tally
  /** Other things worth a number, such as entities found, by kind. */
  notes: Tally
  /** The same in more detail, by the name of a table, such as `by field`. */
  tables: Record<string, Tally>
  /** A few examples a kind, masked so that nobody learns a value from them. */
  samples: Record<string, Sample[]>
}

/** An example of a kind. Of all that are offered, those with the least keys stay: the same whatever the order. */
export interface Sample {
  /** What decides which examples stay. */
  key: number
  /** The example, masked. */
  text: string
}

/** The table of values that a step took out at one place of a record and that stand at another, as `field: kind`. */
export const leftTable = 'left in the record'

/** How many samples of a kind are kept. */
const maxSamples = 3

export function emptyCounts(): StepCounts {
  return {
    rowsIn: 0,
    rowsOut: 0,
    added: 0,
    joined: 0,
    dropped: {},
    rejected: {},
    judged: {},
    notes: {},
    tables: {},
    samples: {},
  }
}

/** Adds `from` to `into`. */
export function addCounts(into: StepCounts, from: StepCounts): void {
  into.rowsIn += from.rowsIn
  into.rowsOut += from.rowsOut
  into.added += from.added
  into.joined += from.joined
  addTally(into.dropped, from.dropped)
  addTally(into.rejected, from.rejected)
  addTally(into.judged, from.judged)
  addTally(into.notes, from.notes)
  for (const [name, tally] of Object.entries(from.tables)) addTally(tableOf(into, name), tally)
  for (const [kind, samples] of Object.entries(from.samples))
    for (const sample of samples) offerSample(into, kind, sample)
}

/** The table of that name, begun where there is none. */
export function tableOf(counts: StepCounts, name: string): Tally {
  if (!Object.hasOwn(counts.tables, name)) counts.tables[name] = {}
  return counts.tables[name]
}

/** Whether a sample with this key would be among those with the least keys of its kind. */
export function wantsSample(counts: StepCounts, kind: string, key: number): boolean {
  if (!Object.hasOwn(counts.samples, kind)) return true
  const kept = counts.samples[kind]
  return kept.length < maxSamples || kept[maxSamples - 1].key > key
}

/** Keeps a sample if it is among those with the least keys of its kind. */
export function offerSample(counts: StepCounts, kind: string, sample: Sample): void {
  if (!wantsSample(counts, kind, sample.key)) return
  if (!Object.hasOwn(counts.samples, kind)) counts.samples[kind] = []
  const kept = counts.samples[kind]
  const place = kept.findIndex(({ key }) => key > sample.key)
  kept.splice(place < 0 ? kept.length : place, 0, sample)
  kept.length = Math.min(kept.length, maxSamples)
}

export function addTally(into: Tally, from: Tally): void {
  for (const [name, count] of Object.entries(from)) countUp(into, name, count)
}

/** Adds to the count of that name, whatever else an object may inherit under it. */
export function countUp(tally: Tally, name: string, count: number): void {
  tally[name] = (Object.hasOwn(tally, name) ? tally[name] : 0) + count
}

export function sumTally(tally: Tally): number {
  return Object.values(tally).reduce((sum, count) => sum + count, 0)
}

/** How many of the rows that a step rejected could not be processed, by reason: those that it judged are no faults. */
export function faultsOf({ rejected, judged }: Pick<StepCounts, 'rejected' | 'judged'>): Tally {
  const faults: Tally = {}
  for (const [reason, count] of Object.entries(rejected)) {
    const left = count - (Object.hasOwn(judged, reason) ? judged[reason] : 0)
    if (left > 0) countUp(faults, reason, left)
  }
  return faults
}

/** Rows that a step was given and did not pass on. */
export function leftOut({ dropped, rejected }: StepCounts): number {
  return sumTally(dropped) + sumTally(rejected)
}

/**
 * The promise that no row is lost silently: rows in + added = rows out + joined + dropped + rejected.
 * Throws `count_mismatch` naming the step and both sides when it does not hold.
 */
export function reconcile(step: string, counts: StepCounts): void {
  const arrived = counts.rowsIn + counts.added
  const accounted = counts.rowsOut + counts.joined + leftOut(counts)
  if (arrived === accounted) return
  throw new PrepError(
    'count_mismatch',
    `Step "${step}" lost count: ${arrived} rows came in or were added, ${accounted} are accounted for. ` +
      'This is a fault of the step, not of the data. One of your own counts what it leaves out by counters.dropped(), ' +
      "and its plan says effects.rows: 'dropped'; of any other, please report it",
    { at: { step } },
  )
}
