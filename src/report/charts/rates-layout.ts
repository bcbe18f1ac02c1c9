/**
 * Where the rows of a chart of rates stand: on a wide page names are left of the bars, on a narrow one above them.
 */
import type { Estimate } from '../../schemas/profile.js'
import { widthOf, wrapLabel } from './wrap-label.js'

/** One group of the chart: its name, a line beneath it, and its rates. */
export interface RateBar {
  name: string
  note: string
  rate: Estimate
  /** What is written at the end of the bar. */
  figure: string
  before?: Estimate
  beforeFigure?: string
  /** Under the four-fifths rule, now and before. */
  isUnder: boolean
  wasUnder: boolean
  isSmall: boolean
}

/** One group, placed. */
export interface Row {
  lines: string[]
  bar: RateBar
  /** Where the row starts, and where its first bar does. */
  top: number
  barTop: number
  height: number
}

/** A chart of rates, placed; `left` and `right` are what lies beside the bars. */
export interface Layout {
  width: number
  left: number
  right: number
  rows: Row[]
  height: number
  isNarrow: boolean
}

export const fontSize = 12
export const lineHeight = 16
export const barHeight = 14
const head = 26

/** Names left of the bars, the line on rows beneath them. */
export function wideLayout(bars: readonly RateBar[]): Layout {
  const names = bars.map(({ name }) => wrapLabel(name, { width: 230, fontSize, lines: 4 }))
  const widths = bars.flatMap(({ note }, index) => [
    ...names[index].map((line) => widthOf(line, fontSize)),
    widthOf(note, fontSize - 1),
  ])
  const rows = stack(bars, {
    names,
    gap: 10,
    heightOf: (lines, thickness) => ({ offset: 0, height: Math.max((lines + 1) * lineHeight, thickness) }),
  })
  return {
    width: 720,
    left: Math.min(Math.max(...widths, 60), 250) + 12,
    right: rightOf(bars),
    ...rows,
    isNarrow: false,
  }
}

/** Names above the bars, for a page as narrow as a phone. */
export function narrowLayout(bars: readonly RateBar[]): Layout {
  const names = bars.map(({ name, note }) => {
    const lines = wrapLabel(name, { width: 322, fontSize, lines: 3 })
    const joined = `${lines.at(-1) ?? ''}  ${note}`
    return widthOf(joined, fontSize) <= 322 ? [...lines.slice(0, -1), joined] : [...lines, note]
  })
  const rows = stack(bars, {
    names,
    gap: 12,
    heightOf: (lines, thickness) => ({
      offset: lines * lineHeight + 2,
      height: lines * lineHeight + 2 + thickness,
    }),
  })
  return { width: 328, left: 4, right: rightOf(bars), ...rows, isNarrow: true }
}

interface Stacking {
  names: string[][]
  gap: number
  heightOf: (lines: number, thickness: number) => { offset: number; height: number }
}

function stack(
  bars: readonly RateBar[],
  { names, gap, heightOf }: Stacking,
): Pick<Layout, 'rows' | 'height'> {
  let top = head
  const rows = bars.map((bar, index) => {
    const thickness = bar.before === undefined ? barHeight : 2 * barHeight + 2
    const { offset, height } = heightOf(names[index].length, thickness)
    const barTop = top + (offset === 0 ? (height - thickness) / 2 : offset)
    const row = { lines: names[index], bar, top, barTop, height }
    top += height + gap
    return row
  })
  return { rows, height: top + 26 }
}

function rightOf(bars: readonly RateBar[]): number {
  const figures = bars.flatMap(({ figure, beforeFigure = '' }) => [figure, beforeFigure])
  return Math.max(...figures.map((text) => widthOf(text, fontSize)), 24) + 14
}
