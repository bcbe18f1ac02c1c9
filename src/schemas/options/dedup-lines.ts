// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `dedup_lines`. */
export interface DedupLinesOptions {
  /** Texts whose lines are compared, by path: text, messages[].content. */
  fields: readonly string[]
  /** What is compared: lines, or paragraphs, which empty lines part. Default: `line`. */
  unit?: 'line' | 'paragraph' | undefined
  /** A line is repeated that stands in so many rows; within a row it counts once. Default: `10`. */
  minRows?: number | undefined
  /**
   * Lines of fewer letters stay, such as Yes or Answer; characters of Chinese, Japanese and Korean count
   * twice. Default: `10`.
   */
  minLetters?: number | undefined
  /** What counts in a line, as for dedup; digits takes Page 3 and Page 4 for one. Default: `fold`. */
  level?: 'bytes' | 'trim' | 'fold' | 'loose' | 'digits' | undefined
  /**
   * remove: take the lines out of the texts; count: leave the texts, and write repeated_lines and
   * repeated_share. Default: `remove`.
   */
  action?: 'remove' | 'count' | undefined
}
