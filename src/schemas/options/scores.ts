// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `scores`. */
export interface ScoresOptions {
  /** A file of JSON Lines: an object for each record, with its key and its scores. */
  file: string
  /** The scores to take, by their keys in the file: reward. */
  take: readonly string[]
  /** The column, and the key in the file, whose text or whole number names the record. Default: `id`. */
  key?: string | undefined
  /**
   * SHA-256 of the file as 64 hexadecimal digits, which pins its content. Default: filled in when a plan is
   * made.
   */
  sha256?: string | undefined
}
