import { count, plural } from '../../base/count.js'
import { isOfInstants, isoDay } from '../../base/instant.js'
import type { ProfileResult } from '../../run/profile-data.js'
import type { ColumnProfile, NumberProfile } from '../../schemas/column-profile.js'
import type { ProfileReport } from '../../schemas/profile.js'
import { tableLines } from '../terminal/table.js'
import type { Paint } from '../terminal/terminal.js'
import { clip } from '../terminal/width.js'
import { percent, profileBiasLines } from './bias-lines.js'

/** A profile for a person: 80 columns, values only where the profile tells them. */

const longest = { name: 24, value: 18 }

/** The profile as lines for stdout. */
export function profileLines(
  { profile, rows }: ProfileResult,
  { paint, isFull }: { paint: Paint; isFull: boolean },
): string[] {
  return [
    paint('bold', headLine(profile)),
    ...(rows.rejected === 0 ? [] : [`${plural(rows.rejected, 'record')} could not be read and are left out`]),
    ...(profile.columns.length === 0 ? [] : ['', ...columnLines(profile, paint)]),
    ...(profile.bias === undefined
      ? []
      : profileBiasLines(profile.bias, { rows: profile.rows, paint, isFull })),
  ]
}

function headLine({ rows, columns, duplicates }: ProfileReport): string {
  const parts = [plural(rows, 'row')]
  if (columns.length > 0) parts.push(plural(columns.length, 'column'))
  if (duplicates !== undefined && rows > 0) {
    const about = duplicates.relativeError > 0 ? 'about ' : ''
    parts.push(`${about}${plural(duplicates.repeatedRows, 'repeated row')}`)
  }
  return parts.join(', ')
}

function columnLines({ columns, minShared }: ProfileReport, paint: Paint): string[] {
  const [head, ...rest] = tableLines(
    [['column', 'type', 'missing', 'distinct', 'values'], ...columns.map(columnRow)],
    [2, 3],
  )
  return [
    paint('bold', head),
    ...rest,
    '',
    ...columnLegend,
    ...(minShared > 1 ? sharedLegend(minShared) : []),
  ]
}

const columnLegend = [
  'Values: least … median … greatest, of texts that mostly differ their lengths; of',
  'other texts the most frequent one, and how often it stands.',
]

function sharedLegend(minShared: number): string[] {
  return [
    `Nothing is told that fewer than ${minShared} rows share (--min-shared): rarer numbers`,
    'stand in by a mean of so many neighbours, smaller counts are hidden.',
  ]
}

function columnRow(column: ColumnProfile): string[] {
  const { path, type, distinct } = column
  return [
    clip(path, longest.name),
    type,
    missingText(column),
    `${distinct.relativeError > 0 ? '~' : ''}${count(distinct.count)}`,
    valuesText(column),
  ]
}

/** A share that few rows, or all but few, make up is not told. */
function missingText({ missing, values }: ColumnProfile): string {
  if (missing === null) return 'hidden'
  return missing === 0 ? '-' : percent(missing / values)
}

function valuesText({
  type,
  numbers,
  text,
  top,
  topHidden,
  values,
  missing,
  distinct,
}: ColumnProfile): string {
  if (numbers !== undefined) return spread(numbers, isOfInstants(type) ? isoDay : figure)
  const mostlyDiffer = text !== undefined && distinct.count * 2 > values - (missing ?? 0)
  const [first] = top
  if (first !== undefined && !mostlyDiffer)
    return `${first.value === '' ? '""' : clip(first.value, longest.value)} (${count(first.count)})`
  if (text === undefined && topHidden) return 'hidden'
  return text === undefined || text.characters.max === 0 ? '' : `${spread(text.characters)} characters`
}

function spread(
  { min, max, quantiles: { at, values } }: Pick<NumberProfile, 'min' | 'max' | 'quantiles'>,
  write = figure,
): string {
  return [min, values[at.indexOf(0.5)], max].map((value) => write(value)).join(' … ')
}

/** Up to six digits, thousands parted. */
function figure(value: number): string {
  return Math.abs(value) >= 1e9 || (value !== 0 && Math.abs(value) < 1e-3)
    ? value.toPrecision(3)
    : value.toLocaleString('en-US', { maximumSignificantDigits: 6 })
}
