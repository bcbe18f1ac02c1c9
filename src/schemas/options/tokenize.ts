// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `tokenize`. */
export interface TokenizeOptions {
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
  /** The column of texts, where there is no prompt and answer. Default: `text`. */
  field?: string | undefined
  /**
   * Special tokens in the text, such as <|im_end|>. encode: become tokens, as a template needs it; text: are
   * ordinary text; refuse: reject the row. Default: `encode`.
   */
  specialTokens?: 'encode' | 'text' | 'refuse' | undefined
  /**
   * Add the tokens that the tokenizer puts around a text, such as <s>; a text that begins with its bos token
   * gets no second one. Default: `true`.
   */
  addSpecialTokens?: boolean | undefined
  /** End each document with the eos token, where it does not. */
  addEos?: boolean | undefined
  /** Tokens of a document at most. Default: no limit. */
  maxLength?: number | undefined
  /**
   * What stays of a document with more tokens than maxLength: its head, its tail, or nothing. Default:
   * `head`.
   */
  overlong?: 'head' | 'tail' | 'drop' | undefined
  /** Write attention_mask as well: ones. */
  attentionMask?: boolean | undefined
  /** Keep the texts beside their tokens. */
  keepText?: boolean | undefined
}
