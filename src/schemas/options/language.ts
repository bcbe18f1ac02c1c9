// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `language`. */
export interface LanguageOptions {
  /**
   * The texts of a record, by path, which are looked at as one: prompt, messages[].content. Default: `text`.
   */
  fields?: readonly string[] | undefined
  /**
   * How: "fast" by letters and frequent words, "model" by the weights of fastText or what "model" names,
   * "auto" by these only where the fast way does not know. Default: auto; model where "model" names a file.
   */
  method?: 'auto' | 'fast' | 'model' | undefined
  /**
   * A classifier of your own that fastText trained, a .bin or .ftz file, for languages or anything else; or
   * eld, with a size eld/extrasmall, small, medium or large, the package ELD, which you install.
   */
  model?:
    | string
    | {
        /** The .bin or .ftz file. */
        path: string
        /** The SHA-256 of the file, which pins it; a plan fills it in, and tells it. */
        sha256?: string | undefined
      }
    | undefined
  /** Write the score of this label of the model, such as en, instead of that of the likeliest one. */
  label?: string | undefined
  /** The column of the codes or labels. Default: `language`. */
  column?: string | undefined
  /** Write the share of each script in the letters too, for texts that mix some. */
  shares?: boolean | undefined
  /** How much of the start of a text a model is given, in bytes: the more, the slower. Default: `2048`. */
  maxBytes?: number | undefined
}
