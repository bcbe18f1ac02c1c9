import type { Histogram, Quantiles } from '../../schemas/column-profile.js'
import { histogramChart } from '../charts/histogram-chart.js'
import { type Content, html } from '../page/markup.js'
import { pair } from '../page/pair.js'
import { type Desk, hasWidth } from './overview.js'

/** A part of a profile, and the same part of an earlier one where there is one. */
export interface Versions<T> {
  now: T
  was: T | undefined
}

/** How a value is written, where it is not as a number. */
type WriteValue = (value: number) => string

/** The least value, the quantiles between and the greatest. */
export function rangeEntries(
  { now, was }: Versions<{ min: number; max: number; quantiles: Quantiles }>,
  { translator: { t, figures }, write = figures.number }: Desk & { write?: WriteValue },
): (readonly [string, Content])[] {
  const { at, values } = now.quantiles
  return [
    [t('minimum'), pair(write(now.min), was && write(was.min))] as const,
    ...at.flatMap((share, index) => {
      if (share === 0 || share === 1) return []
      const before = was?.quantiles.values[was.quantiles.at.indexOf(share)]
      const name = share === 0.5 ? t('median') : t('quantile', { share: figures.number(share * 100) })
      return [[name, pair(write(values[index]), before === undefined ? undefined : write(before))] as const]
    }),
    [t('maximum'), pair(write(now.max), was && write(was.max))] as const,
  ]
}

/** By how much quantiles may be off. */
export function quantileNote({ rankError }: Quantiles, { translator: { t, figures } }: Desk): Content {
  return (
    rankError > 0 && html`<p class="note">${t('quantilesAbout', { error: figures.percent(rankError) })}</p>`
  )
}

/** What a histogram is of. */
export interface HistogramPlace extends Desk {
  label: string
  quantiles: Versions<Quantiles>
  write?: WriteValue
}

/** One histogram, or two on the same axis: before and after. */
export function histograms({ now, was }: Versions<Histogram>, place: HistogramPlace): Content {
  const { draw, translator, label, quantiles, write } = place
  const { t, figures } = translator
  if (!hasWidth(now)) return ''
  const isCompared = was !== undefined && hasWidth(was)
  const range: [number, number] | undefined = isCompared
    ? [
        Math.min(now.edges[0], was.edges[0]),
        Math.max(now.edges[now.edges.length - 1], was.edges[was.edges.length - 1]),
      ]
    : undefined
  const figure = (histogram: Histogram, of: Quantiles | undefined, part?: 'before' | 'after') =>
    html`<figure>${part && html`<figcaption>${t(part)}</figcaption>`}${histogramChart(draw, histogram, {
      label: part === undefined ? label : `${label}, ${t(part)}`,
      figures,
      writeValue: write,
      quantiles: of,
      range,
      isBefore: part === 'before',
    })}</figure>`
  return html`<div class="charts">${isCompared && figure(was, quantiles.was, 'before')}${figure(now, quantiles.now, isCompared ? 'after' : undefined)}</div>`
}
