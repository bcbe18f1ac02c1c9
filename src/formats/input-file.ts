import type { DataFile } from './format/reader.js'
import type { FormatName } from './registry.js'

/** One input file as the plan knows it. JSON-safe. */
export interface InputFile extends DataFile {
  /** The format of the file at `readPath`. */
  format: FormatName
  /** A text column that its records do not have. */
  sourceColumn?: {
    /** The name of the column. */
    column: string
    /** What every row of the file holds in it. */
    value: string
  }
}
