import type { ExpectedRows } from '../core/transform.js'
import { count } from './quantity.js'
import { tableLines } from './table.js'
import { clip } from './width.js'

const shownGroups = 12

/** The groups of a step with their rows now and in the end, the largest first, as a table of 72 columns at most. */
export function expectedLines(groups: readonly ExpectedRows[]): string[] {
  const shown = [...groups].sort((a, b) => b.rows - a.rows).slice(0, shownGroups)
  const rest = groups.slice(shown.length)
  const whole = { group: 'in all', rows: sum(groups, 'rows'), expected: sum(groups, 'expected') }
  const rows = [...shown, ...(groups.length > 1 ? [whole] : [])].map(({ group, rows, expected }) => [
    clip(group === '' ? '""' : group, 32),
    count(rows),
    count(expected),
    rows === 0 ? '' : (expected / rows).toFixed(2),
  ])
  const lines = tableLines([['group', 'rows now', 'expected', 'passes'], ...rows], [1, 2, 3])
  return rest.length === 0 ? lines : [...lines, `and ${count(rest.length)} smaller groups`]
}

function sum(groups: readonly ExpectedRows[], of: 'rows' | 'expected'): number {
  return groups.reduce((total, group) => total + group[of], 0)
}
