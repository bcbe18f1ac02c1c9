/** How far the counts of the same values are apart in two sets of data. */
import type { Drift, RankTest } from '../../../src/schemas/profile-changes.js'
import { hellinger, sharesOf, stabilityIndex } from '../statistics/distances.js'
import { normalTail, upperGamma } from '../statistics/special-functions.js'

/** One value's rows in both sets, and its weight in both. */
export interface CountPair {
  rows: [before: number, after: number]
  weight: [before: number, after: number]
}

/** All distances, and the chi-square test, between two sets; null where one of them is empty. */
export function driftOf(pairs: readonly CountPair[]): Drift {
  const before = sharesOf(pairs.map(({ weight }) => weight[0]))
  const after = sharesOf(pairs.map(({ weight }) => weight[1]))
  const chiSquare = chiSquareTest(
    pairs.map(({ rows }) => rows[0]),
    pairs.map(({ rows }) => rows[1]),
  )
  if (before === undefined || after === undefined) return { psi: null, hellinger: null, tvd: null, chiSquare }
  return {
    psi: stabilityIndex(before, after),
    hellinger: hellinger(before, after),
    tvd: Math.min(1, before.reduce((sum, share, i) => sum + Math.abs(share - after[i]), 0) / 2),
    chiSquare,
  }
}

/**
 * Pearson's goodness of fit of the second counts to the shares of the first, without a correction, as the
 * `chisquare` drift test of Evidently. Null where the first has no row of a value that the second has, as the
 * statistic is infinite then, and of fewer than two values.
 */
export function chiSquareTest(before: readonly number[], after: readonly number[]): Drift['chiSquare'] {
  const kept = before.flatMap((rows, i) => (rows > 0 || after[i] > 0 ? [i] : []))
  const scale = total(after) / total(before)
  if (kept.length < 2 || !(scale > 0) || kept.some((i) => before[i] === 0)) return null
  const statistic = total(kept.map((i) => (after[i] - before[i] * scale) ** 2 / (before[i] * scale)))
  const degrees = kept.length - 1
  return { statistic, degrees, p: upperGamma(degrees / 2, statistic / 2) }
}

/**
 * The Mann–Whitney U test of values in ascending order, by the normal approximation with corrections for ties
 * and continuity: Mann & Whitney, Annals of Mathematical Statistics 18 (1947); Lehmann, "Nonparametrics"
 * (1975), chapter 1. It is `scipy.stats.mannwhitneyu` with `method='asymptotic'`. Null where all rows have one
 * value or a side has no rows.
 */
export function mannWhitney(before: readonly number[], after: readonly number[]): RankTest | null {
  const first = total(before)
  const second = total(after)
  const all = first + second
  let ranks = 0
  let below = 0
  let ties = 0
  for (let i = 0; i < before.length; i++) {
    const tied = before[i] + after[i]
    ranks += before[i] * (below + (tied + 1) / 2)
    ties += tied ** 3 - tied
    below += tied
  }
  const variance = ((first * second) / 12) * (all + 1 - ties / (all * (all - 1)))
  if (!(variance > 0)) return null
  const u = ranks - (first * (first + 1)) / 2
  const distance = u - (first * second) / 2
  const deviation = Math.sqrt(variance)
  return {
    u,
    p: Math.min(1, 2 * normalTail((Math.abs(distance) - 0.5) / deviation)),
    pLess: normalTail((-distance - 0.5) / deviation),
  }
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
