import type { DataFile } from './format/reader.js'
import type { FormatName } from './registry.js'

/** One input file as the plan knows it. JSON-safe. */
export interface InputFile extends DataFile {
  /** The format of the file at `readPath`. */
  format: FormatName
  /** A text column that its records do not have: what it is called, and what every row of the file holds in it. */
  sourceColumn?: { column: string; value: string }
}
