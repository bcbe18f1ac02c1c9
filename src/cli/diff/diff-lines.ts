import { count } from '../../base/count.js'
import type { DataDiff, RowExample } from '../../run/diff/find-differences.js'
import type { ShownChange } from '../inspect/changes/mask.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { clip, printable, wrap } from '../terminal/width.js'

/** A row as it is shown. */
export interface ShownExample extends Omit<RowExample, 'fields'> {
  fields: ShownChange[]
}

/** What differs, as it is shown. */
export interface ShownDiff extends Omit<DataDiff, 'examples'> {
  examples: Record<keyof DataDiff['examples'], ShownExample[]>
}

/** What was compared. */
interface DiffSubject {
  names: { before: string; after: string }
  on: readonly string[]
  showText: boolean
}

const shownColumns = 12
const shownFields = 4

/** What differs between two data sets, for a screen of some width. */
export function diffLines(diff: ShownDiff, { names, on, showText }: DiffSubject, screen: Screen): string[] {
  const { words, columns } = screen
  const { rows } = diff
  const sides = {
    before: `${printable(names.before)} (${words.counted(rows.before, 'row')})`,
    after: `${printable(names.after)} (${words.counted(rows.after, 'row')})`,
  }
  const head =
    on.length === 0
      ? words.text('{before} and {after}, compared row by row in their order', sides)
      : words.text('{before} and {after}, rows of equal {on} compared', {
          ...sides,
          on: printable(on.join(', ')),
        })
  if (diff.isEqual) return [...wrap(head, columns), words.text('Nothing differs')]
  const kinds = ['same', 'changed', 'added', 'removed'] as const
  const table = kinds.map((kind) => [words.text(kind), count(rows[kind])])
  const isShown = Object.values(diff.examples).some((examples) => examples.length > 0)
  const masked = words.text('Values are shown by their shape; --show-text shows them as they are.')
  return [
    ...wrap(head, columns),
    '',
    ...fittedLines([[words.text('rows'), ''], ...table], { columns, right: [1] }),
    ...columnLines(diff, screen),
    ...(isShown && !showText ? ['', ...wrap(masked, columns)] : []),
    ...kinds.flatMap((kind) =>
      kind === 'same' ? [] : diff.examples[kind].flatMap((row) => rowLines(row, screen)),
    ),
  ]
}

function columnLines({ changed, columns: schema }: ShownDiff, { words, columns }: Screen): string[] {
  const { added, removed, retyped } = schema
  const rows = [
    ...changed
      .slice(0, shownColumns)
      .map(({ column, rows }) => [
        column,
        words.text('differs in {rows}', { rows: words.counted(rows, 'row') }),
      ]),
    ...added.map((column) => [column, words.text('added')]),
    ...removed.map((column) => [column, words.text('removed')]),
    ...retyped.map(({ column, before, after }) => [column, `${before} → ${after}`]),
  ].map((cells) => cells.map(printable))
  if (rows.length === 0) return []
  const more = changed.length - shownColumns
  return [
    '',
    ...fittedLines([[words.text('column'), ''], ...rows], { columns, wrapsLast: true }),
    ...(more > 0 ? [words.text('and {columns} more', { columns: words.counted(more, 'column') })] : []),
  ]
}

function rowLines({ before, after, fields }: ShownExample, { words, columns, paint }: Screen): string[] {
  const head =
    before === undefined
      ? words.text('Row {number}, added', { number: count(after ?? 0) })
      : after === undefined
        ? words.text('Row {number}, removed', { number: count(before) })
        : before === after
          ? words.text('Row {number}', { number: count(before) })
          : words.text('Row {number}, now row {now}', { number: count(before), now: count(after) })
  const more = fields.length - shownFields
  return [
    '',
    paint('bold', head),
    ...fields
      .slice(0, shownFields)
      .flatMap(({ field, before, after }) => [
        clip(`  ${printable(field)}`, columns),
        ...(before === undefined ? [] : [paint('red', clip(`    - ${before}`, columns))]),
        ...(after === undefined ? [] : [paint('green', clip(`    + ${after}`, columns))]),
      ]),
    ...(more > 0 ? [`  ${words.text('and {more} more values', { more: count(more) })}`] : []),
  ]
}
