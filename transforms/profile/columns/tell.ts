import type { ColumnProfile, ValueCount } from '../../../src/schemas/profile.js'
import type { ColumnSummary } from './column.js'
import { countDistinct } from './distinct/distinct.js'
import { distinctOf, entriesOf } from './distinct/value-counts.js'
import { exactNumbersIn } from './merge.js'
import { tellExactNumbers, tellNumbers } from './numbers/numbers.js'
import { tellTexts } from './text/texts.js'

/** How much is told of values. */
export interface TellOptions {
  /** The number of most frequent values to tell. */
  top: number
  /** The least number of records that must share a value for it to be told. */
  minShared: number
}

export function tellColumn(column: ColumnSummary, options: TellOptions): ColumnProfile {
  const { path, type, values, missing, counts } = column
  const distinct = countDistinct(column.distinct ?? distinctOf(counts))
  const profile: ColumnProfile = {
    path,
    type,
    values,
    missing,
    // An estimate may be larger than what was looked at.
    distinct: { ...distinct, count: Math.min(distinct.count, values - missing) },
    ...tellTop(column, options),
  }
  const numbers = numbersOf(column)
  if (numbers !== undefined) profile.numbers = numbers
  if (column.texts !== undefined) profile.text = tellTexts(column.texts, values - missing)
  return profile
}

function numbersOf(column: ColumnSummary) {
  if (column.family !== 'number' && column.family !== 'instant') return undefined
  return column.numbers === undefined ? tellExactNumbers(exactNumbersIn(column)) : tellNumbers(column.numbers)
}

/** Values are ordered by how often they occur, then by their text, so that ties are told the same way always. */
function tellTop(
  column: ColumnSummary,
  { top, minShared }: TellOptions,
): { top: ValueCount[]; topHidden: boolean } {
  const entries = entriesOf(column.counts)
  const told = entries
    .filter(({ text, shared }) => text !== null && shared >= minShared)
    .map(({ text, count }) => ({ value: textOf(column, text as string), count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const isAllTold = column.counts.isExact && told.length === entries.length
  return { top: told.slice(0, top), topHidden: !isAllTold }
}

function textOf({ family, type, unitMillis }: ColumnSummary, text: string): string {
  if (family !== 'instant') return text
  const instant = new Date(Number(text) * unitMillis)
  if (Number.isNaN(instant.getTime())) return text
  const iso = instant.toISOString()
  return type.startsWith('Date') ? iso.slice(0, iso.indexOf('T')) : iso
}
