/** Weights by cell: sums the weight of each, and multiplies those of its rows so that it has its share. */
import type { Batch } from '../../src/arrow/batch.js'
import type { Survey } from '../../src/transform/transform.js'
import { addExact, type ExactSum, roundExact } from './exact-sum.js'
import { groupsOf, restOf } from './expected-groups.js'
import { type BalanceOptions, samplingOf, weightName } from './options.js'
import { columnsSampled, openRows, type SampledRows } from './sampling.js'
import { cellShares } from './shares.js'
import { addCell } from './survey.js'
import { weightsOf } from './weights.js'

/** The weight of each cell, by key. */
export interface WeightSummary {
  weighs: true
  cells: Record<string, WeighedCell>
  /** How many there are. */
  size: number
  /** Rows that take no part. */
  outside: number
  /** Reads the rows of a batch; there until the summary is sealed. */
  rowsOf?: (batch: Batch) => SampledRows
}

interface WeighedCell {
  lists: readonly string[]
  rows: number
  mass: ExactSum
}

/** What weights are multiplied by, by cell key. */
export interface ReweighDecision {
  outside: number
  factors: Record<string, CellFactor>
}

interface CellFactor {
  lists: readonly string[]
  rows: number
  factor: number
}

export const weightSurvey: Survey<BalanceOptions, WeightSummary, ReweighDecision> = {
  reads: (options) => [...new Set([...columnsSampled(samplingOf(options)), weightName(options)])],
  empty: () => ({ weighs: true, cells: {}, size: 0, outside: 0 }),
  observe(summary, batch, { options }) {
    summary.rowsOf ??= openRows(samplingOf(options))
    const { cells, ofRow } = summary.rowsOf(batch)
    const weights = weightsOf(batch, options.weightColumn)
    const seen: (WeighedCell | undefined)[] = cells.map(({ key }) => summary.cells[key])
    for (let row = 0; row < ofRow.length; row++) {
      const at = ofRow[row]
      if (at === cells.length) summary.outside++
      else if (!Number.isNaN(weights[row])) {
        const { key, lists } = cells[at]
        seen[at] ??= addCell(summary, key, { lists, rows: 0, mass: [] })
        seen[at].rows++
        addExact(seen[at].mass, weights[row])
      }
    }
  },
  seal: ({ rowsOf, ...summary }) => summary,
  merge(into, from) {
    into.outside += from.outside
    for (const [key, cell] of Object.entries(from.cells)) {
      const known = into.cells[key]
      if (known === undefined) {
        addCell(into, key, cell)
        continue
      }
      known.rows += cell.rows
      for (const part of cell.mass) addExact(known.mass, part)
    }
    return into
  },
  decide: (summary, options) => ({ decision: weighCells(summary, options) }),
  expect: ({ factors, outside }) => [
    ...groupsOf(
      Object.values(factors).map(({ lists, rows, factor }) => ({
        lists,
        rows,
        expected: rows,
        weight: factor,
      })),
    ),
    ...restOf(outside),
  ],
}

/**
 * The factor of each cell: its wanted share of the whole weight over the weight it has. For independent
 * shares this is n_s · n_y / (n · n_sy) of Kamiran & Calders (2012), for equal ones n / (k · n_c), the
 * `balanced` class weights of scikit-learn. The whole weight is kept.
 */
function weighCells(summary: WeightSummary, options: BalanceOptions): ReweighDecision {
  const keys = Object.keys(summary.cells).sort()
  const factors: ReweighDecision['factors'] = {}
  for (const key of keys) factors[key] = { ...pick(summary.cells[key]), factor: 1 }
  const weighted = keys
    .map((key) => ({ key, lists: summary.cells[key].lists, amount: roundExact(summary.cells[key].mass) }))
    .filter(({ amount }) => amount > 0)
  if (weighted.length === 0) return { outside: summary.outside, factors }
  const shares = cellShares(weighted, options)
  const whole = weighted.reduce((sum, { amount }) => sum + amount, 0)
  const wanted = shares.reduce((sum, share) => sum + share, 0)
  weighted.forEach(({ key, amount }, i) => {
    factors[key].factor = (shares[i] * (whole / wanted)) / amount
  })
  return { outside: summary.outside, factors }
}

function pick({ lists, rows }: WeighedCell): Pick<WeighedCell, 'lists' | 'rows'> {
  return { lists, rows }
}
