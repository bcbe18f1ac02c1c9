import { type DistinctSummary, exactLimit } from './distinct.js'
import { packWords, unpackWords } from './packed.js'
import type { ValueTable } from './value-table.js'

/** Sealed counts of values, in the order of their hashes. */
export interface ValueCounts {
  /** Every distinct value is there. Otherwise the most frequent are, and counts are lower bounds. */
  isExact: boolean
  /** Pairs of words, packed: low and high of each hash. */
  hashes: string
  counts: number[]
  /** Records that share the value. */
  shared: number[]
  /** `null` for values that are never reported. */
  texts: (string | null)[]
}

interface Entry {
  low: number
  high: number
  count: number
  shared: number
  text: string | null
}

/** Of a column of more distinct values than {@link exactLimit}, so many are kept when a partition is through. */
const keptLimit = 1000

export function sealTable(table: ValueTable): ValueCounts {
  const entries: Entry[] = []
  for (let at = 0; at < table.size; at++)
    entries.push({
      low: table.low[at],
      high: table.high[at],
      count: table.counts[at],
      shared: table.shared[at],
      text: table.texts[at] ?? null,
    })
  return sealEntries(entries, table.isExact)
}

/**
 * Merges counts: by addition while they are exact, else as P. Agarwal and others, "Mergeable Summaries",
 * PODS 2012, merge summaries of Misra and Gries. What is exact stays independent of the order of merging.
 */
export function mergeCounts(a: ValueCounts, b: ValueCounts): ValueCounts {
  const merged = new Map<string, Entry>()
  for (const entry of [...entriesOf(a), ...entriesOf(b)]) {
    const key = `${entry.low},${entry.high}`
    const known = merged.get(key)
    if (known === undefined) {
      merged.set(key, entry)
      continue
    }
    known.count += entry.count
    known.shared += entry.shared
    known.text ??= entry.text
  }
  return sealEntries([...merged.values()], a.isExact && b.isExact && merged.size <= exactLimit)
}

export function entriesOf(counts: ValueCounts): Entry[] {
  const words = unpackWords(counts.hashes)
  return counts.counts.map((count, i) => ({
    low: words[i * 2],
    high: words[i * 2 + 1],
    count,
    shared: counts.shared[i],
    text: counts.texts[i],
  }))
}

/** The distinct values of exact counts, which need no sketch. */
export function distinctOf(counts: ValueCounts): DistinctSummary {
  return { hashes: counts.hashes }
}

function sealEntries(entries: Entry[], isExact: boolean): ValueCounts {
  const kept = isExact ? entries : mostFrequent(entries)
  kept.sort((a, b) => a.high - b.high || a.low - b.low)
  return {
    isExact,
    hashes: packWords(Int32Array.from(kept.flatMap(({ low, high }) => [low, high]))),
    counts: kept.map(({ count }) => count),
    shared: kept.map(({ shared }) => shared),
    texts: kept.map(({ text }) => text),
  }
}

function mostFrequent(entries: Entry[]): Entry[] {
  const reportable = entries.filter(({ text }) => text !== null).sort((a, b) => b.count - a.count)
  const off = reportable[keptLimit]?.count ?? 0
  return reportable
    .filter(({ count }) => count > off)
    .map((entry) => ({
      ...entry,
      count: entry.count - off,
      shared: Math.min(entry.shared, entry.count - off),
    }))
}
