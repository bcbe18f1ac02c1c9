// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `dedup`. */
export interface DedupOptions {
  /** What is compared, by path: prompt, messages[].content. Default: what scope names. */
  fields?: readonly string[] | undefined
  /**
   * Without fields. row: all columns; conversation: all turns, or prompt and answer; prompt: the first turn
   * of the user. Default: `row`.
   */
  scope?: 'row' | 'conversation' | 'prompt' | undefined
  /**
   * What counts in text. bytes: everything; trim: not spaces around it; fold: not case, width and kinds of
   * spaces; loose: nor punctuation and accents; digits: words alone, any number as 0 (as datatrove). Default:
   * `bytes`.
   */
  level?: 'bytes' | 'trim' | 'fold' | 'loose' | 'digits' | undefined
  /**
   * exact: equal rows; near: also rows whose texts have most of their words in common (MinHash); simhash: the
   * same by another hash; semantic: rows of near embeddings. Default: `exact`.
   */
  method?: 'exact' | 'near' | 'simhash' | 'semantic' | undefined
  /** semantic: the column of embeddings, lists of numbers that a model made. */
  embedding?: string | undefined
  /**
   * Unless exact: the least share of runs of words in common (Jaccard), or the least cosine of embeddings,
   * where it is verified. Default: 0.8; semantic: 0.95.
   */
  threshold?: number | undefined
  /**
   * Unless exact: how pairs are verified that share a key. exact: by all runs of words, or the cosine;
   * estimate: by their signatures; none: not at all. Default: `exact`.
   */
  verify?: 'exact' | 'estimate' | 'none' | undefined
  /**
   * near: what rows must have in common besides, without case, signs and spaces: completion, where questions
   * about one text are no duplicates.
   */
  equal?: readonly string[] | undefined
  /** near, semantic: keys of a row; more find more, and cost more. Default: 14; semantic: 32. */
  bands?: number | undefined
  /** near, semantic: hashes of a key; more ask for more likeness. Default: 8; semantic: 16. */
  bandRows?: number | undefined
  /** simhash: bits of 64 in which rows that share a key may differ. Default: `4`. */
  distance?: number | undefined
  /** near: words of a run. Default: `5`. */
  ngrams?: number | undefined
  /** near: characters of a run, in scripts without spaces; of texts below 40 characters 5. Default: `8`. */
  charNgrams?: number | undefined
  /**
   * near: runs and hashes as those of datatrove, for English: with verify: none the rows that share a key are
   * those of its MinHash.
   */
  compat?: 'datatrove' | undefined
  /**
   * Which of equal rows stays. longest: that of the most text; best: that of the highest number in best;
   * source: that of the source that comes first in sources. Default: `first`.
   */
  keep?: 'first' | 'last' | 'longest' | 'best' | 'source' | undefined
  /** keep: best. A column of numbers, such as a score; rows without one come last. */
  best?: string | undefined
  /** keep: source. The names of sources, the most trusted first; those left out come last. */
  sources?: readonly string[] | undefined
  /** keep: source. The column that names the source of each row, or its split. Default: `source`. */
  sourceField?: string | undefined
  /**
   * Of data that is split. refuse: drop nothing; report: compare rows within their split, and tell those that
   * are like rows of an earlier one; together: let rows that are alike be in one split. Default: `refuse`.
   */
  splits?: 'refuse' | 'report' | 'together' | undefined
  /**
   * With splits: the column that names the split of each row, of data that no split has split. Default: that
   * of split.
   */
  splitColumn?: string | undefined
  /** With splitColumn: the names of the splits, the earliest first. Default: `train, validation, test`. */
  splitNames?: readonly string[] | undefined
  /** A file to write: hashes of the rows that stay, and none of their text, for against of a later run. */
  index?: string | undefined
  /**
   * Indexes of earlier runs, such as of what a model was trained on: rows like one of theirs are duplicates.
   */
  against?:
    | readonly (
        | string
        | {
            /** A file that dedup wrote as its index. */
            path: string
            /** The SHA-256 of the keys in it, as its head names it. */
            id: string
          }
      )[]
    | undefined
  /**
   * drop: leave the others out; tag: keep them, and say in the column is_duplicate which they are; reject:
   * list them in rejects/ of the output. Default: `drop`.
   */
  action?: 'drop' | 'tag' | 'reject' | undefined
  /**
   * Write the columns cluster_id (null for a row that is like no other) and cluster_size; tag does so always.
   */
  clusters?: boolean | undefined
}
