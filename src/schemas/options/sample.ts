// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { CellColumn } from './shared.js'

/** Options of the step `sample`. */
export interface SampleOptions {
  /** How many rows to take, of each group where some are named; all where there are fewer. */
  rows?: number | undefined
  /** The share of the rows to take instead, such as 0.1. */
  share?: number | undefined
  /** Column, or columns, of whose groups each is sampled; age@25/40 cuts numbers into ranges. */
  by?: string | CellColumn | readonly (string | CellColumn)[] | undefined
  /**
   * With rows and groups. equal: so many of each group; proportional: so many in all, of each group as its
   * share. Default: `equal`.
   */
  allocation?: 'equal' | 'proportional' | undefined
}
