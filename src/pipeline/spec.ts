import type { Readable, Writable } from 'node:stream'
import type { FormatName, WritableFormat } from '../formats/registry.js'

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
  /** Inferred from each file's name and first bytes when left out. */
  format?: FormatName
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
  /** Default: inferred from the path; `arrow` for a folder, `jsonl` for standard output. */
  format?: WritableFormat
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
   * `{ disparateImpact: '< 0.8' }`. Everything is written in any case; `report.gates` tells.
   */
  failIf?: FailIf
  /** @deprecated The old name of `failIf`. */
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

/** A step as it travels to a worker: the transform by name, its options as plain data. */
export interface NamedStep {
  name: string
  options: unknown
}
