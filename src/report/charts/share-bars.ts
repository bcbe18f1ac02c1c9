import { type Content, html, type Markup } from '../page/markup.js'
import { table } from '../page/page.js'
import { pair } from '../page/pair.js'
import type { Translator } from '../words/words.js'

/** A named share, drawn as a bar beneath its name. */
export interface ShareBar {
  name: Content
  share: number
  /** The count behind the share, where it is known. */
  figure?: string
  old?: { share: number; figure?: string }
}

/** What stands around the bars. */
export interface ShareBarsParts {
  caption: string
  head: [name: string, figure: string]
  /** The share that fills the width; the greatest of them unless told. */
  full?: number
  translator: Translator
}

/** Shares as a table whose cells hold bars, so that names wrap as text does and nothing is cut off. */
export function shareBars(
  bars: readonly ShareBar[],
  { caption, head, full, translator: { figures } }: ShareBarsParts,
): Markup {
  const greatest = full ?? Math.max(...bars.flatMap(({ share, old }) => [share, old?.share ?? 0]))
  const fill = (share: number, kind: string) =>
    html`<span class="fill${kind}" style="width:${greatest === 0 ? 0 : ((share / greatest) * 100).toFixed(1)}%"></span>`
  const figureOf = ({ share, figure }: { share: number; figure?: string }) =>
    figure === undefined ? figures.percent(share) : `${figure} (${figures.percent(share)})`
  return table({
    caption,
    head,
    rows: bars.map((bar) => [
      [bar.name, bar.old && fill(bar.old.share, ' old'), fill(bar.share, '')],
      pair(figureOf(bar), bar.old && figureOf(bar.old)),
    ]),
    kind: 'values',
  })
}
