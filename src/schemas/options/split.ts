// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `split`. */
export interface SplitOptions {
  /** Column, or columns, whose rows of equal values stay together. Default: the whole row. */
  by?: string | readonly string[] | undefined
  /** Names of the splits and their relative shares. Default: `{ train: 0.8, validation: 0.1, test: 0.1 }`. */
  shares?: Record<string, number> | undefined
  /** The column to write, with the name of the split. Default: `split`. */
  column?: string | undefined
}
