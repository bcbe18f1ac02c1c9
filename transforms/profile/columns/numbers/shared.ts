import type { Interval } from './spread.js'

/**
 * Numbers as they may be told: each stands for at least `minShared` of them. A number that so many share is told
 * as it is; of the others so many neighbours in value are told by their mean (microaggregation: Hundepool and
 * others, "Statistical Disclosure Control", 2012, chapter 3.5), from which the least and the greatest are left out,
 * as one that is far from the others would follow from it. Empty where there are too few numbers for that.
 *
 * What is no number `of` so many is counted with the rarest number that is told, where it is fewer than `minShared`.
 */
export function sharedIntervals(
  intervals: readonly Interval[],
  { minShared, of }: { minShared: number; of: number },
): Interval[] {
  if (minShared <= 1) return [...intervals]
  const isShared = ({ count, shared = count }: Interval) => shared >= minShared
  const shown = intervals.filter(isShared)
  let pool: Interval[] = []
  const pools: Interval[][] = []
  for (const interval of intervals) {
    if (isShared(interval)) continue
    pool.push(interval)
    if (sharedOf(pool.slice(1, -1)) < minShared) continue
    pools.push(pool)
    pool = []
  }
  // What is left of the last ones goes to those before them, or to the rarest number that is told.
  const last = pools.pop()
  if (last !== undefined) pools.push([...last, ...pool])
  const means = pools.map(meanOf)
  const others = of - countOf(intervals)
  const hidden = others < minShared ? others : 0
  const left = countOf(last === undefined ? pool : []) + hidden
  const rest = means.length > 0 ? means : shown
  if (left > 0 && rest.length > 0) rest.push(withMore(rest.splice(rarest(rest), 1)[0], left))
  return [...shown, ...means].sort((a, b) => a.middle - b.middle)
}

function sharedOf(pool: readonly Interval[]): number {
  return pool.reduce((sum, { count, shared = count }) => sum + shared, 0)
}

function countOf(pool: readonly Interval[]): number {
  return pool.reduce((sum, { count }) => sum + count, 0)
}

/** The last of the least frequent, as frequent values stand in a report. */
function rarest(shown: readonly Interval[]): number {
  let at = 0
  for (let i = 1; i < shown.length; i++) if (shown[i].count <= shown[at].count) at = i
  return at
}

function meanOf(pool: readonly Interval[]): Interval {
  const inner = pool.slice(1, -1)
  const count = countOf(inner)
  // Parts of a mean, so that the greatest numbers do not overflow.
  const exact = inner.reduce((sum, { middle, count: of }) => sum + middle * (of / count), 0)
  const mean = Number(exact.toPrecision(6))
  return { low: mean, high: mean, middle: mean, count: countOf(pool), isPooled: true }
}

function withMore(interval: Interval, more: number): Interval {
  return { ...interval, count: interval.count + more, isPooled: true }
}

/** A count of some of so many; null where it, or that of the others, is of fewer than `minShared` and not none. */
export function reportedCount(
  count: number,
  { of, minShared }: { of: number; minShared: number },
): number | null {
  const isFew = (some: number) => some > 0 && some < minShared
  return isFew(count) || isFew(of - count) ? null : count
}
