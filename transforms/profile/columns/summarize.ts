import type { ColumnProfile, ValueCount } from '../../../src/schemas/column-profile.js'
import type { ColumnSummary } from './column.js'
import { countDistinct } from './distinct/distinct.js'
import { distinctOf, entriesOf } from './distinct/value-counts.js'
import { exactNumbersIn } from './merge.js'
import { type NumberReporting, summarizeExactNumbers, summarizeNumbers } from './numbers/numbers.js'
import { reportedCount } from './numbers/shared.js'
import { dayOfText } from './text/days.js'
import { summarizeTexts } from './text/texts.js'

/** How much is reported of values. */
export interface SummarizeOptions {
  /** The number of most frequent values to report. */
  top: number
  /** The least number of records that must share a value for it to be reported. */
  minShared: number
}

export function summarizeColumn(column: ColumnSummary, options: SummarizeOptions): ColumnProfile {
  const { path, type, values, missing, counts } = column
  const { minShared } = options
  const distinct = countDistinct(column.distinct ?? distinctOf(counts))
  const profile: ColumnProfile = {
    path,
    type,
    values,
    missing: reportedCount(missing, { of: values, minShared }),
    // An estimate may be larger than what was looked at.
    distinct: { ...distinct, count: Math.min(distinct.count, values - missing) },
    ...summarizeTop(column, options),
  }
  const numbers = numbersOf(column, { minShared, of: values })
  if (numbers !== undefined) profile.numbers = numbers
  const text =
    column.texts && summarizeTexts(column.texts, { count: values - missing, of: values, minShared })
  if (text !== undefined) profile.text = text
  return profile
}

/** What is told of numbers, and of instants as numbers: dates, timestamps and texts that are all dates. */
function numbersOf(column: ColumnSummary, reporting: NumberReporting) {
  const days = column.texts?.days
  if (days !== undefined) {
    const shown = column.counts.isExact ? exactNumbersIn(column, dayOfText) : days
    return summarizeExactNumbers(shown, reporting)
  }
  if (column.family !== 'number' && column.family !== 'instant') return undefined
  return column.numbers === undefined
    ? summarizeExactNumbers(exactNumbersIn(column), reporting)
    : summarizeNumbers(column.numbers, reporting)
}

/** Values are ordered by how often they occur, then by their text, so that ties are reported the same way always. */
function summarizeTop(
  column: ColumnSummary,
  { top, minShared }: SummarizeOptions,
): { top: ValueCount[]; topHidden: boolean } {
  const entries = entriesOf(column.counts)
  const reported = entries
    .filter(({ text, shared }) => text !== null && shared >= minShared)
    .map(({ text, count }) => ({ value: textOf(column, text as string), count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const { isExact } = column.counts
  const isComplete = isExact && reported.length === entries.length
  const shown = reported.slice(0, top)
  // What the values told leave of all must be many, missing ones that are not told included, or one more is not told.
  const missing = reportedCount(column.missing, { of: column.values, minShared }) ?? 0
  let rest = column.values - missing - shown.reduce((sum, { count }) => sum + count, 0)
  while (isExact && rest > 0 && rest < minShared && shown.length > 0) rest += shown.pop()?.count ?? 0
  return { top: shown, topHidden: !isComplete || shown.length < Math.min(top, reported.length) }
}

function textOf({ family, type, unitMillis }: ColumnSummary, text: string): string {
  if (family !== 'instant') return text
  const instant = new Date(Number(text) * unitMillis)
  if (Number.isNaN(instant.getTime())) return text
  const iso = instant.toISOString()
  return type.startsWith('Date') ? iso.slice(0, iso.indexOf('T')) : iso
}
