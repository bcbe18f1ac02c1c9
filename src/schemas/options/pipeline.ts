// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { ProfileOptions } from './profile.js'
import type { StepSpec } from './step-spec.js'

/** A pipeline as it stands in a file or in code. */
export interface Pipeline {
  /** A whole number that every random choice is keyed by. Default: `0`. */
  seed?: number | undefined
  /** What to read: a path, a list of paths, or path with reading options. */
  input: string | readonly string[] | InputSpec
  /** What to do with the rows, in this order: each step is one transform with its options. */
  steps?: readonly StepSpec[] | undefined
  /** Options of a profile of the rows as they come in and as they go out, for the report. */
  profile?: ProfileOptions | undefined
  /** Whether the rows as they go out are still what a reference was, or the rows as they come in. */
  drift?: DriftSpec | undefined
  /**
   * Figures of the profile of the output, or of the run, under which it fails, such as
   * `{ disparateImpact: '< 0.8' }`. Everything is written in any case.
   */
  failIf?: FailIf | undefined
  /** What to write: a path, or path with format. */
  output: string | OutputSpec
  /** What to do about records that cannot be read or processed. */
  errors?: ErrorSpec | undefined
  /** @deprecated The old name of failIf. */
  fail_if?: FailIf | undefined
}

/** What to read, and how. */
export interface InputSpec {
  /**
   * Files, folders or globs, relative to the current directory, or addresses (https://, s3://, hf://); - is
   * standard input.
   */
  path?: string | readonly string[] | undefined
  /** Inputs by name in place of path; a column names the source of every row. */
  sources?: Record<string, string | readonly string[]> | readonly NamedInput[] | undefined
  /**
   * Its licence: an id of the Hub or of SPDX, an expression, or own for data of your own. Default: that of
   * the dataset card beside the files.
   */
  license?: string | undefined
  /** The model that wrote it, such as Qwen3-32B. */
  generator?: string | undefined
  /** Where it is from. */
  url?: string | undefined
  /** In place of path: so many rows with their number in the column id, for steps that make up the rest. */
  rows?: number | undefined
  /** The column that names the source of each row. Default: source. */
  sourceColumn?: string | undefined
  /** Bring the records of the sources into the order of datasets.interleave_datasets. */
  interleave?: InterleaveSpec | undefined
  /** Format of the input. Default: inferred from the name and the first bytes of each file. */
  format?:
    | 'jsonl'
    | 'json'
    | 'csv'
    | 'tsv'
    | 'arrow'
    | 'parquet'
    | 'mds'
    | 'webdataset'
    | 'megatron'
    | 'datatrove'
    | 'xlsx'
    | 'rejects'
    | undefined
  /**
   * Encoding of text files that are not UTF-8, such as gb18030, big5, utf-16le, windows-1252. Default: UTF-8;
   * another is recognised and refused.
   */
  encoding?: string | undefined
  /** CSV: names of the columns, for files without a header line or in place of the names in it. */
  columns?: readonly string[] | undefined
  /** CSV: whether the first line holds names. Default: inferred; a number there is refused. */
  header?: boolean | undefined
  /**
   * CSV: field separator, one character, \t for a tab. Default: a tab for TSV; otherwise inferred: comma,
   * semicolon, tab or bar.
   */
  delimiter?: string | undefined
  /** CSV: quote character. Default: ". */
  quote?: string | undefined
  /** CSV: take off the spaces around fields. */
  trim?: boolean | undefined
  /** Types of columns that are not to be inferred: text, int, double, bool, json. */
  types?: Record<string, 'text' | 'int' | 'double' | 'bool' | 'json'> | undefined
  /** The most different keys that JSON records may have; more are hardly columns. Default: 10000. */
  maxColumns?: number | undefined
  /**
   * What to do with more keys than maxColumns: json puts the rare ones into one column of JSON. Default:
   * refuse.
   */
  wide?: 'refuse' | 'json' | undefined
  /**
   * The longest record in bytes; a longer one is rejected as too_long and passed over. Default: 16777216, 16
   * MiB.
   */
  maxRecordBytes?: number | undefined
  /**
   * The most bytes that a compressed file may unpack to. Default: 256 MiB, or 200 times the compressed size
   * where that is more.
   */
  maxUnpackedBytes?: number | undefined
  /**
   * JSON Lines and CSV: kernel reads by compiled loops what these can; reference never does. Same rows.
   * Default: kernel, for all but small files.
   */
  lane?: 'kernel' | 'reference' | undefined
}

/** An input that has a name. */
export interface NamedInput {
  /** The name of the source. */
  name: string
  /** Its files, folders or globs. */
  path: string | readonly string[]
  /**
   * Its licence: an id of the Hub or of SPDX, an expression, or own for data of your own. Default: that of
   * the dataset card beside the files.
   */
  license?: string | undefined
  /** The model that wrote it, such as Qwen3-32B. */
  generator?: string | undefined
  /** Where it is from. */
  url?: string | undefined
}

