import type { ColumnSummary } from './column.js'
import { DistinctHashes, type DistinctSummary } from './distinct/distinct.js'
import { distinctOf, entriesOf, mergeCounts } from './distinct/value-counts.js'
import type { BucketCounts } from './numbers/buckets.js'
import { sortCounts } from './numbers/buckets.js'
import { mergeNumbers, Numbers, type NumbersSummary } from './numbers/numbers.js'
import { mergeTexts } from './text/texts.js'

/** Merges what was found in two parts of a column. */
export function mergeColumn(a: ColumnSummary, b: ColumnSummary): ColumnSummary {
  const counts = mergeCounts(a.counts, b.counts)
  const hasNumbers = a.family === 'number' || a.family === 'instant'
  return {
    ...a,
    values: a.values + b.values,
    missing: a.missing + b.missing,
    counts,
    distinct: counts.isExact ? undefined : mergeDistinct(distinctIn(a), distinctIn(b)),
    numbers: counts.isExact || !hasNumbers ? undefined : mergeNumbers(numbersIn(a), numbersIn(b)),
    texts: a.texts !== undefined && b.texts !== undefined ? mergeTexts(a.texts, b.texts) : undefined,
  }
}

export function mergeDistinct(a: DistinctSummary, b: DistinctSummary): DistinctSummary {
  const merged = new DistinctHashes()
  merged.addAll(a)
  merged.addAll(b)
  return merged.seal()
}

export function distinctIn({ distinct, counts }: ColumnSummary): DistinctSummary {
  return distinct ?? distinctOf(counts)
}

export function numbersIn(column: ColumnSummary): NumbersSummary {
  if (column.numbers !== undefined) return column.numbers
  const numbers = new Numbers(true)
  for (const { text, count } of entriesOf(column.counts)) numbers.add(Number(text) * column.unitMillis, count)
  return numbers.seal()
}

/** The finite numbers of a column whose values are all counted; `read` makes one from its text. */
export function exactNumbersIn(
  column: ColumnSummary,
  read = (text: string) => Number(text) * column.unitMillis,
): BucketCounts {
  const counts = new Map<number, number>()
  const shared = new Map<number, number>()
  for (const { text, count, shared: records } of entriesOf(column.counts)) {
    const value = read(text ?? '')
    if (!Number.isFinite(value)) continue
    counts.set(value, (counts.get(value) ?? 0) + count)
    shared.set(value, (shared.get(value) ?? 0) + records)
  }
  return { ...sortCounts(counts), shared: sortCounts(shared).counts }
}
