import type { BiasReport, FacetReport } from '../../schemas/profile.js'
import { heatTable } from '../charts/heat-table.js'
import { heatColor, heatStep } from '../charts/palette.js'
import { html, type Markup } from '../page/markup.js'
import { table } from '../page/page.js'
import { cellName, facetName, isSame, pair } from '../page/pair.js'
import { type FacetPlace, groupHead } from './facet-place.js'
import { outcomePart } from './outcome-part.js'

/** One facet: the sizes of its groups, their outcomes as a table of colours, and each outcome with its chart. */
export function facetPart(facet: FacetReport, place: FacetPlace): Markup {
  const { t } = place.translator
  const head = html`<h3>${t('facetHead', { facet: facetName(facet.columns) })}</h3>`
  if (!hasLabel(place.bias))
    return html`<section>${head}
${groupTable(facet, place)}<p class="note">${t('sizeNote')}</p></section>
`
  return html`<section>${head}
${groupTable(facet, place)}<p class="note">${t('groupNote')}</p>
${place.bias.label.values.length > 0 && outcomeHeat(facet, place)}${facet.outcomes.map((outcome) => outcomePart({ facet, outcome }, place))}</section>
`
}

/** Whether outcomes were counted, not the rows of the groups alone. */
export function hasLabel({ label }: BiasReport): boolean {
  return label.columns.length > 0
}

function groupTable(facet: FacetReport, { before, translator, bias }: FacetPlace): Markup {
  const { t, figures } = translator
  const isCompared = hasLabel(bias)
  const measures = isCompared ? (['kl', 'js', 'lp', 'tvd', 'ks'] as const) : []
  const isWeighted = bias.weight !== bias.rows
  return table({
    caption: t(isCompared ? 'groupCaption' : 'sizeCaption', { facet: facetName(facet.columns) }),
    head: [
      t('group'),
      t('rows'),
      ...(isWeighted ? [t('weight')] : []),
      t('share'),
      t('classImbalance'),
      ...measures.map((name) => t(name)),
    ],
    rows: facet.groups.map((group) => {
      const was = before?.groups.find(({ values }) => isSame(values, group.values))
      return [
        groupHead(group, translator),
        pair(figures.count(group.rows), was && figures.count(was.rows)),
        ...(isWeighted ? [pair(figures.number(group.weight), was && figures.number(was.weight))] : []),
        pair(figures.percent(group.share), was && figures.percent(was.share)),
        pair(figures.measure(group.classImbalance), was && figures.measure(was.classImbalance)),
        ...measures.map((name) =>
          pair(figures.measure(group.divergence[name]), was && figures.measure(was.divergence[name])),
        ),
      ]
    }),
    kind: 'stack',
  })
}

function outcomeHeat(facet: FacetReport, { bias, before, beforeBias, translator }: FacetPlace): Markup {
  const { t, figures } = translator
  const labels = bias.label.values
  const cell = (of: FacetReport, group: number, label: number) =>
    of.table.find((entry) => entry.group === group && entry.label === label)
  const shareOf = (of: FacetReport, group: number, label: number) => {
    const { weight } = of.groups[group]
    return weight === 0 ? null : (cell(of, group, label)?.weight ?? 0) / weight
  }
  const earlierShare = (group: number, label: number) => {
    if (before === undefined || beforeBias === undefined) return undefined
    const oldGroup = before.groups.findIndex(({ values }) => isSame(values, facet.groups[group].values))
    const oldLabel = beforeBias.label.values.findIndex(({ values }) => isSame(values, labels[label].values))
    return oldGroup < 0 || oldLabel < 0 ? undefined : shareOf(before, oldGroup, oldLabel)
  }
  return heatTable(
    {
      caption: t('heatCaption', { facet: facetName(facet.columns) }),
      corner: t('group'),
      rows: [...facet.groups.map((group) => groupHead(group, translator)), t('allRows')],
      columns: labels.map(({ values }) => cellName(values, translator)),
      note: t('heatNote', { step: figures.number(heatStep * 100) }),
    },
    (row, column) => {
      if (row === facet.groups.length)
        return { content: [figures.percent(labels[column].share), count(figures.count(labels[column].rows))] }
      const share = shareOf(facet, row, column)
      const was = earlierShare(row, column)
      const rows = cell(facet, row, column)?.rows ?? 0
      return {
        content: [
          pair(figures.percent(share), was === undefined ? undefined : figures.percent(was)),
          count(figures.count(rows)),
        ],
        color: share === null ? undefined : heatColor(share - labels[column].share),
      }
    },
  )
}

function count(text: string): Markup {
  return html`<span class="range">${text}</span>`
}
