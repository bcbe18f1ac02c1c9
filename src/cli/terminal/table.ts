import { clip, displayWidth, pad, wrap } from './width.js'

/** Lays out rows in columns two spaces apart. Columns named in `right` are set to the right, as numbers are. */
export function tableLines(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths = widthsOf(rows)
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column], right.includes(column) ? 'right' : 'left'))
      .join(between)
      .trimEnd(),
  )
}

const between = '  '
/** So much of a text is left to be recognised by. */
const narrowest = 12

/** How rows are fitted into a screen. */
export interface TableLayout {
  columns: number
  /** Columns that are set to the right, which are never cut. */
  right?: readonly number[]
  /** Others that are never cut. */
  kept?: readonly number[]
  /** Whether the last column goes on in further lines instead of being cut. */
  wrapsLast?: boolean
}

/**
 * The same in at most so many columns: the longest texts are cut first. What does not fit then stands in a table below,
 * with the first column again.
 */
export function fittedLines(rows: readonly (readonly string[])[], layout: TableLayout): string[] {
  const { columns, right = [], kept = [], wrapsLast = false } = layout
  const widest = widthsOf(rows)
  const widths = [...widest]
  const last = widths.length - 1
  const isFixed = (column: number): boolean =>
    right.includes(column) || kept.includes(column) || (wrapsLast && column !== last)
  for (let over = sumOf(widths) - columns; over > 0; over--) {
    const loose = widths.map((width, column) => (isFixed(column) ? 0 : width))
    const longest = Math.max(0, ...loose)
    if (longest <= narrowest) {
      // It is parted in any case, so that names may be whole.
      widths[0] = Math.min(widest[0], Math.floor(columns / 2))
      break
    }
    widths[loose.indexOf(longest)]--
  }
  const cells = rows.flatMap((row) => {
    const [first = '', ...rest] = wrapsLast ? wrap(row[last] ?? '', widths[last]) : [row[last] ?? '']
    const head = row.slice(0, last).map((cell, column) => cut(cell, widths[column]))
    return [[...head, cut(first, widths[last])], ...rest.map((line) => [...head.map(() => ''), line])]
  })
  return partsOf(widths, columns).flatMap((part, index) => {
    const shown = [0, ...part]
    const lines = tableLines(
      cells.map((row) => shown.map((column) => row[column] ?? '')),
      shown.flatMap((column, at) => (right.includes(column) ? [at] : [])),
    )
    return index === 0 ? lines : ['', ...lines]
  })
}

/** The columns behind the first, parted into tables that fit. */
function partsOf(widths: readonly number[], columns: number): number[][] {
  const parts: number[][] = [[]]
  let used = widths[0] ?? 0
  for (let column = 1; column < widths.length; column++) {
    const own = widths[column] + between.length
    if (used + own > columns && parts[parts.length - 1].length > 0) {
      parts.push([])
      used = widths[0]
    }
    parts[parts.length - 1].push(column)
    used += own
  }
  return parts
}

function cut(cell: string, width: number): string {
  return displayWidth(cell) > width ? clip(cell, width) : cell
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  )
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + between.length, -between.length)
}
