/** The cells of a step as groups of a report. A cell of so few rows that its values may name somebody keeps its figures, not its name. */
import { plural } from '../../src/base/count.js'
import type { ExpectedRows } from '../../src/schemas/run-report.js'

/** Cells of fewer rows are not told by their values. */
export const fewestNamed = 5

/** The values of a cell as text. */
export function groupText(lists: readonly string[]): string {
  const values = lists.flatMap((list): unknown[] => JSON.parse(list))
  return values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value))).join(', ')
}

/** Rows of a cell now and in the end, and what its weights are multiplied by. */
export interface CellRows extends Pick<ExpectedRows, 'rows' | 'expected' | 'weight'> {
  lists: readonly string[]
}

/** Cells by their values. Those of too few rows are one group without a name, the last; where `namesAll` is set they are named too. */
export function groupsOf(cells: readonly CellRows[], { namesAll = false } = {}): ExpectedRows[] {
  const isNamed = ({ rows }: CellRows) => namesAll || rows >= fewestNamed
  const named = cells
    .filter(isNamed)
    .map(({ lists, ...figures }) => ({ group: groupText(lists), ...figures }))
  const small = cells.filter((cell) => !isNamed(cell))
  return small.length === 0 ? named : [...named, hiddenGroup(small)]
}

/** The rows that take no part, where there are any, as a line of the expected rows. */
export function restOf(rows: number): ExpectedRows[] {
  return rows === 0 ? [] : [{ group: '(rows outside where)', rows, expected: rows, isOutside: true }]
}

function hiddenGroup(cells: readonly CellRows[]): ExpectedRows {
  const rows = sum(cells.map((cell) => cell.rows))
  return {
    group: `(hidden: ${plural(cells.length, 'small group')})`,
    rows,
    expected: sum(cells.map(({ expected }) => expected)),
    ...(cells.some(({ weight }) => weight !== undefined) && {
      weight: sum(cells.map((cell) => (cell.weight ?? 1) * cell.rows)) / rows,
    }),
    hidden: {
      groups: cells.length,
      fewestRows: Math.min(...cells.map((cell) => cell.rows)),
      mostPasses: Math.max(...cells.map((cell) => cell.expected / cell.rows)),
    },
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
