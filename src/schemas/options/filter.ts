// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `filter`. */
export interface FilterOptions {
  /** What holds for the rows that stay, such as: length(answer) <= 4096 and lang = 'zh'. */
  keep: string
}
