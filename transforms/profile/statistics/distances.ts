/** How far apart two sets of shares are, each of which adds up to 1; both name the same values in the same order. */

/** Weights as shares of their sum; undefined where there is none. */
export function sharesOf(weights: readonly number[]): number[] | undefined {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return sum === 0 ? undefined : weights.map((weight) => weight / sum)
}

/** Kullback & Leibler, "On information and sufficiency", Annals of Mathematical Statistics 22 (1951); nats. */
export function kullbackLeibler(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, share, i) => (share === 0 ? sum : sum + share * Math.log(share / q[i])), 0)
}

/** Lin, "Divergence measures based on the Shannon entropy", IEEE Trans. Inf. Theory 37 (1991); 0 … ln 2 nats. */
export function jensenShannon(p: readonly number[], q: readonly number[]): number {
  const middle = p.map((share, i) => (share + q[i]) / 2)
  const sum = kullbackLeibler(p, middle) + kullbackLeibler(q, middle)
  return Math.min(Math.LN2, Math.max(0, sum / 2))
}

/** 0 … 1: E. Hellinger, Journal für die reine und angewandte Mathematik 136 (1909). */
export function hellinger(p: readonly number[], q: readonly number[]): number {
  const squares = p.reduce((sum, share, i) => sum + (Math.sqrt(share) - Math.sqrt(q[i])) ** 2, 0)
  return Math.min(1, Math.sqrt(squares / 2))
}

/** The greatest difference of a share. */
export function greatestGap(p: readonly number[], q: readonly number[]): number {
  return p.reduce((most, share, i) => Math.max(most, Math.abs(share - q[i])), 0)
}

/** What stands for a share of 0 in an index of stability. */
export const leastShare = 1e-4

/**
 * The population stability index: Siddiqi, "Credit Risk Scorecards" (2006). What stands for shares of 0 is what
 * Evidently uses, unless others are given.
 */
export function stabilityIndex(
  p: readonly number[],
  q: readonly number[],
  instead: readonly [ofP: number, ofQ: number] = [leastShare, leastShare],
): number {
  return p.reduce((sum, share, i) => {
    const [before, after] = [share || instead[0], q[i] || instead[1]]
    return sum + (after - before) * Math.log(after / before)
  }, 0)
}
