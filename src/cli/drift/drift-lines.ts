import { count } from '../../base/count.js'
import { isoDay } from '../../base/instant.js'
import { chanceText, distanceMarks } from '../../report/drift/marks.js'
import type { DriftResult } from '../../run/drift/drift-data.js'
import type { ColumnDrift, DriftAspect, DriftReport } from '../../schemas/drift-report.js'
import type { Message, Words } from '../language/words.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { clip, printable, wrap } from '../terminal/width.js'

/** What is said of a column. */
type DriftVerdict = DriftAspect['verdict']
type FoundValue = ColumnDrift['added'][number]

/** How far two data sets are apart, for a person: drifted columns first. */

interface Look extends Screen {
  names: { reference: string; current: string }
  /** Whether every column and every distance is asked for. */
  isFull: boolean
}

/** So many columns are shown, those that drifted before others. */
const shownColumns = 40
const shownValues = 5
const longestValue = 24

const verdicts: Readonly<Record<DriftVerdict, Message>> = {
  drift: 'drift',
  few_rows: 'too few rows',
  stable: 'stable',
  not_compared: 'not compared',
}

const sidesOfColumn: Readonly<Record<DriftAspect['of'], Message>> = {
  values: 'values',
  ranges: 'ranges',
  characters: 'characters',
  words: 'words',
  languages: 'languages',
  scripts: 'scripts',
  terms: 'terms',
}

/** The comparison as lines for stdout. */
export function driftLines({ drift, rejected }: DriftResult, look: Look): string[] {
  const { words, columns, paint } = look
  const order = Object.keys(verdicts)
  const sorted = [...drift.columns].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
  const shown = look.isFull ? sorted : sorted.slice(0, shownColumns)
  const more = sorted.length - shown.length
  const lost = rejected.reference + rejected.current
  const unread = words.text('Left out, since they could not be read: {records}', {
    records: words.counted(lost, 'record'),
  })
  return [
    ...wrap(paint('bold', headLine(drift, look)), columns),
    ...(lost === 0 ? [] : wrap(unread, columns)),
    ...(shown.length === 0 ? [] : ['', ...tableOf(shown, drift, look)]),
    ...(more > 0
      ? [words.text('and {columns} more; --full shows all', { columns: words.counted(more, 'column') })]
      : []),
    ...valueLines(shown, look),
    ...schemaLines(drift, look),
    ...(shown.length === 0 ? [] : ['', ...wrap(words.text(legend), columns)]),
  ]
}

const legend =
  'W: Wasserstein distance over the deviation of the reference. KS: greatest gap between distributions. PSI: population stability index. JS: Jensen–Shannon distance. L∞: greatest difference of a share. JSD: Jensen–Shannon divergence in bits. p: by chance alone, all columns taken together.'

function headLine({ rows, drifted, compared }: DriftReport, { words, names }: Look): string {
  const sides = words.text('{reference} and {current}', {
    reference: `${printable(names.reference)} (${words.counted(rows.reference, 'row')})`,
    current: `${printable(names.current)} (${words.counted(rows.current, 'row')})`,
  })
  return `${sides}: ${words.text('{drifted} of {columns} drifted', {
    drifted: count(drifted),
    columns: words.counted(compared, 'column'),
  })}`
}

function tableOf(shown: readonly ColumnDrift[], drift: DriftReport, look: Look): string[] {
  const { words, columns, paint, isFull } = look
  const titles = ['column', 'verdict', 'distance', 'p', 'what changed'] as const
  const rows = shown.flatMap((column) => {
    const aspects = isFull ? column.aspects : column.aspects.filter((aspect) => aspect === leading(column))
    if (aspects.length === 0)
      return [[printable(column.column), words.text(verdicts[column.verdict]), '', '', '']]
    return aspects.map((aspect, i) => [
      i === 0 ? printable(column.column) : '',
      verdictText(isFull ? aspect : column, words),
      distanceText(aspect, drift),
      aspect.test === undefined ? '' : chanceText(aspect.test.adjusted),
      isFull && i > 0 ? partText(column, aspect, words) : changeText(column, aspect, words),
    ])
  })
  const [head, ...rest] = fittedLines([titles.map((title) => words.text(title)), ...rows], {
    columns,
    kept: [1, 2, 3],
    wrapsLast: true,
  })
  return [paint('bold', head), ...rest]
}

/** The aspect that decides: the one that drifted, or lacks rows, and of those the farthest. */
export function leading({ aspects }: ColumnDrift): DriftAspect | undefined {
  const order = Object.keys(verdicts)
  return [...aspects].sort(
    (a, b) =>
      order.indexOf(a.verdict) - order.indexOf(b.verdict) ||
      (farthest(b)?.distance ?? 0) - (farthest(a)?.distance ?? 0),
  )[0]
}

