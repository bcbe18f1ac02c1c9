/**
 * What a bias report may tell of a table, so that no count of fewer rows than `minShared` stands in it or follows
 * from it. Complementary suppression: a figure that would follow from a total and the figures told is not told
 * either. Hundepool and others, "Statistical Disclosure Control" (2012), chapter 4.
 *
 * Rows of small groups are left out of the whole report, totals included, for a group that is only not named is
 * found again by subtraction. Small labels, combinations and strata stay in the totals and are not told one by
 * one; of labels and strata at least two are hidden together, and what is hidden together has enough rows wherever
 * it is compared with a total. Of combinations those are hidden beside the small ones that keep them from being found.
 */
import type { CellValues } from '../../../src/schemas/profile.js'
import { hiddenCombinations, hiddenStrata } from './guard-combinations.js'
import { addCount, type GuardRow, isFew, type Sizes } from './guard-counts.js'
import { combinationKey } from './guard-rectangles.js'
import type { BiasCell, BiasTable } from './table.js'

/** What is asked of a guard. */
export interface GuardOptions {
  /** The least number of rows that a count may be told of. */
  minShared: number
  /** Whether a label counts as positive; absent where each label is an outcome of its own. */
  isPositive?: (label: CellValues) => boolean
}

/** A table without the rows of small groups, and what of it is not told. */
export interface GuardedTable {
  table: BiasTable
  /** Rows of groups that are too small; 0 or at least `minShared`. */
  leftOut: number
  isLabelHidden(label: CellValues): boolean
  /** How many labels are not told one by one. */
  hiddenLabels: number
  /** Whether not even the side of positive labels is told. */
  isOutcomeHidden: boolean
  /** Whether a combination of all facet columns is not told. */
  isCombinationHidden(facet: CellValues): boolean
  isStratumHidden(group: CellValues): boolean
  hasHiddenStrata: boolean
}

/** Finds out what may be told; the cells must have a label. */
export function guardTable(table: BiasTable, options: GuardOptions): GuardedTable {
  const { minShared } = options
  const { columns } = table
  const rows = table.cells.map((cell) => guardRow(cell, options))
  const labels = new LabelGuard(columns.label.length > 0)
  const kept = minShared > 1 ? keepLargeGroups(rows, { labels, minShared }) : rows
  const classed = kept.map((row): GuardRow => ({ ...row, label: labels.classOf(row) }))
  const hidden =
    columns.facet.length > 1 && minShared > 1 ? hiddenCombinations(classed, minShared) : new Set<string>()
  const isShown = ({ facet }: GuardRow) => !hidden.has(combinationKey(facet))
  const strata =
    columns.group.length > 0 && minShared > 1 ? hiddenStrata(classed, { minShared, isShown }) : new Set()
  return {
    table: { columns, cells: kept.map(({ cell }) => cell) },
    leftOut: total(rows) - total(kept),
    isLabelHidden: (label) => labels.isHidden(JSON.stringify(label)),
    hiddenLabels: labels.count,
    isOutcomeHidden: labels.isLabelled && labels.isOutcomeHidden,
    isCombinationHidden: (facet) => hidden.has(combinationKey(facet.map((value) => JSON.stringify(value)))),
    isStratumHidden: (group) => strata.has(JSON.stringify(group)),
    hasHiddenStrata: strata.size > 0,
  }
}

interface CellRow extends GuardRow {
  cell: BiasCell
}

function guardRow(cell: BiasCell, { isPositive }: GuardOptions): CellRow {
  return {
    cell,
    facet: cell.facet.map((value) => JSON.stringify(value)),
    label: JSON.stringify(cell.label),
    side: isPositive === undefined ? 'any' : isPositive(cell.label) ? 'positive' : 'negative',
    stratum: JSON.stringify(cell.group),
    rows: cell.rows,
  }
}

function total(rows: readonly GuardRow[]): number {
  return rows.reduce((sum, row) => sum + row.rows, 0)
}

/** Which labels are told one by one. Hidden ones of a side, positive or negative, count as one class. */
class LabelGuard {
  readonly #hidden = new Set<string>()
  /** Not even the sides are told: one of them is too small, or rows have no label at all. */
  isOutcomeHidden: boolean
  readonly isLabelled: boolean

  constructor(isLabelled: boolean) {
    this.isLabelled = isLabelled
    this.isOutcomeHidden = !isLabelled
  }

