import type { Histogram, Quantiles } from '../../../../src/schemas/column-profile.js'
import type { Points } from '../../statistics/points.js'
import { type BucketCounts, bucketBounds, bucketError } from './buckets.js'

/** Numbers as counted, ascending: each stands for `count` numbers between its bounds. */
export interface Interval {
  low: number
  high: number
  /** What is reported of them: the number itself where the bounds are equal. */
  middle: number
  count: number
  /** How many records they stand in, where that is not `count`. */
  shared?: number
  /** Whether it stands for several numbers by their mean. */
  isPooled?: true
}

/** What is reported of numbers that were counted one by one. */
export function exactIntervals({ keys, counts, shared }: BucketCounts): Interval[] {
  return keys.map((key, i) => ({ low: key, high: key, middle: key, count: counts[i], shared: shared?.[i] }))
}

/** What is reported of numbers counted in steps; none of them lies beyond `min` and `max`. */
export function bucketIntervals({ keys, counts }: BucketCounts, min: number, max: number): Interval[] {
  return keys.map((key, i) => {
    const bounds = bucketBounds(key)
    const low = Math.max(bounds.low, min)
    const high = Math.min(bounds.high, max)
    return { low, high, middle: low + (high - low) / 2, count: counts[i] }
  })
}

/** Intervals as points in their middle. */
export function pointsOf(intervals: readonly Interval[]): Points {
  return { values: intervals.map(({ middle }) => middle), counts: intervals.map(({ count }) => count) }
}

const shares = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1]

/** The least number at or below which a share of all numbers lies (the inverse of the distribution). */
export function summarizeQuantiles(intervals: readonly Interval[]): Quantiles {
  const total = intervals.reduce((sum, { count }) => sum + count, 0)
  const values: number[] = []
  let widest = 0
  let inSteps = false
  let at = 0
  let before = 0
  for (const share of shares) {
    const rank = Math.max(1, Math.ceil(share * total))
    while (before + intervals[at].count < rank) before += intervals[at++].count
    const { low, high, middle, count, isPooled } = intervals[at]
    if (share === 0) values.push(low)
    else if (share === 1) values.push(high)
    else {
      values.push(middle)
      if (low !== high) inSteps = true
      if (low !== high || isPooled) widest = Math.max(widest, count)
    }
  }
  const reported: Quantiles = { at: shares, values, rankError: widest / total }
  return inSteps ? { ...reported, valueError: bucketError } : reported
}

/** Steps that a person would choose, 1, 2 or 5 times a power of ten wide, 40 at most. */
export function summarizeHistogram(intervals: readonly Interval[]): Histogram {
  const min = intervals[0].low
  const max = intervals[intervals.length - 1].high
  if (min === max) return oneStep(min, intervals)
  const isWhole = intervals.every(({ low, high }) => Number.isInteger(low) && Number.isInteger(high))
  const width = niceWidth(max / 40 - min / 40, isWhole)
  const first = Math.floor(min / width)
  const steps = Math.max(1, Math.floor(max / width) - first + (max % width === 0 && !isWhole ? 0 : 1))
  const isWithin = [first, first + steps].every((index) => Number.isFinite(edgeAt(index, width)))
  if (!Number.isSafeInteger(first) || !isWithin) return plainSteps(min, max, intervals)
  const counts = new Array<number>(steps).fill(0)
  for (const { middle, count } of intervals)
    counts[Math.min(steps - 1, Math.max(0, Math.floor(middle / width) - first))] += count
  return { edges: Array.from({ length: steps + 1 }, (_, i) => edgeAt(first + i, width)), counts }
}

/** The multiple of a step's width, without the digits that rounding leaves behind. */
function edgeAt(index: number, width: number): number {
  return Number((index * width).toPrecision(15))
}

function niceWidth(least: number, isWhole: boolean): number {
  if (isWhole && least <= 1) return 1
  const power = 10 ** Math.floor(Math.log10(least))
  const factor = [1, 2, 5, 10].find((times) => times * power >= least) ?? 10
  return factor * power
}

/** Numbers that differ in their last digits only, or by the least numbers that there are, have no nice steps. */
function plainSteps(min: number, max: number, intervals: readonly Interval[]): Histogram {
  const steps = 20
  const width = max / steps - min / steps
  // A width may round to 0, and a range to infinity: so places are shares of the range, halved where it is too great.
  const scale = Number.isFinite(max - min) ? 1 : 0.5
  const range = max * scale - min * scale
  const counts = new Array<number>(steps).fill(0)
  for (const { middle, count } of intervals) {
    const step = Math.floor(((middle * scale - min * scale) / range) * steps)
    counts[Math.min(steps - 1, Math.max(0, step))] += count
  }
  const edges = Array.from({ length: steps }, (_, i) => Math.min(max, min + i * width))
  return { edges: [...edges, max], counts }
}

function oneStep(value: number, intervals: readonly Interval[]): Histogram {
  const margin = Math.abs(value) / 2 || 0.5
  const isRoomy = Math.abs(value) < Number.MAX_VALUE / 2
  const edges = isRoomy ? [value - margin, value + margin] : [value, value]
  return { edges, counts: [intervals.reduce((sum, { count }) => sum + count, 0)] }
}
