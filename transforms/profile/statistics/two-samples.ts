/** Tests whether two sets of data may be samples of one: the smaller `p`, the less so. */
import { chiSquareQuantile, kolmogorovTail, upperGamma } from './special-functions.js'

/** What a test says. */
export interface TestOutcome {
  statistic: number
  /** Degrees of freedom, where it has any. */
  degrees?: number
  p: number
}

/**
 * Pearson's test of homogeneity of two lists of counts of the same values: both are samples, of which neither is taken
 * for the truth. `undefined` of fewer than two values that are there, or an empty side.
 */
export function chiSquareOfTwo(first: readonly number[], second: readonly number[]): TestOutcome | undefined {
  const n = totalOf(first)
  const m = totalOf(second)
  if (n === 0 || m === 0) return undefined
  let statistic = 0
  let values = 0
  for (let i = 0; i < first.length; i++) {
    const pooled = first[i] + second[i]
    if (pooled === 0) continue
    values++
    const expected = (pooled * n) / (n + m)
    const gap = (first[i] - expected) ** 2
    statistic += gap / expected + gap / (pooled - expected)
  }
  if (values < 2) return undefined
  const degrees = values - 1
  return { statistic, degrees, p: upperGamma(degrees / 2, statistic / 2) }
}

/** Paths through a lattice of more points than this are not counted. */
const mostPoints = 4_000_000

/**
 * The test of Kolmogorov and Smirnov, for the greatest gap between the distributions of samples of `n` and `m`: from
 * all orders in which they can come (J. L. Hodges, Arkiv för Matematik 3, 1958) where these are few enough, else by the
 * limit, with the correction for sizes of J. Vrbik, Pioneer Journal of Theoretical and Applied Statistics 15 (2018).
 */
export function kolmogorovSmirnov(gap: number, [n, m]: readonly [number, number]): TestOutcome {
  if (n * m <= mostPoints) return { statistic: gap, p: shareOutside(gap, n, m) }
  const root = Math.sqrt((n * m) / (n + m))
  const x = root * gap
  const corrected = x === 0 ? 0 : x + 1 / (6 * root) + (x - 1) / (4 * root * root)
  return { statistic: gap, p: kolmogorovTail(corrected) }
}

/** The share of all orders of `n` and `m` values in which their distributions are so far apart somewhere. */
function shareOutside(gap: number, n: number, m: number): number {
  // Gaps are multiples of 1 / (n m): compared as whole numbers, so that rounding decides nothing.
  const least = Math.round(gap * n * m)
  if (least === 0) return 1
  const outside = new Float64Array(m + 1)
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= m; j++) {
      if (Math.abs(i * m - j * n) >= least) outside[j] = 1
      else if (i + j === 0) outside[j] = 0
      else outside[j] = (i * (i === 0 ? 0 : outside[j]) + j * (j === 0 ? 0 : outside[j - 1])) / (i + j)
    }
  return outside[m]
}

/**
 * Raises the probabilities of many tests so that of all that stay below a bound at most that share is false: Y. Benjamini
 * and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995).
 */
export function adjustTogether(probabilities: readonly number[]): number[] {
  const order = probabilities.map((_, i) => i).sort((a, b) => probabilities[b] - probabilities[a])
  const adjusted = new Array<number>(probabilities.length)
  let least = 1
  for (const [above, i] of order.entries()) {
    const rank = probabilities.length - above
    least = Math.min(least, (probabilities[i] * probabilities.length) / rank)
    adjusted[i] = least
  }
  return adjusted
}

/**
 * Rows that each side needs, at least, before a Jensen–Shannon distance of this size is more than chance brings forth in
 * one of twenty pairs of samples of one population: 8 h JSD is distributed as chi-square with one degree fewer than
 * there are values, h being n m / (n + m).
 */
export function rowsForShares(values: number, distance: number): number {
  return values < 2 ? 0 : Math.ceil((2 * chiSquareQuantile(0.95, values - 1)) / (8 * distance * distance))
}

/** The same for the greatest gap between distributions. */
export function rowsForGap(gap: number): number {
  return Math.ceil(2 * (1.358_1 / gap) ** 2)
}

/**
 * The same for the greatest difference of many shares: rows of which chance moves none of them so far, in nineteen of twenty
 * pairs of samples, by the normal limit and the sum of what each of them does.
 */
export function rowsForManyGaps(shares: readonly number[], gap: number): number {
  const variances = shares.map((share) => 2 * share * (1 - share))
  const alarms = (rows: number) =>
    variances.reduce((sum, variance) => sum + upperGamma(0.5, (gap * gap * rows) / (2 * variance)), 0)
  let [few, enough] = [1, 1]
  while (alarms(enough) > 0.05) [few, enough] = [enough, enough * 2]
  while (enough - few > 1) {
    const middle = Math.ceil((few + enough) / 2)
    if (alarms(middle) > 0.05) few = middle
    else enough = middle
  }
  return enough
}

export function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