  get count(): number {
    return this.#hidden.size
  }

  isHidden(label: string): boolean {
    return this.#hidden.has(label)
  }

  hide(label: string): void {
    this.#hidden.add(label)
  }

  classOf({ label, side }: GuardRow): string {
    if (this.isOutcomeHidden) return ''
    return this.#hidden.has(label) ? `hidden ${side}` : label
  }
}

/** Leaves out groups until every count of a group, and of a group with a label or side, is none or large enough. */
function keepLargeGroups(
  rows: readonly CellRow[],
  { labels, minShared }: { labels: LabelGuard; minShared: number },
): readonly CellRow[] {
  const all = total(rows)
  let kept = rows
  for (;;) {
    const out = new Set<string>()
    const before = labels.count
    const wasHidden = labels.isOutcomeHidden
    const columns = kept[0]?.facet.length ?? 0
    for (let column = 0; column < columns; column++) judgeColumn(kept, { column, labels, minShared, out })
    if (!labels.isOutcomeHidden) completeLabels(kept, labels)
    else if (labels.isLabelled) for (const { label } of kept) labels.hide(label)
    if (out.size === 0 && isFew(all - total(kept), minShared)) out.add(smallestGroup(kept))
    if (out.size === 0 && labels.count === before && labels.isOutcomeHidden === wasHidden) return kept
    kept = kept.filter(({ facet }) => !facet.some((value, i) => out.has(`${i} ${value}`)))
    if (kept.length === 0) return kept
  }
}

/** Of a count that is too small, gives up the group or the label, whichever has fewer rows. */
function judgeColumn(
  rows: readonly CellRow[],
  given: { column: number; labels: LabelGuard; minShared: number; out: Set<string> },
): void {
  const { column, labels, minShared, out } = given
  const groups: Sizes = new Map()
  const classes: Sizes = new Map()
  const cells = new Map<
    string,
    { group: string; row: CellRow; name: string; rows: number; isSide: boolean }
  >()
  for (const row of rows) {
    const group = row.facet[column]
    addCount(groups, group, row.rows)
    for (const isSide of labels.isOutcomeHidden ? [] : row.side === 'any' ? [false] : [true, false]) {
      const name = isSide ? `side ${row.side}` : labels.classOf(row)
      addCount(classes, name, row.rows)
      const key = `${group} ${name}`
      const known = cells.get(key)
      if (known === undefined) cells.set(key, { group, row, name, rows: row.rows, isSide })
      else known.rows += row.rows
    }
  }
  for (const [group, size] of groups) if (isFew(size, minShared)) out.add(`${column} ${group}`)
  for (const { group, row, name, rows: size, isSide } of cells.values()) {
    if (!isFew(size, minShared) || out.has(`${column} ${group}`)) continue
    const isOfSides = row.side !== 'any'
    const isGroupLess = (groups.get(group) ?? 0) <= (classes.get(name) ?? 0)
    if (isOfSides ? isSide && isGroupLess : isGroupLess) out.add(`${column} ${group}`)
    else if (isSide) labels.isOutcomeHidden = true
    else if (labels.isHidden(row.label)) hideNext(rows, labels, row.side)
    else labels.hide(row.label)
  }
}

/** One hidden label alone is what the others leave of the total: another of its side is hidden with it. */
function completeLabels(rows: readonly CellRow[], labels: LabelGuard): void {
  for (const side of ['any', 'positive', 'negative']) {
    const ofSide = new Set(rows.filter((row) => row.side === side).map(({ label }) => label))
    const hidden = [...ofSide].filter((label) => labels.isHidden(label)).length
    if (hidden === 1 && ofSide.size > 1) hideNext(rows, labels, side)
  }
}

function hideNext(rows: readonly CellRow[], labels: LabelGuard, side: string): void {
  const sizes: Sizes = new Map()
  for (const row of rows)
    if (row.side === side && !labels.isHidden(row.label)) addCount(sizes, row.label, row.rows)
  const [next] = [...sizes].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
  if (next !== undefined) labels.hide(next[0])
}

function smallestGroup(rows: readonly CellRow[]): string {
  const sizes: Sizes = new Map()
  for (const { facet, rows: size } of rows)
    for (const [column, value] of facet.entries()) addCount(sizes, `${column} ${value}`, size)
  return [...sizes].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))[0]?.[0] ?? ''
}
