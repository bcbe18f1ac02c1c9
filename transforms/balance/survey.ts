import type { Batch } from '../../src/core/batch.js'
import { PrepError } from '../../src/core/errors.js'
import type { Survey, SurveyContext } from '../../src/core/transform.js'
import { columnsRead } from './cell-columns.js'
import { type Cell, cellsOf } from './cells.js'
import { type BalanceAgain, type BalanceDecision, decideBalance } from './decide.js'
import { addExact, type ExactSum } from './exact-sum.js'
import { type BalanceOptions, cellColumns } from './options.js'
import { allHashes, emptySieve, mergeSieves, type Sieve, siftRows } from './sieve.js'
import { weightsOf } from './weights.js'

/** The cells that were seen, by key. */
export interface BalanceSummary {
  cells: Record<string, CellSummary>
  /** How many there are. */
  size: number
}

interface CellSummary extends Pick<Cell, 'lists'> {
  rows: number
  /** reweigh: the sum of their weights. */
  mass: ExactSum
  /** The other methods: their hashes. */
  sieve?: Sieve
}

const maxCells = 2048

/** Counts cells and sifts the hashes of their rows; where a cell must be cut between two rows, in more than one pass. */
export const balanceSurvey: Survey<BalanceOptions, BalanceSummary, BalanceDecision> = {
  reads(options) {
    const names = columnsRead(cellColumns(options).flat())
    return [...new Set(options.method === 'reweigh' ? [...names, options.weightColumn] : names)]
  },
  empty: () => ({ cells: {}, size: 0 }),
  observe: (summary, batch, context) =>
    context.options.method === 'reweigh'
      ? observeWeights(summary, batch, context.options)
      : observeRows(summary, batch, context),
  merge(a, b) {
    for (const [key, from] of Object.entries(b.cells)) {
      const into = a.cells[key]
      if (into === undefined) addCell(a, key, from)
      else mergeCells(into, from)
    }
    return a
  },
  decide: (summary, options, again) => decideBalance(summary, options, again as BalanceAgain | undefined),
}

function observeRows(summary: BalanceSummary, batch: Batch, context: SurveyContext<BalanceOptions>): void {
  const open = (context.again as BalanceAgain | undefined)?.open
  const { cells, ofRow } = cellsOf(batch, cellColumns(context.options))
  const seen = cells.map((cell) => {
    const { key } = cell
    const range = open === undefined ? allHashes : open[key]?.range
    if (range === undefined) return undefined
    return summary.cells[key] ?? addCell(summary, key, { ...newCell(cell), sieve: emptySieve(range) })
  })
  if (open === undefined) for (const cell of ofRow) (seen[cell] as CellSummary).rows++
  siftRows(
    seen.map((cell) => cell?.sieve),
    { batch, ofRow, random: context.random },
  )
}

function observeWeights(summary: BalanceSummary, batch: Batch, options: BalanceOptions): void {
  const { cells, ofRow } = cellsOf(batch, cellColumns(options))
  const weights = weightsOf(batch, options.weightColumn)
  const seen = cells.map((cell) => {
    const { key } = cell
    return summary.cells[key] ?? addCell(summary, key, newCell(cell))
  })
  for (let row = 0; row < batch.numRows; row++) {
    if (Number.isNaN(weights[row])) continue
    const cell = seen[ofRow[row]]
    cell.rows++
    addExact(cell.mass, weights[row])
  }
}

function newCell({ lists }: Cell): CellSummary {
  return { lists, rows: 0, mass: [] }
}

function addCell(summary: BalanceSummary, key: string, cell: CellSummary): CellSummary {
  if (++summary.size > maxCells)
    throw new PrepError(
      'bad_option',
      `Columns "facet" and "label" make more than ${maxCells} cells, too many to balance. Name columns of few values`,
    )
  summary.cells[key] = cell
  return cell
}

function mergeCells(into: CellSummary, from: CellSummary): void {
  into.rows += from.rows
  for (const part of from.mass) addExact(into.mass, part)
  if (into.sieve !== undefined && from.sieve !== undefined) mergeSieves(into.sieve, from.sieve)
}
