import type { CellValues } from './profile.js'

/** How two profiles of the same columns differ, as plain JSON. A figure that one of them does not have is null. */
export interface ProfileChanges {
  /** 1; raised when a field changes its meaning. */
  version: 1
  /** Rows. */
  rows: Change
  /** How an outcome is spread over groups, where both profiles measured it. */
  bias?: BiasChanges
}

/** A figure in the first profile and in the second. */
export interface Change {
  /** In the first profile. */
  before: number | null
  /** In the second. */
  after: number | null
}

/** How the spread of labels over groups differs. */
export interface BiasChanges {
  /** Positive labels that no row has in either profile, so that their outcomes have no figures. */
  absent?: AbsentLabel[]
  /** Rows with a label. */
  rows: Change
  /** The sum of their weights. */
  weight: Change
  /** The values of the outcome. */
  label: {
    /** The columns that hold it. */
    columns: string[]
    /** Its values, in order. */
    values: ShareChange[]
    /** How far their shares moved. */
    drift: Drift
  }
  /** One for each facet that both profiles have. */
  facets: FacetChanges[]
}

/** A positive label that no row has. */
export interface AbsentLabel {
  /** The label, of several columns joined by commas. */
  name: string
  /** A sentence that says so, and which label may be meant. */
  warning: string
}

/** A value's rows and its share of the weight. */
export interface ShareChange {
  /** The value, one text a column. */
  values: CellValues
  /** Its rows. */
  rows: Change
  /** Its share of the weight. */
  share: Change
}

/** How the groups of a facet, and an outcome over them, differ. */
export interface FacetChanges {
  /** The columns whose values make the groups. */
  columns: string[]
  /** The groups, in order. */
  groups: ShareChange[]
  /** How far their shares moved. */
  drift: Drift
  /** One for each outcome that both profiles have. */
  outcomes: OutcomeChanges[]
}

/** How the rates of an outcome differ. */
export interface OutcomeChanges {
  /** The label values that count as positive. */
  positive: CellValues[]
  /** The rate of positives over all rows. */
  rate: Change
  /** The worst figures over groups, as in `Outcome.worst`. */
  worst: {
    /** As in `Outcome.worst`. */
    disparateImpact: Change
    /** As in `Outcome.worst`. */
    statisticalParityDifference: Change
    /** As in `Outcome.worst`. */
    demographicParityDifference: Change
    /** As in `Outcome.worst`. */
    demographicParityRatio: Change
    /** As in `Outcome.worst`. */
    differentialFairness: Change
    /** As in `Outcome.worst`. */
    conditionalDemographicDisparity: Change
  }
}

/**
 * How far shares moved. Distances are between shares of weight; tests are of numbers of rows, and take these
 * for independent draws: of many rows they find any change at all.
 */
export interface Drift {
  /** Population stability index, Σ (p − q) ln(p / q), where a share of 0 is taken for 0.0001. */
  psi: number | null
  /** Hellinger distance, 0 … 1. */
  hellinger: number | null
  /** Total variation distance, half the L1 distance, 0 … 1. */
  tvd: number | null
  /** Whether the second could be drawn with the shares of the first; null where the first lacks a value. */
  chiSquare: {
    /** Pearson's statistic. */
    statistic: number
    /** Degrees of freedom. */
    degrees: number
    /** The p-value. */
    p: number
  } | null
  /** Only of ranges: whether the second lies higher or lower than the first. */
  mannWhitney?: RankTest | null
}

/** A rank test of two samples. */
export interface RankTest {
  /** Mann–Whitney U of the first sample. */
  u: number
  /** The two-sided p-value. */
  p: number
  /** The one-sided p-value that the first sample is no lower than the second. */
  pLess: number
}
