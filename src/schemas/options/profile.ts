// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { CellColumn, Where } from './shared.js'

/** Options of the step `profile`. */
export interface ProfileOptions {
  /** Columns whose groups are compared; numbers are cut, as in age@25/40 or age@q4. */
  facet?: string | CellColumn | readonly (string | CellColumn)[] | undefined
  /** Column of the outcome, or columns; with a facet it measures bias. */
  label?: string | CellColumn | readonly (string | CellColumn)[] | undefined
  /** Label values that count as the good outcome. Default: each one against the rest. */
  positive?: string | number | boolean | readonly (string | number | boolean)[] | undefined
  /** Columns within whose values the outcome is compared as well, such as the job applied for. */
  group?: string | CellColumn | readonly (string | CellColumn)[] | undefined
  /** Column of weights, such as balance writes. Default: 1 a row. */
  weight?: string | undefined
  /** Columns to describe, by path; an empty list for none. Default: all. */
  fields?: string | readonly string[] | undefined
  /** How many frequent values of a column are reported. Default: `10`. */
  top?: number | undefined
  /**
   * No value and no count is told that fewer rows share, to keep people out of the report; 1 tells all.
   * Default: `5`.
   */
  minShared?: number | undefined
  /** Groups of fewer rows are marked, and left out of the worst figures. Default: `30`. */
  minCount?: number | undefined
  /** Pseudo-counts of the smoothed differential fairness. Default: `1`. */
  concentration?: number | undefined
  /** Confidence of the intervals. Default: `0.95`. */
  confidence?: number | undefined
  /** Let a positive label have no row at all. */
  allowAbsent?: boolean | undefined
  /** Only rows with these values, such as `{ split: train }` or `{ language: [en, zh] }`. */
  where?: Where | undefined
}
