import { countsOf, type TermCounts } from '../columns/text/terms.js'
import { chiSquareOfTwo, rowsForManyGaps } from '../statistics/two-samples.js'
import { isRareIn, type MeasuredAspect } from './aspects.js'

/**
 * Texts of both sides by the terms that they have: by the one of which the share of texts moved most. That is tested by
 * chi-square as often as there are terms, and its probability is raised by their number (C. Bonferroni), which holds
 * however terms hang together. `undefined` where a side counts no terms, or has no texts.
 */
export function compareTerms(
  terms: readonly (TermCounts | undefined)[],
  [n, m]: readonly number[],
  threshold: number,
): MeasuredAspect | undefined {
  const [reference, current] = terms.map((packed) => (packed === undefined ? undefined : countsOf(packed)))
  if (reference === undefined || current === undefined || n === 0 || m === 0) return undefined
  const shares: number[] = []
  let [least, greatest, statistic] = [1, 0, 0]
  for (const [cell, a] of reference.entries()) {
    const b = current[cell]
    // Where nearly all texts have a term, those without it are the rare ones.
    if (isRareIn(a + b, [n, m]) || isRareIn(n + m - a - b, [n, m])) continue
    shares.push((a + b) / (n + m))
    greatest = Math.max(greatest, Math.abs(a / n - b / m))
    const test = chiSquareOfTwo([a, n - a], [b, m - b])
    if (test === undefined || test.p >= least) continue
    least = test.p
    statistic = test.statistic
  }
  if (shares.length === 0) return undefined
  return {
    of: 'terms',
    distances: { greatestGap: greatest },
    test: { name: 'chi_square', statistic, degrees: 1, p: Math.min(1, least * shares.length) },
    rowsWanted: rowsForManyGaps(shares, threshold),
    sizes: [n, m],
  }
}
