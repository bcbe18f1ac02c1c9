import type { CellValues } from './profile.js'

/** How two profiles of the same columns differ, as plain JSON. A figure that one of them does not have is null. */
export interface ProfileChanges {
  /** 1; raised when a field changes its meaning. */
  version: 1
  rows: Change
  bias?: BiasChanges
}

/** A figure in the first profile and in the second. */
export interface Change {
  before: number | null
  after: number | null
}

/** How the spread of labels over groups differs. */
export interface BiasChanges {
  /** Rows with a label, and the sum of their weights. */
  rows: Change
  weight: Change
  label: { columns: string[]; values: ShareChange[]; drift: Drift }
  facets: FacetChanges[]
}

/** A value's rows and its share of the weight. */
export interface ShareChange {
  values: CellValues
  rows: Change
  share: Change
}

export interface FacetChanges {
  columns: string[]
  groups: ShareChange[]
  drift: Drift
  outcomes: OutcomeChanges[]
}

export interface OutcomeChanges {
  /** The label values that count as positive. */
  positive: CellValues[]
  rate: Change
  /** The worst figures over groups, as in `Outcome.worst`. */
  worst: {
    disparateImpact: Change
    statisticalParityDifference: Change
    demographicParityDifference: Change
    demographicParityRatio: Change
    differentialFairness: Change
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
  chiSquare: { statistic: number; degrees: number; p: number } | null
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
