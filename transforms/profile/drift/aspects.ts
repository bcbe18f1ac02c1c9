import type { DriftAspect } from '../../../src/schemas/drift-report.js'
import { greatestGap, hellinger, jensenShannon, sharesOf, stabilityIndex } from '../statistics/distances.js'
import { countOf, countsBetween, gapsBetween, momentsOf, quantilesOf } from '../statistics/points.js'
import { chiSquareOfTwo, kolmogorovSmirnov, rowsForGap, rowsForShares } from '../statistics/two-samples.js'
import type { PointPair } from './column-view.js'
import type { DriftDistances, DriftTest } from './report-parts.js'

/** An aspect that was measured and is to be judged. */
export interface MeasuredAspect extends Pick<DriftAspect, 'of' | 'distances'> {
  test: Omit<DriftTest, 'adjusted'> | undefined
  /** Rows that each side needs so that chance stays below the threshold in nineteen of twenty cases. */
  rowsWanted: number
  /** What there is of both sides. */
  sizes: readonly [number, number]
}

/** Counts of the same values on both sides. */
export interface CellPair {
  reference: number[]
  current: number[]
}

/** The numbers of both sides by the distance of their distributions; `undefined` where a side has none. */
export function compareNumbers(
  of: DriftAspect['of'],
  { reference, current }: PointPair,
  threshold: number,
): MeasuredAspect | undefined {
  const sizes = [countOf(reference), countOf(current)] as const
  if (sizes[0] === 0 || sizes[1] === 0) return undefined
  const { greatest, area } = gapsBetween(reference, current)
  return {
    of,
    distances: {
      kolmogorovSmirnov: greatest,
      wasserstein: area / Math.max(momentsOf(reference).deviation, leastSigma),
    },
    test: { name: 'kolmogorov_smirnov', ...kolmogorovSmirnov(greatest, sizes) },
    rowsWanted: rowsForGap(threshold),
    sizes,
  }
}

/** What stands for the deviation of numbers that are all but one, as Evidently has it. */
export const leastSigma = 0.001

const deciles = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
/** So many different numbers have a range each. */
const mostValues = 20

/** Numbers in ranges of a tenth of the reference each, or one a number where these are few, and those that are missing. */
export function rangesOf({ reference, current }: PointPair, missing: readonly [number, number]): CellPair {
  const edges =
    reference.values.length <= mostValues ? [...reference.values] : quantilesOf(reference, deciles)
  const cells = mergeNeighbours({
    reference: countsBetween(reference, edges),
    current: countsBetween(current, edges),
  })
  return { reference: [...cells.reference, missing[0]], current: [...cells.current, missing[1]] }
}

/** Counts of both sides by the distances of their shares; `undefined` where a side has none. */
export function compareShares(
  of: DriftAspect['of'],
  cells: CellPair,
  threshold: number,
): MeasuredAspect | undefined {
  const distances = distancesOf(cells)
  if (distances === undefined) return undefined
  const test = chiSquareOfTwo(cells.reference, cells.current)
  const there = cells.reference.filter((count, i) => count + cells.current[i] > 0).length
  return {
    of,
    distances,
    test: { name: 'chi_square', ...(test ?? { statistic: 0, degrees: 0, p: 1 }) },
    rowsWanted: rowsForShares(there, threshold),
    sizes: [sumOf(cells.reference), sumOf(cells.current)],
  }
}

/** How far the shares of counts are apart; `undefined` where a side has none. */
export function distancesOf({ reference, current }: CellPair): DriftDistances | undefined {
  const [p, q] = [sharesOf(reference), sharesOf(current)]
  if (p === undefined || q === undefined) return undefined
  return {
    psi: stabilityIndex(p, q),
    jensenShannon: Math.sqrt(jensenShannon(p, q)),
    hellinger: hellinger(p, q),
    greatestGap: greatestGap(p, q),
  }
}

/** A test by chi-square wants to expect so many rows of each value on each side. */
const leastExpected = 5

/** Counts of values in no order, with those that are rare on a side as one. */
export function mergeRare({ reference, current }: CellPair): CellPair {
  const isRare = rarenessIn({ reference, current })
  const merged: CellPair = { reference: [], current: [] }
  const rest = { reference: 0, current: 0 }
  for (const [i, count] of reference.entries()) {
    if (isRare(count + current[i])) {
      rest.reference += count
      rest.current += current[i]
    } else add(merged, count, current[i])
  }
  if (rest.reference + rest.current > 0) add(merged, rest.reference, rest.current)
  return merged
}

/** Counts of ranges in their order, those that are rare on a side together with the next. */
function mergeNeighbours({ reference, current }: CellPair): CellPair {
  const isRare = rarenessIn({ reference, current })
  const merged: CellPair = { reference: [], current: [] }
  let open: [number, number] = [0, 0]
  for (const [i, count] of reference.entries()) {
    open = [open[0] + count, open[1] + current[i]]
    if (isRare(open[0] + open[1])) continue
    add(merged, ...open)
    open = [0, 0]
  }
  const last = merged.reference.length - 1
  if (last < 0) add(merged, ...open)
  else {
    merged.reference[last] += open[0]
    merged.current[last] += open[1]
  }
  return merged
}

function rarenessIn({ reference, current }: CellPair): (pooled: number) => boolean {
  const sizes = [sumOf(reference), sumOf(current)] as const
  return (pooled) => isRareIn(pooled, sizes)
}

/** Whether so many of both sides together are too few for a test on the smaller. */
export function isRareIn(pooled: number, [n, m]: readonly [number, number]): boolean {
  return (pooled * Math.min(n, m)) / (n + m) < leastExpected
}

function add(cells: CellPair, reference: number, current: number): void {
  cells.reference.push(reference)
  cells.current.push(current)
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
