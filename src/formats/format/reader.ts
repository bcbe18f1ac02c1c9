import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import type { Shape } from '../../arrow/infer-schema.js'
import type { Scratch } from './scratch.js'

/** How the fields of a CSV file are told apart. */
export interface CsvDialect {
  /** Names of the columns, from the header line or given by the user. */
  columns: readonly string[]
  /** What stands between two fields. */
  delimiter: string
  /** What stands around a field that holds a delimiter or a line end. */
  quote: string
  /** Whether spaces around fields are taken off. */
  trim: boolean
}

/** What the user says about the fields of a CSV file; what is left out is inferred or has a default. */
export interface GivenDialect {
  /** The names of the columns, for a file without a header line or in place of those in it. */
  columns?: readonly string[]
  /** Whether the first line holds names. Inferred from the file where left out. */
  header?: boolean
  /** One character. Default a tab for `.tsv` and `.tab`; otherwise inferred: comma, semicolon, tab or bar. */
  delimiter?: string
  /** One ASCII character, or empty where quotes mean nothing. Default `"`. */
  quote?: string
  /** Whether spaces around fields are taken off. Default false. */
  trim?: boolean
}

/** What stands before the records of a file. */
export interface FileHead {
  /** Byte offset of the first record: after a byte order mark and a CSV header line. */
  dataStart: number
  /** What its rows are taken to be together, where that is not the size of the file: rows are made and not read. */
  bytes?: number
  /** Whether carriage returns alone end lines. Then a copy is read that `replaceReturns` of its reader went over. */
  endsAtReturns?: boolean
  /** How the fields are told apart, in CSV files. */
  dialect?: CsvDialect
  /** What was inferred or renamed while reading it, in sentences for the report. */
  notes?: readonly string[]
}

/** A record longer than this is rejected where the user gives no other limit: 16 MiB. */
export const defaultRecordBytes = 16 << 20

/** A file as its reader knows it. JSON-safe. */
export interface DataFile extends FileHead {
  /** Its number in the plan, which names its rows for good. */
  source: number
  /** Its name as the user gave it, for reports. */
  path: string
  /** The file that workers open: `path` itself or its spooled form. */
  readPath: string
  /** Size of the file at `readPath`, or of the rows that it stands for. */
  bytes: number
  /** Set where the file at `readPath` holds a part alone, at the place that this has in the whole. */
  holdsFrom?: {
    /** Where the part begins, in bytes. */
    offset: number
    /** How many line feeds stand before it in the whole. */
    feeds: number
  }
  /** A longer record, without its line end, is rejected as `too_long`; `defaultRecordBytes` where left out. */
  maxRecordBytes?: number
  /**
   * `kernel` reads by compiled loops what these can, `reference` by the readers they stand in for; the rows are the
   * same. Where left out, small ranges are read by the reference.
   */
  lane?: 'kernel' | 'reference'
}

/** A range of one file, from the start of a record to the end of another: bytes `from` (in) to `to` (out). JSON-safe. */
export interface FileRange {
  /** The number of the file. */
  source: number
  /** The first byte, or the first row of a columnar file. */
  from: number
  /** The byte behind the last one, or the row. */
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
  /** The column whose value does not fit, of a record rejected as `wrong_type`. */
  column?: string | undefined
  /** `repaired`: the record was kept with U+FFFD in place of what is no text. */
  action: 'rejected' | 'repaired'
}

/** What a reader of one range is asked for. */
export interface ReadTask {
  file: DataFile
  range: FileRange
  /** The columns to yield, in this order. Others are skipped unread as far as the format allows. */
  schema: Schema
  /** Names that `schema` leaves out on purpose. A name in neither is `unknown_field` and rejects its record. */
  skipped: ReadonlySet<string>
  invalidUtf8: 'replace' | 'reject'
  onBad: (bad: BadRecord) => void
  /** Called with all bytes that the range needs, piece by piece and in order, as they are read. */
  onBytes?: (bytes: Uint8Array) => void
  /** What the thread keeps from one range to the next; nothing, when left out. */
  scratch?: Scratch
  /**
   * Whether the columns of a batch may be views of memory that is written to again once the next batch is asked for.
   * Batches of fewer than {@link smallBatchRows} are never lent.
   */
  lends?: boolean
  /**
   * Takes the kinds of all values that were not read by a compiled loop, as `observe` counts them. What such a loop
   * reads has the kinds that the types of its columns stand for, and no others; whether it is counted, the format says.
   */
  strays?: Shape
}

