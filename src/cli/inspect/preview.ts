import type { Row } from '../../arrow/rows.js'
import { schemaTable } from '../plan/print-plan.js'
import { tableLines } from '../terminal/table.js'
import type { Paint } from '../terminal/terminal.js'
import { clip, wrap } from '../terminal/width.js'

/**
 * First rows of data on a screen. By default a value is told by its kind and length only: a preview may end up
 * in a log, and logs hold no text of records.
 */

const columns = 80

/** Each column with its type, and what its first values are like. */
export function previewLines(schema: readonly string[], rows: readonly Row[]): string[] {
  if (rows.length === 0) return schemaTable(schema)
  const cells = schema.map((field) => {
    const split = field.indexOf(': ')
    const name = field.slice(0, split)
    return [
      clip(name, 24),
      clip(field.slice(split + 2), 22),
      clip(kindsText(rows.map((row) => row[name])), 28),
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

/** One row as `name  value`, each value cut after so many lines. */
export function fieldLines(row: Row, linesPerValue = 6): string[] {
  const names = Object.keys(row)
  const width = Math.min(20, Math.max(...names.map((name) => name.length)))
  return names.flatMap((name) => {
    const text = textOf(row[name])
    const lines = wrap(text, columns - width - 4)
    const shown = lines.slice(0, linesPerValue)
    if (lines.length > linesPerValue)
      shown[linesPerValue - 1] = `${clip(shown[linesPerValue - 1], columns - width - 6)} …`
    return shown.map((line, k) => `  ${(k === 0 ? clip(name, width) : '').padEnd(width)}  ${line}`.trimEnd())
  })
}

/** Chat messages read better as `role: content` than as JSON. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const isChat = Array.isArray(value) && value.every((item) => typeof item?.content === 'string')
  return isChat ? value.map(({ role, content }) => `${role}: ${content}`).join('\n') : JSON.stringify(value)
}

/** Lengths where all values have one, kinds otherwise: `12, 340, 7 chars`. */
function kindsText(values: readonly unknown[]): string {
  if (values.every((value) => typeof value === 'string')) return lengthsText(values, 'char')
  if (values.every((value) => Array.isArray(value))) return lengthsText(values, 'item')
  return [...new Set(values.map(kindOf))].join(', ')
}

function lengthsText(values: readonly { length: number }[], unit: string): string {
  const lengths = values.map(({ length }) => length)
  return `${lengths.join(', ')} ${lengths.every((length) => length === 1) ? unit : `${unit}s`}`
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'list'
  return { string: 'text', object: 'object', bigint: 'number' }[typeof value as string] ?? typeof value
}
