/**
 * Profiles as files keep them. Counts merge by addition, so that the state of all data is that of its parts in any order,
 * byte for byte. Of a value that few records have there is its hash and how often it stands, and no text; numbers stand
 * in steps of 0.4 %, whole ones below 256 and days as they are, and texts by the cells of their terms. Who has a value can look for its hash, so a state is no
 * place for secrets.
 */
import { PrepError } from '../../src/base/errors.js'
import type { DriftReport, DriftSettings } from '../../src/schemas/drift-report.js'
import type { FindingStates } from '../../src/transform/findings.js'
import type { ColumnSummary } from './columns/column.js'
import type { ColumnsSummary } from './columns/index.js'
import { distinctIn, mergeColumn, mergeDistinct, numbersIn } from './columns/merge.js'
import { bucketBounds } from './columns/numbers/buckets.js'
import { emptyMoments } from './columns/numbers/moments.js'
import { mergeNumbers, type NumbersSummary } from './columns/numbers/numbers.js'
import { compareStates } from './drift/compare-states.js'
import { driftFigures } from './drift/figures.js'
import type { ProfileOptions } from './options.js'

/** What is kept of a profile. It has the shape of one. */
export interface ProfileState {
  rows: number
  columns: ColumnsSummary
}

export const profileStates: FindingStates<ProfileOptions> = {
  of: (sealed) => stateOf(sealed as { rows: number; columns?: ColumnsSummary }),
  merge: (a, b) => mergeStates(a as ProfileState, b as ProfileState),
  options: (state) => ({ minShared: (state as ProfileState).columns.options.minShared }),
  compare: (reference, current, settings) =>
    compareProfileStates(reference as ProfileState, current as ProfileState, settings),
  figures: driftFigures,
}

function stateOf({ rows, columns }: { rows: number; columns?: ColumnsSummary }): ProfileState {
  if (columns === undefined)
    throw new PrepError(
      'bad_option',
      'A profile of no columns has no state. Leave "fields" out, or name columns',
    )
  const { options, columns: all, distinctRows } = columns
  return {
    rows,
    columns: {
      rows,
      options,
      columns: all
        .map((column) => portable(column, options.minShared))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
      distinctRows,
    },
  }
}

/** A column without what depends on how it was read, and without what few records share. */
function portable(column: ColumnSummary, minShared: number): ColumnSummary {
  const isNumeric = column.family === 'number' || column.family === 'instant'
  const { path, type, family, unitMillis, values, missing, texts, counts } = column
  const isCounted = counts.isExact && !isNumeric
  return {
    path,
    type,
    family,
    unitMillis,
    values,
    missing,
    counts: isCounted
      ? { ...counts, texts: counts.texts.map((text, i) => (counts.shared[i] < minShared ? null : text)) }
      : noCounts,
    distinct: isCounted ? undefined : distinctIn(column),
    numbers: isNumeric ? inSteps(numbersIn(column)) : undefined,
    texts,
  }
}

const noCounts: ColumnSummary['counts'] = { isExact: false, hashes: '', counts: [], shared: [], texts: [] }

/** Numbers by their steps alone: the least, the greatest and exact sums would tell of single ones. */
function inSteps({ count, zeros, steps }: NumbersSummary): NumbersSummary {
  const { low } = bucketBounds(steps.keys[0] ?? 0)
  const { high } = bucketBounds(steps.keys.at(-1) ?? 0)
  return { count, zeros, min: low, max: high, moments: { ...emptyMoments(), isWide: true }, steps }
}

function mergeStates(a: ProfileState, b: ProfileState): ProfileState {
  const [of, other] = [a.columns.options.minShared, b.columns.options.minShared]
  if (of !== other)
    throw new PrepError(
      'bad_option',
      `States were made with minShared ${of} and ${other}, so that texts of one are lacking in the other. Profile the data again with the same`,
    )
  const paths = new Set([...a.columns.columns, ...b.columns.columns].map(({ path }) => path))
  const rows = a.rows + b.rows
  return {
    rows,
    columns: {
      rows,
      options: a.columns.options,
      columns: [...paths].sort().map((path) => mergeOf(path, a, b)),
      distinctRows: mergeDistinct(a.columns.distinctRows, b.columns.distinctRows),
    },
  }
}

function mergeOf(path: string, a: ProfileState, b: ProfileState): ColumnSummary {
  const [one, other] = [a, b].map(({ columns }) => columns.columns.find((column) => column.path === path))
  if (one === undefined) return withMissing(other as ColumnSummary, missingIn(path, a))
  if (other === undefined) return withMissing(one, missingIn(path, b))
  if (isEmpty(one)) return withMissing(other, one.values)
  if (isEmpty(other)) return withMissing(one, other.values)
  if (one.type !== other.type)
    throw new PrepError(
      'bad_schema',
      `Column "${path}" is ${one.type} in one state and ${other.type} in another. Profile the data together, or name the types in the input`,
    )
  const merged = mergeColumn(one, other)
  const { isExact } = merged.counts
  return {
    ...merged,
    counts: isExact ? merged.counts : noCounts,
    numbers: one.numbers && other.numbers && inSteps(mergeNumbers(one.numbers, other.numbers)),
  }
}

/** A column in which nothing but null was seen has no type. */
function isEmpty({ type }: ColumnSummary): boolean {
  return type === 'Null'
}

/** Rows without a column have nothing in it; what items of a list would have held, nobody can say. */
function missingIn(path: string, { rows }: ProfileState): number {
  return path.includes('[]') ? 0 : rows
}

function withMissing(column: ColumnSummary, more: number): ColumnSummary {
  return { ...column, values: column.values + more, missing: column.missing + more }
}

function compareProfileStates(
  reference: { rows: number; columns?: ColumnsSummary },
  current: { rows: number; columns?: ColumnsSummary },
  settings: DriftSettings,
): DriftReport {
  const side = ({ rows, columns }: { rows: number; columns?: ColumnsSummary }) => ({
    rows,
    columns: columns?.columns ?? [],
  })
  return compareStates(side(reference), side(current), settings)
}
