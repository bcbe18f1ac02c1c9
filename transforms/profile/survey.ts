/**
 * Finds where facets are cut that are asked for by quantiles. Numbers of few distinct values are counted one
 * by one, so that the cuts are exact; of many, in steps of under one percent.
 */
import type { Batch } from '../../src/arrow/batch.js'
import { columnsOf } from '../../src/arrow/path.js'
import { PrepError } from '../../src/base/errors.js'
import type { Survey } from '../../src/transform/transform.js'
import { openWhere } from '../../src/transform/where.js'
import { type CellColumn, columnLabel } from '../balance/cells/columns.js'
import { openNumbers } from '../balance/cells/values.js'
import {
  type BucketCounts,
  Buckets,
  bucketBounds,
  mergeBuckets,
  sortCounts,
} from './columns/numbers/buckets.js'
import type { ProfileDecision } from './findings.js'
import { biasLists, type ProfileOptions } from './options.js'

/** The numbers of each quantile column of one partition or more. Plain data once sealed. */
export type ProfileSummary = Record<string, NumberCounts>

interface NumberCounts {
  isExact: boolean
  counts: BucketCounts
}

const exactLimit = 4096

/** What infinities are counted as: JSON has none. Nothing is cut there, they belong to the outermost ranges. */
const outermost = Number.MAX_VALUE

/** What is filled while a partition is read. */
interface OpenSummary {
  observe(batch: Batch): void
  seal(): ProfileSummary
}

export const profileSurvey: Survey<ProfileOptions, ProfileSummary, ProfileDecision | undefined> = {
  isNeeded: (options) => quantileColumns(options).length > 0,
  reads: (options) =>
    columnsOf([...quantileColumns(options).map(({ column }) => column), ...Object.keys(options.where ?? {})]),
  empty: (options) => openSummary(options) as unknown as ProfileSummary,
  observe: (summary, batch) => (summary as unknown as OpenSummary).observe(batch),
  seal: (summary) => (summary as unknown as OpenSummary).seal(),
  merge: (a, b) => Object.fromEntries(Object.keys(a).map((name) => [name, mergeNumbers(a[name], b[name])])),
  decide(summary, options) {
    const thresholds = quantileColumns(options).map((column) => {
      const label = columnLabel(column)
      return [label, cutsOf(summary[label], column)]
    })
    return { decision: { thresholds: Object.fromEntries(thresholds) } }
  },
}

function quantileColumns(options: ProfileOptions): CellColumn[] {
  const { facet, label, group } = biasLists(options) ?? { facet: [], label: [], group: [] }
  return [...facet, ...label, ...group].filter(({ quantiles }) => quantiles !== undefined)
}

function openSummary(options: ProfileOptions): OpenSummary {
  const pick = openWhere(options.where)
  const columns = quantileColumns(options).map((column) => ({
    label: columnLabel(column),
    numbersOf: openNumbers(column.column),
    counter: new NumberCounter(),
  }))
  return {
    observe(batch) {
      const keep = pick(batch)
      for (const { numbersOf, counter } of columns) {
        const { numbers, nulls } = numbersOf(batch)
        for (let row = 0; row < batch.numRows; row++)
          if (keep?.[row] !== 0 && nulls?.[row] !== 1 && !Number.isNaN(numbers[row]))
            counter.add(Math.min(Math.max(numbers[row], -outermost), outermost))
      }
    },
    seal: () => Object.fromEntries(columns.map(({ label, counter }) => [label, counter.seal()])),
  }
}

class NumberCounter {
  #exact: Map<number, number> | undefined = new Map()
  readonly #steps = new Buckets()

  add(value: number): void {
    if (this.#exact === undefined) {
      this.#steps.add(value, 1)
      return
    }
    this.#exact.set(value, (this.#exact.get(value) ?? 0) + 1)
    if (this.#exact.size <= exactLimit) return
    for (const [each, count] of this.#exact) this.#steps.add(each, count)
    this.#exact = undefined
  }

  seal(): NumberCounts {
    return this.#exact === undefined
      ? { isExact: false, counts: this.#steps.seal() }
      : { isExact: true, counts: sortCounts(this.#exact) }
  }
}

function mergeNumbers(a: NumberCounts, b: NumberCounts): NumberCounts {
  const isExact = a.isExact && b.isExact
  if (isExact) {
    const counts = mergeBuckets(a.counts, b.counts)
    if (counts.keys.length <= exactLimit) return { isExact, counts }
  }
  return { isExact: false, counts: mergeBuckets(inSteps(a), inSteps(b)) }
}

function inSteps({ isExact, counts }: NumberCounts): BucketCounts {
  if (!isExact) return counts
  const steps = new Buckets()
  counts.keys.forEach((key, i) => {
    steps.add(key, counts.counts[i])
  })
  return steps.seal()
}

/**
 * The least values at or below which each share of the rows lies; equal ones once, and none above which, or
 * below which, there is nothing finite.
 */
function cutsOf({ isExact, counts }: NumberCounts, { column, quantiles = 2 }: CellColumn): number[] {
  const total = counts.counts.reduce((sum, count) => sum + count, 0)
  const upper = (key: number) => (isExact ? key : Number(bucketBounds(key).high.toPrecision(3)))
  const cuts = new Set<number>()
  let before = 0
  let wanted = 1
  counts.keys.forEach((key, i) => {
    before += counts.counts[i]
    const isLast = i === counts.keys.length - 1
    for (; wanted < quantiles && before >= (wanted / quantiles) * total; wanted++)
      if (!isLast && Math.abs(upper(key)) < outermost) cuts.add(upper(key))
  })
  if (cuts.size > 0) return [...cuts]
  throw new PrepError(
    'bad_option',
    `Column "${column}" cannot be cut into ${quantiles} ranges: its values are too few. State thresholds, or name it as it is`,
  )
}
