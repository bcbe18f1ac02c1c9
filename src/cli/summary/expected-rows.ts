import { count } from '../../base/count.js'
import type { ExpectedRows } from '../../schemas/run-report.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { clip, displayWidth, wrap } from '../terminal/width.js'

const shownGroups = 12

/** The groups of a step with their rows now and in the end, the largest first, as a table. */
export function expectedLines(
  groups: readonly ExpectedRows[],
  { columns, words, inEnd = 'expected' }: Omit<Screen, 'paint'> & { inEnd?: 'expected' | 'after' },
): string[] {
  const inside = groups
    .filter(({ isOutside, hidden }) => !isOutside && !hidden)
    .sort((a, b) => b.rows - a.rows)
  const rest = inside.length - shownGroups
  const isWeighed = groups.some(({ weight }) => weight !== undefined)
  const whole = { group: words.text('total'), rows: sum(groups, 'rows'), expected: sum(groups, 'expected') }
  const rows = [
    ...inside.slice(0, shownGroups),
    ...groups.filter(({ isOutside, hidden }) => isOutside || hidden),
    ...(groups.length > 1 ? [whole] : []),
  ].map(({ group, rows, expected, weight, isOutside, hidden }: ExpectedRows) => {
    const name = clip(isOutside || hidden ? words.said(group) : group || '""', 32)
    if (isWeighed) return [name, count(rows), weight === undefined ? '' : weight.toFixed(4)]
    return [name, count(rows), count(expected), rows === 0 ? '' : (expected / rows).toFixed(2)]
  })
  const titles = isWeighed
    ? (['group', 'rows', 'weight ×'] as const)
    : (['group', inEnd === 'expected' ? 'rows now' : 'before', inEnd, 'passes'] as const)
  const lines = fittedLines([titles.map((title) => words.text(title)), ...rows], {
    columns,
    right: [1, 2, 3],
  })
  return rest <= 0 ? lines : [...lines, words.text('and {rest} smaller groups', { rest: count(rest) })]
}

/** Warnings about the groups, as wrapped lines. */
export function warningLines(warnings: readonly string[], { paint, columns, words }: Screen): string[] {
  const mark = words.text('warning')
  const indent = displayWidth(mark) + 2
  return warnings.flatMap((warning) => {
    const [first, ...rest] = wrap(words.said(warning), columns - indent)
    return [`${paint('yellow', mark)}  ${first}`, ...rest.map((line) => `${' '.repeat(indent)}${line}`)]
  })
}

function sum(groups: readonly ExpectedRows[], of: 'rows' | 'expected'): number {
  return groups.reduce((total, group) => total + group[of], 0)
}
