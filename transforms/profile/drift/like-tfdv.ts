/**
 * The distances of TensorFlow Data Validation: for categories the greatest difference of a share (L∞), for numbers the
 * Jensen–Shannon divergence, in bits, of histograms of ten equal steps over the range of each side. TFDV estimates those
 * histograms; here they are counted. It has no limits of its own, and its guide begins with 0.01.
 */
import type { DriftAspect, DriftSettings } from '../../../src/schemas/drift-report.js'
import { greatestGap, jensenShannon, sharesOf } from '../statistics/distances.js'
import type { Points } from '../statistics/points.js'
import type { CellPair } from './aspects.js'
import type { PointPair } from './column-view.js'
import type { DriftDistances } from './report-parts.js'

type Judged = Pick<DriftAspect, 'of' | 'verdict' | 'distances'>

export function valuesLikeTfdv(
  { reference, current }: CellPair,
  settings: DriftSettings,
): Judged | undefined {
  const [p, q] = [sharesOf(reference), sharesOf(current)]
  if (p === undefined || q === undefined) return undefined
  const gap = greatestGap(p, q)
  return judged({ greatestGap: gap }, gap > settings.threshold)
}

export function numbersLikeTfdv(
  { reference, current }: PointPair,
  settings: DriftSettings,
): Judged | undefined {
  if (reference.values.length === 0 || current.values.length === 0) return undefined
  const [a, b] = [histogramOf(reference), histogramOf(current)]
  const edges = [...new Set([...a.edges, ...b.edges])].sort((x, y) => x - y)
  const [p, q] = [sharesOf(spreadOver(a, edges)), sharesOf(spreadOver(b, edges))]
  const divergence = jensenShannon(p as number[], q as number[]) / Math.LN2
  return judged({ divergence }, divergence > settings.threshold)
}

function judged(distances: DriftDistances, isDrift: boolean): Judged {
  return { of: 'values', verdict: isDrift ? 'drift' : 'stable', distances }
}

interface Histogram {
  edges: number[]
  counts: number[]
}

const steps = 10

function histogramOf({ values, counts }: Points): Histogram {
  const low = values[0]
  const width = ((values.at(-1) as number) - low) / steps
  const found = new Array<number>(steps).fill(0)
  for (const [i, value] of values.entries())
    found[Math.min(steps - 1, width === 0 ? 0 : Math.floor((value - low) / width))] += counts[i]
  return { edges: Array.from({ length: steps + 1 }, (_, i) => low + i * width), counts: found }
}

/** What falls between edges, and on a single number, if each step is as dense throughout. */
function spreadOver({ edges, counts }: Histogram, all: readonly number[]): number[] {
  const isPoint = edges[0] === edges[steps]
  const ranges = all.slice(1).map((high, i) => {
    if (isPoint) return 0
    return counts.reduce((sum, count, step) => {
      const overlap = Math.min(high, edges[step + 1]) - Math.max(all[i], edges[step])
      return overlap <= 0 ? sum : sum + (count * overlap) / (edges[step + 1] - edges[step])
    }, 0)
  })
  const points = all.map((edge) => (isPoint && edge === edges[0] ? counts[0] : 0))
  return [...ranges, ...points]
}
