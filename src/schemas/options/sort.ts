// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `sort`. */
export interface SortOptions {
  /** Column to sort by, or several, the first counting most; or what is calculated: length(prompt). */
  by: string | readonly string[]
  /** From the greatest value to the least. */
  descending?: boolean | undefined
  /** Where rows without a value go, whichever way the others are sorted. Default: `last`. */
  nulls?: 'first' | 'last' | undefined
}
