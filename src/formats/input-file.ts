import type { DataFile } from './format/reader.js'
import type { FormatName } from './registry.js'

/** What is known of an unpacked input of which no whole copy is kept; see `SketchWriter`. */
export interface Sketch {
  /** Parts begin behind multiples of this. */
  step: number
  /** How many line feeds stand before what is kept around each of them. */
  feeds: number[]
}

/** One input file as the plan knows it. JSON-safe. */
export interface InputFile extends DataFile {
  /** The format of the file at `readPath`. */
  format: FormatName
  /** The file that the user named, where a copy of it in another form is read. */
  given?: {
    /** Its format. */
    format: FormatName
    /** Its size. */
    bytes: number
  }
  /** Set where the file at `readPath` has holes: its parts are unpacked into files of their own. */
  sketch?: Sketch
  /** What the server of an address said of its content: an ETag, or when it was last changed. */
  version?: string
  /** A text column that its records do not have. */
  sourceColumn?: {
    /** The name of the column. */
    column: string
    /** What every row of the file holds in it. */
    value: string
  }
}
