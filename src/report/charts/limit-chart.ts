import type { NumberSpread } from '../../schemas/curation.js'
import { html, type Markup } from '../page/markup.js'
import type { Figures } from '../words/figures.js'
import { colors } from './palette.js'

const [width, height] = [250, 104]
const area = { left: 6, right: 244, top: 20, bottom: 84 }

/** Where the limits of a number lie among the texts. */
export interface LimitChartParts {
  label: string
  figures: Figures
  limits: NumberSpread['limits']
}

/**
 * A histogram with limits drawn as dashed lines; ranges beyond a limit have another colour. It is written here and not by
 * ECharts, which takes longer to load than most runs take to report.
 */
export function limitChart(
  { edges, counts }: NumberSpread['histogram'],
  { label, figures, limits }: LimitChartParts,
): Markup {
  const [low, high] = [edges[0], edges[edges.length - 1]]
  const xOf = (value: number) => round(area.left + ((value - low) / (high - low)) * (area.right - area.left))
  // The root of a count: a few texts are still seen beside thousands.
  const most = Math.sqrt(Math.max(1, ...counts))
  const bars = counts.map((count, i) => {
    if (count === 0) return ''
    const top = round(area.bottom - Math.max(1, (Math.sqrt(count) / most) * (area.bottom - area.top)))
    const isBeyond = limits.some(({ side, limit }) =>
      side === 'max' ? edges[i] >= limit : edges[i + 1] <= limit,
    )
    const [from, to] = [xOf(edges[i]), xOf(edges[i + 1])]
    return html`<rect x="${from}" y="${top}" width="${round(to - from - 0.5)}" height="${round(area.bottom - top)}" fill="${isBeyond ? colors.under : colors.now}"/>`
  })
  const drawn = limits.filter(({ limit }) => limit >= low && limit <= high)
  const lines = drawn.map(({ side, limit }) => {
    const x = xOf(limit)
    const anchor = x > width / 2 ? 'end' : 'start'
    return html`<line x1="${x}" x2="${x}" y1="14" y2="${area.bottom}" stroke="${colors.text}" stroke-dasharray="3 2"/><text x="${x}" y="11" font-size="11" fill="${colors.text}" text-anchor="${anchor}">${side === 'min' ? '≥' : '≤'} ${figures.number(limit)}</text>`
  })
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title>${label}</title><line x1="${area.left}" x2="${area.right}" y1="${area.bottom}" y2="${area.bottom}" stroke="${colors.grid}"/>${bars}${lines}<text x="${area.left}" y="98" font-size="11" fill="${colors.text}">${figures.number(low)}</text><text x="${area.right}" y="98" font-size="11" fill="${colors.text}" text-anchor="end">${figures.number(high)}</text></svg>`
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
