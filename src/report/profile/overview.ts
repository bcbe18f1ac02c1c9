import { isOfInstants } from '../../base/instant.js'
import type { ColumnProfile } from '../../schemas/column-profile.js'
import type { ProfileReport } from '../../schemas/profile.js'
import type { Draw } from '../charts/charts.js'
import { sparkCounts, sparkHistogram } from '../charts/histogram-chart.js'
import { type Content, html, type Markup } from '../page/markup.js'
import { table } from '../page/page.js'
import { datum, figureList, pair } from '../page/pair.js'
import type { Translator } from '../words/words.js'

/** What the parts of a page are written with. */
export interface Desk {
  translator: Translator
  draw: Draw
}

/** Whether columns are described, now or before: a profile may look at groups only. */
export function hasColumns(report: ProfileReport, before: ProfileReport | undefined): boolean {
  return report.columns.length > 0 || (before?.columns.length ?? 0) > 0
}

/** The data as a whole: rows, columns and how many rows are repeated. */
export function headOf(
  report: ProfileReport,
  before: ProfileReport | undefined,
  { translator }: Desk,
): Markup {
  const { t, figures } = translator
  const { duplicates } = report
  const counted = (count: number, error: number) =>
    error === 0 ? figures.count(count) : t('about', { count: figures.count(count) })
  const repeated = (of: ProfileReport['duplicates'], part: 'distinctRows' | 'repeatedRows') =>
    of && counted(of[part], of.relativeError)
  const entries: [string, Content][] = [
    [t('rows'), pair(figures.count(report.rows), before && figures.count(before.rows))],
  ]
  if (hasColumns(report, before))
    entries.push([
      t('columns'),
      pair(figures.count(report.columns.length), before && figures.count(before.columns.length)),
    ])
  for (const part of ['distinctRows', 'repeatedRows'] as const) {
    const now = repeated(duplicates, part)
    if (now !== undefined) entries.push([t(part), pair(now, repeated(before?.duplicates, part))])
  }
  return html`${figureList(entries, ' tiles')}${
    duplicates !== undefined &&
    html`<p class="note">${
      duplicates.relativeError === 0
        ? t('duplicatesExact')
        : t('duplicatesEstimated', { error: figures.percent(duplicates.relativeError) })
    }</p>`
  }${report.minShared > 1 && html`<p class="note">${t('sharedNote', { least: figures.count(report.minShared) })}</p>`}${report.rows === 0 && html`<p class="lead">${t('noRows')}</p>`}`
}

/** All columns in one table, each with a picture of its values the size of a word. */
export function overviewOf(report: ProfileReport, before: ProfileReport | undefined, desk: Desk): Markup {
  const { t } = desk.translator
  const rows = report.columns.map((column, index) => {
    const was = before?.columns.find(({ path }) => path === column.path)
    return [
      html`<a href="#column-${index + 1}">${datum(column.path)}</a>`,
      typeName(column, desk.translator),
      pair(missingShare(column, desk.translator), was && missingShare(was, desk.translator)),
      pair(distinctCount(column, desk.translator), was && distinctCount(was, desk.translator)),
      spark(column, desk),
    ]
  })
  const gone =
    before?.columns.filter(({ path }) => !report.columns.some((column) => column.path === path)) ?? []
  return html`<h2 id="overview">${t('overview')}</h2>
${
  rows.length > 0 &&
  table({
    caption: t('overviewCaption'),
    head: [t('column'), t('type'), t('missing'), t('distinct'), t('spread')],
    rows,
    kind: 'stack overview',
  })
}${
  gone.length > 0 &&
  html`<p class="note">${t('removedColumns', { columns: desk.translator.join(gone.map(({ path }) => path)) })}</p>`
}`
}

function missingShare({ missing, values }: ColumnProfile, { figures, t }: Translator): string {
  if (missing === null) return t('hiddenCount')
  return figures.percent(values === 0 ? null : missing / values)
}

/** The number of distinct values, told as an estimate where it is one. */
export function distinctCount({ distinct }: ColumnProfile, { figures, t }: Translator): string {
  const count = figures.count(distinct.count)
  return distinct.relativeError === 0 ? count : t('about', { count })
}

/** A plain word for a type of Arrow, which is told in brackets. */
export function typeName({ type, numbers, text }: ColumnProfile, { t }: Translator): string {
  const word =
    /^(?:date|time|duration)/i.test(type) || (numbers !== undefined && isOfInstants(type))
      ? 'typeTime'
      : /^bool/i.test(type)
        ? 'typeBoolean'
        : /binary/i.test(type)
          ? 'typeBytes'
          : numbers !== undefined
            ? 'typeNumber'
            : text !== undefined || /utf8/i.test(type)
              ? 'typeText'
              : undefined
  return word === undefined ? type : `${t(word)} (${type})`
}

function spark(column: ColumnProfile, { translator: { t }, draw }: Desk): Content {
  const name = { column: column.path }
  if (column.numbers !== undefined && hasWidth(column.numbers.histogram))
    return sparkHistogram(draw, column.numbers.histogram, t('sparkNumbers', name))
  if (column.top.length > 1)
    return sparkCounts(
      draw,
      column.top.map(({ count }) => count),
      t('sparkValues', name),
    )
  const lengths = column.text?.characters.histogram
  if (lengths !== undefined && hasWidth(lengths))
    return sparkHistogram(draw, lengths, t('sparkLengths', name))
  return html`<span class="was">${t('noSpread')}</span>`
}

/** Whether there is more than one value to draw. */
export function hasWidth({ edges, counts }: { edges: number[]; counts: number[] }): boolean {
  return counts.length > 0 && edges.every(Number.isFinite) && edges[edges.length - 1] > edges[0]
}
