import type { Verdict } from '../../src/core/transform.js'
import { roundExact } from './exact-sum.js'
import type { BalanceOptions } from './options.js'
import { cellQuotas } from './quotas.js'
import { type CellAmount, cellShares } from './shares.js'
import { changedInput, cutSieve, edge, type HashRange, type RowKey } from './sieve.js'
import type { BalanceSummary } from './survey.js'

/** What becomes of the rows of a cell: `copies` of each, and one more of those before `limit`. */
export interface CellCopies {
  copies: number
  limit: RowKey
}

/** How rows are drawn, by cell key. `radix` is the most copies that a row can get. */
export interface SampleDecision {
  radix: number
  cells: Record<string, CellCopies>
}

/** What weights are multiplied by, by cell key. */
export interface ReweighDecision {
  factors: Record<string, number>
}

export type BalanceDecision = SampleDecision | ReweighDecision

/** A cell that is not cut yet: where in the hashes, and how many more rows are wanted there. */
export interface OpenCut {
  range: HashRange
  rank: number
}

/** What a further pass is made for. */
export interface BalanceAgain {
  draft: SampleDecision
  open: Record<string, OpenCut>
}

/** Decides from a first pass, or goes on with what an earlier one left open. */
export function decideBalance(
  summary: BalanceSummary,
  options: BalanceOptions,
  again: BalanceAgain | undefined,
): Verdict<BalanceDecision> {
  if (options.method === 'reweigh') return { decision: weighCells(summary, options) }
  return again === undefined ? draftSample(summary, options) : cutFurther(summary, again)
}

/**
 * The factor of each cell: its wanted share of the whole weight over the weight it has. For independent
 * shares this is n_s · n_y / (n · n_sy) of Kamiran & Calders (2012). The whole weight is kept.
 */
function weighCells(summary: BalanceSummary, options: BalanceOptions): ReweighDecision {
  const keys = Object.keys(summary.cells).sort()
  const cells = keys.map((key) => amountOf(summary, key, roundExact(summary.cells[key].mass)))
  const weighted = cells.filter(({ amount }) => amount > 0)
  if (weighted.length === 0) return { factors: Object.fromEntries(keys.map((key) => [key, 1])) }
  const shares = cellShares(weighted, options)
  const whole = weighted.reduce((sum, { amount }) => sum + amount, 0)
  const wanted = shares.reduce((sum, share) => sum + share, 0)
  const factors: Record<string, number> = {}
  for (const key of keys) factors[key] = 1
  weighted.forEach(({ lists, amount }, i) => {
    factors[lists.join('')] = (shares[i] * (whole / wanted)) / amount
  })
  return { factors }
}

function draftSample(summary: BalanceSummary, options: BalanceOptions): Verdict<SampleDecision> {
  const keys = Object.keys(summary.cells).sort()
  const quotas = cellQuotas(
    keys.map((key) => amountOf(summary, key, summary.cells[key].rows)),
    options,
  )
  const again: BalanceAgain = { draft: { radix: 1, cells: {} }, open: {} }
  keys.forEach((key, i) => {
    const { rows } = summary.cells[key]
    const copies = Math.floor(quotas[i] / rows)
    const rank = quotas[i] - copies * rows
    again.draft.radix = Math.max(again.draft.radix, rank > 0 ? copies + 1 : copies)
    again.draft.cells[key] = { copies, limit: edge(0) }
    if (rank > 0) cutCell(summary, key, { again, rank })
  })
  return answer(again)
}

function cutFurther(summary: BalanceSummary, earlier: BalanceAgain): Verdict<SampleDecision> {
  const again: BalanceAgain = { draft: structuredClone(earlier.draft), open: {} }
  for (const [key, { rank }] of Object.entries(earlier.open)) cutCell(summary, key, { again, rank })
  return answer(again)
}

function cutCell(
  summary: BalanceSummary,
  key: string,
  { again, rank }: { again: BalanceAgain; rank: number },
): void {
  const sieve = summary.cells[key]?.sieve
  if (sieve === undefined) throw changedInput()
  const cut = cutSieve(sieve, rank)
  if ('limit' in cut) again.draft.cells[key].limit = cut.limit
  else again.open[key] = cut
}

function answer(again: BalanceAgain): Verdict<SampleDecision> {
  return Object.keys(again.open).length === 0 ? { decision: again.draft } : { again }
}

function amountOf({ cells }: BalanceSummary, key: string, amount: number): CellAmount {
  return { lists: cells[key].lists, amount }
}
