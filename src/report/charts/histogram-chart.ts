import type { Histogram, Quantiles } from '../../schemas/column-profile.js'
import type { Markup } from '../page/markup.js'
import type { Figures } from '../words/figures.js'
import type { Draw } from './charts.js'
import { colors } from './palette.js'

/** What a histogram shows besides its bars. */
export interface HistogramParts {
  label: string
  figures: Figures
  /** How the values of the axis are written, where not as short numbers. */
  writeValue?: ((value: number) => string) | undefined
  quantiles?: Quantiles
  /** The least and the greatest value of the axis, where two charts are to be compared. */
  range?: [low: number, high: number]
  isBefore?: boolean
}

type Coordinates = { coord: (point: [number, number]) => [number, number] }

/** A histogram of true widths; above it a bar over the middle half of the values, with a tick at the median. */
export function histogramChart(draw: Draw, histogram: Histogram, parts: HistogramParts): Markup {
  const { figures, label, quantiles, isBefore = false } = parts
  const { edges, counts } = histogram
  const [low, high] = parts.range ?? [edges[0], edges[edges.length - 1]]
  const fill = isBefore ? colors.before : colors.now
  const axis = {
    axisLabel: { fontSize: 11, color: colors.text, hideOverlap: true },
    splitLine: { show: false },
  }
  const option = {
    grid: { left: 46, right: 14, top: quantiles === undefined ? 10 : 20, bottom: 24 },
    xAxis: {
      ...axis,
      type: 'value',
      min: low,
      max: high,
      splitNumber: parts.writeValue === undefined ? 4 : 2,
      axisLabel: {
        ...axis.axisLabel,
        formatter: parts.writeValue ?? figures.short,
        showMinLabel: isRound(low, high),
        showMaxLabel: false,
      },
    },
    yAxis: {
      ...axis,
      type: 'value',
      min: 0,
      splitNumber: 3,
      minInterval: 1,
      axisLabel: { ...axis.axisLabel, formatter: figures.short },
      splitLine: { lineStyle: { color: colors.grid } },
    },
    series: [
      bars(histogram, { fill, stroke: isBefore ? colors.beforeEdge : '#fff' }),
      ...(quantiles === undefined ? [] : [middleHalf(quantiles, Math.max(...counts))]),
    ],
  }
  return draw({ width: 328, height: 150, label, option })
}

/** A histogram the size of a word. */
export function sparkHistogram(draw: Draw, histogram: Histogram, label: string): Markup {
  return spark(draw, { label, histogram })
}

/** Bars of counts the size of a word, one beside the other. */
export function sparkCounts(draw: Draw, counts: readonly number[], label: string): Markup {
  return spark(draw, { label, histogram: { edges: [...counts.keys(), counts.length], counts: [...counts] } })
}

function spark(draw: Draw, { label, histogram }: { label: string; histogram: Histogram }): Markup {
  const { edges } = histogram
  const option = {
    grid: { left: 0, right: 0, top: 1, bottom: 1 },
    xAxis: { type: 'value', show: false, min: edges[0], max: edges[edges.length - 1] },
    yAxis: { type: 'value', show: false, min: 0, max: Math.max(...histogram.counts, 1) },
    series: [bars(histogram, { fill: colors.now, stroke: '#fff' })],
  }
  return draw({ width: 120, height: 28, label, option })
}

/** Bins without values draw nothing; the thinnest bar is still a pixel high. */
function bars({ edges, counts }: Histogram, { fill, stroke }: { fill: string; stroke: string }): object {
  return {
    type: 'custom',
    silent: true,
    data: counts.map((count, index) => [edges[index], count]),
    renderItem({ dataIndex }: { dataIndex: number }, { coord }: Coordinates) {
      const count = counts[dataIndex]
      if (count === 0) return
      const [left, bottom] = coord([edges[dataIndex], 0])
      const [right, top] = coord([edges[dataIndex + 1], count])
      const height = Math.max(bottom - top, 1)
      const shape = {
        x: round(left),
        y: round(bottom - height),
        width: round(right - left),
        height: round(height),
      }
      return { type: 'rect', shape, style: { fill, stroke, lineWidth: right - left > 4 ? 0.75 : 0 } }
    },
  }
}

function middleHalf({ at, values }: Quantiles, top: number): object {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => values[at.indexOf(share)])
  return {
    type: 'custom',
    silent: true,
    data: low === undefined || middle === undefined || high === undefined ? [] : [[low, top]],
    renderItem(_: unknown, { coord }: Coordinates) {
      const [[left], [center], [right]] = [coord([low, 0]), coord([middle, 0]), coord([high, 0])]
      const style = { fill: colors.text }
      return {
        type: 'group',
        children: [
          {
            type: 'rect',
            shape: { x: round(left), y: 8, width: Math.max(round(right - left), 1), height: 2 },
            style,
          },
          { type: 'rect', shape: { x: round(center) - 1, y: 4, width: 2, height: 10 }, style },
        ],
      }
    },
  }
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}

/** The first label of an axis is worth its place only where it is short. */
function isRound(low: number, high: number): boolean {
  return low === 0 || Math.abs(low - Number(low.toPrecision(2))) < (high - low) * 1e-9
}
