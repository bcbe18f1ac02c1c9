import type { MixedColumn } from '../arrow/infer-schema.js'
import type { DriftReport } from './drift-report.js'
import type { DurationSummary } from './durations.js'
import type { ProfileReport } from './profile.js'
import type { ProfileChanges } from './profile-changes.js'
import type { StepCounts, Tally } from './step-counts.js'

/** What became of one condition of `failIf`. */
export interface GateResult {
  /** The figure, such as `disparateImpact`. */
  figure: string
  /** The facet and outcome, or the column, that the value is of; empty for figures of the whole. */
  of: string
  /** The condition under which the gate fails, such as `< 0.8`. */
  condition: string
  /** Null where the figure has no value; a gate without a value fails. */
  value: number | null
  /** Whether the condition holds. The output is written and `run()` resolves all the same; `prep` ends with exit code 1. */
  failed: boolean
}

/**
 * What became of the rows of a whole run: read + added = written + joined + dropped + rejected. What of it the reader did,
 * and what each step, is told by reason in `reader` and `steps` of the report.
 */
export interface RowAccount {
  /** Records that came in. */
  read: number
  /** Records and rows that could not be used, by the reader and the steps together. */
  rejected: number
  /** Records that were taken in with invalid text replaced. */
  repaired: number
  /** Rows that steps left out on purpose. */
  dropped: number
  /** Rows that steps made part of another row, such as documents of a packed row. */
  joined: number
  /** Rows that steps added, such as copies. */
  added: number
  /** Rows that went out. */
  written: number
}

/** The account of a finished run, as in `report.json`. */
export interface RunReport {
  /** What became of the rows, by the reader and all steps together. */
  rows: RowAccount
  /** What the reader did alone; what steps rejected stands in their `counts`. */
  reader: {
    /** Records that it rejected, by reason code. */
    rejected: Tally
    /** Records that it repaired, by reason code. */
    repaired: Tally
  }
  /** What each step did, in their order. */
  steps: StepReport[]
  /** The rows as they came in and as they went out, where the pipeline asked for a profile. */
  profile?: {
    /** As they came in. */
    before: ProfileReport
    /** As they went out. */
    after: ProfileReport
    /** How the two differ. */
    changes: ProfileChanges
  }
  /** How far the output is from a reference, or from the input, where the pipeline asked for that. */
  drift?: DriftReport
  /** The conditions of `failIf`, and which of them hold. */
  gates: GateResult[]
  /** Columns of mixed kinds and what became of them. */
  mixed: MixedColumn[]
  /** What was read. */
  input: {
    /** Files. */
    files: number
    /** Their size. */
    bytes: number
    /** What was inferred or renamed in files, such as the delimiter of a CSV file. */
    notes: {
      /** The file, by the name that the user gave it. */
      path: string
      /** A sentence. */
      note: string
    }[]
  }
  /** What was written. */
  output: {
    /** Where it is; `-` is standard output. */
    path: string
    /** The name of the format, such as `arrow`. */
    format: string
    /** How it is compressed, where that is not the usual way of the format. */
    compression?: 'none' | 'gzip' | 'zstd' | 'snappy'
    /** The shape of its rows, where a trainer takes them as they are, such as `messages`. */
    shape?: string
    /** The trainer that was told what stands in the file, where that was asked for. */
    datasetInfo?: 'llamafactory'
    /** Files of the output. */
    shards: number
    /** Their size. */
    bytes: number
    /** Rows of each split of the data, where the output has a folder for each. */
    splits?: {
      /** The name of the split. */
      name: string
      /** Its rows. */
      rows: number
    }[]
    /** Where rejected and repaired records are listed; undefined when there are none, or no place for a list. */
    rejectsFolder: string | undefined
    /** The first of them, where standard output leaves no place for a list. */
    firstRejects?: {
      /** The file, by the name that the user gave it. */
      source: string
      /** Its line, in a text file. */
      line?: number
      /** A short code, such as `not_json`. */
      reason: string
    }[]
  }
  /** SHA-256 over the names and hashes of all shards: equal for equal output. */
  digest: string
  /** How long the run took. */
  seconds: number
  /** How fast rows were read while steps worked; left out where that took less than five seconds, or was not noted. */
  rate?: {
    /** Rows a second, over all of it. */
    rowsPerSecond: number
    /** The standard deviation of the rows a second, as a share of their mean. */
    swing: number
  }
  /** How long each batch took to be read and to be written; left out where reading and writing were one. */
  durations?: {
    /** To be read and made into columns. */
    read: DurationSummary
    /** To be packed and written. */
    write: DurationSummary
  }
  /** Peak resident memory of the whole process. */
  peakMemoryBytes: number
  /** Worker threads that had work; 0 where it ran in one thread. */
  workers: number
  /** How many units of work there were. */
  partitions: number
  /** Partitions that an earlier, interrupted run had already finished. */
  resumedPartitions: number
  /** Partitions that were begun anew because a step did not come back or ended its thread. */
  retries: Retry[]
}

/** An attempt at a partition that was given up and made anew. */
export interface Retry {
  /** The number of the partition, from 0. */
  partition: number
  /** The step that was at work; undefined between steps. */
  step: string | undefined
  /** `stalled`: it did not come back in time; `memory`: it used up the memory of its thread; `exit`: it ended the thread. */
  why: 'stalled' | 'memory' | 'exit'
}

/** What a step did. */
export interface StepReport {
  /** Its number and the name of its transform, such as `2 balance`. */
  name: string
  /** What it did to the rows. */
  counts: StepCounts
  /** How long it took with each batch, in all workers together. */
  durations?: DurationSummary
  /** What it found out about them, as plain JSON of the form that its transform has. */
  findings?: unknown
  /** Texts, numbers and other values that `anonymize` was not asked to look at, by path: what is in them stays. */
  unread?: string[]
  /** The groups that it made, where it can tell. */
  groups?: ExpectedRows[]
  /** What a person should look at, such as a group whose rows stand more than 10 times each; absent where there is nothing. */
  warnings?: string[]
}

/** How many rows of a group there are and how many there will be. */
export interface ExpectedRows {
  /** The values that make the group, as text; for all groups of fewer than 5 rows together such as `(hidden: 3 small groups)`. */
  group: string
  /** Rows that there are. */
  rows: number
  /** Rows that there will be. */
  expected: number
  /** What the weight of its rows is multiplied by, where the step writes weights. */
  weight?: number
  /** Whether these are the rows that take no part, or no group that would be balanced. */
  isOutside?: true
  /** Of the hidden groups, which are one line: how they are apart. */
  hidden?: HiddenGroups
}

/** Groups of fewer than 5 rows, whose values are not told. */
export interface HiddenGroups {
  /** How many groups. */
  groups: number
  /** Rows of the smallest. */
  fewestRows: number
  /** How often a row of the group that is repeated most will be there, on average. */
  mostPasses: number
}

/** What the step `rewrite` has asked of a model, in the report of a run. */
export interface RewriteReport {
  /** Requests that this run has sent, repetitions among them. */
  requests: number
  /** How many of them repeated one that had failed. */
  repeated: number
  /** Answers that the cache had, which cost nothing. */
  cached: number
  /** Tokens of the prompts that this run has sent, as the endpoint counts them. */
  promptTokens: number
  /** Tokens of the answers, as the endpoint counts them. */
  answerTokens: number
  /** Answers whose tokens the endpoint did not tell. */
  uncounted: number
  /** What the tokens have cost, by the prices in the options; left out without prices. */
  cost?: number | undefined
}