/** What a first look at one range is asked for. */
export interface ObserveTask extends Pick<ReadTask, 'file' | 'range' | 'onBytes' | 'scratch'> {
  /** No limit where left out. Throws `bad_input` where more keys than that are refused. */
  keys?: KeyLimit
  /** Called where the last record may go on behind the range: if its border was guessed, it may be no border. */
  onTorn?: () => void
}

/** Where a file begins to hold what it should, and the line feeds before that. */
export function heldFrom({ holdsFrom }: DataFile): { offset: number; feeds: number } {
  return holdsFrom ?? { offset: 0, feeds: 0 }
}

/** The longest record of a file that is read. */
export function recordLimit({ maxRecordBytes }: Pick<DataFile, 'maxRecordBytes'>): number {
  return maxRecordBytes ?? defaultRecordBytes
}

/** How a file is cut. */
export interface CutSettings {
  /** Whether borders may be guessed where being sure of them takes a pass over the file; see `ObserveTask.onTorn`. */
  guesses?: boolean
}

/** How many top-level keys of JSON records are columns. */
export interface KeyLimit {
  /** The most of them. */
  maxColumns: number
  /** Whether more are an error, or the rare ones go into one column of JSON. */
  wide: 'refuse' | 'json'
}

/** The most keys of JSON records that are columns where the user gives no other number. */
export const defaultMaxColumns = 10_000

/** Batches of fewer rows than this are small: they are gathered before they are written. */
export const smallBatchRows = 512

/** A batch holds at most this many rows … */
export const batchRows = 1024
/** The note of a file whose lines end with carriage returns alone. */
export const endsAtReturnsNote = 'Carriage returns alone inferred as ends of lines'

/** … this many values … */
const batchValues = batchRows << 12
/** … and about this many bytes of input, unless one record alone is larger. */
export const batchBytes = 4 << 20

/** Batches that are written as they are read hold so many: each costs a message and a buffer for each column. */
export const lentRows = batchRows << 3

/** The most rows of a batch of so many columns: records of many keys hold few values, but each row has all columns. */
export function rowsOfBatch(columns: number, lends = false): number {
  const most = lends ? lentRows : batchRows
  return Math.max(1, Math.min(most, Math.floor(batchValues / Math.max(1, columns))))
}

/**
 * Reads the files of a format in ranges, in any order, by any number of threads. A format without a schema in
 * its files has `observe`, one with a schema in each file has `schemaOf`.
 */
export interface FormatReader {
  /**
   * Reads what stands before the records. Left out where nothing does. Throws `bad_input`, `bad_option` or
   * `unsupported` for a file whose records could not be read.
   */
  readHead?(path: string, given: GivenDialect): FileHead
  /** Puts line feeds in the place of the carriage returns that end lines, in a copy of the file that has this head. */
  replaceReturns?(path: string, head: FileHead): void
  /** Cuts a file into ranges of about `rangeBytes`, each on record boundaries. Together they cover all records. */
  cut(file: DataFile, rangeBytes: number, settings?: CutSettings): FileRange[]
  /**
   * Adds the kinds of all values of a range to `shape`, whose `objects` count the records that are whole as far as a
   * first look can tell, and returns the number of all records: as many as `read` yields and rejects.
   */
  observe?(task: ObserveTask, shape: Shape): number
  /**
   * The first records of a range, of about so many bytes. Left out where `read` does not tell `strays`, so that no
   * record is read before all are observed.
   */
  headOf?(file: DataFile, range: FileRange, bytes: number): FileRange
  /** Whether the kinds of values are known sooner by `read` and its `strays` than by `observe`, where a schema can be guessed. */
  observesByReading?: boolean
  /** Whether records may lack fields, and `observe` and `strays` together count all values, so that a shape shows it. */
  countsAbsent?: boolean
  /** What the merged shape of all files stands for, where values alone do not say it, as in CSV. Pure. */
  widenShape?(shape: Shape): Shape
  /** The schema that a file holds itself. */
  schemaOf?(file: DataFile): Schema
  /** Yields the records of a range in order. Records that cannot be read go to `onBad` and are not yielded. */
  read(task: ReadTask): Iterable<Batch> | AsyncIterable<Batch>
  /**
   * The bytes that `onBytes` is called with while a range is read, without decoding them. Left out where they are the
   * bytes of the range and nothing else.
   */
  bytesOf?(task: Pick<ReadTask, 'file' | 'range'>): Iterable<Uint8Array>
  /**
   * The raw bytes of each record without its line end, valid until the next is asked for: one after the other,
   * with line feeds between them, they are a file of this format again. Left out where there is no such form.
   */
  rawRecords?(file: DataFile): Iterable<Uint8Array>
}
