import type { Estimate } from '../../schemas/profile.js'
import { html, type Markup } from '../page/markup.js'
import type { Draw } from './charts.js'
import { colors } from './palette.js'
import {
  barHeight,
  fontSize,
  type Layout,
  lineHeight,
  narrowLayout,
  type RateBar,
  type Row,
  wideLayout,
} from './rates-layout.js'
import { widthOf } from './wrap-label.js'

/** What the chart says besides its bars. */
export interface RatesParts {
  label: string
  /** The rate over all rows, drawn as a dashed line with its text above. */
  overall: number | null
  overallText: string
  percent: (share: number) => string
}

interface Coordinates {
  coord: (point: [number, number]) => [number, number]
}

/**
 * Bars of rates with their intervals, drawn twice: for a wide page with names left of the bars, and for a narrow one
 * with names above them. The page shows the one that fits.
 */
export function ratesChart(draw: Draw, bars: readonly RateBar[], parts: RatesParts): Markup {
  const [wide, narrow] = [wideLayout(bars), narrowLayout(bars)].map((layout) =>
    draw({
      width: layout.width,
      height: layout.height,
      label: parts.label,
      option: optionOf(layout, parts),
    }),
  )
  return html`<div class="wide">${wide}</div><div class="narrow">${narrow}</div>`
}

function optionOf(layout: Layout, { overall, overallText, percent }: RatesParts): object {
  const { width, height, left, right, rows, isNarrow } = layout
  const ends = rows.flatMap(({ bar: { rate, before } }) => [
    rate.high,
    rate.value,
    before?.high,
    before?.value,
  ])
  const greatest = Math.max(0.01, overall ?? 0, ...ends.map((share) => share ?? 0))
  const series = (
    count: number,
    renderItem: (params: { dataIndex: number }, api: Coordinates) => object,
  ) => ({
    type: 'custom',
    silent: true,
    data: Array.from({ length: count }, (_, index) => [0, index]),
    renderItem,
  })
  return {
    grid: { left, right, top: 0, bottom: 24 },
    xAxis: {
      type: 'value',
      min: 0,
      ...scaleTo(greatest, isNarrow ? 4 : 8),
      axisLabel: { fontSize: 11, color: colors.text, formatter: percent, hideOverlap: true },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: !isNarrow, lineStyle: { color: colors.grid } },
    },
    yAxis: { type: 'value', show: false, min: 0, max: height - 24, inverse: true },
    series: [
      series(rows.length, ({ dataIndex }, { coord }) => {
        const row = rows[dataIndex]
        const at = (share: number) => coord([share, 0])[0]
        return {
          type: 'group',
          children: [...namesOf(row, layout), ...barsOf(row, at), ...figuresOf(row, layout)],
        }
      }),
      series(overall === null ? 0 : 1, (_, { coord }) => {
        const [x] = coord([overall ?? 0, 0])
        const half = widthOf(overallText, fontSize) / 2
        const textX = Math.min(Math.max(x, half + 2), width - half - 2)
        const ranges = isNarrow
          ? rows.map(({ barTop, top, height }) => [barTop - 2, top + height + 2])
          : [[20, height - 24]]
        const style = { stroke: colors.text, lineDash: [4, 3], lineWidth: 1 }
        const lines = ranges.map(([y1, y2]) => ({ type: 'line', shape: { x1: x, y1, x2: x, y2 }, style }))
        return {
          type: 'group',
          children: [...lines, text(overallText, { x: textX, y: 10, align: 'center' })],
        }
      }),
    ],
  }
}

/** The end and the step of an axis whose labels are round and no more than `steps`. */
function scaleTo(greatest: number, steps: number): { max: number; interval: number } {
  const sizes = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25]
  const interval = sizes.find((size) => greatest / size <= steps) ?? 0.25
  return { max: Math.min(Math.ceil(greatest / interval - 1e-9) * interval, 1), interval }
}

function namesOf({ lines, bar, top, height }: Row, { left, isNarrow }: Layout): object[] {
  if (isNarrow)
    return lines.map((line, index) => text(line, { x: left, y: top + index * lineHeight + 8, align: 'left' }))
  const start = top + (height - lines.length * lineHeight) / 2
  const place = (index: number) => ({ x: left - 10, y: start + index * lineHeight, align: 'right' as const })
  return [
    ...lines.map((line, index) => text(line, place(index))),
    text(bar.note, { ...place(lines.length), fill: colors.faint }),
  ]
}

function barsOf({ bar, barTop }: Row, at: (share: number) => number): object[] {
  const { before, rate } = bar
  if (before === undefined) return barOf(rate, { bar, at, y: barTop, isBefore: false })
  return [
    ...barOf(before, { bar, at, y: barTop, isBefore: true }),
    ...barOf(rate, { bar, at, y: barTop + barHeight + 2, isBefore: false }),
  ]
}

interface BarPlace {
  bar: RateBar
  at: (share: number) => number
  y: number
  isBefore: boolean
}

/** Groups under the rule are orange, those of few rows are hollow with a dashed edge; both are said in words too. */
function barOf({ value, low, high }: Estimate, { bar, at, y, isBefore }: BarPlace): object[] {
  if (value === null) return []
  const isUnder = isBefore ? bar.wasUnder : bar.isUnder
  const color = isUnder ? colors.under : colors.now
  const pale = isUnder ? colors.beforeUnder : colors.before
  const style = {
    fill: bar.isSmall ? '#fff' : isBefore ? pale : color,
    stroke: color,
    lineWidth: bar.isSmall || isBefore ? 1 : 0,
    ...(bar.isSmall && { lineDash: [3, 2] }),
  }
  const shape = { x: at(0), y, width: Math.max(at(value) - at(0), 1), height: barHeight }
  const rect = { type: 'rect', shape, style }
  if (low === null || high === null) return [rect]
  const middle = y + barHeight / 2
  const line = (from: [number, number], to: [number, number]) => ({
    type: 'line',
    shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
    style: { stroke: '#000', lineWidth: 1.25 },
  })
  const [start, end] = [at(low), at(high)]
  return [
    rect,
    line([start, middle], [end, middle]),
    line([start, middle - 4], [start, middle + 4]),
    line([end, middle - 4], [end, middle + 4]),
  ]
}

/** Figures stand in a column of their own, where neither an interval nor a line crosses them. */
function figuresOf({ bar, barTop }: Row, { width, right }: Layout): object[] {
  const place = (index: number) => ({
    x: width - right + 10,
    y: barTop + barHeight / 2 + index * (barHeight + 2),
    align: 'left' as const,
  })
  if (bar.beforeFigure === undefined) return [text(bar.figure, place(0))]
  return [text(bar.beforeFigure, { ...place(0), fill: colors.faint }), text(bar.figure, place(1))]
}

interface TextPlace {
  x: number
  y: number
  align: 'left' | 'right' | 'center'
  fill?: string
}

function text(content: string, { x, y, align, fill = colors.text }: TextPlace): object {
  return { type: 'text', style: { text: content, x, y, align, verticalAlign: 'middle', fill, fontSize } }
}
