/**
 * The formulas, limits and choices of Evidently 0.7, so that its verdicts can be had from the same data. Missing values are
 * left out; the method depends on the size of the reference and on how many different values there are; chi-square takes
 * the reference for the truth. Sources: evidently/legacy/calculations/stattests/ of evidentlyai/evidently. Text and dates
 * are not compared: its classifier of texts is another program's model.
 */
import type { DriftAspect, DriftSettings } from '../../../src/schemas/drift-report.js'
import { chiSquareTest } from '../bias/drift.js'
import { jensenShannon, leastShare, sharesOf, stabilityIndex } from '../statistics/distances.js'
import { countOf, gapsBetween, momentsOf, type Points } from '../statistics/points.js'
import { normalTail } from '../statistics/special-functions.js'
import { kolmogorovSmirnov, totalOf } from '../statistics/two-samples.js'
import { type CellPair, leastSigma } from './aspects.js'
import type { PointPair } from './column-view.js'
import type { DriftDistances, DriftTest } from './report-parts.js'

/** Up to so many values of the reference are judged by tests. */
const mostTested = 1000
/** So many different numbers are categories. */
const mostCategories = 5
/** So many different numbers of the reference have a bin each. */
const mostBinned = 20

type Judged = Pick<DriftAspect, 'of' | 'verdict' | 'distances' | 'test'>

/** Numbers, finite ones alone. */
export function numbersLikeEvidently(pair: PointPair, settings: DriftSettings): Judged | undefined {
  const { reference, current } = pair
  const sizes = [countOf(reference), countOf(current)] as const
  if (sizes[0] === 0 || sizes[1] === 0) return undefined
  const values = valuesIn(pair)
  const { greatest, area } = gapsBetween(reference, current)
  const cells = reference.values.length > mostBinned ? sturgesBins(pair) : values
  const distances: DriftDistances = { kolmogorovSmirnov: greatest, psi: psiOf(cells) }
  if (values.reference.length <= mostCategories) return judgeCells(values, distances, settings)
  if (sizes[0] <= mostTested) {
    const test: Omit<DriftTest, 'adjusted'> = {
      name: 'kolmogorov_smirnov',
      ...kolmogorovSmirnov(greatest, sizes),
    }
    return judged(distances, { isDrift: test.p <= settings.alpha, test })
  }
  const wasserstein = area / Math.max(momentsOf(reference).deviation, leastSigma)
  return judged({ wasserstein, ...distances }, { isDrift: wasserstein >= settings.threshold })
}

/** Categories, missing ones left out; their values come in ascending order. */
export function valuesLikeEvidently(cells: CellPair, settings: DriftSettings): Judged | undefined {
  if (totalOf(cells.reference) === 0 || totalOf(cells.current) === 0) return undefined
  return judgeCells(cells, { psi: psiOf(cells) }, settings)
}

function judgeCells(cells: CellPair, distances: DriftDistances, settings: DriftSettings): Judged {
  if (totalOf(cells.reference) <= mostTested) {
    const test = cells.reference.length > 2 ? chiSquare(cells) : zTest(cells)
    return judged(distances, { isDrift: test.p < settings.alpha, test })
  }
  const [p, q] = [sharesOf(cells.reference), sharesOf(cells.current)]
  const distance = Math.sqrt(jensenShannon(p as number[], q as number[]))
  return judged({ jensenShannon: distance, ...distances }, { isDrift: distance >= settings.threshold })
}

function judged(
  distances: DriftDistances,
  { isDrift, test }: { isDrift: boolean; test?: Omit<DriftTest, 'adjusted'> },
): Judged {
  return {
    of: 'values',
    verdict: isDrift ? 'drift' : 'stable',
    distances,
    ...(test !== undefined && { test: { ...test, adjusted: test.p } }),
  }
}

/** A value that the reference does not have makes the statistic infinite. */
function chiSquare({ reference, current }: CellPair): Omit<DriftTest, 'adjusted'> {
  const found = chiSquareTest(reference, current)
  const statistic = found?.statistic ?? Number.MAX_VALUE
  return {
    name: 'chi_square_of_reference',
    statistic,
    degrees: found?.degrees ?? reference.length - 1,
    p: found?.p ?? 0,
  }
}

/** Two proportions, of all values but the first. */
function zTest({ reference, current }: CellPair): Omit<DriftTest, 'adjusted'> {
  const [n, m] = [totalOf(reference), totalOf(current)]
  const [p, q] = [1 - reference[0] / n, 1 - current[0] / m]
  const pooled = (p * n + q * m) / (n + m)
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
  const statistic = deviation === 0 ? 0 : (p - q) / deviation
  return { name: 'z', statistic, p: deviation === 0 ? 1 : Math.min(1, 2 * normalTail(Math.abs(statistic))) }
}

/** Shares of 0 count as 0.0001, or as a millionth of the least share where that is no greater. */
function psiOf({ reference, current }: CellPair): number {
  const [p, q] = [sharesOf(reference) as number[], sharesOf(current) as number[]]
  return stabilityIndex(p, q, [insteadOfNone(p), insteadOfNone(q)])
}

function insteadOfNone(shares: readonly number[]): number {
  const least = Math.min(...shares.filter((share) => share > 0))
  return least <= leastShare ? least / 1e6 : leastShare
}

function valuesIn({ reference, current }: PointPair): CellPair {
  const all = [...new Set([...reference.values, ...current.values])].sort((a, b) => a - b)
  const countsOf = ({ values, counts }: Points) => {
    const known = new Map(values.map((value, i) => [value, counts[i]]))
    return all.map((value) => known.get(value) ?? 0)
  }
  return { reference: countsOf(reference), current: countsOf(current) }
}

/** Equal bins over both sides, log₂ n + 1 of them (H. A. Sturges, 1926), as numpy cuts them. */
function sturgesBins({ reference, current }: PointPair): CellPair {
  const low = Math.min(reference.values[0], current.values[0])
  const high = Math.max(reference.values.at(-1) as number, current.values.at(-1) as number)
  const wanted = (high - low) / (Math.log2(countOf(reference) + countOf(current)) + 1)
  const bins = Math.ceil((high - low) / wanted)
  const width = (high - low) / bins
  const countsOf = ({ values, counts }: Points) => {
    const found = new Array<number>(bins).fill(0)
    let bin = 0
    for (let i = 0; i < values.length; i++) {
      while (bin < bins - 1 && values[i] >= low + (bin + 1) * width) bin++
      found[bin] += counts[i]
    }
    return found
  }
  return { reference: countsOf(reference), current: countsOf(current) }
}
