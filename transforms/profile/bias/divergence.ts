import type { FacetGroup } from '../../../src/schemas/profile.js'
import { greatestGap, jensenShannon, kullbackLeibler, sharesOf } from '../statistics/distances.js'

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
    ks: greatestGap(p, q),
  }
}
