/** What a profile says of the columns of some data, as plain JSON. */

/** One leaf of the schema, by its path, such as `prompt` or `messages[].content`. */
export interface ColumnProfile {
  /** Where it is, such as `messages[].content`. */
  path: string
  /** The Arrow type as text, such as `Utf8`. */
  type: string
  /** Values looked at, nulls included; of a list its items, so there may be more of them than rows. */
  values: number
  /** Of these, nulls; null itself where it is fewer than `minShared`, or all but so few. */
  missing: number | null
  /** Distinct values, nulls left out. */
  distinct: {
    /** How many there are. */
    count: number
    /** One standard error of the count, relative; 0 where it was counted exactly. */
    relativeError: number
  }
  /** The most frequent values, most frequent first; those that few rows share are not reported. */
  top: ValueCount[]
  /** Whether there are values that may not be reported: too few rows share them, or they are long. */
  topHidden: boolean
  /** Of a column of numbers, dates, timestamps, or text that is nothing but dates of ISO 8601, then by the day. */
  numbers?: NumberProfile
  /** Of a column of text. */
  text?: TextProfile
}

/** A value and how often it occurs. */
export interface ValueCount {
  /** The value as text. */
  value: string
  /** A lower bound where the column has too many distinct values to count each. */
  count: number
}

/** Values at stated shares of the sorted data, by a mergeable sketch. */
export interface Quantiles {
  /** Shares from 0 to 1, ascending. */
  at: number[]
  /** The value at each share. */
  values: number[]
  /** By how much the rank of a value may be off, as a share of all values; 0 where exact. */
  rankError: number
  /** By how much a value may be off, as a share of itself; absent where exact. */
  valueError?: number
}

/**
 * Of finite numbers. A number that fewer than `minShared` records have is not told: for so many neighbours a mean stands
 * in, from which the least and the greatest of them are left out. All figures are of numbers as they are told. Dates and timestamps, those in text too, are told in milliseconds since 1970.
 */
export interface NumberProfile {
  /** The least. */
  min: number
  /** The greatest. */
  max: number
  /** The mean. */
  mean: number
  /** Standard deviation, of the population. */
  deviation: number
  /** Zeros among them; null where they are fewer than `minShared`, or all but so few. */
  zeros: number | null
  /** Values at stated shares. */
  quantiles: Quantiles
  /** How many lie in each range. */
  histogram: Histogram
}

/** Equal steps from `edges[i]` to `edges[i + 1]`; the last one holds its upper edge. */
export interface Histogram {
  /** Where the ranges begin and the last one ends, ascending. */
  edges: number[]
  /** Values in each range: one fewer than edges. */
  counts: number[]
}

/** Lengths of texts; those that fewer than `minShared` records have are told as numbers are. */
export interface LengthProfile {
  /** The least. */
  min: number
  /** The greatest. */
  max: number
  /** The mean. */
  mean: number
  /** All lengths together. */
  sum: number
  /** Lengths at stated shares. */
  quantiles: Quantiles
  /** How many lie in each range. */
  histogram: Histogram
}

/** Of texts that are there. */
export interface TextProfile {
  /** Texts of no character; null where they are fewer than `minShared`, or all but so few. */
  empty: number | null
  /** Lengths in characters (code points). */
  characters: LengthProfile
  /**
   * Lengths in words: runs without a space that hold a letter or a digit. Scripts that put no spaces between
   * words are counted by the run, at the average of what segmenters find: 1.8 Han, 2 Hiragana or 4 Thai
   * characters a word, rounded up, and each run of Katakana as one.
   */
  words: LengthProfile
  /** Lengths in tokens, where a tokenizer was named. */
  tokens?: LengthProfile
  /** Letters by script, most frequent first, as shares of all letters. */
  scripts: {
    /** The name of the script, such as `Latin`. */
    script: string
    /** Its share of all letters, 0 to 1. */
    share: number
  }[]
  /**
   * Values by language (BCP 47, or `unknown`) inferred from script and frequent words, most frequent first, as
   * shares of all values that are there.
   */
  languages: {
    /** Its tag in BCP 47, or `unknown`. */
    language: string
    /** Its share of all values, 0 to 1. */
    share: number
  }[]
}
