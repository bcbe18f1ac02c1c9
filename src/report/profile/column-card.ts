import { isOfInstants, isoDay } from '../../base/instant.js'
import type { ColumnProfile, NumberProfile, ValueCount } from '../../schemas/column-profile.js'
import { type ShareBar, shareBars } from '../charts/share-bars.js'
import { type Content, html, type Markup } from '../page/markup.js'
import { datum, figureList, pair, valueName } from '../page/pair.js'
import { type Desk, distinctCount, typeName } from './overview.js'
import { histograms, quantileNote, rangeEntries, type Versions } from './spread.js'
import { textPart } from './text-part.js'

/** All that is known of one column. */
export function columnCard(
  column: ColumnProfile,
  was: ColumnProfile | undefined,
  desk: Desk & { id: string; isCompared: boolean },
): Markup {
  const { t, figures } = desk.translator
  const { missing, values, numbers } = column
  const isInstants = numbers !== undefined && isOfInstants(column.type)
  const text = isInstants ? undefined : column.text
  const missingOf = (of: ColumnProfile) => {
    if (of.missing === null) return t('hiddenCount')
    const count = figures.count(of.missing)
    return of.values === 0 ? count : `${count} (${figures.percent(of.missing / of.values)})`
  }
  return html`<section class="card" id="${desk.id}"><h3>${datum(column.path)} <span class="kind">${typeName(column, desk.translator)}</span></h3>
${desk.isCompared && was === undefined && html`<p class="note">${t('addedColumn')}</p>`}${figureList([
  [t('values'), pair(figures.count(values), was && figures.count(was.values))],
  [t('missing'), pair(missingOf(column), was && missingOf(was))],
  [
    t('distinct'),
    [
      pair(distinctCount(column, desk.translator), was && distinctCount(was, desk.translator)),
      column.distinct.relativeError > 0 &&
        html`<span class="range">${t('errorOf', { error: figures.percent(column.distinct.relativeError) })}</span>`,
    ],
  ],
])}${values > 0 && missing === values && html`<p>${t('allMissing')}</p>`}<div class="parts">${
    numbers !== undefined &&
    html`<div>${isInstants ? instantsPart(column.path, { now: numbers, was: was?.numbers }, desk) : numbersPart(column.path, { now: numbers, was: was?.numbers }, desk)}</div>`
  }${text !== undefined && html`<div>${textPart(column.path, { now: text, was: was?.text }, desk)}</div>`}${
    column.top.length > 0 && html`<div>${topPart(column, was, desk)}</div>`
  }</div>${column.top.length === 0 && topPart(column, was, desk)}</section>
`
}

function numbersPart(path: string, { now, was }: Versions<NumberProfile>, desk: Desk): Markup {
  const { t, figures } = desk.translator
  const shown = (value: number | null) => (value === null ? t('hiddenCount') : figures.number(value))
  const figure = (name: 'mean' | 'deviation' | 'zeros') =>
    [t(name), pair(shown(now[name]), was && shown(was[name]))] as const
  return html`${figureList([
    figure('mean'),
    figure('deviation'),
    figure('zeros'),
    ...rangeEntries({ now, was }, desk),
  ])}${quantileNote(now.quantiles, desk)}${histograms(
    { now: now.histogram, was: was?.histogram },
    {
      ...desk,
      label: t('histogramOf', { column: path }),
      quantiles: { now: now.quantiles, was: was?.quantiles },
    },
  )}`
}

/** Dates and timestamps, by the day. */
function instantsPart(path: string, { now, was }: Versions<NumberProfile>, desk: Desk): Markup {
  const { t, figures } = desk.translator
  const ofDays = { ...desk, write: dayText }
  const spreadOf = ({ deviation }: NumberProfile) =>
    t('dayCount', { count: figures.number(deviation / 86_400_000) })
  return html`${figureList([
    [t('mean'), pair(dayText(now.mean), was && dayText(was.mean))],
    [t('deviation'), pair(spreadOf(now), was && spreadOf(was))],
    ...rangeEntries({ now, was }, ofDays),
  ])}${quantileNote(now.quantiles, desk)}${histograms(
    { now: now.histogram, was: was?.histogram },
    {
      ...ofDays,
      label: t('histogramOf', { column: path }),
      quantiles: { now: now.quantiles, was: was?.quantiles },
    },
  )}`
}

function dayText(millis: number | null): string {
  return millis === null ? '–' : isoDay(millis)
}

/** The most frequent values as bars; where some are not reported, why. */
function topPart(column: ColumnProfile, was: ColumnProfile | undefined, desk: Desk): Content {
  const { t } = desk.translator
  const hidden =
    column.topHidden && html`<p class="note">${t(column.top.length === 0 ? 'topAllHidden' : 'topHidden')}</p>`
  if (column.top.length === 0) return hidden
  return html`<h4>${t('topValues')}</h4>${shareBars(topRows(column, was, desk), {
    caption: t('topCaption', { column: column.path }),
    head: [t('value'), t('valueCount')],
    translator: desk.translator,
  })}${hidden}`
}

function topRows(
  { top, values, missing }: ColumnProfile,
  was: ColumnProfile | undefined,
  { translator }: Desk,
): ShareBar[] {
  const { figures, t } = translator
  const present = values - (missing ?? 0)
  const wasPresent = was && was.values - (was.missing ?? 0)
  const shareOf = (count: number, of: number) => (of === 0 ? 0 : count / of)
  return top.map(({ value, count }) => {
    const old = was?.top.find((entry: ValueCount) => entry.value === value)
    return {
      name: datum(valueName(value, t)),
      share: shareOf(count, present),
      figure: figures.count(count),
      ...(old &&
        wasPresent !== undefined && {
          old: { share: shareOf(old.count, wasPresent), figure: figures.count(old.count) },
        }),
    }
  })
}
