import { count } from '../../base/count.js'
import { isOfInstants, isoDay } from '../../base/instant.js'
import type { ProfileResult } from '../../run/measure/profile-data.js'
import type { ColumnProfile, NumberProfile } from '../../schemas/column-profile.js'
import type { ProfileReport } from '../../schemas/profile.js'
import type { Words } from '../language/words.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { clip, printable, wrap } from '../terminal/width.js'
import { percent, profileBiasLines } from './bias-lines.js'
import { chatLines } from './chat-lines.js'
import { tokenLines } from './token-lines.js'

/** A profile for a person: values only where the profile tells them. */

const longestValue = 18

/** The profile as lines for stdout. */
export function profileLines({ profile, rows }: ProfileResult, look: Screen & { isFull: boolean }): string[] {
  const { paint, words, columns } = look
  const lost = words.text('Left out, since they could not be read: {records}', {
    records: words.counted(rows.rejected, 'record'),
  })
  return [
    ...wrap(paint('bold', headLine(profile, words)), columns),
    ...(rows.rejected === 0 ? [] : wrap(lost, columns)),
    ...(profile.columns.length === 0 ? [] : ['', ...columnLines(profile, look)]),
    ...(profile.chat === undefined ? [] : ['', ...chatLines(profile.chat, look)]),
    ...(profile.tokens === undefined ? [] : ['', ...tokenLines(profile.tokens, look)]),
    ...(profile.bias === undefined ? [] : profileBiasLines(profile.bias, { rows: profile.rows, ...look })),
  ]
}

function headLine({ rows, columns, duplicates }: ProfileReport, { text, counted, joined }: Words): string {
  const parts = [counted(rows, 'row')]
  if (columns.length > 0) parts.push(counted(columns.length, 'column'))
  if (duplicates !== undefined && rows > 0) {
    const repeated = counted(duplicates.repeatedRows, 'repeated row')
    parts.push(duplicates.relativeError > 0 ? text('about {count}', { count: repeated }) : repeated)
  }
  return joined(parts)
}

function columnLines({ columns: profiles, minShared }: ProfileReport, screen: Screen): string[] {
  const { paint, words, columns } = screen
  const titles = ['column', 'type', 'missing', 'distinct', 'values'] as const
  const [head, ...rest] = fittedLines(
    [titles.map((title) => words.text(title)), ...profiles.map((column) => columnRow(column, words))],
    { columns, right: [2, 3] },
  )
  return [
    paint('bold', head),
    ...rest,
    '',
    ...wrap(words.text(columnLegend), columns),
    ...(minShared > 1 ? wrap(words.text(sharedLegend, { minShared }), columns) : []),
  ]
}

const columnLegend =
  'Values: least … median … greatest, of texts that mostly differ their lengths; of other texts the most frequent one, and how often it stands.'
const sharedLegend =
  'Nothing is told that fewer than {minShared} rows share (--min-shared): rarer numbers stand in by a mean of so many neighbours, smaller counts are hidden.'

function columnRow(column: ColumnProfile, words: Words): string[] {
  const { path, type, distinct } = column
  return [
    printable(path),
    type,
    missingText(column, words),
    `${distinct.relativeError > 0 ? '~' : ''}${count(distinct.count)}`,
    valuesText(column, words),
  ]
}

/** A share that few rows, or all but few, make up is not told. */
function missingText({ missing, values }: ColumnProfile, { text }: Words): string {
  if (missing === null) return text('hidden')
  return missing === 0 ? '-' : percent(missing / values)
}

function valuesText(column: ColumnProfile, words: Words): string {
  const { type, numbers, text, top, topHidden, values, missing, distinct } = column
  if (numbers !== undefined) return spread(numbers, isOfInstants(type) ? isoDay : figure)
  const mostlyDiffer = text !== undefined && distinct.count * 2 > values - (missing ?? 0)
  const [first] = top
  if (first !== undefined && !mostlyDiffer)
    return `${first.value === '' ? '""' : clip(first.value, longestValue)} (${count(first.count)})`
  if (text === undefined && topHidden) return words.text('hidden')
  if (text === undefined || text.characters.max === 0) return ''
  return words.text('{spread} characters', { spread: spread(text.characters, whole) })
}

function spread(
  { min, max, quantiles: { at, values } }: Pick<NumberProfile, 'min' | 'max' | 'quantiles'>,
  write = figure,
): string {
  return [min, values[at.indexOf(0.5)], max].map((value) => write(value)).join(' … ')
}

/** Lengths that stand in for others are means, of which the fraction says nothing. */
function whole(value: number): string {
  return count(Math.round(value))
}

/** Up to six digits, thousands parted. */
function figure(value: number): string {
  return Math.abs(value) >= 1e9 || (value !== 0 && Math.abs(value) < 1e-3)
    ? value.toPrecision(3)
    : value.toLocaleString('en-US', { maximumSignificantDigits: 6 })
}
