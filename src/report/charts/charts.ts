/**
 * The door to ECharts. It draws SVG as text, so a page needs no script. The minified bundle is taken because it
 * loads eight times as fast as the same parts picked one by one from some 500 modules.
 */
import { allowedIn, html, Markup } from '../page/markup.js'

/** The size of a chart in pixels, and what it shows, for those who cannot see it. */
export interface ChartFrame {
  width: number
  height: number
  label: string
  option: object
}

/** Draws one chart as an `<svg>` element that shrinks with the page. */
export type Draw = (frame: ChartFrame) => Markup

/** Loads ECharts. */
export async function loadCharts(): Promise<Draw> {
  const { init } = await import('echarts/dist/echarts.esm.min.mjs')
  return ({ width, height, label, option }) => {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
    try {
      chart.setOption({ animation: false, ...option })
      return frame(chart.renderToSVGString(), { width, height, label })
    } finally {
      chart.dispose()
    }
  }
}

/**
 * Leaves out what only a live chart needs: marks for events, and class names that count up through the life of the
 * process, so that a page would not be the same twice.
 */
function frame(
  svg: string,
  { width, height, label }: { width: number; height: number; label: string },
): Markup {
  const inner = allowedIn(svg)
    .slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ (?:ecmeta_\w+|class|pointer-events|dominant-baseline="auto")="[^"]*"/g, '')
    .replace(/font-family:[^;"]*;/g, '')
    .replace(/<rect [^>]*fill="none"><\/rect>\n?/, '')
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title>${label}</title>${new Markup(inner)}</svg>`
}
