// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `conflicts`. */
export interface ConflictsOptions {
  /** What is asked, by path: prompt; or instruction and input. */
  fields: readonly string[]
  /** What is answered, by path: completion, label. */
  answers: readonly string[]
  /**
   * What counts in text. bytes: everything; trim: not spaces around it; fold: not case, width and kinds of
   * spaces; loose: nor punctuation and accents; digits: words alone, any number as 0. Default: `fold`.
   */
  level?: 'bytes' | 'trim' | 'fold' | 'loose' | 'digits' | undefined
  /**
   * What becomes of rows with the same question and different answers: left out, or told in the columns
   * conflict_id and conflict_answers. Default: `drop`.
   */
  action?: 'drop' | 'tag' | undefined
  /**
   * drop: which of them stay. none; first: those that answer as the first row does; most: those of the most
   * frequent answer, none where two are as frequent. Default: `none`.
   */
  keep?: 'none' | 'first' | 'most' | undefined
}
