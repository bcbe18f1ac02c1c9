import { count } from '../../base/count.js'
import type { ExpectedRows } from '../../schemas/run-report.js'
import { tableLines } from '../terminal/table.js'
import type { Paint } from '../terminal/terminal.js'
import { clip, wrap } from '../terminal/width.js'

const shownGroups = 12

/** The groups of a step with their rows now and in the end, the largest first, as a table of 72 columns at most. */
export function expectedLines(groups: readonly ExpectedRows[], inEnd = 'expected'): string[] {
  const inside = groups.filter(({ isOutside }) => !isOutside).sort((a, b) => b.rows - a.rows)
  const rest = inside.length - shownGroups
  const isWeighed = groups.some(({ weight }) => weight !== undefined)
  const whole = { group: 'total', rows: sum(groups, 'rows'), expected: sum(groups, 'expected') }
  const rows = [
    ...inside.slice(0, shownGroups),
    ...groups.filter(({ isOutside }) => isOutside),
    ...(groups.length > 1 ? [whole] : []),
  ].map(({ group, rows, expected, weight }: ExpectedRows) => {
    const name = clip(group === '' ? '""' : group, 32)
    if (isWeighed) return [name, count(rows), weight === undefined ? '' : weight.toFixed(4)]
    return [name, count(rows), count(expected), rows === 0 ? '' : (expected / rows).toFixed(2)]
  })
  const titles = isWeighed
    ? ['group', 'rows', 'weight ×']
    : ['group', inEnd === 'expected' ? 'rows now' : 'before', inEnd, 'passes']
  const lines = tableLines([titles, ...rows], [1, 2, 3])
  return rest <= 0 ? lines : [...lines, `and ${count(rest)} smaller groups`]
}

/** Warnings about the groups, as wrapped lines. */
export function warningLines(
  warnings: readonly string[],
  { paint, width }: { paint: Paint; width: number },
): string[] {
  return warnings.flatMap((warning) => {
    const [first, ...rest] = wrap(warning, width - 9)
    return [`${paint('yellow', 'warning')}  ${first}`, ...rest.map((line) => `         ${line}`)]
  })
}

function sum(groups: readonly ExpectedRows[], of: 'rows' | 'expected'): number {
  return groups.reduce((total, group) => total + group[of], 0)
}
