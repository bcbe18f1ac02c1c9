import type { MixedColumn } from '../arrow/infer-schema.js'
import type { ProfileReport } from './profile.js'
import type { ProfileChanges } from './profile-changes.js'
import type { StepCounts, Tally } from './step-counts.js'

/** What became of one condition of `failIf`. */
export interface GateResult {
  /** The figure, such as `disparate_impact`. */
  figure: string
  /** The facet and outcome, or the column, that the value is of; empty for figures of the whole. */
  of: string
  /** The condition under which the run fails, such as `< 0.8`. */
  condition: string
  /** Null where the figure has no value; a gate without a value fails. */
  value: number | null
  failed: boolean
}

/** The account of a finished run, as in `report.json`. */
export interface RunReport {
  /** Records read, rejected by the reader, repaired by the reader (invalid text replaced) and written. */
  rows: { read: number; rejected: number; repaired: number; written: number }
  /** Reader rejects by reason code. */
  rejected: Tally
  repaired: Tally
  steps: { name: string; counts: StepCounts; findings?: unknown; groups?: ExpectedRows[] }[]
  /** The rows as they came in and as they went out, where the pipeline asked for a profile. */
  profile?: { before: ProfileReport; after: ProfileReport; changes: ProfileChanges }
  /** The conditions of `failIf`, and which of them hold. */
  gates: GateResult[]
  /** Columns of mixed kinds and what became of them. */
  mixed: MixedColumn[]
  input: {
    files: number
    bytes: number
    /** What was inferred or renamed in files, such as the delimiter of a CSV file, in sentences. */
    notes: { path: string; note: string }[]
  }
  output: {
    path: string
    /** The name of the format, such as `arrow`. */
    format: string
    shards: number
    bytes: number
    /** Rows of each split of the data, where the output has a folder for each. */
    splits?: { name: string; rows: number }[]
    /** Where rejected and repaired records are listed; undefined when there are none. */
    rejectsFolder: string | undefined
  }
  /** SHA-256 over the names and hashes of all shards: equal for equal output. */
  digest: string
  seconds: number
  /** Peak resident memory of the whole process. */
  peakMemoryBytes: number
  workers: number
  /** Partitions that an earlier, interrupted run had already finished. */
  resumedPartitions: number
}

/** How many rows of a group there are and how many there will be. */
export interface ExpectedRows {
  /** The values that make the group, as text. */
  group: string
  rows: number
  expected: number
  /** What the weight of its rows is multiplied by, where the step writes weights. */
  weight?: number
  /** Whether these are the rows that take no part. */
  isOutside?: true
}
