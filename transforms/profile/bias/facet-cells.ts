import type { CellValues } from '../../../src/schemas/profile.js'
import { addMass, emptyMass, type Mass } from './mass.js'
import type { BiasTable } from './table.js'
import { type ColumnRanges, valueOrder } from './value-order.js'

/** A table whose values are numbers into sorted lists. */
export interface FacetCells {
  groups: CellValues[]
  labels: CellValues[]
  /** The combinations of values of the group columns. */
  strata: CellValues[]
  /** The strata that occur in each group, group by group. */
  slots: Slot[]
  /** In the order of group, label and stratum. */
  cells: FacetCell[]
}

export interface Slot {
  group: number
  stratum: number
}

/** Some rows of one group, label and stratum, by their places in the lists. */
export interface FacetCell extends Mass, Slot {
  label: number
  slot: number
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
  const numbered = cells.map(({ facet, label, group, rows, weight, squares }): FacetCell => {
    const place = { group: groupOf(facet), label: labelOf(label), stratum: stratumOf(group) }
    return { ...place, slot: -1, rows, weight, squares }
  })
  numbered.sort((a, b) => a.group - b.group || a.stratum - b.stratum || a.label - b.label)
  const slots: Slot[] = []
  for (const cell of numbered) {
    const { group, stratum } = cell
    const last = slots.at(-1)
    if (last?.group !== group || last.stratum !== stratum) slots.push({ group, stratum })
    cell.slot = slots.length - 1
  }
  numbered.sort((a, b) => a.group - b.group || a.label - b.label || a.stratum - b.stratum)
  return { groups, labels, strata, slots, cells: numbered }
}

/** The sum of masses by place in a list of `length`, such as by group. */
export function sumBy(
  masses: readonly Mass[],
  { length, place }: { length: number; place: (index: number) => number },
): Mass[] {
  const sums = Array.from({ length }, emptyMass)
  masses.forEach((mass, i) => {
    addMass(sums[place(i)], mass)
  })
  return sums
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
