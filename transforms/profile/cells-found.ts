/** Counts rows and weights by facet, label and group: the one table that the bias report is made from. */
import type { Batch } from '../../src/arrow/batch.js'
import type { CellValues } from '../../src/schemas/profile.js'
import { type Cell, openCells } from '../balance/cells/cells.js'
import { type CellColumn, columnLabel } from '../balance/cells/columns.js'
import { addExact, type ExactSum, roundExact } from '../balance/exact-sum.js'
import { weightsOf } from '../balance/weights.js'
import type { BiasCell, BiasTable } from './bias/table.js'
import type { BiasLists } from './options.js'

/** A cell and what it holds. Plain data. */
export interface FoundCell {
  lists: readonly string[]
  rows: number
  weight: ExactSum
  squares: ExactSum
}

/** Cells by key. */
export type FoundCells = Record<string, FoundCell>

/** Counts batch after batch. */
export interface CellCounter {
  observe(batch: Batch, keep: Uint8Array | undefined): void
  found(): FoundCells
}

/** Throws `unsupported` once there are more cells than a report can show. */
export type CheckCells = (cells: number) => void

/** A row whose weight is none (null, negative, above 1e100) is not counted. */
export function openCellCounter(
  lists: BiasLists,
  weight: string | undefined,
  check: CheckCells,
): CellCounter {
  const code = openCells([lists.facet, lists.label, lists.group])
  const found: FoundCells = {}
  let size = 0
  return {
    observe: weight === undefined ? observe : (batch, keep) => observeWeights(batch, keep, weight),
    found: () => found,
  }

  function observe(batch: Batch, keep: Uint8Array | undefined): void {
    const { cells, ofRow } = code(batch)
    const rows = new Uint32Array(cells.length)
    for (let row = 0; row < ofRow.length; row++) rows[ofRow[row]] += keep === undefined ? 1 : keep[row]
    for (const [i, cell] of cells.entries()) {
      if (rows[i] === 0) continue
      const into = cellOf(cell)
      into.rows += rows[i]
      addExact(into.weight, rows[i])
      addExact(into.squares, rows[i])
    }
  }

  function observeWeights(batch: Batch, keep: Uint8Array | undefined, column: string): void {
    const { cells, ofRow } = code(batch)
    const weights = weightsOf(batch, column)
    for (let row = 0; row < ofRow.length; row++) {
      const own = weights[row]
      if (keep?.[row] === 0 || Number.isNaN(own)) continue
      const into = cellOf(cells[ofRow[row]])
      into.rows++
      addExact(into.weight, own)
      addExact(into.squares, own * own)
    }
  }

  function cellOf({ key, lists: values }: Cell): FoundCell {
    if (Object.hasOwn(found, key)) return found[key]
    check(++size)
    found[key] = { lists: values, rows: 0, weight: [], squares: [] }
    return found[key]
  }
}

/** Adds `from` to `into`. */
export function mergeCells(into: FoundCells, from: FoundCells, check: CheckCells): void {
  let size = Object.keys(into).length
  for (const [key, cell] of Object.entries(from)) {
    if (!Object.hasOwn(into, key)) {
      check(++size)
      into[key] = cell
      continue
    }
    const known = into[key]
    known.rows += cell.rows
    for (const part of cell.weight) addExact(known.weight, part)
    for (const part of cell.squares) addExact(known.squares, part)
  }
}

/** The cells as the bias report takes them, in an order that does not depend on the data's. */
export function tableOf(found: FoundCells, lists: BiasLists, weight: string | undefined): BiasTable {
  const names = (columns: readonly CellColumn[]) => columns.map(columnLabel)
  const keys = Object.keys(found).sort()
  return {
    columns: {
      facet: names(lists.facet),
      label: names(lists.label),
      group: names(lists.group),
      ...(weight !== undefined && { weight }),
    },
    cells: keys.map((key): BiasCell => {
      const { lists: texts, rows, weight: mass, squares } = found[key]
      const [facet, label, group] = texts.map(valuesOf)
      return { facet, label, group, rows, weight: roundExact(mass), squares: roundExact(squares) }
    }),
  }
}

function valuesOf(list: string): CellValues {
  return (JSON.parse(list) as unknown[]).map((value) =>
    value === null ? null : typeof value === 'object' ? JSON.stringify(value) : String(value),
  )
}