/** Bring the records of the sources into the order of datasets.interleave_datasets. */
export interface InterleaveSpec {
  /**
   * How likely each source is drawn, in the order of sources, adding up to 1. Default: one after the other.
   */
  probabilities?: readonly number[] | undefined
  /** The seed of numpy. Default: the seed of the pipeline. */
  seed?: number | undefined
  /** When to end: with the first source that is used up, or when all were. Default: `first_exhausted`. */
  stopping?: 'first_exhausted' | 'all_exhausted' | 'all_exhausted_without_replacement' | undefined
}

/** Whether the rows as they go out are still what a reference was, or the rows as they come in. */
export interface DriftSpec {
  /** A state that a profile wrote, such as ref.prof, or data. Default: the rows as they come in. */
  reference?: string | undefined
  /** Columns to compare, by path. Default: all. */
  fields?: readonly string[] | undefined
  /** The distance from which on a column drifts. Default: 0.1; like tfdv 0.01. */
  threshold?: number | undefined
  /** The share of false alarms that is accepted. Default: `0.05`. */
  alpha?: number | undefined
  /** No value and no count is told that fewer rows share. Default: `5`. */
  minShared?: number | undefined
  /** Whose formulas and limits to use. Default: `prepkit`. */
  like?: 'prepkit' | 'evidently' | 'tfdv' | undefined
  /** Conditions by figure: <, <=, > or >= and a number; several of a figure as a list. */
  failIf?: FailIf | undefined
}

/** Conditions by figure: <, <=, > or >= and a number; several of a figure as a list. */
export type FailIf = Record<string, string | readonly string[]>

/** What to write, and in what form. */
export interface OutputSpec {
  /**
   * A folder, a .arrow, .jsonl, .json, .csv, .tsv, .parquet, .tar, .bin or .ds file, an address (s3://,
   * hf://), or - for standard output.
   */
  path: string
  /** Format of the output. Default: by the path; arrow for a folder, jsonl for standard output. */
  format?:
    | 'arrow'
    | 'jsonl'
    | 'json'
    | 'csv'
    | 'tsv'
    | 'parquet'
    | 'mds'
    | 'webdataset'
    | 'megatron'
    | 'datatrove'
    | undefined
  /**
   * How the output is compressed: text formats with gzip or zstd, MDS with zstd, Parquet also with snappy.
   * Default: by the path; none, in Parquet snappy.
   */
  compression?: 'none' | 'gzip' | 'zstd' | 'snappy' | undefined
  /** Describe the output file to a trainer, in the dataset_info.json of its folder. */
  datasetInfo?: 'llamafactory' | undefined
  /**
   * Write README.md and croissant.json into the folder: `{ name: Chats, creator: Blue Lake Lab, url: … }`.
   */
  card?: CardSpec | undefined
  /**
   * The largest shard of a folder before it is compressed, such as 500MB; a longer row has one of its own.
   * Default: a shard for each partition.
   */
  maxShardSize?: number | string | undefined
  /** Keep the column that names the split of each row, beside the folder of each split. */
  keepSplitColumn?: boolean | undefined
  /**
   * Add columns that tell where each row came from: _source, _position, _copy, and _ops, the steps that
   * changed it.
   */
  lineage?: boolean | undefined
  /**
   * Keep a trail beside the output: of each row where it came from, what each step did to it, and where it
   * went.
   */
  trail?: boolean | undefined
}

/** Write README.md and croissant.json into the folder: `{ name: Chats, creator: Blue Lake Lab, url: … }`. */
export interface CardSpec {
  /** The name of the data set. */
  name: string
  /** Who made it, a person or an organization. */
  creator: string
  /** Where it can be found. */
  url: string
  /** What it is. Default: its rows, shards and steps, in a sentence. */
  description?: string | undefined
  /** Its licence. Default: all that rows, sources and dataset cards declare. */
  license?: string | undefined
  /** Its version: same data, more data, changed data. Default: 1.0.0. */
  version?: string | undefined
}

/** What to do about records that cannot be read or processed. */
export interface ErrorSpec {
  /** What to do with a bad record: reject sets it aside, fail stops at the first one. Default: `reject`. */
  onError?: 'reject' | 'fail' | undefined
  /** Share of rejected records beyond which the run stops, such as 0.01. Default: `0.01`. */
  budget?: number | undefined
  /**
   * Share of records with invalid UTF-8 replaced beyond which the run stops: another encoding is likely.
   * Default: `0.01`.
   */
  repairBudget?: number | undefined
  /**
   * So many rejected or repaired records never stop a run, unless they are most of several or a budget is 0.
   * Default: `10`.
   */
  budgetFloor?: number | undefined
  /**
   * What to do with invalid UTF-8: replace puts U+FFFD in its place, reject sets the record aside. Default:
   * `replace`.
   */
  invalidUtf8?: 'replace' | 'reject' | undefined
  /** Keep rejected records in rejects/, base64, from where they can be let in again. */
  keepRaw?: boolean | undefined
  /**
   * When a step that does not come back from a batch is ended: seconds, or 500ms, 3s, 2m; 0 waits for ever.
   * Default: `600`.
   */
  stepTimeout?: number | string | undefined
}
