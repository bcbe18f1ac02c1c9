// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `clean_lines`. */
export interface CleanLinesOptions {
  /** The texts whose lines are looked at, by path. Default: `text`. */
  fields?: readonly string[] | undefined
  /**
   * Whose rules hold: web, those of C4 for all scripts; c4, those of C4 to the letter, for English; fineweb,
   * these without the mark at the end; dclm, those of DCLM and RefinedWeb. Default: `web`.
   */
  preset?: 'web' | 'c4' | 'fineweb' | 'dclm' | undefined
  /**
   * A line of fewer words goes; with web two characters of Chinese or Japanese are a word. Default: 3; 2 with
   * dclm.
   */
  minWords?: number | undefined
  /** A record whose lines that stay have fewer sentences goes, but for dclm; 0 keeps it. Default: `5`. */
  minSentences?: number | undefined
  /** With dclm a record goes that loses a larger share of its words; 1 keeps it. Default: `0.05`. */
  maxRemoved?: number | undefined
  /**
   * What becomes of a record that goes: drop counts it, reject lists it in rejects/ of the output. Default:
   * `drop`.
   */
  action?: 'drop' | 'reject' | undefined
}
