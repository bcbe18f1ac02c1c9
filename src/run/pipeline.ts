import type { Readable, Writable } from 'node:stream'
import type { ProfileChanges } from '../core/profile-changes.js'
import type { ProfileReport } from '../core/profile-report.js'
import type { StepCounts, Tally } from '../core/report.js'
import type { MixedColumn } from '../core/shape.js'
import type { ExpectedRows } from '../core/transform.js'

/** File formats that can be read. `.gz` (and `.zst` where Node has it) may follow the extension of any of them. */
export type InputFormat = 'jsonl' | 'json' | 'csv' | 'tsv' | 'arrow'
/** File formats that can be written. `arrow` is a folder that HF `datasets` opens with `load_from_disk`. */
export type OutputFormat = 'arrow' | 'jsonl' | 'csv'

/** What to read. A bare string or list of strings in a pipeline stands for `path`. */
export interface InputSpec {
  /** Files, folders or globs; `-` is standard input. Either this or `sources`. */
  path?: string | string[]
  /** Inputs by name, in place of `path`. Every row then tells its source in a column. */
  sources?: NamedInput[] | Record<string, string | string[]>
  /** The column that names the source of each row. Default `source`. */
  sourceColumn?: string
  /** Puts the records of the sources into the order of `datasets.interleave_datasets`, without a source column. */
  interleave?: InterleaveSpec
  /** Without one it is told from each file's name and first bytes. */
  format?: InputFormat
  /** CSV: the names of the columns, for files without a header line. */
  columns?: string[]
  /** CSV: the first line holds names even where one of them is a number. Default false. */
  header?: boolean
  /** CSV: the field separator, one character. Default `,`, and a tab for TSV. */
  delimiter?: string
  /** CSV: the quote character. Default `"`. */
  quote?: string
  /** CSV: spaces around fields are taken off. Default false. */
  trim?: boolean
  /** Column types by name (`text`, `int`, `double`, `bool`, `json`), for columns that are not to be inferred. */
  types?: Record<string, 'text' | 'int' | 'double' | 'bool' | 'json'>
}

/** An input that has a name, such as `{ name: 'wiki', path: 'wiki/*.jsonl' }`. */
export interface NamedInput {
  name: string
  path: string | string[]
}

/** The order of Hugging Face `datasets.interleave_datasets`, with its words. */
export interface InterleaveSpec {
  /** How likely each source is drawn, in the order of `sources`; they add up to 1. Default: one after the other. */
  probabilities?: number[]
  /** The `seed` of numpy's `default_rng`. Default: the seed of the pipeline. */
  seed?: number
  /** When to end. Default `first_exhausted`. */
  stopping?: 'first_exhausted' | 'all_exhausted' | 'all_exhausted_without_replacement'
}

/** What to write. A bare string in a pipeline stands for `path`. */
export interface OutputSpec {
  /** A folder; a file (`.jsonl`, `.csv`, `.arrow`); or `-` for standard output. */
  path: string
  /** Default: told from the path; `arrow` for a folder, `jsonl` for standard output. */
  format?: OutputFormat
  /**
   * Keep the column that names the split of each row in the files of a folder, whose sub-folders tell it
   * already. Default false.
   */
  keepSplitColumn?: boolean
}

/** What to do about records that cannot be read or processed. */
export interface ErrorSpec {
  /** `reject` sets them aside in `rejects/`; `fail` stops at the first one. Default `reject`. */
  onError?: 'reject' | 'fail'
  /** The share of rejected records beyond which the run stops. Default 0.01. */
  budget?: number
  /** `replace` puts U+FFFD in place of invalid UTF-8 and keeps the record; `reject` sets it aside. Default `replace`. */
  invalidUtf8?: 'replace' | 'reject'
  /** Keep the raw bytes of rejected records in `rejects/`, base64. Default false. */
  keepRaw?: boolean
}

/** One step: a transform's name with its options, as in `{ anonymize: { fields: ['prompt'] } }`. */
export type StepSpec = Record<string, unknown>

/** Conditions by figure: `<`, `<=`, `>` or `>=` and a number; several of a figure as a list. */
export type FailIf = Record<string, string | string[]>

/** A pipeline as it stands in a file or in code. */
export interface Pipeline {
  /** A whole number that every random choice is keyed by. Default 0. */
  seed?: number
  input: string | string[] | InputSpec
  steps?: StepSpec[]
  /** Options of a profile that is taken of the rows as they come in and as they go out, for the report. */
  profile?: Record<string, unknown>
  /**
   * Figures of the profile of the output, or of the run, under which it fails, such as
   * `{ disparate_impact: '< 0.8' }`. Everything is written in any case; `report.gates` tells.
   */
  fail_if?: FailIf
  output: string | OutputSpec
  errors?: ErrorSpec
}

/** How to run a pipeline on this machine. Nothing here changes a byte of the output. */
export interface RunOptions {
  /** Worker threads. 0 runs everything in this thread. Default: the number of cores. */
  workers?: number
  /** Start anew in a folder that holds the output of another plan. */
  overwrite?: boolean
  /** Stops the run cleanly; it can be resumed. */
  signal?: AbortSignal
  /** The language of `profile.html`, where the pipeline asks for a profile. Default `en`. */
  lang?: 'en' | 'zh'
  /** Called about ten times a second. */
  onProgress?: (progress: Progress) => void
  /** What `-` reads and writes. Default: the process's own. */
  stdin?: Readable
  stdout?: Writable
}

/** What became of one condition of `fail_if`. */
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

/** How far a run has come. */
export interface Progress {
  /** What is being done: the name of a pass. */
  phase: 'spool' | 'infer' | 'survey' | 'run' | 'finish'
  /** Input bytes done and to do in this phase. */
  bytes: number
  totalBytes: number
  /** Rows read in this phase. */
  rows: number
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
  /** The conditions of `fail_if`, and which of them hold. */
  gates: GateResult[]
  /** Columns of mixed kinds and what became of them. */
  mixed: MixedColumn[]
  input: { files: number; bytes: number }
  output: {
    path: string
    format: OutputFormat
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
  /** Splits that an earlier, interrupted run had already finished. */
  resumedSplits: number
}

/** A step as it travels to a worker: the transform by name, its options as plain data. */
export interface NamedStep {
  name: string
  options: unknown
}
