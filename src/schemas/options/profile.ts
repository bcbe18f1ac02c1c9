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
  /**
   * Keep every number for comparisons, not steps of 0.4 %, where a column has more than ten thousand: memory
   * for each.
   */
  exactNumbers?: boolean | undefined
  /**
   * Count texts by their terms, hashed, for comparisons: words, and pairs of Chinese characters; a state has
   * them in any case.
   */
  terms?: boolean | undefined
  /** Groups of fewer rows are marked, and left out of the worst figures. Default: `30`. */
  minCount?: number | undefined
  /** Pseudo-counts of the smoothed differential fairness. Default: `1`. */
  concentration?: number | undefined
  /** Confidence of the intervals. Default: `0.95`. */
  confidence?: number | undefined
  /**
   * Count tokens by it, of texts and of records: tokenizer.json, the folder of a model that holds one, or a
   * .tiktoken file.
   */
  tokenizer?:
    | string
    | {
        /** The file or folder. */
        path: string
        /** The encoding of a tiktoken file, such as o200k_base, where its name does not say it. */
        encoding?: string | undefined
        /** The SHA-256 of its files, which pins them; a plan fills it in, and tells it. */
        sha256?: string | undefined
        /**
         * One more than the highest number of a token, by which files of tokens take two bytes for each or four.
         */
        vocabulary?: number | undefined
      }
    | undefined
  /** The context length by which rows and steps of a training are estimated. Default: `4096`. */
  length?: number | undefined
  /** Packed rows of a training step, over all GPUs. Default: `64`. */
  batchSize?: number | undefined
  /** Passes of the training over the data. Default: `1`. */
  epochs?: number | undefined
  /** Let a positive label have no row at all. */
  allowAbsent?: boolean | undefined
  /** Only rows with these values, such as `{ split: train }` or `{ language: [en, zh] }`. */
  where?: Where | undefined
}
