// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `tokens`. */
export interface TokensOptions {
  /**
   * The tokenizer: tokenizer.json, the folder of a model that holds one, or a .tiktoken file; data with
   * input_ids needs none.
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
  /**
   * The texts of a record, by path, of which all tokens are counted: text, messages[].content. Default: text;
   * input_ids where the data has them.
   */
  fields?: readonly string[] | undefined
  /** The column of the counts. Default: `tokens`. */
  column?: string | undefined
  /** Leave out records of fewer tokens. */
  min?: number | undefined
  /** Leave out records of more tokens. */
  max?: number | undefined
  /** The context length by which rows and steps of a training are estimated. Default: `4096`. */
  length?: number | undefined
  /** Packed rows of a training step, over all GPUs. Default: `64`. */
  batchSize?: number | undefined
  /** Passes of the training over the data. Default: `1`. */
  epochs?: number | undefined
}
