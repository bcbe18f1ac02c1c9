import type { ChatProfile } from './chat-profile.js'
import type { ColumnProfile } from './column-profile.js'
import type { TokenProfile } from './token-profile.js'

/**
 * What a profile says of some data, as plain JSON: `profile.json`, and what pages are drawn from. A figure that
 * has no value (a rate of no rows, a ratio to nothing) is null, never NaN.
 */
export interface ProfileReport {
  /** 1; raised when a field changes its meaning. */
  version: 1
  /** Rows that were measured. */
  rows: number
  /** No value and no count is told that fewer rows share. */
  minShared: number
  /** The columns that were described, in their order. */
  columns: ColumnProfile[]
  /** Rows whose profiled columns equal those of another row. */
  duplicates?: DuplicateEstimate
  /** How conversations go, or how long prompts and answers are, where the columns hold such. */
  chat?: ChatProfile
  /** How many tokens records have, where a tokenizer was named. */
  tokens?: TokenProfile
  /** How the outcome is spread over groups, where a facet was named. */
  bias?: BiasReport
}

/** How many distinct rows there are, by HyperLogLog. */
export interface DuplicateEstimate {
  /** Rows of which no two are equal. */
  distinctRows: number
  /** rows − distinctRows, not below 0. */
  repeatedRows: number
  /** One standard error of `distinctRows`, relative; 0 where it was counted exactly. */
  relativeError: number
}

/**
 * How the outcome is spread over groups. Facets are reported one by one and, where there are several, combined.
 * Groups and labels stand in the order of their values: ranges and numbers by size, text by code units.
 */
export interface BiasReport {
  /** Rows counted. */
  rows: number
  /** The sum of their weights, 1 each without a weight column. */
  weight: number
  /** The column of weights, where there is one. */
  weightColumn?: string
  /** Rows without a label, where there are any; they are in no other figure. */
  unlabelled?: {
    /** How many they are. */
    rows: number
    /** The sum of their weights. */
    weight: number
  }
  /** Rows of groups too small to be told of, where there are any; they are in no other figure. */
  leftOut?: {
    /** How many they are, at least `minShared`. */
    rows: number
  }
  /** The outcome as it is in the data. */
  label: {
    /** The columns that hold it. */
    columns: string[]
    /** Its values, in order. */
    values: LabelShare[]
    /** How many values are not told, where there are any: too few rows of a group have them. */
    hidden?: number
  }
  /** The column that conditional figures are computed within. */
  groupColumns: string[]
  /** Whether some values of that column are not told, as too few rows of a group have them. */
  hasHiddenStrata?: true
  /** Groups of fewer rows are marked small; they are left out of worst-case figures. */
  minCount: number
  /** No figure tells of fewer rows: smaller groups are left out, smaller labels and combinations hidden. */
  minShared: number
  /** Pseudo-counts of smoothed differential fairness, spread over the outcomes. */
  concentration: number
  /** Confidence of all intervals, such as 0.95. */
  confidence: number
  /** One for each facet column, then one for all of them combined. */
  facets: FacetReport[]
}

/** A combination of values, one a column, as text; null where the value is missing. */
export type CellValues = (string | null)[]

/** A value of the outcome and how much of the data has it. */
export interface LabelShare {
  /** The value, one text a label column. */
  values: CellValues
  /** Its rows. */
  rows: number
  /** The sum of their weights. */
  weight: number
  /** weight / all weights. */
  share: number
  /** n / (k · n_c), the `balanced` class weight of scikit-learn; 0 for a value of no weight. */
  classWeight: number
}

/** One facet column, or the combination of several. */
export interface FacetReport {
  /** The columns whose values make the groups. */
  columns: string[]
  /** Where the column was cut into ranges: all of them, ascending. Groups are those that have rows. */
  ranges?: string[]
  /** The groups that have rows, in the order of their values. */
  groups: FacetGroup[]
  /** How many combinations are not told, where there are any: too few rows have them, or would follow from the others. */
  hidden?: number
  /** One for the positive labels named, or one a label value against the rest, of many the 50 most frequent. */
  outcomes: Outcome[]
  /** The table itself: every group with every label value. */
  table: {
    /** The index of the group in `groups`. */
    group: number
    /** The index of the value in `label.values` of the report. */
    label: number
    /** The rows of both. */
    rows: number
    /** The sum of their weights. */
    weight: number
  }[]
}

/** A group of a facet, and how it compares with all other rows whatever the outcome is called. */
export interface FacetGroup {
  /** The values that make the group, one a facet column. */
  values: CellValues
  /** Its rows. */
  rows: number
  /** The sum of their weights. */
  weight: number
  /** weight / all weights. */
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
  /** The figure. */
  value: number | null
  /** The lower end of the interval. */
  low: number | null
  /** The upper end of the interval. */
  high: number | null
}

/** One outcome, such as being hired, and how it is spread over the groups of a facet. */
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
    /** The least ratio of a group's rate to that of the others; below 0.8 it fails the four-fifths rule. */
    disparateImpact: number | null
    /** The greatest gap between a group's rate and that of the others. */
    statisticalParityDifference: number | null
    /** The greatest gap between the rates of two groups. */
    demographicParityDifference: number | null
    /** The least ratio of the rates of two groups. */
    demographicParityRatio: number | null
    /** Smoothed empirical differential fairness, ε. */
    differentialFairness: number | null
    /** The greatest disparity, averaged over the values of the group columns. */
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
  within: {
    /** The values of the group columns. */
    values: CellValues
    /** Rows of the group that have them. */
    rows: number
    /** The rate of positives among these. */
    rate: Estimate
  }[]
}
