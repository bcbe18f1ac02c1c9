/** Figures over all groups of a facet at once. */
import { ratio } from './mass.js'

/** Demographic parity over the rates of groups; null of fewer than two groups. */
export interface DemographicParity {
  /** Maximum rate − minimum rate, 0 … 1. */
  difference: number | null
  /** Minimum rate / maximum rate, 0 … 1; null where no group has a positive. */
  ratio: number | null
}

/**
 * The gap between the extreme rates, without a sign: `demographic_parity_difference` and
 * `demographic_parity_ratio` of Fairlearn (user guide, "Common fairness metrics"), between groups.
 */
export function demographicParity(rates: readonly number[]): DemographicParity {
  if (rates.length < 2) return { difference: null, ratio: null }
  const least = rates.reduce((a, b) => Math.min(a, b))
  const most = rates.reduce((a, b) => Math.max(a, b))
  return { difference: most - least, ratio: ratio(least, most) }
}

/** The weight of positives in a group, and of all its rows. */
export interface GroupCount {
  positive: number
  all: number
}

/**
 * Smoothed empirical differential fairness ε of a binary outcome: the greatest gap, over pairs of groups and
 * both outcomes, between the logarithms of p = (positives + c/2) / (n + c), where c is the concentration.
 * Foulds, Islam, Keya & Pan, "An intersectional definition of fairness", ICDE 2020, with their Dirichlet
 * smoothing. Null of fewer than two groups, and where c = 0 leaves a rate of 0 or 1.
 */
export function differentialFairness(groups: readonly GroupCount[], concentration: number): number | null {
  if (groups.length < 2) return null
  const rates = groups.map(({ positive, all }) => (positive + concentration / 2) / (all + concentration))
  const epsilon = Math.max(spread(rates.map(Math.log)), spread(rates.map((rate) => Math.log(1 - rate))))
  return Number.isFinite(epsilon) ? epsilon : null
}

function spread(values: readonly number[]): number {
  const least = values.reduce((a, b) => Math.min(a, b))
  const most = values.reduce((a, b) => Math.max(a, b))
  return most - least
}

/** Weight with and without the good outcome. */
export interface Decisions {
  accepted: number
  rejected: number
}

/** What was decided of a group, and of everybody, within one value of the group columns. */
export interface Stratum {
  group: Decisions
  all: Decisions
}

/**
 * Conditional demographic disparity in labels: within each stratum the group's share of the rejected minus
 * its share of the accepted, averaged by the size of the strata; a share of nobody is 0. Wachter, Mittelstadt
 * & Russell, "Why fairness cannot be automated", Computer Law & Security Review 41 (2021), as the CDDL of
 * Amazon SageMaker Clarify computes it. −1 … 1, positive where the group is rejected more often. Strata in
 * which nobody of the group is may be left out. Null where all are accepted or all are rejected.
 */
export function conditionalDisparity(strata: readonly Stratum[], whole: Decisions): number | null {
  if (whole.accepted === 0 || whole.rejected === 0) return null
  let sum = 0
  for (const { group, all } of strata) {
    const rejected = ratio(group.rejected, all.rejected) ?? 0
    const accepted = ratio(group.accepted, all.accepted) ?? 0
    sum += (rejected - accepted) * (all.accepted + all.rejected)
  }
  return Math.min(1, Math.max(-1, sum / (whole.accepted + whole.rejected)))
}
