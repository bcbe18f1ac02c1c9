import type { Row } from '../core/rows.js'
import { schemaTable } from './print-plan.js'
import { tableLines } from './table.js'
import type { Paint } from './terminal.js'
import { clip, wrap } from './width.js'

/**
 * First rows of data on a screen. By default a value is told by its kind and length only: a preview may end up
 * in a log, and logs hold no text of records.
 */

const columns = 80
const linesPerValue = 4

/** Each column with its type, and what its first values are like. */
export function previewLines(schema: readonly string[], rows: readonly Row[]): string[] {
  if (rows.length === 0) return schemaTable(schema)
  const cells = schema.map((field) => {
    const split = field.indexOf(': ')
    const name = field.slice(0, split)
    return [
      clip(name, 24),
      clip(field.slice(split + 2), 22),
      clip(rows.map((row) => kindText(row[name])).join(', '), 26),
    ]
  })
  return tableLines([
    ['column', 'type', `first ${rows.length === 1 ? 'row' : `${rows.length} rows`}`],
    ...cells,
  ])
}

/** The values themselves, for `--show`. */
export function valueLines(rows: readonly Row[], paint: Paint): string[] {
  return rows.flatMap((row, index) => [paint('bold', `Row ${index + 1}`), ...fieldLines(row)])
}

/** One row as `name  value`, long values cut after a few lines. */
export function fieldLines(row: Row): string[] {
  const names = Object.keys(row)
  const width = Math.min(20, Math.max(...names.map((name) => name.length)))
  return names.flatMap((name) => {
    const text = typeof row[name] === 'string' ? row[name] : JSON.stringify(row[name])
    const lines = wrap(text, columns - width - 4)
    const shown = lines.slice(0, linesPerValue)
    if (lines.length > linesPerValue)
      shown[linesPerValue - 1] = `${clip(shown[linesPerValue - 1], columns - width - 6)} …`
    return shown.map((line, k) => `  ${(k === 0 ? clip(name, width) : '').padEnd(width)}  ${line}`)
  })
}

function kindText(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return `${value.length} chars`
  if (Array.isArray(value)) return `${value.length} items`
  return typeof value === 'object' ? `${Object.keys(value).length} fields` : typeof value
}
