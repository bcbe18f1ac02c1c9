import type { BiasChanges, Drift } from '../../schemas/profile-changes.js'
import { html, type Markup } from '../page/markup.js'
import { table } from '../page/page.js'
import { facetName } from '../page/pair.js'
import type { Translator } from '../words/words.js'

/** How far the shares of outcomes and groups moved between two profiles. */
export function changesPart({ label, facets }: BiasChanges, { t, figures }: Translator): Markup {
  const row = (columns: string[], { psi, hellinger, tvd, chiSquare }: Drift) => [
    facetName(columns),
    figures.measure(psi),
    figures.measure(hellinger),
    figures.measure(tvd),
    chiSquare === null ? '–' : figures.number(chiSquare.statistic),
    figures.measure(chiSquare?.p ?? null),
  ]
  return html`<h3>${t('drift')}</h3>${table({
    caption: t('driftCaption'),
    head: [t('column'), t('psi'), t('hellinger'), t('tvd'), t('chiSquare'), t('pValue')],
    rows: [...(label.columns.length === 0 ? [] : [label]), ...facets].map(({ columns, drift }) =>
      row(columns, drift),
    ),
    kind: 'stack',
  })}<p class="note">${t('driftNote')}</p>
`
}
