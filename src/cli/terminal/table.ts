import { displayWidth, pad } from './width.js'

/** Lays out rows in columns two spaces apart. Columns named in `right` are set to the right, as numbers are. */
export function tableLines(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column], right.includes(column) ? 'right' : 'left'))
      .join('  ')
      .trimEnd(),
  )
}
