import type { Interval } from './spread.js'

/**
 * Numbers as they may be told: each stands for at least `minShared` of them. A number that so many share is told
 * as it is; of the others so many neighbours in value are told by their mean (microaggregation: Hundepool and
 * others, "Statistical Disclosure Control", 2012, chapter 3.5). Empty where there are fewer numbers in all.
 */
export function sharedIntervals(intervals: readonly Interval[], minShared: number): Interval[] {
  if (minShared <= 1) return [...intervals]
  const shown = intervals.filter(({ count, shared = count }) => shared >= minShared)
  let pool: Interval[] = []
  const pools: Interval[][] = []
  for (const interval of intervals) {
    if ((interval.shared ?? interval.count) >= minShared) continue
    pool.push(interval)
    if (sharedOf(pool) < minShared) continue
    pools.push(pool)
    pool = []
  }
  if (pool.length > 0) {
    // What is left of the last ones goes to those before them, or to the rarest number that is told.
    const last = pools.pop()
    if (last !== undefined) pools.push([...last, ...pool])
    else if (shown.length > 0) pools.push([shown.splice(rarest(shown), 1)[0], ...pool])
  }
  return [...shown, ...pools.map(meanOf)].sort((a, b) => a.middle - b.middle)
}

function sharedOf(pool: readonly Interval[]): number {
  return pool.reduce((sum, { count, shared = count }) => sum + shared, 0)
}

/** The last of the least frequent, as frequent values stand in a report. */
function rarest(shown: readonly Interval[]): number {
  let at = 0
  for (let i = 1; i < shown.length; i++) if (shown[i].count <= shown[at].count) at = i
  return at
}

function meanOf(pool: readonly Interval[]): Interval {
  const count = pool.reduce((sum, each) => sum + each.count, 0)
  // Parts of a mean, so that the greatest numbers do not overflow.
  const exact = pool.reduce((sum, { middle, count: of }) => sum + middle * (of / count), 0)
  const mean = Number(exact.toPrecision(6))
  return { low: mean, high: mean, middle: mean, count, isPooled: true }
}

/** A count of some of so many; null where it, or that of the others, is of fewer than `minShared` and not none. */
export function reportedCount(
  count: number,
  { of, minShared }: { of: number; minShared: number },
): number | null {
  const isFew = (some: number) => some > 0 && some < minShared
  return isFew(count) || isFew(of - count) ? null : count
}
