import type { FacetGroup } from '../../../src/schemas/profile.js'

/**
 * How far apart the label shares of two sides are. `a` and `d` hold the weight of each label, in the same
 * order. The names and signs are those of the pre-training metrics of Amazon SageMaker Clarify ("Measure
 * Pre-training Bias"), but a label that only one side has is counted and not dropped, so none is negative.
 */
export function divergenceOf(a: readonly number[], d: readonly number[]): FacetGroup['divergence'] {
  const p = sharesOf(a)
  const q = sharesOf(d)
  if (p === undefined || q === undefined) return { kl: null, js: null, lp: null, tvd: null, ks: null }
  const gaps = p.map((share, i) => Math.abs(share - q[i]))
  const total = gaps.reduce((sum, gap) => sum + gap, 0)
  return {
    kl: p.some((share, i) => (share === 0) !== (q[i] === 0)) ? null : Math.max(0, kullbackLeibler(p, q)),
    js: jensenShannon(p, q),
    lp: Math.hypot(...gaps),
    tvd: Math.min(1, total / 2),
    ks: gaps.reduce((most, gap) => Math.max(most, gap), 0),
  }
}

/** Weights as shares of their sum; undefined where there is none. */
export function sharesOf(weights: readonly number[]): number[] | undefined {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return sum === 0 ? undefined : weights.map((weight) => weight / sum)
}

/** Kullback & Leibler, "On information and sufficiency", Annals of Mathematical Statistics 22 (1951); nats. */
function kullbackLeibler(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, share, i) => (share === 0 ? sum : sum + share * Math.log(share / q[i])), 0)
}

/** Lin, "Divergence measures based on the Shannon entropy", IEEE Trans. Inf. Theory 37 (1991); 0 … ln 2 nats. */
function jensenShannon(p: readonly number[], q: readonly number[]): number {
  const middle = p.map((share, i) => (share + q[i]) / 2)
  const sum = kullbackLeibler(p, middle) + kullbackLeibler(q, middle)
  return Math.min(Math.LN2, Math.max(0, sum / 2))
}
