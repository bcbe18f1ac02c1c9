import type { Row } from '../../arrow/rows.js'
import type { Noun, Words } from '../language/words.js'
import { schemaTable } from '../plan/print-plan.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { clip, displayWidth, pad, printable, wrap } from '../terminal/width.js'

/**
 * First rows of data on a screen. By default a value is told by its kind and length only: a preview may end up
 * in a log, and logs hold no text of records.
 */

/** Each column with its type, and what its first values are like. */
export function previewLines(
  { schema, rows }: { schema: readonly string[]; rows: readonly Row[] },
  { columns, words }: Screen,
): string[] {
  if (rows.length === 0) return schemaTable(schema, columns)
  const cells = schema.map((field) => {
    const split = field.indexOf(': ')
    const name = field.slice(0, split)
    const values = rows.map((row) => row[name])
    return [printable(name), printable(field.slice(split + 2)), kindsText(values, words)]
  })
  const titles = [
    words.text('column'),
    words.text('type'),
    words.text('first {rows}', { rows: words.counted(rows.length, 'row') }),
  ]
  return fittedLines([titles, ...cells], { columns })
}

/** The values themselves, for `--show`. */
export function valueLines(rows: readonly Row[], { paint, words, columns }: Screen): string[] {
  return rows.flatMap((row, index) => [
    paint('bold', words.text('Row {number}', { number: index + 1 })),
    ...fieldLines(row, { columns }),
  ])
}

/** One row as `name  value`, each value cut after so many lines. */
export function fieldLines(
  row: Row,
  { columns, linesPerValue = 6 }: { columns: number; linesPerValue?: number },
): string[] {
  const names = Object.keys(row)
  const width = Math.min(20, Math.max(...names.map((name) => displayWidth(name))))
  return names.flatMap((name) => {
    const text = textOf(row[name])
    const lines = wrap(text, columns - width - 4)
    const shown = lines.slice(0, linesPerValue)
    if (lines.length > linesPerValue)
      shown[linesPerValue - 1] = `${clip(shown[linesPerValue - 1], columns - width - 6)} …`
    return shown.map((line, k) =>
      `  ${pad(k === 0 ? clip(name, width) : '', width, 'left')}  ${line}`.trimEnd(),
    )
  })
}

/** Chat messages read better as `role: content` than as JSON. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const isChat = Array.isArray(value) && value.every((item) => typeof item?.content === 'string')
  return isChat ? value.map(({ role, content }) => `${role}: ${content}`).join('\n') : JSON.stringify(value)
}

/** Lengths where all values have one, kinds otherwise: `12, 340, 7 chars`. */
function kindsText(values: readonly unknown[], words: Words): string {
  if (values.every((value) => typeof value === 'string')) return lengthsText(values, { unit: 'char', words })
  if (values.every((value) => Array.isArray(value))) return lengthsText(values, { unit: 'item', words })
  return [...new Set(values.map(kindOf))].map((kind) => words.text(kind)).join(', ')
}

function lengthsText(
  values: readonly { length: number }[],
  { unit, words }: { unit: Noun; words: Words },
): string {
  const lengths = values.map(({ length }) => length)
  // The unit stands behind the last one, and is plural unless all are 1.
  const behind = words.counted(lengths.every((length) => length === 1) ? 1 : 2, unit).slice(1)
  return `${lengths.join(', ')}${behind}`
}

function kindOf(value: unknown): 'null' | 'list' | 'text' | 'object' | 'number' | 'boolean' {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'object') return 'object'
  return typeof value === 'boolean' ? 'boolean' : 'number'
}
