import type { LengthProfile } from '../../../../src/schemas/column-profile.js'
import { momentsOf } from '../../statistics/points.js'
import { type BucketCounts, Buckets, bucketCounts, mergeBuckets, sortCounts } from '../numbers/buckets.js'
import { sharedIntervals } from '../numbers/shared.js'
import {
  bucketIntervals,
  exactIntervals,
  pointsOf,
  summarizeHistogram,
  summarizeQuantiles,
} from '../numbers/spread.js'

/** Lengths below this are counted one by one, the others in steps. */
const countedApart = 4096

/** Sealed counts of lengths. */
export interface LengthsSummary {
  short: BucketCounts
  /** Long ones: each by itself while they are few, else in steps. */
  long: BucketCounts
  longIsExact: boolean
  min: number
  max: number
  sum: number
}

const longLimit = 4096

/** Counts whole numbers from 0 on. */
export class Lengths {
  readonly #short = new Float64Array(countedApart)
  #long: Map<number, number> | undefined = new Map()
  readonly #steps = new Buckets()
  #min = Number.MAX_SAFE_INTEGER
  #max = 0
  #sum = 0

  /** Adds a length that was seen `count` times. */
  add(length: number, count: number): void {
    this.#sum += length * count
    if (length < this.#min) this.#min = length
    if (length > this.#max) this.#max = length
    if (length < countedApart) this.#short[length] += count
    else this.#addLong(length, count)
  }

  #addLong(length: number, count: number): void {
    if (this.#long === undefined) {
      this.#steps.add(length, count)
      return
    }
    this.#long.set(length, (this.#long.get(length) ?? 0) + count)
    if (this.#long.size <= longLimit) return
    for (const [value, times] of this.#long) this.#steps.add(value, times)
    this.#long = undefined
  }

  seal(): LengthsSummary {
    const keys: number[] = []
    for (let length = 0; length < countedApart; length++) if (this.#short[length] > 0) keys.push(length)
    const short = { keys, counts: keys.map((key) => this.#short[key]) }
    const longIsExact = this.#long !== undefined
    const long = this.#long === undefined ? this.#steps.seal() : sortCounts(this.#long)
    return { short, long, longIsExact, min: this.#min, max: this.#max, sum: this.#sum }
  }
}

export function mergeLengths(a: LengthsSummary, b: LengthsSummary): LengthsSummary {
  const exact = a.longIsExact && b.longIsExact ? mergeBuckets(a.long, b.long) : undefined
  const longIsExact = exact !== undefined && exact.keys.length <= longLimit
  return {
    short: mergeBuckets(a.short, b.short),
    long: longIsExact ? (exact as BucketCounts) : mergeBuckets(inSteps(a), inSteps(b)),
    longIsExact,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    sum: a.sum + b.sum,
  }
}

/** What is reported of `count` lengths, of so many values: all 0 where there are none, nothing where too few share them. */
export function summarizeLengths(
  summary: LengthsSummary,
  { count, minShared, of = count }: { count: number; minShared: number; of?: number },
): LengthProfile | undefined {
  if (count === 0) {
    const quantiles = { at: [], values: [], rankError: 0 }
    return { min: 0, max: 0, mean: 0, sum: 0, quantiles, histogram: { edges: [], counts: [] } }
  }
  const { min, max, sum } = summary
  const isGuarded = minShared > 1
  const long = summary.longIsExact
    ? exactIntervals(summary.long)
    : bucketIntervals(summary.long, Math.max(isGuarded ? 0 : min, countedApart), isGuarded ? Infinity : max)
  const intervals = sharedIntervals([...exactIntervals(summary.short), ...long], { minShared, of })
  if (intervals.length === 0) return undefined
  const moments = momentsOf(pointsOf(intervals))
  // Exact ones would tell of the lengths that are not told.
  const isExact = !intervals.some(({ isPooled }) => isPooled)
  return {
    min: intervals[0].low,
    max: intervals[intervals.length - 1].high,
    mean: isExact ? sum / count : moments.mean,
    sum: isExact ? sum : Math.round(moments.mean * moments.count),
    quantiles: summarizeQuantiles(intervals),
    histogram: summarizeHistogram(intervals),
  }
}

function inSteps({ long, longIsExact }: LengthsSummary): BucketCounts {
  return longIsExact ? bucketCounts(long) : long
}
