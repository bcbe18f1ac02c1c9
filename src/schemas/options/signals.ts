// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `signals`. */
export interface SignalsOptions {
  /**
   * The texts of a record, by path, which are looked at as one: prompt, messages[].content. Default: `text`.
   */
  fields?: readonly string[] | undefined
  /**
   * What to measure: the more, the slower; nemo and code are measured on request alone. Default:
   * `gopher, repetition, fineweb, data_juicer, chinese`.
   */
  groups?:
    | readonly ('gopher' | 'repetition' | 'fineweb' | 'data_juicer' | 'chinese' | 'nemo' | 'code')[]
    | undefined
  /**
   * How words are found: "fast" over the bytes, in any script; "datatrove" by the rules of spaCy for English,
   * which its filters count by. Default: `fast`.
   */
  tokenizer?: 'fast' | 'datatrove' | undefined
  /** The column of the numbers. Default: `signals`. */
  column?: string | undefined
}
