/**
 * What a profile says of some data, as plain JSON: `profile.json`, and what pages are drawn from. A figure that
 * has no value (a rate of no rows, a ratio to nothing) is null, never NaN.
 */
export interface ProfileReport {
  /** 1; raised when a field changes its meaning. */
  version: 1
  rows: number
  columns: ColumnProfile[]
  /** Rows whose profiled columns equal those of another row. */
  duplicates?: DuplicateEstimate
  bias?: BiasReport
}

/** How many distinct rows there are, by HyperLogLog. */
export interface DuplicateEstimate {
  distinctRows: number
  /** rows − distinctRows, not below 0. */
  repeatedRows: number
  /** One standard error of `distinctRows`, relative; 0 where it was counted exactly. */
  relativeError: number
}

/** One leaf of the schema, by its path, such as `prompt` or `messages[].content`. */
export interface ColumnProfile {
  path: string
  /** The Arrow type as text, such as `Utf8`. */
  type: string
  /** Values looked at, nulls included; of a list its items, so there may be more of them than rows. */
  values: number
  missing: number
  distinct: { count: number; relativeError: number }
  /** The most frequent values, most frequent first; those that few rows share are not reported. */
  top: ValueCount[]
  /** Whether there are values that may not be reported: too few rows share them, or they are long. */
  topHidden: boolean
  numbers?: NumberProfile
  text?: TextProfile
}

export interface ValueCount {
  value: string
  /** A lower bound where the column has too many distinct values to count each. */
  count: number
}

/** Values at stated shares of the sorted data, by a mergeable sketch. */
export interface Quantiles {
  /** Shares from 0 to 1, ascending, and the value at each. */
  at: number[]
  values: number[]
  /** By how much the rank of a value may be off, as a share of all values; 0 where exact. */
  rankError: number
  /** By how much a value may be off, as a share of itself; absent where exact. */
  valueError?: number
}

/** Of finite numbers; dates and timestamps are told in milliseconds since 1970. */
export interface NumberProfile {
  min: number
  max: number
  mean: number
  /** Standard deviation, of the population. */
  deviation: number
  zeros: number
  quantiles: Quantiles
  histogram: Histogram
}

/** Equal steps from `edges[i]` to `edges[i + 1]`; the last one holds its upper edge. */
export interface Histogram {
  edges: number[]
  counts: number[]
}

export interface LengthProfile {
  min: number
  max: number
  mean: number
  sum: number
  quantiles: Quantiles
  histogram: Histogram
}

export interface TextProfile {
  empty: number
  /** Lengths in characters (code points). */
  characters: LengthProfile
  /**
   * Lengths in words: runs without a space that hold a letter or a digit. Scripts that put no spaces between
   * words are counted by the run, at the average of what segmenters find: 1.8 Han, 2 Hiragana or 4 Thai
   * characters a word, rounded up, and each run of Katakana as one.
   */
  words: LengthProfile
  /** Letters by script, most frequent first, as shares of all letters. */
  scripts: { script: string; share: number }[]
  /**
   * Values by language (BCP 47, or `unknown`) inferred from script and frequent words, most frequent first, as
   * shares of all values that are there.
   */
  languages: { language: string; share: number }[]
}

/**
 * How the outcome is spread over groups. Facets are reported one by one and, where there are several, combined.
 * Groups and labels stand in the order of their values: ranges and numbers by size, text by code units.
 */
export interface BiasReport {
  /** Rows counted, and the sum of their weights (1 each without a weight column). */
  rows: number
  weight: number
  weightColumn?: string
  /** Rows without a label, where there are any; they are in no other figure. */
  unlabelled?: { rows: number; weight: number }
  label: { columns: string[]; values: LabelShare[] }
  /** The column that conditional figures are computed within. */
  groupColumns: string[]
  /** Groups of fewer rows are marked small; they are left out of worst-case figures. */
  minCount: number
  /** Pseudo-counts of smoothed differential fairness, spread over the outcomes. */
  concentration: number
  /** Confidence of all intervals, such as 0.95. */
  confidence: number
  facets: FacetReport[]
}

/** A combination of values, one a column, as text; null where the value is missing. */
export type CellValues = (string | null)[]

export interface LabelShare {
  values: CellValues
  rows: number
  weight: number
  /** weight / all weights. */
  share: number
  /** n / (k · n_c), the `balanced` class weight of scikit-learn; 0 for a value of no weight. */
  classWeight: number
}

/** One facet column, or the combination of several. */
export interface FacetReport {
  columns: string[]
  /** Where the column was cut into ranges: all of them, ascending. Groups are those that have rows. */
  ranges?: string[]
  groups: FacetGroup[]
  /** One for the positive labels named, or one a label value against the rest, of many the 50 most frequent. */
  outcomes: Outcome[]
  /** The table itself: rows and weight of each group and label, in the order of `groups` and `label.values`. */
  table: { group: number; label: number; rows: number; weight: number }[]
}

/** A group of a facet, and how it compares with all other rows whatever the outcome is called. */
export interface FacetGroup {
  values: CellValues
  rows: number
  weight: number
  share: number
  /** Fewer rows than `minCount`. */
  isSmall: boolean
  /** (n_a − n_d) / (n_a + n_d): positive where the group (d) is the smaller side. −1 … 1. */
  classImbalance: number | null
  /** Between the labels of the others (a) and of the group (d), all label values counted. */
  divergence: {
    /** Σ P_a ln(P_a / P_d) in nats; null where a label of one side is absent from the other. */
    kl: number | null
    /** Jensen–Shannon divergence in nats, 0 … ln 2. */
    js: number | null
    /** Euclidean distance. */
    lp: number | null
    /** Total variation distance, half the L1 distance. */
    tvd: number | null
    /** The greatest gap at one label (not the ordered Kolmogorov–Smirnov statistic). */
    ks: number | null
  }
}

/** A figure with its confidence interval; null where it has none. */
export interface Estimate {
  value: number | null
  low: number | null
  high: number | null
}

export interface Outcome {
  /** The label values that count as positive, each a combination; one without rows is reported too. */
  positive: CellValues[]
  /** The rate of positives over all rows. */
  rate: Estimate
  /** One for each of `FacetReport.groups`, in that order. */
  groups: OutcomeGroup[]
  /**
   * The worst over groups that are not small, and for comparisons with the others of those whose others are
   * not few: the least ratio, the greatest gaps without their sign. Null where there is nothing to compare.
   */
  worst: {
    disparateImpact: number | null
    statisticalParityDifference: number | null
    demographicParityDifference: number | null
    demographicParityRatio: number | null
    /** Smoothed empirical differential fairness, ε. */
    differentialFairness: number | null
    conditionalDemographicDisparity: number | null
  }
}

/** A group (d) against all other rows (a), for one outcome. */
export interface OutcomeGroup {
  /** Rows with a positive label; the rates are of weights. */
  positives: number
  /** q_d, Wilson interval. */
  rate: Estimate
  /** q_d − q_a: negative where the group gets the outcome less often. Newcombe interval. */
  statisticalParityDifference: Estimate
  /** q_a − q_d, the same with the other sign, as SageMaker Clarify counts it. */
  differenceInProportions: number | null
  /** q_d / q_a; below 0.8 it fails the four-fifths rule. Katz log interval. */
  disparateImpact: Estimate
  /** CDDL: demographic disparity averaged over the values of the group columns; null without them. */
  conditionalDemographicDisparity: number | null
  /** The rate within each value of the group columns. */
  within: { values: CellValues; rows: number; rate: Estimate }[]
}
