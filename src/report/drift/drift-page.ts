/**
 * The page of a comparison: what drifted and by how much, and below it each column as the profile draws it, with the
 * reference beside the current data. It shows what reports may tell, and loads nothing.
 */
import type { ColumnDrift, DriftAspect, DriftReport, Sides } from '../../schemas/drift-report.js'
import type { ProfileReport } from '../../schemas/profile.js'
import { loadCharts } from '../charts/charts.js'
import { type Content, html, type Markup } from '../page/markup.js'
import { renderPage, table } from '../page/page.js'
import { datum, valueName } from '../page/pair.js'
import { columnCard } from '../profile/column-card.js'
import type { Desk } from '../profile/overview.js'
import type { Lang } from '../words/figures.js'
import { type Translator, translatorOf } from '../words/words.js'
import { chanceText, distanceMarks } from './marks.js'

/** What a page shows. */
export interface DriftPageParts {
  drift: DriftReport
  /** The profiles of both, for their charts. */
  profiles: Sides<ProfileReport>
  /** What both are called. */
  names: Sides<string>
}

const verdictWords = {
  drift: 'driftDrift',
  few_rows: 'driftFewRows',
  stable: 'driftStable',
  not_compared: 'driftNotCompared',
} as const
const order = Object.keys(verdictWords)

const aspectWords = {
  values: 'driftOfValues',
  ranges: 'driftOfRanges',
  characters: 'driftOfCharacters',
  words: 'driftOfWords',
  languages: 'driftOfLanguages',
  scripts: 'driftOfScripts',
  terms: 'driftOfTerms',
} as const

/** One HTML document without scripts. */
export async function driftPage(parts: DriftPageParts, lang: Lang): Promise<string> {
  const desk = { translator: translatorOf(lang), draw: await loadCharts() }
  const { t } = desk.translator
  const { drift, names } = parts
  const title = t('driftTitle', { reference: names.reference, current: names.current })
  const sorted = [...drift.columns].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
  const body = html`<h1>${title}</h1>
${leadOf(drift, desk.translator)}
${sorted.length > 0 && verdictTable(sorted, desk.translator)}
${schemaPart(drift, desk.translator)}
${sorted.length > 0 && html`<p class="note">${t('driftLegend')}</p><h2 id="details">${t('details')}</h2><p class="note">${t('driftSidesNote', { reference: names.reference, current: names.current })}</p>`}
${sorted.map((column, index) => cardOf(column, { ...desk, parts, index }))}`
  return renderPage({ lang: lang === 'zh' ? 'zh-CN' : 'en', title, body })
}

function leadOf(
  { rows, drifted, compared, isDrifted, alpha, threshold, like }: DriftReport,
  { t, figures: { count, percent, number } }: Translator,
): Markup {
  const said = t('driftLead', {
    drifted: count(drifted),
    compared: count(compared),
    reference: count(rows.reference),
    current: count(rows.current),
  })
  const how = like === 'prepkit' ? 'driftHow' : 'driftHowLike'
  return html`<p class="lead">${t(isDrifted ? 'driftIs' : 'driftIsNot')}${said}</p><p class="note">${t(how, {
    like: like === 'evidently' ? 'Evidently' : 'TFDV',
    threshold: number(threshold),
    alpha: percent(alpha),
  })}</p>`
}

/** A row for each side of each column, with every distance. */
function verdictTable(columns: readonly ColumnDrift[], words: Translator): Markup {
  const { t } = words
  const rows = columns.flatMap((column, index) => {
    const link = html`<a href="#column-${index + 1}">${datum(column.column)}</a>`
    if (column.aspects.length === 0) return [[link, t(verdictWords[column.verdict]), '', '', '']]
    return column.aspects.map((aspect) => [
      link,
      verdictText(aspect, words),
      t(aspectWords[aspect.of]),
      distancesText(aspect, words),
      aspect.test === undefined ? '' : chanceText(aspect.test.adjusted),
    ])
  })
  return table({
    caption: t('driftTableCaption'),
    head: [t('column'), t('driftVerdict'), t('driftSide'), t('driftDistances'), 'p'],
    rows,
    kind: 'stack overview',
  })
}

function verdictText({ verdict, rowsNeeded }: DriftAspect, { t, figures }: Translator): Content {
  const said = t(verdictWords[verdict])
  if (rowsNeeded !== undefined) return `${said} (${t('driftNeeded', { rows: figures.count(rowsNeeded) })})`
  return verdict === 'drift' ? html`<strong>${said}</strong>` : said
}

function distancesText({ distances }: DriftAspect, { join }: Translator): string {
  return join(
    Object.entries(distanceMarks).flatMap(([name, mark]) => {
      const distance = distances[name as keyof typeof distanceMarks]
      return distance === undefined ? [] : [`${mark} ${distance.toFixed(3)}`]
    }),
  )
}

function schemaPart({ schema }: DriftReport, { t }: Translator): Content {
  const rows = [
    ...schema.added.map((column) => [datum(column), t('driftAdded')]),
    ...schema.removed.map((column) => [datum(column), t('driftRemoved')]),
    ...schema.retyped.map(({ column, reference, current }) => [datum(column), `${reference} → ${current}`]),
  ]
  return (
    rows.length > 0 && html`<h2>${t('driftSchema')}</h2>${table({ head: ['', ''], rows, kind: 'facts' })}`
  )
}

/** A column as the profile draws it, and the values that came, went and moved. */
function cardOf(
  column: ColumnDrift,
  { parts, index, ...desk }: Desk & { parts: DriftPageParts; index: number },
): Content {
  const of = ({ columns }: ProfileReport) => columns.find(({ path }) => path === column.column)
  const now = of(parts.profiles.current)
  if (now === undefined) return ''
  const card = columnCard(now, of(parts.profiles.reference), {
    ...desk,
    id: `column-${index + 1}`,
    isCompared: true,
  })
  return [card, valuesPart(column, desk.translator)]
}

function valuesPart({ moved, added, removed }: ColumnDrift, words: Translator): Content {
  const { t, figures, join } = words
  const nameOf = (value: string | null) => (value === null ? t('hiddenCount') : valueName(value, t))
  const counted = (values: ColumnDrift['added']) =>
    join(values.map(({ value, count }) => `${nameOf(value)} (${figures.count(count)})`))
  const shifted = moved.map(
    ({ value, share }) =>
      `${nameOf(value)} ${figures.percent(share.reference)} → ${figures.percent(share.current)}`,
  )
  const rows = [
    ...(shifted.length > 0 ? [[t('driftMoved'), join(shifted)]] : []),
    ...(added.length > 0 ? [[t('driftNew'), counted(added)]] : []),
    ...(removed.length > 0 ? [[t('driftGone'), counted(removed)]] : []),
  ]
  return rows.length > 0 && table({ head: ['', ''], rows, kind: 'facts' })
}
