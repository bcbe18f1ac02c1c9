/**
 * The one table that every bias figure is computed from: how many rows, and of what weight, have each
 * combination of facet, label and group values. It is as small as the combinations are few, and tables of
 * parts of the data add up to that of the whole. It holds no other value of a record.
 */
import type { CellValues } from '../../../src/schemas/profile.js'
import { addMass, type Mass } from './mass.js'

/** The rows of one combination; `squares` is the sum of their squared weights. */
export interface BiasCell extends Mass {
  facet: CellValues
  label: CellValues
  group: CellValues
}

/** The columns that the values of a cell come from, in their order; `weight` where rows are weighted. */
export interface BiasColumns {
  facet: string[]
  label: string[]
  group: string[]
  weight?: string
}

export interface BiasTable {
  columns: BiasColumns
  cells: BiasCell[]
}

/** The table of all rows of several tables with the same columns. */
export function mergeTables(tables: readonly [BiasTable, ...BiasTable[]]): BiasTable {
  return { columns: tables[0].columns, cells: mergeCells(tables.flatMap(({ cells }) => cells)) }
}

/** The table with only these facet columns of several, in the order given; the others are summed over. */
export function keepFacets(table: BiasTable, columns: readonly string[]): BiasTable {
  const places = columns.map((name) => table.columns.facet.indexOf(name))
  const cells = table.cells.map((cell) => ({ ...cell, facet: places.map((place) => cell.facet[place]) }))
  return { columns: { ...table.columns, facet: [...columns] }, cells: mergeCells(cells) }
}

/**
 * The cells in an order that does not depend on how they were found, so that sums over them come out the same
 * to the last bit.
 */
export function sortCells(cells: readonly BiasCell[]): BiasCell[] {
  const keyed = cells.map((cell) => ({ key: keyOf(cell), cell }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.cell.weight - b.cell.weight))
  return keyed.map(({ cell }) => cell)
}

function keyOf({ facet, label, group }: BiasCell): string {
  return JSON.stringify([facet, label, group])
}

function mergeCells(cells: readonly BiasCell[]): BiasCell[] {
  const merged = new Map<string, BiasCell>()
  for (const cell of cells) {
    const key = keyOf(cell)
    const into = merged.get(key)
    if (into === undefined) merged.set(key, { ...cell })
    else addMass(into, cell)
  }
  return [...merged.values()]
}
