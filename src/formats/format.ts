import type { Schema } from '../arrow/arrow.js'
import type { Batch } from '../arrow/batch.js'
import type { Shape } from '../arrow/infer-schema.js'

/** The formats that workers read. Everything else (JSON documents, .gz, standard input) is spooled into one of them. */
export type RangeFormat = 'jsonl' | 'csv' | 'arrow'

/** How the fields of a CSV file are told apart. */
export interface CsvDialect {
  /** Names of the columns, from the header line or given by the user. */
  columns: readonly string[]
  delimiter: string
  quote: string
  trim: boolean
}

/** One input file as the plan knows it. JSON-safe. */
export interface InputFile {
  /** Its number in the plan, which names its rows for good. */
  source: number
  /** Its name as the user gave it, for reports. */
  path: string
  /** The file that workers open: `path` itself or its spooled form. */
  readPath: string
  format: RangeFormat
  /** Size of the file at `readPath`. */
  bytes: number
  /** Where the records begin: after a byte order mark and a CSV header line. */
  dataStart: number
  dialect?: CsvDialect
  /** A text column that its records do not have: what it is called, and what every row of the file holds in it. */
  sourceColumn?: { column: string; value: string }
}

/** A range of one file, from the start of a record to the end of another: bytes `from` (in) to `to` (out). JSON-safe. */
export interface FileRange {
  source: number
  from: number
  to: number
}

/** A record that could not be read as it stands. */
export interface BadRecord {
  /** Byte offset of the record in the file at `readPath` (row number for Arrow). */
  offset: number
  /** Its length in bytes, without the line end; 0 where there is none to give. */
  length: number
  /** A short code, such as `not_json`, `not_an_object`, `wrong_type`, `invalid_utf8`. */
  reason: string
  /** `repaired`: the record was kept with U+FFFD in place of what is no text. */
  action: 'rejected' | 'repaired'
}

/** What a reader of one range is asked for. */
export interface ReadTask {
  file: InputFile
  range: FileRange
  /** The columns to yield, in this order. Others are skipped unread as far as the format allows. */
  schema: Schema
  /** Names that `schema` leaves out on purpose. A name in neither is `unknown_field` and rejects its record. */
  skipped: ReadonlySet<string>
  invalidUtf8: 'replace' | 'reject'
  onBad: (bad: BadRecord) => void
}

/** A batch holds at most this many rows … */
export const batchRows = 1024
/** … and about this many bytes of input, unless one record alone is larger. */
export const batchBytes = 4 << 20

/**
 * A file format that is read in parts, in any order, by any number of threads. Each file of `src/io/` that
 * implements one exports it by this shape.
 */
export interface Format {
  /** Cuts a file into parts of about `partBytes`, each on record boundaries. Together they cover all records. */
  cut(file: InputFile, rangeBytes: number): FileRange[]
  /**
   * Takes the kinds of all values of a range into `shape` and returns the number of records, broken ones left
   * out. Formats with a schema of their own (Arrow) have `schemaOf` instead.
   */
  observe?(task: Pick<ReadTask, 'file' | 'range'>, shape: Shape): number
  schemaOf?(file: InputFile): Schema
  /** Yields the records of a range in order. Records that cannot be read go to `onBad` and are not yielded. */
  read(task: ReadTask): Iterable<Batch> | AsyncIterable<Batch>
}
