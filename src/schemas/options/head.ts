// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `head`. */
export interface HeadOptions {
  /** How many rows to keep; all where there are fewer. */
  rows: number
}
