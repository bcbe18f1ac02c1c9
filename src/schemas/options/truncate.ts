// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `truncate`. */
export interface TruncateOptions {
  /** The tokenizer: tokenizer.json, the folder of a model that holds one, or a .tiktoken file. */
  tokenizer:
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
  /** Texts to shorten, by path: text, messages[].content. */
  fields: readonly string[]
  /** Tokens of a text at most, without those that a tokenizer puts around it. */
  maxTokens: number
  /** What stays of a text: its head or its tail. Default: `head`. */
  keep?: 'head' | 'tail' | undefined
  /**
   * Where a text is cut: behind a sentence or a line, where it has any; or behind a token. Default:
   * `sentence`.
   */
  at?: 'sentence' | 'token' | undefined
}
