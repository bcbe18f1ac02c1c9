import type { Readable, Writable } from 'node:stream'
import type { StepCounts, Tally } from '../core/report.js'
import type { MixedColumn } from '../core/shape.js'

/** File formats that can be read. `.gz` (and `.zst` where Node has it) may follow the extension of any of them. */
export type InputFormat = 'jsonl' | 'json' | 'csv' | 'tsv' | 'arrow'
/** File formats that can be written. `arrow` is a folder that HF `datasets` opens with `load_from_disk`. */
export type OutputFormat = 'arrow' | 'jsonl' | 'csv'

/** What to read. A bare string or list of strings in a pipeline stands for `path`. */
export interface InputSpec {
  /** Files, folders or globs; `-` is standard input. */
  path: string | string[]
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

/** What to write. A bare string in a pipeline stands for `path`. */
export interface OutputSpec {
  /** A folder; a file (`.jsonl`, `.csv`, `.arrow`); or `-` for standard output. */
  path: string
  /** Default: told from the path; `arrow` for a folder, `jsonl` for standard output. */
  format?: OutputFormat
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

/** A pipeline as it stands in a file or in code. */
export interface Pipeline {
  /** A whole number that every random choice is keyed by. Default 0. */
  seed?: number
  input: string | string[] | InputSpec
  steps?: StepSpec[]
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
  /** Called about ten times a second. */
  onProgress?: (progress: Progress) => void
  /** What `-` reads and writes. Default: the process's own. */
  stdin?: Readable
  stdout?: Writable
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
  steps: { name: string; counts: StepCounts }[]
  /** Columns of mixed kinds and what became of them. */
  mixed: MixedColumn[]
  input: { files: number; bytes: number }
  output: {
    path: string
    format: OutputFormat
    shards: number
    bytes: number
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
