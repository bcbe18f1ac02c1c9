import type { ColumnSummary } from '../columns/column.js'
import { entriesOf } from '../columns/distinct/value-counts.js'
import { exactNumbersIn } from '../columns/merge.js'
import { type BucketCounts, bucketCounts } from '../columns/numbers/buckets.js'
import { bucketIntervals, pointsOf } from '../columns/numbers/spread.js'
import { dayOfText } from '../columns/text/days.js'
import type { LengthsSummary } from '../columns/text/lengths.js'
import type { Points } from '../statistics/points.js'

/** Numbers of both sides, ascending, in steps on both or on neither. */
export interface PointPair {
  reference: Points
  current: Points
}

/** Numbers as they were counted: each by itself, or in steps. */
interface Counted {
  counts: BucketCounts
  isStepped: boolean
}

/** The finite numbers of both sides of a column of numbers or dates; `undefined` where it is none. */
export function numbersOfBoth(reference: ColumnSummary, current: ColumnSummary): PointPair | undefined {
  const [a, b] = [numbersOf(reference), numbersOf(current)]
  return a && b && alike(a, b)
}

function numbersOf(column: ColumnSummary): Counted | undefined {
  const { texts, numbers, counts, family } = column
  if (texts?.days !== undefined)
    return { counts: counts.isExact ? exactNumbersIn(column, dayOfText) : texts.days, isStepped: false }
  if (family !== 'number' && family !== 'instant') return undefined
  if (numbers === undefined) return { counts: exactNumbersIn(column), isStepped: false }
  return numbers.exact === undefined
    ? { counts: numbers.steps, isStepped: true }
    : { counts: numbers.exact, isStepped: false }
}

/** The lengths of both sides. */
export function lengthsOfBoth(reference: LengthsSummary, current: LengthsSummary): PointPair {
  // Short ones are counted one by one on both sides, and all of them are shorter than the long ones.
  const long = alike(longOf(reference), longOf(current))
  return {
    reference: joined(exactPoints(reference.short), long.reference),
    current: joined(exactPoints(current.short), long.current),
  }
}

function longOf({ long, longIsExact }: LengthsSummary): Counted {
  return { counts: long, isStepped: !longIsExact }
}

function alike(reference: Counted, current: Counted): PointPair {
  const isStepped = reference.isStepped || current.isStepped
  const points = (side: Counted) => {
    if (!isStepped) return exactPoints(side.counts)
    return middlesOf(side.isStepped ? side.counts : bucketCounts(side.counts))
  }
  return { reference: points(reference), current: points(current) }
}

function exactPoints({ keys, counts }: BucketCounts): Points {
  return { values: keys, counts }
}

function middlesOf(steps: BucketCounts): Points {
  return pointsOf(bucketIntervals(steps, -Infinity, Infinity))
}

function joined(a: Points, b: Points): Points {
  return { values: [...a.values, ...b.values], counts: [...a.counts, ...b.counts] }
}

/** A value of either side. */
export interface ValuePair {
  /** `null` where it is not known, or never told. */
  text: string | null
  counts: [reference: number, current: number]
  /** Records that hold it. */
  shared: [reference: number, current: number]
}

/** The values of both sides, the most frequent first; `undefined` where those of a side were not all counted. */
export function valuesOfBoth(reference: ColumnSummary, current: ColumnSummary): ValuePair[] | undefined {
  if (!reference.counts.isExact || !current.counts.isExact) return undefined
  const pairs = new Map<string, ValuePair>()
  for (const [side, column] of [reference, current].entries())
    for (const { low, high, text, count, shared } of entriesOf(column.counts)) {
      const key = `${low},${high}`
      const pair = pairs.get(key) ?? { text: null, counts: [0, 0], shared: [0, 0] }
      pairs.set(key, pair)
      pair.text ??= text
      pair.counts[side] += count
      pair.shared[side] += shared
    }
  const all = ({ counts: [a, b] }: ValuePair) => a + b
  const order = [...pairs].sort(([a, x], [b, y]) => all(y) - all(x) || (a < b ? -1 : 1))
  return order.map(([, pair]) => pair)
}
