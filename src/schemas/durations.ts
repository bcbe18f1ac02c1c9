import { countUp, sumTally, type Tally } from './step-counts.js'

/** How long each of many calls took: counts by bucket, which merge by addition. Plain data. */
export interface Durations {
  /** All of them together, in seconds. */
  seconds: number
  /** How many took as long, by the number of their bucket. */
  buckets: Tally
}

/** Durations in a few numbers. */
export interface DurationSummary {
  /** How many there are. */
  calls: number
  /** All of them together, in seconds. */
  seconds: number
  /** Half of them were not longer, in seconds; like the two below within 2.2 %, the half of a bucket. */
  p50: number
  /** 95 of a hundred were not longer. */
  p95: number
  /** 99 of a hundred were not longer. */
  p99: number
}

/** Bucket `b` holds what is longer than 2^((b-1)/16) seconds, and at most 2^(b/16): each is 4.4 % wider than the one before. */
const bucketsOfOctave = 16
/** What is shorter than a clock can tell. */
const leastSeconds = 1e-9

export function noDurations(): Durations {
  return { seconds: 0, buckets: {} }
}

/** Adds one of so many seconds. */
export function addDuration(into: Durations, seconds: number): void {
  into.seconds += seconds
  const bucket = Math.ceil(Math.log2(Math.max(leastSeconds, seconds)) * bucketsOfOctave)
  countUp(into.buckets, String(bucket), 1)
}

/** Adds `from` to `into`. */
export function addDurations(into: Durations, from: Durations): void {
  into.seconds += from.seconds
  for (const [bucket, count] of Object.entries(from.buckets)) countUp(into.buckets, bucket, count)
}

/** How many were not longer than 2^`exponent` seconds; exact, since these are borders of buckets. */
export function countUpTo({ buckets }: Durations, exponent: number): number {
  let sum = 0
  for (const [bucket, count] of Object.entries(buckets))
    if (Number(bucket) <= exponent * bucketsOfOctave) sum += count
  return sum
}

/** In a few numbers; `undefined` where there are none. */
export function summarizeDurations({ seconds, buckets }: Durations): DurationSummary | undefined {
  const calls = sumTally(buckets)
  if (calls === 0) return undefined
  const sorted = Object.entries(buckets)
    .map(([bucket, count]) => ({ bucket: Number(bucket), count }))
    .sort((a, b) => a.bucket - b.bucket)
  return {
    calls,
    seconds,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
  }
}

/** The nearest rank, as the middle of its bucket. */
function quantile(sorted: readonly { bucket: number; count: number }[], share: number): number {
  const calls = sorted.reduce((sum, { count }) => sum + count, 0)
  const rank = Math.ceil(calls * share)
  let seen = 0
  const found = sorted.find(({ count }) => {
    seen += count
    return seen >= rank
  })
  return 2 ** ((found!.bucket - 0.5) / bucketsOfOctave)
}
