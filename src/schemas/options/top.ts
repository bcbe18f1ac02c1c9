// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { CellColumn } from './shared.js'

/** Options of the step `top`. */
export interface TopOptions {
  /** The column of scores, by path: reward, scores.ifd. */
  by: string
  /** How many rows to keep, of each group where some are named; all where there are fewer. */
  rows?: number | undefined
  /** The share of the rows to keep instead, such as 0.1. */
  share?: number | undefined
  /** Column, or columns, of whose groups each keeps its best; length@100/500 cuts numbers into ranges. */
  per?: string | CellColumn | readonly (string | CellColumn)[] | undefined
  /** Which scores are the best, such as lowest of perplexity. Default: `highest`. */
  order?: 'highest' | 'lowest' | undefined
}
