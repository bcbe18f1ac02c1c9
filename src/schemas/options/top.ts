// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.
import type { CellColumn } from './shared.js'

/** Options of the step `top`. */
export interface TopOptions {
  /** The column of scores, by path: reward, scores.ifd; needed without diverse. */
  by?: string | undefined
  /** How many rows to keep, of each group where some are named; all where there are fewer. */
  rows?: number | undefined
  /** The share of the rows to keep instead, such as 0.1. */
  share?: number | undefined
  /** Column, or columns, of whose groups each keeps its best; length@100/500 cuts numbers into ranges. */
  per?: string | CellColumn | readonly (string | CellColumn)[] | undefined
  /** Which scores are the best, such as lowest of perplexity. Default: `highest`. */
  order?: 'highest' | 'lowest' | undefined
  /**
   * A column of embeddings, lists of numbers that a model made: without by, keep rows that are far from each
   * other; with by, the best that are not near a better one.
   */
  diverse?: string | undefined
  /** With by and diverse, leave out a row whose cosine to one that is kept is higher. Default: 0.9. */
  maxCosine?: number | undefined
}
