import { count } from '../../../base/count.js'
import type { FoundChanges, StepChanges } from '../../../run/changes/find-changes.js'
import type { RowChange } from '../../../run/changes/step-changes.js'
import type { Words } from '../../language/words.js'
import { placeOf } from '../../terminal/failure.js'
import type { Screen } from '../../terminal/screen.js'
import { clip, printable, wrap } from '../../terminal/width.js'
import type { ShownChange } from './mask.js'

/** What steps changed, for a screen of some width. */

/** One changed row as it is shown. */
export interface ShownRow extends Omit<RowChange, 'fields' | 'notes'> {
  /** What the step noted, each with what it did about it. */
  notes: string[]
  fields: ShownChange[]
}

/** What a step changed, as it is shown. */
export interface ShownStep extends Omit<StepChanges, 'rows' | 'options'> {
  rows: ShownRow[]
}

const shownFields = 4

/** The lines of all steps. */
export function changeLines(
  {
    records,
    showText,
    quiet = false,
  }: Pick<FoundChanges, 'records'> & { showText: boolean; quiet?: boolean },
  steps: readonly ShownStep[],
  screen: Screen,
): string[] {
  const { words, columns } = screen
  const head = words.text('Looked again at {records} of the inputs, of which nothing was kept.', {
    records: words.counted(records, 'record'),
  })
  const masked = words.text('Values are shown by their shape; --show-text shows them as they are.')
  const isMasked = !showText && steps.some(({ rows }) => rows.length > 0)
  const notes = [...wrap(head, columns), ...(isMasked ? wrap(masked, columns) : [])]
  const lines = steps.flatMap((step) => ['', ...stepLines(step, screen)])
  return quiet ? lines.slice(1) : [...notes, ...lines]
}

function stepLines({ step, seen, changed, rows }: ShownStep, screen: Screen): string[] {
  const { words, paint, columns } = screen
  const sum =
    changed === 0
      ? words.text('none of {seen} changed', { seen: words.counted(seen, 'row') })
      : words.text('{shown} of {changed} changed rows, of {seen} that came to it', {
          shown: count(rows.length),
          changed: count(changed),
          seen: count(seen),
        })
  const [first, ...rest] = wrap(`${step}: ${sum}`, columns)
  const lines = alike(rows).flatMap(([row, ...others]) => rowLines(row, others.length, screen))
  return [paint('bold', first), ...rest, ...lines]
}

/** Rows of which the same is to be told, but for their places, where a step only added values: all that went to one split. */
function alike(rows: readonly ShownRow[]): ShownRow[][] {
  const groups = new Map<string, ShownRow[]>()
  for (const [index, row] of rows.entries()) {
    const { place: _, copy, ...rest } = row
    const isAdded = row.fields.length > 0 && row.fields.every(({ before }) => before === undefined)
    const key = isAdded ? JSON.stringify([rest, copy === 0]) : String(index)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}

function rowLines(row: ShownRow, others: number, { words, columns, paint }: Screen): string[] {
  const indent = '  '
  const copy = row.copy === 0 ? '' : ` ${words.text('copy {copy}', { copy: row.copy })}`
  const likeIt =
    others === 0 ? '' : ` ${words.text('and {others} like it', { others: words.counted(others, 'row') })}`
  const head = `${printable(placeOf(row.place, words).join(': '))}${copy}${likeIt}: ${whyOf(row, words)}`
  const more = row.fields.length - shownFields
  return [
    ...wrap(head, columns - indent.length).map((line) => indent + line),
    ...row.fields
      .slice(0, shownFields)
      .flatMap(({ field, before, after }) => [
        clip(`    ${field}`, columns),
        ...(before === undefined ? [] : [paint('red', clip(`      - ${before}`, columns))]),
        ...(after === undefined ? [] : [paint('green', clip(`      + ${after}`, columns))]),
      ]),
    ...(more > 0 ? [`    ${words.text('and {more} more values', { more: count(more) })}`] : []),
  ]
}

/** What became of the row, and why. */
function whyOf({ what, reasons, times, notes }: ShownRow, words: Words): string {
  const reason = reasons.join(', ')
  const noted = notes.length === 0 ? '' : ` (${notes.join(', ')})`
  if (what === 'dropped') return words.text('dropped, because {reason}', { reason })
  if (what === 'rejected') return words.text('rejected, because {reason}', { reason })
  if (what === 'repeated') return `${words.text('stands {times} times', { times: count(times) })}${noted}`
  if (what === 'joined') return `${words.text('joined with other rows')}${noted}`
  if (what === 'added')
    return `${words.text('{times} rows were made of it', { times: count(times) })}${noted}`
  return `${words.text('changed')}${noted}`
}
