import type { Verdict } from '../../src/transform/transform.js'
import {
  type Cut,
  changedInput,
  cutSieve,
  type RowKey,
  type SampleSummary,
  type SieveScope,
} from './sieve.js'

/** What becomes of the rows of a cell. */
export interface CellCopies {
  lists: readonly string[]
  /** How many there are and how many there will be. */
  rows: number
  quota: number
  /** How often each stands in the output… */
  copies: number
  /** …and how many times more or less those before this limit do. */
  limit?: RowKey
  change: 1 | -1
}

/** How rows are drawn, by cell key. */
export interface SampleDecision {
  /** The most copies that a row can get. */
  radix: number
  /** Rows that take no part. */
  outside: number
  cells: Record<string, CellCopies>
}

/** A cell that is not cut yet: where among its rows, and how many more of them are wanted there. */
export interface OpenCut extends SieveScope {
  rank: number
}

/** What a further pass is made for. */
export interface SampleAgain {
  draft: SampleDecision
  open: Record<string, OpenCut>
}

/** How many rows all cells together may keep in a further pass. */
const keptInAll = 131_072

/**
 * Decides from a first pass. Each row of a cell gets `floor(quota / rows)` copies and the first ones in order
 * another, unless the first ones are to be left out where rows must go.
 */
export function draftSample(
  summary: SampleSummary,
  quotas: ReadonlyMap<string, number>,
  leaveOutFirst: boolean,
): Verdict<SampleDecision> {
  const draft: SampleDecision = { radix: 1, outside: summary.outside, cells: {} }
  const cuts: [string, Cut][] = []
  for (const [key, quota] of quotas) {
    const { rows, lists } = summary.cells[key]
    const isLeavingOut = leaveOutFirst && quota > 0 && quota < rows
    const copies = isLeavingOut ? 1 : Math.floor(quota / rows)
    const rank = Math.abs(quota - copies * rows)
    const change = isLeavingOut ? -1 : 1
    draft.radix = Math.max(draft.radix, rank > 0 && change > 0 ? copies + 1 : copies)
    draft.cells[key] = { lists, rows, quota, copies, change }
    if (rank > 0) cuts.push([key, cutCell(summary, key, rank)])
  }
  return verdictOf(draft, cuts)
}

/** Goes on with what an earlier pass left open. */
export function cutFurther(summary: SampleSummary, earlier: SampleAgain): Verdict<SampleDecision> {
  const cuts = Object.entries(earlier.open).map(([key, { rank }]): [string, Cut] => [
    key,
    cutCell(summary, key, rank),
  ])
  return verdictOf(structuredClone(earlier.draft), cuts)
}

function cutCell({ cells }: SampleSummary, key: string, rank: number): Cut {
  const sieve = cells[key]?.sieve
  if (sieve === undefined) throw changedInput()
  return cutSieve(sieve, rank)
}

function verdictOf(draft: SampleDecision, cuts: readonly [string, Cut][]): Verdict<SampleDecision> {
  const open: SampleAgain['open'] = {}
  const left = cuts.filter(([, cut]) => 'range' in cut).length
  for (const [key, cut] of cuts) {
    if ('limit' in cut) draft.cells[key].limit = cut.limit
    else {
      const { range, rank, rows } = cut
      open[key] = { range, rank, keep: rows <= keptInAll / left ? rows : 0 }
    }
  }
  return left === 0 ? { decision: draft } : { again: { draft, open } satisfies SampleAgain }
}
