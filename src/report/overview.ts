import type { ColumnProfile, ProfileReport } from '../schemas/profile.js'
import type { Draw } from './charts/charts.js'
import { sparkCounts, sparkHistogram } from './charts/histogram-chart.js'
import { type Content, html, type Markup } from './page/markup.js'
import { table } from './page/page.js'
import { datum, figureList, pair } from './pair.js'
import type { Voice } from './words/words.js'

/** What the parts of a page are written with. */
export interface Desk {
  voice: Voice
  draw: Draw
}

/** Whether columns are described, now or before: a profile may look at groups only. */
export function hasColumns(report: ProfileReport, before: ProfileReport | undefined): boolean {
  return report.columns.length > 0 || (before?.columns.length ?? 0) > 0
}

/** The data as a whole: rows, columns and how many rows are repeated. */
export function headOf(report: ProfileReport, before: ProfileReport | undefined, { voice }: Desk): Markup {
  const { say, figures } = voice
  const { duplicates } = report
  const counted = (count: number, error: number) =>
    error === 0 ? figures.count(count) : say('about', { count: figures.count(count) })
  const repeated = (of: ProfileReport['duplicates'], part: 'distinctRows' | 'repeatedRows') =>
    of && counted(of[part], of.relativeError)
  const entries: [string, Content][] = [
    [say('rows'), pair(figures.count(report.rows), before && figures.count(before.rows))],
  ]
  if (hasColumns(report, before))
    entries.push([
      say('columns'),
      pair(figures.count(report.columns.length), before && figures.count(before.columns.length)),
    ])
  for (const part of ['distinctRows', 'repeatedRows'] as const) {
    const now = repeated(duplicates, part)
    if (now !== undefined) entries.push([say(part), pair(now, repeated(before?.duplicates, part))])
  }
  return html`${figureList(entries, ' tiles')}${
    duplicates !== undefined &&
    html`<p class="note">${
      duplicates.relativeError === 0
        ? say('duplicatesExact')
        : say('duplicatesEstimated', { error: figures.percent(duplicates.relativeError) })
    }</p>`
  }${report.rows === 0 && html`<p class="lead">${say('noRows')}</p>`}`
}

/** All columns in one table, each with a picture of its values the size of a word. */
export function overviewOf(report: ProfileReport, before: ProfileReport | undefined, desk: Desk): Markup {
  const { say } = desk.voice
  const rows = report.columns.map((column, index) => {
    const was = before?.columns.find(({ path }) => path === column.path)
    return [
      html`<a href="#column-${index + 1}">${datum(column.path)}</a>`,
      typeName(column, desk.voice),
      pair(missingShare(column, desk.voice), was && missingShare(was, desk.voice)),
      pair(distinctCount(column, desk.voice), was && distinctCount(was, desk.voice)),
      spark(column, desk),
    ]
  })
  const gone =
    before?.columns.filter(({ path }) => !report.columns.some((column) => column.path === path)) ?? []
  return html`<h2 id="overview">${say('overview')}</h2>
${
  rows.length > 0 &&
  table({
    caption: say('overviewCaption'),
    head: [say('column'), say('type'), say('missing'), say('distinct'), say('spread')],
    rows,
    kind: 'stack overview',
  })
}${
  gone.length > 0 &&
  html`<p class="note">${say('removedColumns', { columns: desk.voice.join(gone.map(({ path }) => path)) })}</p>`
}`
}

function missingShare({ missing, values }: ColumnProfile, { figures }: Voice): string {
  return figures.percent(values === 0 ? null : missing / values)
}

/** The number of distinct values, told as an estimate where it is one. */
export function distinctCount({ distinct }: ColumnProfile, { figures, say }: Voice): string {
  const count = figures.count(distinct.count)
  return distinct.relativeError === 0 ? count : say('about', { count })
}

/** A plain word for a type of Arrow, which is told in brackets. */
export function typeName({ type, numbers, text }: ColumnProfile, { say }: Voice): string {
  const word = /^(?:date|time|duration)/i.test(type)
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
  return word === undefined ? type : `${say(word)} (${type})`
}

function spark(column: ColumnProfile, { voice: { say }, draw }: Desk): Content {
  const name = { column: column.path }
  if (column.numbers !== undefined && hasWidth(column.numbers.histogram))
    return sparkHistogram(draw, column.numbers.histogram, say('sparkNumbers', name))
  if (column.top.length > 1)
    return sparkCounts(
      draw,
      column.top.map(({ count }) => count),
      say('sparkValues', name),
    )
  const lengths = column.text?.characters.histogram
  if (lengths !== undefined && hasWidth(lengths))
    return sparkHistogram(draw, lengths, say('sparkLengths', name))
  return html`<span class="was">${say('noSpread')}</span>`
}

/** Whether there is more than one value to draw. */
export function hasWidth({ edges, counts }: { edges: number[]; counts: number[] }): boolean {
  return counts.length > 0 && edges.every(Number.isFinite) && edges[edges.length - 1] > edges[0]
}
