import type { CellValues } from '../../../src/core/profile-report.js'
import { addMass, emptyMass, type Mass } from './mass.js'
import type { BiasTable } from './table.js'
import { type ColumnRanges, valueOrder } from './value-order.js'

/** A table whose values are numbers into sorted lists, its cells in the order of these. */
export interface FacetCells {
  groups: CellValues[]
  labels: CellValues[]
  /** The combinations of values of the group columns. */
  strata: CellValues[]
  cells: FacetCell[]
  /** The cells of each group. */
  cellsOf: FacetCell[][]
}

/** Some rows of one group, label and stratum, by their places in the lists. */
export interface FacetCell extends Mass {
  group: number
  label: number
  stratum: number
}

/** Numbers the values of a table; `ranges` say in which order those of a column stand. */
export function facetCells({ columns, cells }: BiasTable, ranges: ColumnRanges): FacetCells {
  const [groups, groupOf] = numberValues(
    cells.map(({ facet }) => facet),
    valueOrder(columns.facet, ranges),
  )
  const [labels, labelOf] = numberValues(
    cells.map(({ label }) => label),
    valueOrder(columns.label, ranges),
  )
  const [strata, stratumOf] = numberValues(
    cells.map(({ group }) => group),
    valueOrder(columns.group, ranges),
  )
  const numbered = cells.map(({ facet, label, group, rows, weight, squares }) => {
    const place = { group: groupOf(facet), label: labelOf(label), stratum: stratumOf(group) }
    return { ...place, rows, weight, squares }
  })
  numbered.sort((a, b) => a.group - b.group || a.label - b.label || a.stratum - b.stratum)
  const cellsOf = groups.map((): FacetCell[] => [])
  for (const cell of numbered) cellsOf[cell.group].push(cell)
  return { groups, labels, strata, cells: numbered, cellsOf }
}

/** The rows of each place in a list of `length`, such as of each group. */
export function massBy(
  cells: readonly FacetCell[],
  length: number,
  place: (cell: FacetCell) => number,
): Mass[] {
  const masses = Array.from({ length }, emptyMass)
  for (const cell of cells) addMass(masses[place(cell)], cell)
  return masses
}

function numberValues(
  values: readonly CellValues[],
  order: (a: CellValues, b: CellValues) => number,
): [list: CellValues[], placeOf: (values: CellValues) => number] {
  const distinct = new Map(values.map((value) => [JSON.stringify(value), value]))
  const list = [...distinct.values()].sort(order)
  const places = new Map(list.map((value, place) => [JSON.stringify(value), place]))
  return [list, (value) => places.get(JSON.stringify(value)) as number]
}