/** What is said of a column or of a side of it. */
export function verdictText(
  { verdict, rowsNeeded }: Pick<DriftAspect, 'verdict' | 'rowsNeeded'>,
  words: Words,
): string {
  const said = words.text(verdicts[verdict])
  return rowsNeeded === undefined ? said : `${said} (${count(rowsNeeded)})`
}

const judged = ['wasserstein', 'kolmogorovSmirnov', 'psi', 'jensenShannon'] as const

function farthest({ of, distances }: DriftAspect): { mark: string; distance: number } | undefined {
  const names = of === 'terms' ? (['greatestGap'] as const) : judged
  const known = names.flatMap((name) => {
    const distance = distances[name]
    return distance === undefined ? [] : [{ mark: distanceMarks[name], distance }]
  })
  return known.sort((a, b) => b.distance - a.distance)[0]
}

/** The distance that the verdict goes by. */
export function distanceText(aspect: DriftAspect, { like }: DriftReport): string {
  const { distances } = aspect
  // Evidently and TFDV go by one distance each, which stands first.
  const names = like === 'prepkit' ? [] : (Object.keys(distances) as (keyof typeof distanceMarks)[])
  const [name] = names
  if (name !== undefined && name in distanceMarks)
    return `${distanceMarks[name]} ${(distances[name] ?? 0).toFixed(3)}`
  const far = farthest(aspect)
  return far === undefined ? '' : `${far.mark} ${far.distance.toFixed(3)}`
}

function changeText(column: ColumnDrift, aspect: DriftAspect, words: Words): string {
  const { missing, median, moved, kind } = column
  const parts: string[] = []
  if (kind === 'text') parts.push(partText(column, aspect, words))
  const [a, b] = [missing.reference, missing.current]
  if (a !== null && b !== null && Math.abs(a - b) >= 0.005)
    parts.push(words.text('missing {reference} → {current}', { reference: percent(a), current: percent(b) }))
  if (median !== undefined && median.reference !== median.current) {
    const write = kind === 'date' ? isoDay : figure
    const sides = { reference: write(median.reference), current: write(median.current) }
    parts.push(
      kind === 'text'
        ? words.text('median characters {reference} → {current}', sides)
        : words.text('median {reference} → {current}', sides),
    )
  }
  const [first] = moved
  if (first !== undefined && column.verdict === 'drift')
    parts.push(
      `${valueText(first.value, words)} ${percent(first.share.reference)} → ${percent(first.share.current)}`,
    )
  return words.joined(parts)
}

/** The side of a column that a line is about, where that is not its values. */
function partText({ kind }: ColumnDrift, { of }: DriftAspect, words: Words): string {
  return kind === 'text' || of === 'ranges' ? words.text(sidesOfColumn[of]) : ''
}

/** Values that one side alone has, a line a column. */
function valueLines(shown: readonly ColumnDrift[], { words, columns, isFull }: Look): string[] {
  const lines = shown.flatMap(({ column, added, removed }) => [
    ...(added.length === 0
      ? []
      : [words.text('{column}: new are {values}', { column: printable(column), values: listOf(added) })]),
    ...(removed.length === 0
      ? []
      : [words.text('{column}: gone are {values}', { column: printable(column), values: listOf(removed) })]),
  ])
  return lines.length === 0 ? [] : ['', ...lines.flatMap((line) => wrap(line, columns))]

  function listOf(values: readonly FoundValue[]): string {
    const some = isFull ? values : values.slice(0, shownValues)
    return words.joined([
      ...some.map(({ value, count: times }) => `${valueText(value, words)} (${count(times)})`),
      ...(some.length < values.length ? ['…'] : []),
    ])
  }
}

function schemaLines({ schema }: DriftReport, { words, columns }: Look): string[] {
  const rows = [
    ...schema.added.map((column) => [column, words.text('added')]),
    ...schema.removed.map((column) => [column, words.text('removed')]),
    ...schema.retyped.map(({ column, reference, current }) => [column, `${reference} → ${current}`]),
  ].map((cells) => cells.map(printable))
  if (rows.length === 0) return []
  return ['', ...fittedLines([[words.text('column'), ''], ...rows], { columns, wrapsLast: true })]
}

function valueText(value: string | null, { text }: Words): string {
  return value === '' ? '""' : value === null ? text('hidden') : clip(printable(value), longestValue)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 4 })
}
