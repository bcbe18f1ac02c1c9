import type { BiasChanges, Drift } from '../schemas/profile-changes.js'
import { html, type Markup } from './page/markup.js'
import { table } from './page/page.js'
import { facetName } from './pair.js'
import type { Voice } from './words/words.js'

/** How far the shares of outcomes and groups moved between two profiles. */
export function changesPart({ label, facets }: BiasChanges, { say, figures }: Voice): Markup {
  const row = (columns: string[], { psi, hellinger, tvd, chiSquare }: Drift) => [
    facetName(columns),
    figures.measure(psi),
    figures.measure(hellinger),
    figures.measure(tvd),
    chiSquare === null ? '–' : figures.number(chiSquare.statistic),
    figures.measure(chiSquare?.p ?? null),
  ]
  return html`<h3>${say('drift')}</h3>${table({
    caption: say('driftCaption'),
    head: [say('column'), say('psi'), say('hellinger'), say('tvd'), say('chiSquare'), say('pValue')],
    rows: [...(label.columns.length === 0 ? [] : [label]), ...facets].map(({ columns, drift }) =>
      row(columns, drift),
    ),
    kind: 'stack',
  })}<p class="note">${say('driftNote')}</p>
`
}
