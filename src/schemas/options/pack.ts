// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `pack`. */
export interface PackOptions {
  /** Tokens of a packed row at most: the context length of the training. */
  length: number
  /**
   * bfd: best fit, the longest first; bfd_split: the same, with documents that are too long parted; ffd:
   * first fit; wrapped: one after the other, cut wherever a row is full. Default: `bfd`.
   */
  strategy?: 'bfd' | 'bfd_split' | 'ffd' | 'wrapped' | undefined
  /**
   * What stays of a document that is longer than a row, by bfd and ffd: its head, its tail, or nothing.
   * Default: head.
   */
  overlong?: 'head' | 'tail' | 'drop' | undefined
  /**
   * Columns beside input_ids. attention_mask: ones; document_ids: the number of the document of each token in
   * its row, from 1. Default: `labels, position_ids, seq_lengths`.
   */
  write?:
    | readonly ('labels' | 'attention_mask' | 'position_ids' | 'document_ids' | 'seq_lengths')[]
    | undefined
  /**
   * Columns that stay, and of which a row joins equal values alone, such as source; a column of splits always
   * is.
   */
  by?: readonly string[] | undefined
  /**
   * So many tokens are held back to choose from, and at least 16 rows. More waste less, and take 8 bytes
   * each. Default: `2097152`.
   */
  window?: number | undefined
}
