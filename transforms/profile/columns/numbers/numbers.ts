import type { NumberProfile } from '../../../../src/schemas/column-profile.js'
import { momentsOf } from '../../statistics/points.js'
import { type BucketCounts, Buckets, mergeBuckets, sortCounts } from './buckets.js'
import {
  addMoments,
  canonical,
  emptyMoments,
  type Moments,
  mergeMoments,
  summarizeMoments,
} from './moments.js'
import { reportedCount, sharedIntervals } from './shared.js'
import {
  bucketIntervals,
  exactIntervals,
  type Interval,
  pointsOf,
  summarizeHistogram,
  summarizeQuantiles,
} from './spread.js'

/**
 * The numbers of a column that has too many distinct ones to count each. Of other columns everything follows
 * from the counts of their values. Infinities and what is not a number are left out of all figures.
 */
export interface NumbersSummary {
  count: number
  zeros: number
  min: number
  max: number
  moments: Moments
  steps: BucketCounts
  /** Each number by itself, where that was asked for. */
  exact?: BucketCounts | undefined
}

export class Numbers {
  #count = 0
  #zeros = 0
  #min = Number.MAX_VALUE
  #max = -Number.MAX_VALUE
  readonly #moments = emptyMoments()
  readonly #steps = new Buckets()
  readonly #exact: Map<number, number> | undefined

  /** Each number is counted by itself as well, however many there are, where `isExact` says so. */
  constructor(isExact = false) {
    if (isExact) this.#exact = new Map()
  }

  add(value: number, count: number): void {
    if (!Number.isFinite(value)) return
    this.#count += count
    if (value === 0) this.#zeros += count
    if (value < this.#min) this.#min = value
    if (value > this.#max) this.#max = value
    addMoments(this.#moments, value, count)
    this.#steps.add(value, count)
    this.#exact?.set(value, (this.#exact.get(value) ?? 0) + count)
  }

  seal(): NumbersSummary {
    const { sum, squares, isWide } = this.#moments
    return {
      count: this.#count,
      zeros: this.#zeros,
      min: this.#min,
      max: this.#max,
      moments: { sum: canonical(sum), squares: canonical(squares), isWide },
      steps: this.#steps.seal(),
      exact: this.#exact && sortCounts(this.#exact),
    }
  }
}

export function mergeNumbers(a: NumbersSummary, b: NumbersSummary): NumbersSummary {
  return {
    count: a.count + b.count,
    zeros: a.zeros + b.zeros,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    moments: mergeMoments(a.moments, b.moments),
    steps: mergeBuckets(a.steps, b.steps),
    exact: a.exact && b.exact && mergeBuckets(a.exact, b.exact),
  }
}

/** How numbers are told. */
export interface NumberReporting {
  minShared: number
  /** Values that are told, those that are no finite numbers included. */
  of: number
}

/** What is reported of numbers in steps; `undefined` where there are none. */
export function summarizeNumbers(
  { count, zeros, min, max, moments, steps }: NumbersSummary,
  reporting: NumberReporting,
): NumberProfile | undefined {
  // The ends of the outermost steps do not depend on the data; the least and the greatest number do.
  const [low, high] = reporting.minShared > 1 ? [-Infinity, Infinity] : [min, max]
  return profileOf({ count, zeros, moments, intervals: bucketIntervals(steps, low, high) }, reporting)
}

/** What is reported of numbers that were counted one by one. */
export function summarizeExactNumbers(
  numbers: BucketCounts,
  reporting: NumberReporting,
): NumberProfile | undefined {
  const moments = emptyMoments()
  let count = 0
  for (let i = 0; i < numbers.keys.length; i++) {
    addMoments(moments, numbers.keys[i], numbers.counts[i])
    count += numbers.counts[i]
  }
  const zeros = numbers.counts[numbers.keys.indexOf(0)] ?? 0
  return profileOf({ count, zeros, moments, intervals: exactIntervals(numbers) }, reporting)
}

function profileOf(
  found: { count: number; zeros: number; moments: Moments; intervals: Interval[] },
  { minShared, of }: NumberReporting,
): NumberProfile | undefined {
  const { count, zeros, moments } = found
  const intervals = sharedIntervals(found.intervals, { minShared, of })
  if (intervals.length === 0) return undefined
  // Exact moments would tell of the numbers that are not told.
  const isExact = !moments.isWide && !intervals.some(({ isPooled }) => isPooled)
  const { mean, deviation } = isExact ? summarizeMoments(moments, count) : momentsOf(pointsOf(intervals))
  return {
    min: intervals[0].low,
    max: intervals[intervals.length - 1].high,
    mean,
    deviation,
    zeros: isHidden(0, intervals) ? null : reportedCount(zeros, { of: count, minShared }),
    quantiles: summarizeQuantiles(intervals),
    histogram: summarizeHistogram(intervals),
  }
}

/** Whether a number that is told stands for others too, so that its count would tell of them. */
function isHidden(number: number, intervals: readonly Interval[]): boolean {
  return intervals.some(({ low, high, isPooled }) => low === number && high === number && isPooled)
}
